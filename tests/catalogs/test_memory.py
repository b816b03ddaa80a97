"""The translation memory: what is found, in which order, and how its file endures."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import Match, Memory, Message, Previous, discard_memory, open_memory
from dragoman.errors import DamagedError, DragomanError, LockedError

REST = Message("Rest for 5 minutes before the next device.", ("Ruhen Sie 5 Minuten.",), line=7)
FUZZY = ("fuzzy",)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "build" / "memory" / "de.sqlite"


@pytest.fixture
def memory(path: Path) -> Iterator[Memory]:
    with open_memory(path) as opened:
        yield opened


def fill(memory: Memory, *messages: Message, origin: str = "articles/x") -> None:
    with memory.changing():
        memory.update(origin, f"digest of {len(messages)}", messages)


def found(memory: Memory, text: str, *, limit: int = 5) -> list[tuple[int, str, str]]:
    """Percent, source and translation of what is found."""
    matches = memory.matches(text, limit=limit, at_least=50)
    return [(match.percent, match.id, match.strings[0]) for match in matches]


def test_a_match_says_everything(memory: Memory) -> None:
    fill(memory, replace(REST, context="step", flags=FUZZY))
    asked = "Rest for 10 minutes before the next device."
    assert memory.matches(asked, limit=5, at_least=50) == (
        Match(
            percent=96,
            id=REST.id,
            strings=REST.strings,
            context="step",
            origin="articles/x",
            line=7,
            obsolete=False,
            fuzzy=True,
            others=0,
            difference="Rest for [-5-]{+10+} minutes before the ...",
        ),
    )


def test_only_what_is_translated_is_remembered(memory: Memory) -> None:
    fill(memory, replace(REST, strings=("",)), Message("Rest", ("Ruhen", "")))
    assert found(memory, REST.id) == []
    assert found(memory, "Rest") == [(100, "Rest", "Ruhen")]


def test_a_fuzzy_one_is_found_by_what_it_was_made_for(memory: Memory) -> None:
    previous = Previous(REST.id, "before")
    fill(memory, replace(REST, id="Rest as you like.", flags=FUZZY, previous=previous))
    [match] = memory.matches(REST.id, limit=5, at_least=50)
    assert (match.id, match.context, match.fuzzy) == (REST.id, "before", True)
    assert found(memory, "Rest as you like.") == []


def test_all_forms_of_a_plural(memory: Memory) -> None:
    fill(memory, Message("one day", ("ein Tag", "%d Tage"), plural_id="%d days"))
    [match] = memory.matches("one day", limit=5, at_least=50)
    assert match.strings == ("ein Tag", "%d Tage")


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("Call [our clinic][1] first.", "Call [our clinic][3] first."),
        ("Call [our clinic][1] first.", "Call our clinic first."),
    ],
    ids=["number of a link", "link taken away"],
)
def test_links_do_not_count(memory: Memory, source: str, asked: str) -> None:
    fill(memory, Message(source, ("Rufen Sie [uns][1] an.",)))
    [match] = memory.matches(asked, limit=5, at_least=50)
    assert (match.percent, match.difference) == (100, "")


@pytest.mark.parametrize(
    ("source", "asked", "percent"),
    [
        ("Side effects", "Side efects", 95),
        ("Nausea", "Nasuea", 83),
        ("Rest for two hours.", "You rest for two hours.", 85),
        ("服用後は2時間休んでください。", "服用後は4時間休んでください。", 93),
        ("服用後は2時間休んでください。", "服用した後は2時間ほど休んでください。", 88),
        ("副作用", "副作用は", 85),
        ("ยาพ่นจมูก", "ยาพ่นจมูกนี้", 85),
        ("```", "``", 80),
        ("if it hurts call us at once", "call us at once if it hurts", 60),
        ("a\0b", "a\0b", 100),
    ],
)
def test_edits_are_found(memory: Memory, source: str, asked: str, percent: int) -> None:
    others = [Message(f"{word} {word}", (word,)) for word in ("one", "two", "前回")]
    fill(memory, *others, Message(source, ("…",)))
    assert [(likeness, id) for likeness, id, _ in found(memory, asked)] == [(percent, source)]


@pytest.mark.parametrize("asked", ["", "\0", '"', "AND OR NOT", "*", "a" * 100_000, "(NEAR"])
def test_anything_may_be_asked(memory: Memory, asked: str) -> None:
    fill(memory, REST)
    assert found(memory, asked) == []


def test_the_order_is_by_likeness_then_by_state(memory: Memory) -> None:
    messages = [
        replace(REST, id="Rest for 6 minutes before any device.", strings=("anders",)),
        replace(REST, strings=("veraltet",), obsolete=True),
        replace(REST, strings=("unsicher",), flags=FUZZY, context="a"),
        replace(REST, strings=("sicher",), context="b"),
        replace(REST, id=f"{REST.id[:-1]}[.][1]", strings=("mit Link",)),
    ]
    fill(memory, *messages)
    ordered = ["sicher", "unsicher", "veraltet", "mit Link", "anders"]
    assert [string for _, _, string in found(memory, REST.id)] == ordered
    assert [string for _, _, string in found(memory, REST.id, limit=1)] == ordered[:1]


def test_the_same_translation_is_shown_once(memory: Memory) -> None:
    fill(memory, replace(REST, obsolete=True), origin="articles/a")
    fill(memory, replace(REST, flags=FUZZY), origin="articles/b")
    fill(memory, replace(REST, line=9), origin="articles/c")
    [match] = memory.matches(REST.id, limit=5, at_least=50)
    assert (match.origin, match.line, match.fuzzy, match.others) == ("articles/c", 9, False, 2)


def test_a_catalog_takes_the_place_of_what_it_said(memory: Memory) -> None:
    fill(memory, REST, Message("Gone tomorrow", ("weg",)))
    fill(memory, replace(REST, strings=("neu",)))
    assert memory.digests() == {"articles/x": "digest of 1"}
    assert found(memory, REST.id) == [(100, REST.id, "neu")]
    assert found(memory, "Gone tomorrow") == []
    with memory.changing():
        memory.forget("articles/x")
    assert (memory.digests(), found(memory, REST.id)) == ({}, [])


def test_what_is_removed_leaves_nothing_behind(memory: Memory) -> None:
    fill(memory, REST, Message("副作用", ("…",)))
    with memory.changing():
        memory.forget("articles/x")
    tables = ("origins", "texts", "entries", "terms")
    counts = [memory._connection.execute(f"SELECT count(*) FROM {name}") for name in tables]
    assert [count.fetchone() for count in counts] == [(0,)] * 4
    hits = memory._connection.execute("SELECT rowid FROM postings WHERE postings MATCH 'rest'")
    assert hits.fetchall() == []


def test_changes_are_made_whole_or_not_at_all(memory: Memory) -> None:
    fill(memory, REST)
    with suppress(ZeroDivisionError), memory.changing():
        memory.forget("articles/x")
        raise ZeroDivisionError
    assert found(memory, REST.id) == [(100, REST.id, REST.string)]


def test_the_file_is_kept(path: Path) -> None:
    for _ in range(2):
        with open_memory(path) as memory:
            fill(memory, REST)
    with open_memory(path) as memory:
        assert found(memory, REST.id) == [(100, REST.id, REST.string)]


@pytest.mark.parametrize("content", [b"no index\n" * 500, b"SQLite format 3\0" + bytes(4080)])
def test_a_file_that_is_no_memory_is_made_again(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with open_memory(path) as memory:
        fill(memory, REST)
        assert found(memory, REST.id) == [(100, REST.id, REST.string)]


def test_a_memory_of_another_layout_is_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_memory(path) as memory:
        fill(memory, REST)
    monkeypatch.setattr("dragoman.catalogs.memory.memory._LAYOUT", 999)
    with open_memory(path) as memory:
        assert memory.digests() == {}


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_memory_says_so_or_answers(path: Path, seed: int) -> None:
    with open_memory(path) as memory:
        fill(memory, *(Message(f"word{n} and {n} more", (f"Wort {n}",)) for n in range(100)))
    content = bytearray(path.read_bytes())
    place = 100 + (len(content) - 600) * seed // 8
    content[place : place + 500] = bytes((seed + n) % 256 for n in range(500))
    path.write_bytes(content)
    try:
        with open_memory(path) as memory:
            fill(memory, REST)
            found(memory, "word7 and 7 more")
    except DamagedError:
        discard_memory(path)
    with open_memory(path) as memory:
        fill(memory, REST)
        assert found(memory, REST.id) == [(100, REST.id, REST.string)]


def test_two_at_once_wait_for_each_other(path: Path) -> None:
    def filled(origin: str) -> None:
        with open_memory(path) as memory:
            fill(memory, *messages, origin=origin)

    messages = [Message(f"text number {n}", (f"Text {n}",)) for n in range(200)]
    names = [f"articles/{n}" for n in range(4)]
    threads = [threading.Thread(target=filled, args=(name,)) for name in names]
    run_all(threads)
    with open_memory(path) as memory:
        assert sorted(memory.digests()) == names
        [match, *_] = memory.matches("text number 7", limit=5, at_least=50)
        assert (match.percent, match.others) == (100, 3)


def run_all(threads: Iterable[threading.Thread]) -> None:
    started = list(threads)
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()


def test_who_waits_in_vain_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.catalogs.memory.memory._PATIENCE", 0.0)
    with ExitStack() as stack:
        stack.enter_context(stack.enter_context(open_memory(path)).changing())
        other = stack.enter_context(open_memory(path))
        stack.enter_context(pytest.raises(LockedError, match="another command is filling"))
        stack.enter_context(other.changing())


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DragomanError, match="unable to open") as caught, open_memory(path):
        pass
    assert caught.value.path == str(path)
