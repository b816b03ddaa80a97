from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dragoman.catalogs import (
    Catalog,
    MergeReport,
    Message,
    Previous,
    header_for,
    merge,
    new_catalog,
    parse_catalog,
    read_catalog,
)
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = sorted((Path(__file__).parent / "cases" / "merge").iterdir())

OWN_RULES = ("duplicate", "link_removed", "links_renumbered", "plural_removed", "reworded_back")
"""Where msgmerge does otherwise: it refuses twins, knows nothing of links, keeps the first plural
form instead of the last, and gives a text as its own previous one."""
SHARED_RULES = [case for case in CASES if case.name not in OWN_RULES]

Gettext = Callable[..., CompletedProcess[bytes]]


def read(path: Path, locale: Locale | None = GERMAN) -> Catalog:
    return read_catalog(path, domain="articles/x", locale=locale)


def template(*ids: str) -> Catalog:
    return new_catalog("articles/x", None, map(Message, ids))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule(case: Path) -> None:
    merged = merge(read(case / "old.po"), read(case / "template.pot", None)).catalog
    expected = read(case / "expected.po")
    assert merged.messages == expected.messages
    assert merged.header.comments == expected.header.comments


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_merging_again_changes_nothing(case: Path) -> None:
    source = read(case / "template.pot", None)
    once = merge(read(case / "old.po"), source).catalog
    again = merge(once, source)
    assert again.catalog == once
    assert again.report == MergeReport(unchanged=len(source))


def test_the_header_becomes_the_constant_one() -> None:
    merged = merge(read(CASES[0] / "old.po"), template())
    assert merged.catalog.header.text == header_for(GERMAN).text


def test_new_messages_have_as_many_forms_as_the_language() -> None:
    source = new_catalog("site", None, [Message("one", ("", ""), plural_id="many")])
    merged = merge(new_catalog("site", Locale.parse("ar")), source)
    assert merged.catalog.messages == (Message("one", ("",) * 6, plural_id="many"),)
    assert merged.report == MergeReport(new=1)


def test_forms_that_a_language_has_beyond_those_of_the_file_are_empty() -> None:
    old = new_catalog("site", Locale.parse("ar"), [Message("one", ("a", "b"), plural_id="many")])
    source = new_catalog("site", None, [Message("one", ("", ""), plural_id="many")])
    (message,) = merge(old, source).catalog
    assert message == Message("one", ("a", "b", "", "", "", ""), plural_id="many")


def test_every_way_is_counted() -> None:
    old = new_catalog(
        "articles/x",
        GERMAN,
        [
            Message("Stays as it is.", ("Bleibt.",)),
            Message("Do not drive for 24 hours.", ("Fahren Sie 24 Stunden nicht.",)),
            Message("Goes with its translation", ("Geht.",)),
            Message("qqq", ("",)),
            Message("Comes back.", ("Ist zurück.",), obsolete=True),
            Message("Still gone", ("Noch weg",), obsolete=True),
        ],
    )
    source = template("Stays as it is.", "Do not drive for 48 hours.", "Comes back.", "zzz")
    assert merge(old, source).report == MergeReport(
        unchanged=1, new=1, reworded=1, revived=1, obsolete=1, removed=1
    )


def test_one_edited_word_makes_exactly_one_message_fuzzy() -> None:
    texts = [f"Sentence number {n} of a long article about many things." for n in range(100)]
    old = new_catalog("articles/x", GERMAN, [Message(text, ("x",)) for text in texts])
    edited = [text.replace("long", "short") if " 37 " in text else text for text in texts]
    merged = merge(old, template(*edited)).catalog
    assert [(m.id, m.previous) for m in merged if m.fuzzy] == [
        (edited[37], Previous(texts[37])),
    ]
    assert sum(m.translated for m in merged) == 99


def test_a_catalog_without_a_header_is_merged_too() -> None:
    merged = merge(read(CASES[0] / "template.pot"), template("New"))
    assert [m.id for m in merged.catalog] == ["New"]


def test_the_values_given_are_not_changed() -> None:
    old = read(CASES[0] / "old.po")
    before = old.messages
    merge(old, template("Something else"))
    assert old.messages == before


@pytest.mark.parametrize("case", SHARED_RULES, ids=lambda case: case.name)
def test_msgmerge_comes_to_the_same(gettext: Gettext, case: Path) -> None:
    options = ("--previous", "--no-wrap", "--quiet")
    result = gettext("msgmerge", *options, case / "old.po", case / "template.pot").stdout
    theirs = parse_catalog(result.decode(), domain="articles/x", locale=GERMAN)
    assert facts(theirs) == facts(read(case / "expected.po"))


def facts(catalog: Catalog) -> list[tuple[object, ...]]:
    return [
        (m.key, m.plural_id, m.strings, m.fuzzy, m.previous, m.obsolete) for m in catalog.messages
    ]
