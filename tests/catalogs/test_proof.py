from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import Message, Previous, new_catalog, read_catalog, write_catalog
from dragoman.errors import CatalogError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = Path(__file__).parent / "cases"
READABLE = sorted([*CASES.glob("good/*.tidy.po"), *CASES.glob("merge/*/expected.po")])


@pytest.mark.parametrize("source", READABLE, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_polib_agrees_about_what_is_written(tmp_path: Path, source: Path) -> None:
    catalog = replace(read_catalog(source, domain="x", locale=GERMAN), digest="")
    if source.name == "escapes.tidy.po":
        with pytest.raises(CatalogError, match="polib does not know the escape"):
            write_catalog(tmp_path / "x.po", catalog)
    else:
        assert write_catalog(tmp_path / "x.po", catalog)


@pytest.mark.parametrize(
    "message",
    [
        Message("a", ("rings \a",)),
        Message("a", comments=('two lines\nmsgid "b"',)),
        Message("a", extracted=("one\n#, fuzzy",)),
        Message("a", references=("x\ny.md",)),
        Message("a", flags=("fuzzy, python-format",)),
        Message("a", ("",) * 11, plural_id="b"),
        Message("a", (), plural_id="b"),
        Message("a", ("one", "two")),
    ],
    ids=[
        "bell",
        "line feed in a comment",
        "line feed in an extracted comment",
        "line feed in a reference",
        "two flags in one",
        "eleven forms",
        "no form",
        "forms without a plural",
    ],
)
def test_what_would_be_read_otherwise_is_not_written(tmp_path: Path, message: Message) -> None:
    path = tmp_path / "x.po"
    before = new_catalog("x", GERMAN, [Message("a", ("b",))])
    write_catalog(path, before)
    read = read_catalog(path, domain="x", locale=GERMAN)
    with pytest.raises(CatalogError) as caught:
        write_catalog(path, replace(read, messages=(message,)), name="de/x.po")
    assert str(caught.value).startswith("de/x.po: nothing was written: polib ")
    assert read_catalog(path, domain="x", locale=GERMAN) == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Message("a\ud800"), "no PO file can hold the character U+D800 of the message 'a\\ud800'"),
        (
            Message("a", comments=("\udfff",)),
            "no PO file can hold the character U+DFFF of the message 'a'",
        ),
        (Message("a", comments=("end\r",)), "this message would be read otherwise: 'a'"),
    ],
    ids=["half a character", "in a comment", "carriage return"],
)
def test_what_we_could_not_read_again_is_not_written(
    tmp_path: Path, message: Message, reason: str
) -> None:
    with pytest.raises(CatalogError) as caught:
        write_catalog(tmp_path / "x.po", new_catalog("x", GERMAN, [message]), name="de/x.po")
    assert str(caught.value) == f"de/x.po: nothing was written: {reason}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Message("a", ("b\0",)), "gettext's tools end a text at the character NUL"),
        (Message("a", ("\udce9",)), "numeric escapes give bytes that are not UTF-8"),
        (
            Message("a", previous=Previous("\udce9")),
            "numeric escapes give bytes that are not UTF-8",
        ),
    ],
    ids=["NUL", "bytes", "bytes of a previous text"],
)
def test_what_other_tools_could_not_read_is_not_written_anew(
    tmp_path: Path, message: Message, reason: str
) -> None:
    with pytest.raises(CatalogError) as caught:
        write_catalog(tmp_path / "x.po", new_catalog("x", GERMAN, [message]), name="de/x.po")
    assert str(caught.value) == (
        f"de/x.po: nothing was written: {reason}, the message 'a'\n\n"
        "Write the message's text anew; then run the command again."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_message_that_is_there_twice_is_not_written(tmp_path: Path) -> None:
    twins = new_catalog("x", GERMAN, [Message("a", ("b",)), Message("a", ("c",))])
    with pytest.raises(CatalogError, match="nothing was written: this message is there twice: 'a'"):
        write_catalog(tmp_path / "x.po", twins)
    assert list(tmp_path.iterdir()) == []


def test_hostile_texts_are_written_as_they_are(tmp_path: Path) -> None:
    texts = ['"', "\\", '\\"', "#~ msgid", "\r\n", "a\r", "\u2028\x85\x1c", "\ufeff", "\x01", " "]
    messages = [
        Message(text, (text,), context=text, comments=('msgid "x"',), previous=Previous(text))
        for text in texts
    ]
    catalog = new_catalog("x", GERMAN, messages)
    write_catalog(tmp_path / "x.po", catalog)
    assert read_catalog(tmp_path / "x.po", domain="x", locale=GERMAN) == catalog
