"""An editor empties a file, fills it in steps, and an update comes in between."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import (
    Catalog,
    Message,
    atomic_write,
    format_catalog,
    merge,
    new_catalog,
    read_catalog,
    write_catalog,
)
from dragoman.catalogs.po.saving import await_save
from dragoman.errors import ChangedError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
IDS = ("one", "two", "three", "four")
SOURCE = new_catalog("articles/x", None, map(Message, IDS))
WHOLE = new_catalog("articles/x", GERMAN, [Message(text, (text.upper(),)) for text in IDS])
TEXT = format_catalog(WHOLE)
HALF = TEXT.index('msgid "three"')


def read(path: Path) -> Catalog:
    return read_catalog(path, domain="articles/x", locale=GERMAN)


def update(path: Path) -> bool:
    return bool(write_catalog(path, merge(read(path), SOURCE).catalog, name="de/x.po"))


@contextmanager
def naps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Gives the seconds waited, without waiting."""
    waited: list[float] = []
    with monkeypatch.context() as patch:
        patch.setattr("dragoman.catalogs.po.saving.time.sleep", waited.append)
        yield waited


@pytest.mark.parametrize("text", ["", "\n", "# Anna\n\n#. half of an"])
def test_a_file_without_entries_is_not_written_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.po"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ChangedError) as caught:
        update(path)
    assert caught.value.check == "changed"
    assert str(caught.value) == (
        "de/x.po: the file has no entries, as while an editor saves it, and is left alone\n\n"
        "Run the command again. If the file stays empty, delete it: a new one is made."
    )
    assert path.read_text(encoding="utf-8") == text


def test_a_save_that_goes_on_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    with path.open("w", encoding="utf-8") as file:
        file.write(TEXT[:HALF])
        file.flush()
        rest = threading.Timer(0.1, print, [TEXT[HALF:]], {"end": "", "file": file, "flush": True})
        rest.start()
        with pytest.raises(ChangedError):
            update(path)
        rest.join()
    assert read(path) == WHOLE


def test_a_catalog_by_hand_without_a_header_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.po"
    path.write_text('msgid "one"\nmsgstr "EINS"\n', encoding="utf-8")
    with naps(monkeypatch) as waited:
        assert update(path)
    assert [round(seconds) for seconds in waited] == [1]
    assert [message.string for message in read(path)] == ["EINS", "", "", ""]


def test_only_a_file_just_filled_in_place_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.po"
    path.write_text(TEXT, encoding="utf-8")
    with naps(monkeypatch) as waited:
        assert not update(path)
        for age in (2, -60):
            os.utime(path, (time.time() - age,) * 2)
            await_save(path)
        await_save(tmp_path / "missing.po")
    assert waited == []


@pytest.mark.skipif(os.name != "posix", reason="Windows does not say when a file was renamed")
def test_our_own_files_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.po"
    atomic_write(path, TEXT[:HALF].encode())
    os.utime(path, (time.time() - 0.1,) * 2)
    with naps(monkeypatch) as waited:
        assert update(path)
    assert waited == []


def test_templates_are_nobodys_save(tmp_path: Path) -> None:
    path = tmp_path / "x.pot"
    path.write_bytes(b"")
    assert write_catalog(path, replace(SOURCE, digest=""))
