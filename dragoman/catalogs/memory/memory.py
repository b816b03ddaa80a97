"""The translation memory: every translation into one language, found by what its source says.

It is an index in one SQLite file, derived from the catalogs and made again wherever it is missing,
damaged or of another layout. SQLite's own locks keep commands that use it at once apart.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.links import without_links
from dragoman.catalogs.memory.indexing import TABLES, forget, known_digests, put
from dragoman.catalogs.memory.lookups import candidates
from dragoman.catalogs.merging.matching import likenesses
from dragoman.catalogs.message import Message
from dragoman.errors import DamagedError, DragomanError, LockedError

_LAYOUT = 1
"""The version of the tables and of the terms in them; an index of another one is made again."""
_PATIENCE = 30.0
"""Seconds to wait for another command that fills the index."""
_PRIMARY = 0xFF
"""The bits of SQLite's error codes that say the kind of error."""

_ENTRIES = """
SELECT texts.text, strings, obsolete, fuzzy, origin, line, context
FROM entries JOIN texts ON number = entries.text WHERE number = ?
ORDER BY strings, obsolete, fuzzy, origin, line
"""

_Row = tuple[str, str, int, int, str, int, str | None]
"""What `_ENTRIES` selects."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation of a text that is like the one asked for."""

    percent: int
    """How like they are, rounded down: 100 only where nothing but numbers of links differs."""
    id: str
    """The source text it translates; where it is fuzzy, the previous one."""
    strings: tuple[str, ...]
    context: str | None
    origin: str
    """The domain of a catalog it stands in: of one where it is confirmed, if there is any."""
    line: int
    """Where its `msgid` stands there."""
    obsolete: bool
    fuzzy: bool
    others: int
    """In how many more places the same text is translated alike."""
    difference: str
    """What its source says `[-otherwise-]`, and what the text asked for has `{+instead+}`."""


class Memory:
    """The memory of one language, opened by `open_memory`.

    Every method raises DamagedError where the index says nothing any more, LockedError where
    another command does not finish filling it, and DragomanError for what the system refuses.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def digests(self) -> dict[str, str]:
        """Return the digest that each catalog had when it was put into the memory."""
        with _named_faults(self._path):
            return known_digests(self._connection)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Make all changes of the body, or none of them; no other command makes any meanwhile."""
        with _named_faults(self._path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield

    def update(self, origin: str, digest: str, messages: Iterable[Message]) -> None:
        """Put a catalog's translations in the place of those it had; in the body of `changing`.

        Obsolete ones are put there, too, and fuzzy ones under the source they were made for.
        """
        with _sound():
            put(self._connection, origin, digest, messages)

    def forget(self, origin: str) -> None:
        """Remove the translations of a catalog that is gone; in the body of `changing`."""
        with _sound():
            forget(self._connection, origin)

    def matches(self, text: str, *, limit: int, at_least: float) -> tuple[Match, ...]:
        """Return the translations whose sources are most like a text, the likest first.

        Likeness is measured as for a merge, over the words of links without their numbers. Of
        equal ones a text that is the same to the letter is first, then confirmed translations,
        fuzzy and obsolete ones.
        """
        words = without_links(text)
        with _named_faults(self._path), _sound():
            likely = likenesses(words, candidates(self._connection, words))
            least = min(nlargest(limit, (score for _, score in likely)), default=0.0)
            found = [
                match
                for number, score in likely
                if score >= max(least, at_least)
                for match in self._translations(number, words, score)
            ]
        return tuple(sorted(found, key=lambda it: _order(it, text))[:limit])

    def _translations(self, number: int, words: str, score: float) -> Iterator[Match]:
        """Give each translation of a text once."""
        rows = self._connection.execute(_ENTRIES, (number,)).fetchall()
        for _, same in groupby(rows, key=itemgetter(1)):
            yield _match(list(same), words, score)


def _match(same: list[_Row], words: str, score: float) -> Match:
    """Return the match for the entries with one source and one translation, the best first."""
    id, strings, obsolete, fuzzy, origin, line, context = same[0]
    return Match(
        percent=int(score),
        id=id,
        strings=tuple(json.loads(strings)),
        context=context,
        origin=origin,
        line=line,
        obsolete=bool(obsolete),
        fuzzy=bool(fuzzy),
        others=len(same) - 1,
        difference=word_difference(without_links(id), words),
    )


def _order(match: Match, text: str) -> tuple[int, bool, bool, bool]:
    return -match.percent, match.id != text, match.obsolete, match.fuzzy


@contextmanager
def open_memory(path: Path) -> Iterator[Memory]:
    """Give the memory in a file; a new one where there is none that can be used.

    Raises as the methods of `Memory` do.
    """
    with _named_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = _connected(path)
        except DamagedError:
            discard_memory(path)
            connection = _connected(path)
        with closing(connection):
            yield Memory(connection, path)


def discard_memory(path: Path) -> None:
    """Remove the file of a memory that is damaged."""
    for name in (path.name, f"{path.name}-journal"):
        with suppress(FileNotFoundError):
            path.with_name(name).unlink()


def _connected(path: Path) -> sqlite3.Connection:
    with _named_faults(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; an error where it holds others."""
    if _layout(connection) == _LAYOUT:
        return
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if _layout(connection) != _LAYOUT:  # nobody else has made them meanwhile
            if connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
                raise sqlite3.DatabaseError("it has another layout")
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_LAYOUT}")


def _layout(connection: sqlite3.Connection) -> int:
    [(number,)] = connection.execute("PRAGMA user_version")
    return int(number)


@contextmanager
def _named_faults(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _named(error, str(path)) from None


@contextmanager
def _sound() -> Iterator[None]:
    """Take it for damage where what is read has another type than what was written."""
    try:
        yield
    except UnicodeError:  # the text asked for cannot be spelled in UTF-8
        raise
    except (TypeError, ValueError) as error:
        raise sqlite3.DatabaseError(str(error)) from None


def _named(error: sqlite3.DatabaseError, path: str) -> DragomanError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        reason = "another command is filling the translation memory"
        cure = "Wait until it is done, or end it, and run the command again."
        return LockedError(reason, path=path, cure=cure)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        cure = "Delete it: it is made again."
        return DamagedError(f"the translation memory: {error}", path=path, cure=cure)
    return DragomanError(f"the translation memory: {error}", path=path)
