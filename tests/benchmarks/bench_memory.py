"""Lookups in a translation memory of real catalogs, against comparing with every text there is.

    python -m tests.benchmarks.bench_memory

The catalogs are all PO files below the folders named in CORPORA, up to 100,000 segments, or the
sample journal's if there are none. What is looked up are edited sources, as editors edit them: a
typo, a word changed, a sentence added or removed, clauses swapped. Brute force is rapidfuzz over
all texts; the best match is found where ours is as like as its. Times are of the processor. Where
translations are Chinese or Japanese, they are looked up, too, as if they were sources.
"""

import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import TypeVar

from rapidfuzz import fuzz, process

from dragoman.catalogs import Memory, Message, open_memory, read_catalog
from dragoman.catalogs.links import without_links
from dragoman.errors import DragomanError
from dragoman.locales import Locale
from tests.benchmarks.table import Table

SAMPLES = Path(__file__).parents[2] / "locales"
MOST = 100_000
"""Segments."""
QUERIES = 400
LEAST = 60
"""Percent: texts that are less like each other are no match for a merge either."""
LOCALE = Locale.parse("en")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
ENDS = re.compile("(?<=[.,;:]) |(?<=[。、；])")

_Found = TypeVar("_Found")
Segments = dict[str, list[Message]]
"""Translated messages by the file they are in."""


def main() -> int:
    """Read, fill, look up, print; 1 where a target is missed."""
    segments = read()
    missed = measured("sources", segments)
    swapped = {name: [turned(message) for message in found] for name, found in segments.items()}
    cjk = {name: [m for m in found if CJK.search(m.id)] for name, found in swapped.items()}
    if sum(map(len, cjk.values())) >= QUERIES:
        missed |= measured("Chinese and Japanese texts", cjk)
    return missed


def read() -> Segments:
    """Return the translated messages of all catalogs, up to `MOST`."""
    found: Segments = {}
    left = MOST
    folders = map(Path, os.environ.get("CORPORA", "").split())
    paths = [path for folder in folders for path in sorted(folder.rglob("*.po"))]
    for path in paths or sorted(SAMPLES.rglob("*.po")):
        try:
            catalog = read_catalog(path, domain=path.stem, locale=LOCALE)
        except DragomanError:
            continue
        found[str(path)] = [m for m in catalog.messages if any(m.strings)][:left]
        left -= len(found[str(path)])
    return found


def turned(message: Message) -> Message:
    """Return a message with source and translation exchanged."""
    return replace(message, id=message.string, strings=(message.id,))


def measured(what: str, segments: Segments) -> int:
    """Fill a memory, look edited texts up, and print the figures."""
    texts = sorted({message.id for found in segments.values() for message in found} - {""})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite"
        with open_memory(path) as memory:
            begun = process_time()
            fill(memory, segments)
            filled = process_time() - begun
            total = sum(map(len, segments.values()))
            table = Table(f"{total:,} segments, {len(texts):,} different {what}")
            table.note(f"filled in {filled:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
            looked_up(table, memory, texts)
    return table.missed


def fill(memory: Memory, segments: Segments) -> None:
    """Put all segments into a memory."""
    with memory.changing():
        for name, messages in segments.items():
            memory.update(name, name, messages)


def looked_up(table: Table, memory: Memory, texts: Sequence[str]) -> None:
    """Look edited texts up, in the memory and by brute force in turn."""
    words = [without_links(text) for text in texts]
    ours: list[float] = []
    brute: list[float] = []
    lost: list[str] = []
    for asked in queries(texts):
        taken, found = timed(partial(memory.matches, asked, limit=5, at_least=50))
        ours.append(taken)
        one = partial(process.extractOne, without_links(asked), words, scorer=fuzz.ratio)
        taken, best = timed(one)
        brute.append(taken)
        if best and best[1] >= LEAST and (not found or found[0].percent < int(best[1])):
            lost.append(f"{asked!r}: {best[1]:.0f} % {best[0]!r}")
    table.figure(
        "median lookup",
        f"{1000 * median(ours):.2f} ms",
        reference=f"brute force {1000 * median(brute):.1f} ms",
        ratio=f"{median(ours) / median(brute):.3f}",
        target="<= 3 ms",
        met=median(ours) <= 0.003,
    )
    table.share("best match found", len(ours), lost, reference="brute force", target=97)


def timed(step: Callable[[], _Found]) -> tuple[float, _Found]:
    """Return how long a step takes, and what it gives."""
    begun = process_time()
    found = step()
    return process_time() - begun, found


def queries(texts: Sequence[str]) -> Iterator[str]:
    """Give texts with one edit each, the same ones every time."""
    chance = random.Random(7)
    edits = (typo, word_changed, sentence_added, sentence_removed, clauses_swapped)
    for number in range(QUERIES):
        text = chance.choice(texts)
        edited = edits[number % len(edits)](text, chance, chance.choice(texts))
        if edited.strip():
            yield edited


def typo(text: str, chance: random.Random, other: str) -> str:
    """Return a text with two letters exchanged."""
    place = chance.randrange(max(1, len(text) - 1))
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def word_changed(text: str, chance: random.Random, other: str) -> str:
    """Return a text with a word, or two letters where there are no blanks, of another."""
    if CJK.search(text):
        place = chance.randrange(len(text))
        return text[:place] + other[:2] + text[place + 2 :]
    words = text.split(" ")
    words[chance.randrange(len(words))] = chance.choice(other.split(" "))
    return " ".join(words)


def sentence_added(text: str, chance: random.Random, other: str) -> str:
    """Return a text with the beginning of another in front of it or behind it."""
    parts = [text, ENDS.split(other)[0][: len(text)]]
    chance.shuffle(parts)
    return joined(parts)


def sentence_removed(text: str, chance: random.Random, other: str) -> str:
    """Return a text without one of its clauses; one that has a single one as it is."""
    parts = ENDS.split(text)
    del parts[chance.randrange(len(parts))]
    return joined(parts) or text


def clauses_swapped(text: str, chance: random.Random, other: str) -> str:
    """Return a text with its clauses in another order."""
    parts = ENDS.split(text)
    place = chance.randrange(len(parts))
    return joined(parts[place:] + parts[:place])


def joined(parts: Sequence[str]) -> str:
    """Return clauses as one text."""
    return ("" if any(map(CJK.search, parts)) else " ").join(parts)


if __name__ == "__main__":
    sys.exit(main())
