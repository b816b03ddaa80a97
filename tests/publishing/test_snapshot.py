"""The snapshot: written whole, read from any thread, replaced under its readers."""

import gzip
import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import SnapshotError
from dragoman.locales import Locale
from dragoman.publishing import Snapshot, stored_file, stored_page, write_snapshot

EN, FR = Locale.parse("en"), Locale.parse("fr")
PAGE = stored_page("/fr/x", FR, "<p>é</p>", headers={"Link": "</en/x>"})
IMAGE = stored_file("/media/x.svg", "image/svg+xml", b"<svg/>")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "build" / "journal.sqlite"
    write_snapshot(written, pages=[PAGE], files=[IMAGE], locales=[EN, FR], meta={"inputs": "1f"})
    return written


def test_what_is_written_is_read(path: Path) -> None:
    with Snapshot.open(path) as snapshot:
        assert snapshot.page("/fr/x") == PAGE
        assert snapshot.file("/media/x.svg") == IMAGE
        assert snapshot.locales() == (EN, FR)
        assert snapshot.meta("inputs") == "1f"
        assert snapshot.addresses() == ("/fr/x",)


def test_what_is_not_there_is_none(path: Path) -> None:
    with Snapshot.open(path) as snapshot:
        assert snapshot.page("/fr/y") is None
        assert snapshot.file("/fr/x") is None
        assert snapshot.meta("nothing") is None


def test_a_stored_page_is_made_from_its_body() -> None:
    assert gzip.decompress(PAGE.gzip) == PAGE.body == "<p>é</p>".encode()
    assert PAGE.etag == stored_page("/en/y", EN, "<p>é</p>").etag
    assert PAGE.gzip == stored_page("/en/y", EN, "<p>é</p>").gzip


def test_a_replaced_file_is_noticed(path: Path) -> None:
    other = stored_page("/fr/x", FR, "<p>new</p>")
    with Snapshot.open(path) as snapshot:
        assert snapshot.page("/fr/x") == PAGE
        write_snapshot(path, pages=[other], locales=[EN, FR])
        assert snapshot.page("/fr/x") == other


@pytest.mark.parametrize("content", [None, b"", b"no database" * 100])
def test_a_spoiled_file_leaves_the_old_answers(path: Path, content: bytes | None) -> None:
    with Snapshot.open(path) as snapshot:
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        assert snapshot.page("/fr/x") == PAGE
        write_snapshot(path, pages=[], locales=[EN])
        assert snapshot.page("/fr/x") is None


def test_threads_share_a_snapshot(path: Path) -> None:
    seen: list[object] = []
    with Snapshot.open(path) as snapshot:
        threads = [
            threading.Thread(target=lambda: seen.append(snapshot.page("/fr/x"))) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert seen == [PAGE] * 8


def test_a_failed_build_leaves_the_old_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(SnapshotError, match=r"cannot be written: UNIQUE"):
        write_snapshot(path, pages=[PAGE, PAGE], locales=[EN])
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_where_it_cannot_be_written_the_error_says_why(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").mkdir()
    with pytest.raises(SnapshotError) as caught:
        write_snapshot(tmp_path / "journal.sqlite", pages=[PAGE], locales=[EN])
    assert str(caught.value).endswith("journal.sqlite: cannot be written: Is a directory")
    assert os.listdir(tmp_path) == ["journal.sqlite"]


def test_anybody_may_read_it(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o644


def test_the_same_pages_make_the_same_file(path: Path) -> None:
    before = path.read_bytes()
    write_snapshot(path, pages=[PAGE], files=[IMAGE], locales=[EN, FR], meta={"inputs": "1f"})
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database" * 100])
def test_a_file_that_is_no_snapshot_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    with pytest.raises(SnapshotError, match="is no snapshot") as caught:
        Snapshot.open(path)
    assert caught.value.path == str(path)


def test_another_version_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    with pytest.raises(SnapshotError, match="was made by another version"):
        Snapshot.open(path)


def test_a_missing_file_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError) as caught:
        Snapshot.open(tmp_path / "none.sqlite")
    assert str(caught.value) == (
        f"{tmp_path / 'none.sqlite'}: there is no snapshot here\n\n"
        "To make it, run:\n\n    dragoman build"
    )
