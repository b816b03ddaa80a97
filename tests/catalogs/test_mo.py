"""MO files: the same bytes as msgfmt's, and what Python's gettext reads in them."""

import shutil
import subprocess
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.catalogs import Message, format_mo, new_catalog, read_catalog
from dragoman.locales import Locale

CASES = Path(__file__).parent / "cases" / "mo"
GERMAN = Locale.parse("de")
MESSAGES = (
    Message("b", ("B",)),
    Message("a", ("Ä\nÖ",)),
    Message("a", ("im Kontext",), context="k"),
    Message("a", ("leerer Kontext",), context=""),
    Message("one day", ("ein Tag", "%d Tage"), plural_id="%d days"),
    Message("half", ("nur eine", ""), plural_id="halves"),
    Message("empty", ("",)),
    Message("fuzzy", ("unsicher",), flags=("fuzzy",)),
    Message("gone", ("weg",), obsolete=True),
    Message("line\n", ("Zeile",)),
)


def reading(content: bytes) -> GNUTranslations:
    return GNUTranslations(BytesIO(content))


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext's tools are not installed")
@pytest.mark.parametrize("path", sorted(CASES.glob("*.po")), ids=lambda path: path.stem)
def test_the_bytes_are_those_of_msgfmt(path: Path, tmp_path: Path) -> None:
    made = tmp_path / "x.mo"
    subprocess.run(["msgfmt", "--no-hash", path, "-o", made], check=True)
    assert format_mo(read_catalog(path, domain="x", locale=GERMAN)) == made.read_bytes()


def test_only_confirmed_translations_are_in_it() -> None:
    read = reading(format_mo(new_catalog("x", GERMAN, MESSAGES)))
    kept = [read.gettext(message.id) for message in MESSAGES]
    ours, left_out = ["B", "Ä\nÖ", "Ä\nÖ", "Ä\nÖ", "ein Tag"], ["half", "empty", "fuzzy", "gone"]
    assert kept == [*ours, *left_out, "line\n"]
    assert (read.pgettext("k", "a"), read.pgettext("", "a")) == ("im Kontext", "leerer Kontext")


def test_plural_forms_follow_the_header() -> None:
    arabic = Locale.parse("ar")
    message = Message("one", tuple("abcdef"), plural_id="many")
    read = reading(format_mo(new_catalog("x", arabic, [message])))
    counted = [read.ngettext("one", "many", number) for number in (0, 1, 2, 3, 11, 100)]
    assert counted == list("abcdef")


def test_who_asks_for_less_gets_less() -> None:
    catalog = new_catalog("x", GERMAN, MESSAGES)
    read = reading(format_mo(catalog, takes=lambda message: message.id == "b"))
    assert [read.gettext("b"), read.gettext("a")] == ["B", "a"]


def test_the_header_is_there_even_alone() -> None:
    read = reading(format_mo(new_catalog("x", GERMAN)))
    assert (read.charset(), read.info()["language"]) == ("UTF-8", "de")
