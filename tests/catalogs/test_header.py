from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from babel.messages.pofile import read_po

from dragoman.catalogs import Header, Message, format_catalog, header_for, new_catalog
from dragoman.locales import Locale, plural_forms

GERMAN = Locale.parse("de")
TAGS = ["ar", "de", "es-MX", "fr", "ja", "pt-BR", "zh-Hant"]

Gettext = Callable[..., CompletedProcess[bytes]]


def test_the_header_of_a_catalog() -> None:
    assert header_for(GERMAN).text == (
        "Project-Id-Version: articles\n"
        "Report-Msgid-Bugs-To: see README\n"
        "POT-Creation-Date: 2000-01-01 00:00+0000\n"
        "PO-Revision-Date: 2000-01-01 00:00+0000\n"
        "Last-Translator: see version history\n"
        "Language-Team: de\n"
        "Language: de\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        f"Plural-Forms: {plural_forms(GERMAN).header}\n"
        "X-Generator: Dragoman\n"
        "X-Dragoman-Canon: 1\n"
    )


def test_a_template_has_neither_language_nor_plural_forms() -> None:
    missing = header_for(GERMAN).fields.keys() - header_for(None).fields.keys()
    assert missing == {"Language", "Plural-Forms"}


@pytest.mark.parametrize("tag", TAGS)
def test_no_field_is_empty(tag: str) -> None:
    assert all(header_for(Locale.parse(tag)).fields.values())


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt_BR"), ("zh-Hant", "zh_Hant"), ("ar", "ar")]
)
def test_the_language_is_spelled_as_gettext_does(tag: str, language: str) -> None:
    assert header_for(Locale.parse(tag)).fields["Language"] == language


def test_fields_leave_out_lines_that_are_none() -> None:
    assert Header("A: b: c\nno field\nD:\n").fields == {"A": "b: c", "D": ""}


@pytest.mark.parametrize("tag", TAGS)
def test_msgfmt_and_babel_accept_it(gettext: Gettext, tmp_path: Path, tag: str) -> None:
    locale = Locale.parse(tag)
    forms = plural_forms(locale).count
    message = Message("%(n)s a", ("%(n)s b",) * forms, plural_id="%(n)s c")
    path = tmp_path / "x.po"
    path.write_text(format_catalog(new_catalog("x", locale, [message])), encoding="utf-8")
    checked = gettext("msgfmt", "--check", path, "-o", tmp_path / "x.mo")
    assert (checked.returncode, checked.stderr) == (0, b"")
    with path.open("rb") as file:
        assert read_po(file).num_plurals == forms
