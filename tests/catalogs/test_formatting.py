from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dragoman.catalogs import (
    Header,
    Message,
    format_catalog,
    format_message,
    new_catalog,
    parse_catalog,
    read_catalog,
)

GOOD = Path(__file__).parent / "cases" / "good"
TIDY = sorted(GOOD.glob("*.tidy.po"))
"""Every `x.tidy.po` is what is written when `x.po` has been read."""

GNU_READS = [
    GOOD / f"{name}.tidy.po" for name in ("comments", "escapes", "flags", "free_form", "wrapped")
]
"""Without those that other editors leave: twins, a byte order mark, a poor header."""

Gettext = Callable[..., CompletedProcess[bytes]]

REFERENCES = tuple(f"content/articles/number-{n}.md" for n in range(5))
"""Two of them fill a line."""


def name_of(path: Path) -> str:
    return path.name.split(".")[0]


@pytest.mark.parametrize("tidy", TIDY, ids=name_of)
def test_a_file_is_written_tidily(tidy: Path) -> None:
    catalog = read_catalog(GOOD / f"{name_of(tidy)}.po", domain="x", locale=None)
    assert format_catalog(catalog) == tidy.read_bytes().decode()


@pytest.mark.parametrize("tidy", TIDY, ids=name_of)
def test_reading_what_was_written_gives_the_same(tidy: Path) -> None:
    catalog = read_catalog(GOOD / f"{name_of(tidy)}.po", domain="x", locale=None)
    again = parse_catalog(format_catalog(catalog), domain="x", locale=None)
    assert again == replace(catalog, messages=(*catalog, *catalog.obsolete))


def test_an_entry_is_written_in_gettexts_order() -> None:
    message = Message(
        "b",
        ("c",),
        context="a",
        comments=("comment", ""),
        extracted=("extracted", ""),
        references=("x.md", "with blanks.md:3"),
        flags=("python-format", "fuzzy"),
    )
    assert format_message(message) == (
        "# comment\n#\n#. extracted\n#.\n#: x.md \u2068with blanks.md\u2069:3\n"
        '#, fuzzy, python-format\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n'
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 'msgid ""\n'),
        ("one\n", 'msgid "one\\n"\n'),
        ("\n", 'msgid "\\n"\n'),
        ("one\ntwo", 'msgid ""\n"one\\n"\n"two"\n'),
        ("\ntwo\n", 'msgid ""\n"\\n"\n"two\\n"\n'),
        ("x" * 500, f'msgid "{"x" * 500}"\n'),
    ],
    ids=["empty", "ends its line", "only a break", "two lines", "starts with a break", "long"],
)
def test_a_text_is_one_line_or_its_own_lines(text: str, lines: str) -> None:
    assert format_message(Message(text)) == f'{lines}msgstr ""\n'


def test_references_stay_within_79_columns() -> None:
    lines = format_message(Message("a", references=REFERENCES)).splitlines()[:3]
    assert lines == [
        "#: content/articles/number-0.md content/articles/number-1.md",
        "#: content/articles/number-2.md content/articles/number-3.md",
        "#: content/articles/number-4.md",
    ]


def test_obsolete_messages_come_last() -> None:
    messages = [Message("gone", ("weg",), obsolete=True), Message("here")]
    text = format_catalog(replace(new_catalog("x", None, messages), header=Header()))
    assert text == (
        'msgid ""\nmsgstr ""\n\nmsgid "here"\nmsgstr ""\n\n#~ msgid "gone"\n#~ msgstr "weg"\n'
    )


@pytest.mark.parametrize("length", range(60, 84))
def test_msgcat_breaks_references_where_we_do(
    gettext: Gettext, tmp_path: Path, length: int
) -> None:
    names = ("\u00e9" + "a" * (length - 33) + ".md", "b" * 27, "c" * 9)
    catalog = new_catalog("x", None, [Message("a", ("b",), references=names)])
    path = tmp_path / "x.po"
    path.write_text(format_catalog(catalog), encoding="utf-8")
    assert gettext("msgcat", "--no-wrap", path).stdout == path.read_bytes()


@pytest.mark.parametrize("tidy", GNU_READS, ids=name_of)
def test_msgcat_writes_the_same(gettext: Gettext, tidy: Path) -> None:
    source = GOOD / f"{name_of(tidy)}.po"
    assert gettext("msgcat", "--no-wrap", source).stdout == tidy.read_bytes()
    assert gettext("msgcat", "--no-wrap", tidy).stdout == tidy.read_bytes()
