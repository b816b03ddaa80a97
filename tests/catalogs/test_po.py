import errno
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
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
from dragoman.errors import CatalogError, ChangedError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
ONE = new_catalog("articles/x", GERMAN, [Message("a", ("b",))])
THEIRS = 'msgid "a"\nmsgstr "saved in an editor"\n'
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
    assert write_catalog(path, replace(TWO, digest=read(path).digest))
    assert read(path) == TWO


def test_a_comment_above_the_header_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    signed = replace(read(path), header=replace(ONE.header, comments=("Anna, 2026",)))
    assert write_catalog(path, signed)
    assert read(path).header.comments == ("Anna, 2026",)


def test_a_file_that_an_editor_saved_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    mine = replace(read(path), messages=TWO.messages)
    path.write_text(THEIRS, encoding="utf-8")
    with pytest.raises(ChangedError) as caught:
        write_catalog(path, mine, name="de/x.po")
    assert str(caught.value) == (
        "de/x.po: the file was changed by somebody else meanwhile, and is left alone\n\n"
        "Run the command again."
    )
    assert path.read_text(encoding="utf-8") == THEIRS


@pytest.mark.parametrize(
    "step", ["po.catalog_files:composed", "po.overwriting:prove", "files:_sync"]
)
@pytest.mark.parametrize("known", [True, False], ids=["a file that was read", "a new file"])
def test_a_save_while_the_new_file_is_made_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, known: bool
) -> None:
    path = tmp_path / "x.po"
    if known:
        write_catalog(path, ONE)
    mine = replace(read(path), messages=TWO.messages) if known else TWO
    module, _, name = step.partition(":")
    original = getattr(import_module(f"dragoman.catalogs.{module}"), name)

    def save_and_go_on(*args: object, **options: object) -> object:
        path.write_text(THEIRS, encoding="utf-8")
        return original(*args, **options)

    monkeypatch.setattr(f"dragoman.catalogs.{step.replace(':', '.')}", save_and_go_on)
    with pytest.raises(ChangedError):
        write_catalog(path, mine)
    assert path.read_text(encoding="utf-8") == THEIRS
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_gone_when_the_new_one_is_ready_stays_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    mine = replace(read(path), messages=TWO.messages)
    monkeypatch.setattr("dragoman.catalogs.po.overwriting.prove", lambda *_, **__: path.unlink())
    with pytest.raises(ChangedError):
        write_catalog(path, mine)
    assert list(tmp_path.iterdir()) == []


def test_a_catalog_read_from_no_file_replaces_none(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    with pytest.raises(ChangedError):
        write_catalog(path, TWO)
    assert read(path) == ONE
    assert not write_catalog(path, ONE)


def test_a_template_replaces_whatever_is_there(tmp_path: Path) -> None:
    path = tmp_path / "x.pot"
    write_catalog(path, new_catalog("x", None, [Message("a")]))
    assert write_catalog(path, new_catalog("x", None, [Message("b")]))


@pytest.mark.parametrize(
    ("rule", "written"),
    [("(n != 1)", False), ("n != 1", False), ("(n > 1)", True)],
    ids=["the same", "no parentheses", "French"],
)
def test_a_header_is_replaced_for_other_plurals_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, written: bool
) -> None:
    monkeypatch.setattr("dragoman.catalogs.po.saving._YOUNG", 0.0)
    path = tmp_path / "x.po"
    text = format_catalog(ONE).replace("(n != 1)", rule).replace("2000-01-01", "2026-05-05")
    path.write_text(text, encoding="utf-8")
    same = replace(read(path), header=ONE.header)
    assert bool(write_catalog(path, same)) is written
    assert path.read_text(encoding="utf-8") == (format_catalog(ONE) if written else text)
    assert not write_catalog(path, read(path))


def test_a_file_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    atomic_write(path, format_catalog(ONE).replace("\n", "\r\n").encode())
    assert not write_catalog(path, read(path))
    assert write_catalog(path, replace(TWO, digest=read(path).digest))
    assert path.read_bytes() == format_catalog(TWO).replace("\n", "\r\n").encode()


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


@pytest.mark.parametrize(
    ("place", "reason"),
    [("file/x.po", "Not a directory"), ("folder", "Is a directory")],
    ids=["below a file", "a folder"],
)
def test_what_cannot_be_written_is_named(tmp_path: Path, place: str, reason: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CatalogError) as caught:
        write_catalog(tmp_path / place, ONE, name="de/x.po")
    assert str(caught.value) == f"de/x.po: {reason}"


@pytest.mark.parametrize("step", ["po.overwriting:prove", "files:_sync", "files:Path.replace"])
def test_a_full_disk_is_named_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "x.po"
    write_catalog(path, ONE)
    mine = replace(read(path), messages=TWO.messages)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"dragoman.catalogs.{step.replace(':', '.')}", refuse)
    with pytest.raises(CatalogError) as caught:
        write_catalog(path, mine, name="de/x.po")
    assert str(caught.value) == "de/x.po: No space left on device"
    assert (read(path), list(tmp_path.iterdir())) == (ONE, [path])


def test_the_digest_tells_files_apart(tmp_path: Path) -> None:
    atomic_write(tmp_path / "x.po", b'msgid "a"\nmsgstr "b"\n')
    atomic_write(tmp_path / "y.po", b'msgid "a"\nmsgstr "b"\n\n')
    one, other = read(tmp_path / "x.po"), read(tmp_path / "y.po")
    assert one == other
    assert one.digest != other.digest
