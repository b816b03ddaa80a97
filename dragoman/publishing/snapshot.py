"""The snapshot: one SQLite file with every answer the site can give.

    pages   address, locale, status, headers, body, gzip, etag
    files   address, media type, body, etag             images, below /media/
    meta    key, value                                  locales, source, digests of the inputs

It is written beside its place and renamed, so a reader sees the old site or the new one, never a
mixture. A written file is never altered: it is opened as immutable, and any number of processes may
read it without a lock.
"""

import gzip
import hashlib
import json
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.catalogs import replacing
from dragoman.errors import SnapshotError
from dragoman.locales import Locale

FORMAT = "1"
"""The layout of the tables; a file that says another one is refused."""

_TABLES = """
CREATE TABLE pages (
    address TEXT PRIMARY KEY, locale TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
    body BLOB NOT NULL, gzip BLOB NOT NULL, etag TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE files (
    address TEXT PRIMARY KEY, media_type TEXT NOT NULL, body BLOB NOT NULL, etag TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A whole answer to one address, ready to be sent."""

    address: str
    """Without host, such as `/fr/articles/nasal-spray`."""
    locale: Locale
    status: int
    headers: tuple[tuple[str, str], ...]
    """What the page adds to the headers every page has."""
    body: bytes
    gzip: bytes
    etag: str
    """Hexadecimal, without quotes; equal bodies have equal tags."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An image or another file that is sent as it is."""

    address: str
    media_type: str
    body: bytes
    etag: str


def stored_page(
    address: str,
    locale: Locale,
    html: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> StoredPage:
    """Return a page with what is made from its body: the compressed form and the entity tag."""
    body = html.encode()
    return StoredPage(
        address=address,
        locale=locale,
        status=status,
        headers=tuple(sorted((headers or {}).items())),
        body=body,
        gzip=gzip.compress(body, compresslevel=6, mtime=0),
        etag=_etag(body),
    )


def stored_file(address: str, media_type: str, body: bytes) -> StoredFile:
    """Return a file with its entity tag."""
    return StoredFile(address, media_type, body, _etag(body))


def _etag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:20]


def write_snapshot(
    path: Path,
    *,
    pages: Iterable[StoredPage],
    files: Iterable[StoredFile] = (),
    locales: Iterable[Locale],
    meta: Mapping[str, str] | None = None,
) -> None:
    """Put a new snapshot in the place of the old one, in one step.

    `locales` are the project's, the source first. `meta` holds what the build wants to know next
    time, such as digests of its inputs. The snapshot is complete on the disk before it is renamed;
    a kill at any moment leaves the old file or the new one. Raises SnapshotError where the system
    refuses, such as on a full disk.
    """
    try:
        with replacing(path) as beside:
            _fill(beside, pages, files, _meta_rows(locales, meta or {}))
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SnapshotError(f"cannot be written: {reason}", path=str(path)) from None


def _fill(
    path: Path,
    pages: Iterable[StoredPage],
    files: Iterable[StoredFile],
    meta: Iterable[tuple[str, str]],
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        connection.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, pages))
        connection.executemany(
            "INSERT INTO files VALUES (?, ?, ?, ?)",
            ((file.address, file.media_type, file.body, file.etag) for file in files),
        )
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta)


def _row(page: StoredPage) -> tuple[str, str, int, str, bytes, bytes, str]:
    headers = json.dumps(page.headers, ensure_ascii=False)
    return (
        page.address,
        page.locale.tag,
        page.status,
        headers,
        page.body,
        page.gzip,
        page.etag,
    )


def _meta_rows(locales: Iterable[Locale], meta: Mapping[str, str]) -> list[tuple[str, str]]:
    own = {"format": FORMAT, "locales": " ".join(locale.tag for locale in locales)}
    return sorted({**meta, **own}.items())


class Snapshot:
    """A snapshot opened for reading, from any thread.

    When the file is replaced, the next question is answered from the new one; while it is gone or
    is no snapshot, from the one opened last.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._identity = _identity(path)
        self._connect()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a snapshot; SnapshotError where the file is missing or none."""
        return cls(path)

    def page(self, address: str) -> StoredPage | None:
        """Return the answer stored for an address, or None."""
        rows = self._select(
            "SELECT address, locale, status, headers, body, gzip, etag FROM pages"
            " WHERE address = ?",
            address,
        )
        for address, tag, status, headers, body, packed, etag in rows:
            pairs = tuple((name, value) for name, value in json.loads(headers))
            return StoredPage(address, Locale.parse(tag), status, pairs, body, packed, etag)
        return None

    def file(self, address: str) -> StoredFile | None:
        """Return the file stored for an address, or None."""
        rows = self._select(
            "SELECT address, media_type, body, etag FROM files WHERE address = ?", address
        )
        return StoredFile(*rows[0]) if rows else None

    def addresses(self) -> tuple[str, ...]:
        """Return the address of every page, sorted."""
        return tuple(row[0] for row in self._select("SELECT address FROM pages ORDER BY address"))

    def meta(self, key: str) -> str | None:
        """Return what the build left under a key, or None."""
        rows = self._select("SELECT value FROM meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else None

    def locales(self) -> tuple[Locale, ...]:
        """Return the project's locales, the source first."""
        return tuple(Locale.parse(tag) for tag in (self.meta("locales") or "").split())

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        with self._lock:
            self._finalizer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _select(self, query: str, *values: str) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            self._refresh()
            return self._connection.execute(query, values).fetchall()

    def _refresh(self) -> None:
        try:
            identity = _identity(self.path)
        except SnapshotError:
            return
        if identity == self._identity:
            return
        self._identity = identity
        stale = self._finalizer
        try:
            self._connect()
        except SnapshotError:
            return
        stale()

    def _connect(self) -> None:
        self._connection = _opened(self.path)
        self._finalizer = weakref.finalize(self, self._connection.close)


def _identity(path: Path) -> tuple[int, ...]:
    """Return what changes when the file is replaced, and when a server forks."""
    try:
        seen = path.stat()
    except OSError:
        raise SnapshotError(
            "there is no snapshot here",
            path=str(path),
            cure="To make it, run:\n\n    dragoman build",
        ) from None
    return os.getpid(), seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size


def _opened(path: Path) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    cure = "To make it anew, run:\n\n    dragoman build"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise SnapshotError(f"cannot be opened: {error}", path=str(path), cure=cure) from None
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if found != (FORMAT,):
            raise SnapshotError("was made by another version", path=str(path), cure=cure)
    except sqlite3.Error as error:
        connection.close()
        raise SnapshotError(f"is no snapshot: {error}", path=str(path), cure=cure) from None
    except SnapshotError:
        connection.close()
        raise
    return connection
