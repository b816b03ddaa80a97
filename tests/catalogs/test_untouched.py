"""What a merge leaves as it stands, and that it says the same as what it looks into."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import (
    Catalog,
    Message,
    merge,
    new_catalog,
    parse_catalog,
    read_catalog,
    write_catalog,
)
from dragoman.catalogs.merging.untouched import untouched
from dragoman.catalogs.po.arrangement import Arrangement
from dragoman.catalogs.po.entries import Entries
from dragoman.errors import CatalogError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = sorted((Path(__file__).parent / "cases" / "merge").iterdir())
HEADER = 'msgid ""\nmsgstr "Language: de\\n"\n\n'
WRAPPED = 'msgid ""\n"Take "\n"two."\n'

OLD = """msgid "Stays"
msgstr "Bleibt"

#. of the form
msgid "Take two tablets."
msgstr "Nehmen Sie zwei Tabletten."

msgid "Goes"
msgstr "Geht"
"""
TEMPLATE = """msgid "A new paragraph"
msgstr ""

#. of the form
msgid "Take one tablet."
msgstr ""

msgid "Stays"
msgstr ""
"""


def parsed(text: str, locale: Locale | None = GERMAN) -> Catalog:
    return parse_catalog(HEADER + text, domain="articles/x", locale=locale)


def listed(catalog: Catalog) -> Catalog:
    """The same catalog as one that was read from no file."""
    return replace(catalog, messages=tuple(catalog.messages), entries=None)


@pytest.mark.parametrize(
    ("head", "translation"),
    [
        ('msgid "a"\n', 'msgstr "b"\n'),
        ('msgid "a"\n', 'msgstr ""\n'),
        ('msgctxt "c"\nmsgid "a"\n', 'msgstr "b"\n'),
        ('#. said\n#: x.md:3\nmsgid "a"\n', 'msgstr "b"\n'),
        (WRAPPED, 'msgstr ""\n"Nehmen "\n"zwei."\n'),
    ],
    ids=["translated", "not yet", "context", "remarks", "wrapped"],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_an_entry_that_differs_in_its_translation_stays(
    head: str, translation: str, eol: str
) -> None:
    old, template = (
        parse_catalog((HEADER + text).replace("\n", eol), domain="x", locale=None)
        for text in (head + translation, f'{head}msgstr ""\n')
    )
    assert untouched(old, template) == {1: 1}


@pytest.mark.parametrize(
    ("old", "template"),
    [
        ('# note\nmsgid "a"\nmsgstr "b"\n', 'msgid "a"\nmsgstr ""\n'),
        ('# note\nmsgid "a"\nmsgstr "b"\n', '# note\nmsgid "a"\nmsgstr ""\n'),
        ('#, fuzzy\nmsgid "a"\nmsgstr "b"\n', '#, fuzzy\nmsgid "a"\nmsgstr ""\n'),
        ('#| msgid "z"\nmsgid "a"\nmsgstr "b"\n', '#| msgid "z"\nmsgid "a"\nmsgstr ""\n'),
        ('#. one\nmsgid "a"\nmsgstr "b"\n', '#. two\nmsgid "a"\nmsgstr ""\n'),
        (
            'msgid "a"\nmsgid_plural "c"\nmsgstr[0] "b"\nmsgstr[1] "b"\n',
            'msgid "a"\nmsgid_plural "c"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        ),
        ('msgid "a"\nmsgstr "b"\n', 'msgid "a"\nmsgstr "c"\n'),
        ('msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', 'msgid "a"\nmsgstr ""\n'),
        ('#~ msgid "a"\n#~ msgstr "b"\n', 'msgid "a"\nmsgstr ""\n'),
    ],
    ids=[
        *("comment", "two comments", "fuzzy", "previous", "remark", "plural", "translated"),
        *("twin", "obsolete"),
    ],
)
def test_an_entry_that_differs_otherwise_is_looked_into(old: str, template: str) -> None:
    assert untouched(parsed(old), parsed(template, None)) == {}


def test_an_empty_header_is_not_a_message() -> None:
    empty = parse_catalog('msgid ""\nmsgstr ""\n', domain="x", locale=None)
    assert untouched(empty, empty) == {}


def test_revised_messages_are_looked_into() -> None:
    catalog, template = parsed(OLD), parsed(TEMPLATE, None)
    revised = catalog.with_revised([Message("Stays", ("Steht",))])
    assert untouched(revised, template) == {}
    assert merge(revised, template).catalog.find((None, "Stays")) == Message("Stays", ("Steht",))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_files_are_merged_as_their_messages_are(case: Path) -> None:
    old = read_catalog(case / "old.po", domain="x", locale=GERMAN)
    template = read_catalog(case / "template.pot", domain="x", locale=None)
    assert merge(old, template) == merge(listed(old), listed(template))


def test_what_stays_is_never_decoded(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEADER + OLD, encoding="utf-8")
    catalog = read_catalog(path, domain="x", locale=GERMAN)
    template = parsed(TEMPLATE, None)
    write_catalog(path, merge(catalog, template).catalog)
    texts = path.read_text(encoding="utf-8").split("\n\n")
    assert texts[1] == 'msgid "A new paragraph"\nmsgstr ""'
    assert texts[3] == 'msgid "Stays"\nmsgstr "Bleibt"'
    assert [undecoded(each) for each in (catalog, template)] == [[b"Stays"], [b"Stays"]]


def undecoded(catalog: Catalog) -> list[bytes]:
    """The keys of what nobody asked for."""
    entries = catalog.messages
    assert isinstance(entries, Entries)
    return [key for key, place in entries.places.items() if entries.messages[place] is None]


@pytest.mark.parametrize(
    ("order", "same"),
    [
        ((1, 2, 3), True),
        ((1, Message("Take two tablets.", ("Nehmen.",), extracted=("of the form",)), 3), False),
        ((2, 1, 3), False),
        ((1, 2), False),
        ((1, 2, Message("Goes", ("Geht",))), True),
    ],
    ids=["as read", "reworded", "moved", "fewer", "equal"],
)
def test_an_arrangement_is_the_file_where_it_says_the_same(
    order: tuple[int | Message, ...], same: bool
) -> None:
    entries = parsed(OLD).messages
    assert isinstance(entries, Entries)
    arrangement = Arrangement(entries, order)
    assert (arrangement == entries) is same
    assert (tuple(arrangement) == tuple(entries)) is same
    assert arrangement == tuple(arrangement)
    assert hash(arrangement) == hash(tuple(arrangement))
    assert [arrangement[place] for place in range(len(arrangement))] == list(arrangement)
    assert arrangement[:2] == tuple(arrangement)[:2]


@pytest.mark.parametrize(
    "order",
    [
        (1, Message("Stays", ("Steht",))),
        (Message("Stays", ("Steht",)), 1),
        (2, Message("New"), Message("New")),
    ],
    ids=["behind", "before", "new"],
)
def test_an_arrangement_with_twins_is_not_written(
    tmp_path: Path, order: tuple[int | Message, ...]
) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEADER + OLD, encoding="utf-8")
    catalog = read_catalog(path, domain="x", locale=GERMAN)
    assert isinstance(catalog.messages, Entries)
    twice = replace(catalog, messages=Arrangement(catalog.messages, order))
    with pytest.raises(CatalogError, match=r"this message is there twice: '(Stays|New)'"):
        write_catalog(path, twice)
    assert path.read_text(encoding="utf-8") == HEADER + OLD


def test_an_arrangement_of_another_file_is_written_as_it_says(tmp_path: Path) -> None:
    catalog = parsed(OLD)
    assert isinstance(catalog.messages, Entries)
    found = (Arrangement(catalog.messages, (3, 1)), catalog.messages[:1])
    for number, messages in enumerate(found):
        write_catalog(tmp_path / f"{number}.po", new_catalog("x", None, messages))
    texts = (tmp_path / "0.po").read_text(encoding="utf-8").split("\n\n")
    assert texts[1:] == ['msgid "Goes"\nmsgstr "Geht"', 'msgid "Stays"\nmsgstr "Bleibt"\n']
