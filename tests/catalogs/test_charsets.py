"""Old files in other encodings than UTF-8."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import Message, read_catalog, write_catalog
from dragoman.errors import CatalogError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
FILE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'
    'msgid "a"\nmsgstr "{}"\n\nmsgid "b"\nmsgstr ""\n'
)


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("ISO-8859-1", "café"),
        ("iso-8859-15", "5 €"),
        ("CP1252", "“café”"),
        ("KOI8-R", "Привет"),
        ("EUC-JP", "日本語"),
        ("Shift_JIS", "ソース 表"),
        ("GB18030", "中文"),
        ("EUC-KR", "한국어"),
        ("Big5", "中文功"),
    ],
)
def test_a_file_is_read_in_the_encoding_it_names(tmp_path: Path, charset: str, text: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FILE.format(charset, text).encode(charset))
    catalog = read_catalog(path, domain="x", locale=GERMAN)
    assert (catalog.messages[0].string, catalog.charset) == (text, charset.upper())


def test_what_is_written_is_utf_8_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FILE.format("ISO-8859-1", "café").encode("latin-1"))
    os.utime(path, (0, 0))
    catalog = read_catalog(path, domain="x", locale=GERMAN)
    assert not write_catalog(path, replace(catalog, messages=tuple(catalog.messages)))
    assert write_catalog(path, catalog.with_revised([Message("b", ("ü",))]))
    text = FILE.format("UTF-8", "café").replace('"b"\nmsgstr ""', '"b"\nmsgstr "ü"')
    assert path.read_bytes().decode() == text
    assert read_catalog(path, domain="x", locale=GERMAN).charset == "UTF-8"


@pytest.mark.parametrize(
    ("charset", "refused"),
    [
        ("ISO-8859-1", False),
        ("FOO", False),
        ("UTF-16", False),
        ("ASCII", True),
        ("EUC-JP", True),
        ("windows-1252", False),
        ("CP1252", True),
        ("EUC-TW", False),  # not known here
    ],
)
def test_utf_8_is_read_whatever_its_header_says(
    tmp_path: Path, charset: str, refused: bool
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FILE.format(charset, "5 “à” 日本").encode())
    os.utime(path, (0, 0))
    catalog = read_catalog(path, domain="x", locale=GERMAN)
    assert (catalog.messages[0].string, catalog.charset) == ("5 “à” 日本", charset.upper())
    assert [(odd.check, odd.line, odd.refused) for odd in catalog.oddities] == [
        ("charset", 1, refused)
    ]
    assert write_catalog(path, catalog.with_revised([Message("b", ("ü",))]))
    again = read_catalog(path, domain="x", locale=GERMAN)
    assert (again.charset, again.oddities, again.messages[1].string) == ("UTF-8", (), "ü")


@pytest.mark.parametrize(
    ("translation", "written"),
    [("u", "CP1252"), ("ü", "UTF-8")],
    ids=["ASCII is any encoding's", "other text is UTF-8"],
)
@pytest.mark.parametrize("there", [True, False], ids=["a file", "a new file"])
def test_a_header_names_the_encoding_that_is_written(
    tmp_path: Path, there: bool, translation: str, written: str
) -> None:
    path = tmp_path / "x.po"
    path.write_text(FILE.format("CP1252", "e"), encoding="ascii")
    os.utime(path, (0, 0))
    catalog = read_catalog(path, domain="x", locale=GERMAN)
    if not there:
        path.unlink()
        catalog = replace(catalog, digest="", entries=None)
    assert write_catalog(path, replace(catalog, messages=(Message("a", (translation,)),)))
    whole = FILE.format(written, translation).partition('\n\nmsgid "b')[0] + "\n"
    assert path.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("charset", ["UTF-8", "utf8", "CHARSET"])
def test_what_utf_8_is_called_is_no_oddity(tmp_path: Path, charset: str) -> None:
    (tmp_path / "x.po").write_bytes(FILE.format(charset, "é").encode())
    catalog = read_catalog(tmp_path / "x.po", domain="x", locale=GERMAN)
    assert (catalog.charset, catalog.oddities) == ("UTF-8", ())


def test_bytes_of_no_encoding_that_is_known(tmp_path: Path) -> None:
    assert refusal(tmp_path, FILE.format("X-FOO", "café").encode("latin-1")) == (
        "x.po:2: the header says the file is X-FOO, which is no encoding of PO files"
    )


@pytest.mark.parametrize("charset", ["rot13", "hex", "utf-7", "unicode_escape", "idna", "mbcs"])
def test_codecs_that_are_no_encodings_are_not_used(tmp_path: Path, charset: str) -> None:
    content = FILE.format(charset, "café").encode("latin-1")
    assert refusal(tmp_path, content).endswith(", which is no encoding of PO files")


def test_bytes_that_are_not_in_the_encoding_named(tmp_path: Path) -> None:
    assert refusal(tmp_path, FILE.format("EUC-JP", "x\xff").encode("latin-1")) == (
        "x.po:5: the header says the file is EUC-JP, but here it is not"
    )


def refusal(folder: Path, content: bytes) -> str:
    (folder / "x.po").write_bytes(content)
    with pytest.raises(CatalogError) as caught:
        read_catalog(folder / "x.po", domain="x", locale=GERMAN, name="x.po")
    said, _, cure = str(caught.value).partition("\n\n")
    assert cure == "Open it with the encoding it was saved in, and save it as UTF-8."
    return said
