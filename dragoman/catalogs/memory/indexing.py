"""Filling the memory's index: what one catalog says takes the place of what it said before."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.catalogs.links import without_links
from dragoman.catalogs.memory.terms import index_terms
from dragoman.catalogs.message import Message
from dragoman.catalogs.soundness import is_text

TABLES = """
CREATE TABLE origins (name TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, words TEXT);
CREATE TABLE entries (
    origin TEXT NOT NULL, text INTEGER NOT NULL, context TEXT, strings TEXT NOT NULL,
    obsolete INTEGER NOT NULL, fuzzy INTEGER NOT NULL, line INTEGER NOT NULL
);
CREATE INDEX entries_by_origin ON entries (origin);
CREATE INDEX entries_by_text ON entries (text);
CREATE TABLE terms (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE postings USING fts5(
    terms, content='', columnsize=0, detail=none, tokenize="ascii tokenchars ',.'''"
);
"""
"""Each text once, with its words where it has links, too; its entries; the terms it is found by."""

_UNUSED = """
SELECT number, ifnull(words, texts.text) FROM texts
WHERE number IN (SELECT value FROM json_each(?))
AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.text = number)
"""


def known_digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the digest of every catalog in the index, as it was when it was put there."""
    return dict(connection.execute("SELECT name, digest FROM origins"))


def put(
    connection: sqlite3.Connection, origin: str, digest: str, messages: Iterable[Message]
) -> None:
    """Put the translated messages of a catalog in the place of what it said before."""
    before = _take_entries(connection, origin)
    made = (_as_made(message) for message in messages if any(message.strings))
    translated = [message for message in made if is_text(message)]
    numbers = _numbers(connection, translated)
    rows = [
        (
            *(origin, numbers[message.id], message.context),
            json.dumps(message.strings, ensure_ascii=False),
            *(message.obsolete, message.fuzzy, message.line),
        )
        for message in translated
    ]
    connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute("REPLACE INTO origins VALUES (?, ?)", (origin, digest))
    _remove_unused(connection, before)


def forget(connection: sqlite3.Connection, origin: str) -> None:
    """Remove what a catalog said."""
    connection.execute("DELETE FROM origins WHERE name = ?", (origin,))
    _remove_unused(connection, _take_entries(connection, origin))


def _as_made(message: Message) -> Message:
    """Return a message with the source its translation was made for."""
    if message.fuzzy and message.previous:
        before = message.previous
        return replace(message, id=before.id, context=before.context, plural_id=before.plural_id)
    return message


def _take_entries(connection: sqlite3.Connection, origin: str) -> list[int]:
    """Remove the entries of a catalog; return the numbers of their texts."""
    query = "SELECT DISTINCT text FROM entries WHERE origin = ?"
    numbers = [number for (number,) in connection.execute(query, (origin,))]
    connection.execute("DELETE FROM entries WHERE origin = ?", (origin,))
    return numbers


def _numbers(connection: sqlite3.Connection, messages: Sequence[Message]) -> dict[str, int]:
    """Return the number of each message's text; a new one is put under its terms."""
    numbers: dict[str, int] = {}
    added: dict[int, frozenset[str]] = {}
    for text in dict.fromkeys(message.id for message in messages):
        found = connection.execute("SELECT number FROM texts WHERE text = ?", (text,)).fetchone()
        if found:
            [numbers[text]] = found
        else:
            words = without_links(text)
            number = numbers[text] = _added(connection, text, words)
            added[number] = index_terms(words)
    rows = ((number, " ".join(terms)) for number, terms in added.items())
    connection.executemany("INSERT INTO postings (rowid, terms) VALUES (?, ?)", rows)
    _count(connection, Counter(term for terms in added.values() for term in terms), 1)
    return numbers


def _added(connection: sqlite3.Connection, text: str, words: str) -> int:
    query = "INSERT INTO texts (text, words) VALUES (?, nullif(?, ?))"
    return connection.execute(query, (text, words, text)).lastrowid or 0


def _remove_unused(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Remove those texts that no entry has any more."""
    frequencies: Counter[str] = Counter()
    for number, words in connection.execute(_UNUSED, (json.dumps(list(numbers)),)).fetchall():
        terms = index_terms(words)
        frequencies.update(terms)
        connection.execute(
            "INSERT INTO postings (postings, rowid, terms) VALUES ('delete', ?, ?)",
            (number, " ".join(terms)),
        )
        connection.execute("DELETE FROM texts WHERE number = ?", (number,))
    _count(connection, frequencies, -1)
    gone = [(term,) for term in frequencies]
    connection.executemany("DELETE FROM terms WHERE term = ? AND documents = 0", gone)


def _count(connection: sqlite3.Connection, frequencies: Counter[str], sign: int) -> None:
    """Add to the numbers of texts that terms are in, or subtract from them."""
    connection.executemany(
        "INSERT INTO terms VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
        [(term, sign * count) for term, count in frequencies.items()],
    )
