"""Looking up in the memory's index: which texts share the rarest terms with another.

The number of comparisons is what a lookup costs. Terms are taken from the rarest on, as long as
they lead to few texts, and each text they lead to has their weights as votes (inverse document
frequency: Spaerck Jones, Journal of Documentation 28, 1972).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log

from dragoman.catalogs.memory.terms import index_terms

_RARE_TERMS = 16
_HITS = 2000
"""Texts that the terms lead to, one counted as often as it is found."""
_CANDIDATES = 200
_WORTH = 0.2
"""Share of the most votes below which a text is not worth comparing."""

_HAVING = "SELECT json_group_array(rowid) FROM postings WHERE postings MATCH ?"
_WORDS = """
SELECT number, ifnull(words, text) FROM texts WHERE number IN (SELECT value FROM json_each(?))
"""
_RAREST = """
SELECT term, documents FROM json_each(?) CROSS JOIN terms ON term = value
ORDER BY documents, term LIMIT ?
"""


def candidates(connection: sqlite3.Connection, text: str) -> dict[int, str]:
    """Return the texts worth comparing with another, without links, by number in the index."""
    votes = _votes(connection, text)
    least = _WORTH * max(votes.values(), default=0)
    worth = [number for number in votes if votes[number] >= least]
    best = sorted(worth, key=votes.__getitem__, reverse=True)[:_CANDIDATES]
    return dict(connection.execute(_WORDS, (json.dumps(best),)))


def _votes(connection: sqlite3.Connection, text: str) -> Mapping[int, float]:
    [(total,)] = connection.execute("SELECT ifnull(max(number), 0) FROM texts")
    votes: defaultdict[int, float] = defaultdict(float)
    for term, documents in _rarest(connection, text):
        weight = log(1 + total / documents)
        [(numbers,)] = connection.execute(_HAVING, (f'"{term}"',))
        for number in json.loads(numbers):
            votes[number] += weight
    return votes


def _rarest(connection: sqlite3.Connection, text: str) -> Iterator[tuple[str, int]]:
    """Give the rarest known terms of a text, with how many texts have each: at least one."""
    terms = json.dumps(sorted(index_terms(text)))
    hits = 0
    for term, documents in connection.execute(_RAREST, (terms, _RARE_TERMS)).fetchall():
        if hits and hits + documents > _HITS:
            return
        hits += documents
        yield term, documents
