"""Imported translations, against case folders: an article, its translation, what becomes of it.

A line of `expected.txt` for each message: what it is, its text, its translation, and the doubts.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.articles import parse
from dragoman.catalogs import Bitext, bitext_of
from dragoman.locales import Locale

CASES = Path(__file__).parent / "cases" / "import"
ENGLISH, FRENCH = Locale.parse("en"), Locale.parse("fr")


def bitext(source: str, translation: str) -> Bitext:
    one, other = (parse(text, path="content/x.md", domain="x") for text in (source, translation))
    return bitext_of(one, other, ENGLISH, FRENCH)


def told(found: Bitext) -> Iterator[str]:
    if found.old:
        yield f"another revision: nothing like {', '.join(found.missing_sections)}"
    for pair in found.pairs:
        state = "sure" if pair.sure else "unsure"
        moved = (f"{own} is {other} there" for own, other in pair.moved)
        yield " | ".join((state, pair.source.text, pair.text, *pair.doubts, *moved))
    yield from (f"missing | {segment.text}" for segment in found.missing)
    yield from (f"extra | {segment.text}" for segment in found.extra)


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_cases(case: Path) -> None:
    source, translation, expected = (
        (case / name).read_text(encoding="utf-8")
        for name in ("source.md", "translation.md", "expected.txt")
    )
    assert list(told(bitext(source, translation))) == expected.splitlines()
