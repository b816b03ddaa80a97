from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import (
    Catalog,
    Message,
    atomic_write,
    format_catalog,
    new_catalog,
    read_catalog,
    write_catalog,
)
from dragoman.errors import CatalogError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
ONE = new_catalog("articles/x", GERMAN, [Message("a", ("b",))])
TWO = new_catalog("articles/x", GERMAN, [Message("a", ("c",))])


def read(path: Path, name: str | None = None) -> Catalog:
    return read_catalog(path, domain="articles/x", locale=GERMAN, name=name)


def test_a_catalog_is_written_into_new_folders_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "de" / "articles" / "x.po"
    assert write_catalog(path, ONE)
    assert path.read_bytes().decode() == format_catalog(ONE)
    assert read(path) == ONE


def test_the_same_messages_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    text = 'msgid "a"\nmsgstr ""\n"b"\n'
    path.write_text(text, encoding="utf-8")
    assert not write_catalog(path, ONE)
    assert path.read_text(encoding="utf-8") == text


def test_obsolete_messages_in_between_are_no_reason_to_write(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    messages = (Message("gone", ("weg",), obsolete=True), Message("a", ("b",)))
    write_catalog(path, replace(ONE, messages=messages))
    assert not write_catalog(path, replace(ONE, messages=messages))


def test_a_changed_message_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    assert write_catalog(path, TWO)
    assert read(path) == TWO


def test_a_comment_above_the_header_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    signed = replace(ONE, header=replace(ONE.header, comments=("Anna, 2026",)))
    assert write_catalog(path, signed)
    assert read(path).header.comments == ("Anna, 2026",)


def test_a_file_that_an_editor_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    mine = replace(read(path), messages=TWO.messages)
    theirs = 'msgid "a"\nmsgstr "saved in an editor"\n'
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(CatalogError, match="the file was changed by somebody else"):
        write_catalog(path, mine)
    assert path.read_text(encoding="utf-8") == theirs


def test_a_broken_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text('msgid "a\n', encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        write_catalog(path, ONE, name="de/x.po")
    assert str(caught.value) == "de/x.po:1: the string has no closing quote"
    assert path.read_text(encoding="utf-8") == 'msgid "a\n'


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "No such file or directory"),
        (lambda path: path.mkdir(), "Is a directory"),
    ],
    ids=["missing", "a folder"],
)
def test_what_cannot_be_opened_is_named(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(tmp_path / "x.po")
    with pytest.raises(CatalogError) as caught:
        read(tmp_path / "x.po", "de/x.po")
    assert str(caught.value) == f"de/x.po: {reason}"


def test_a_folder_that_is_a_file_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "de").write_bytes(b"")
    with pytest.raises(CatalogError):
        write_catalog(tmp_path / "de" / "x.po", ONE)


def test_the_digest_tells_files_apart(tmp_path: Path) -> None:
    atomic_write(tmp_path / "x.po", b'msgid "a"\nmsgstr "b"\n')
    atomic_write(tmp_path / "y.po", b'msgid "a"\nmsgstr "b"\n\n')
    one, other = read(tmp_path / "x.po"), read(tmp_path / "y.po")
    assert one == other
    assert one.digest != other.digest
