import unicodedata
from pathlib import Path

import pytest

from dragoman.locales import Locale
from dragoman.text import cut
from tests.rows import rows

CASES = rows(Path(__file__).parent / "cases" / "cuts.txt")
EN, JA = Locale.parse("en"), Locale.parse("ja")


@pytest.mark.parametrize("row", CASES, ids=[" ".join(row[:3]) for row in CASES])
def test_a_cut(row: tuple[str, str, str, str]) -> None:
    tag, limit, text, expected = row
    assert cut(text, int(limit), Locale.parse(tag)) == expected


@pytest.mark.parametrize("row", CASES, ids=[" ".join(row[:3]) for row in CASES])
def test_every_limit_is_kept(row: tuple[str, str, str, str]) -> None:
    tag, _, text, _ = row
    for limit in range(1, len(text)):
        found = cut(text, limit, Locale.parse(tag))
        assert len(found) <= limit
        assert found.endswith("…")
        assert unicodedata.category(text[len(found) - 1]) not in {"Mn", "Mc"}


def test_no_break_space_is_no_place_to_cut() -> None:
    assert cut("Give 5\u00a0mg now", 12, EN) == "Give 5\u00a0mg…"
    assert cut("Give 5\u00a0mg now", 8, EN) == "Give…"


def test_an_emoji_sequence_stays_whole() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert cut(family + "abc", 4, EN) == "…"
    assert cut("ab" + family, 4, JA) == "ab…"
