from pathlib import Path

import pytest

from dragoman.locales import Locale
from dragoman.text import count_words, reading_minutes, tokens, word_tokens
from tests.rows import rows

CASES = rows(Path(__file__).parent / "cases" / "words.txt")


@pytest.mark.parametrize("row", CASES, ids=[row[1] for row in CASES])
def test_words_and_pieces(row: tuple[str, str, str]) -> None:
    words, text, pieces = row
    assert count_words(text) == int(words)
    assert tokens(text) == pieces.split("¦")
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize("row", CASES, ids=[row[1] for row in CASES])
def test_word_pieces_are_the_pieces_without_blanks_and_marks(row: tuple[str, str, str]) -> None:
    _, text, pieces = row
    kept = [piece for piece in pieces.split("¦") if any(map(str.isalnum, piece))]
    assert word_tokens(text) == kept


def test_blanks_and_breaks_are_pieces() -> None:
    assert tokens("a  b\nc\u00a0d") == ["a", "  ", "b", "\n", "c", "\u00a0", "d"]
    assert tokens("") == []


@pytest.mark.parametrize(
    ("tag", "text", "minutes"),
    [
        ("en", "word " * 700, 3),
        ("de", "Wort " * 700, 4),
        ("ar", "كلمة " * 700, 5),
        ("ja", "麻酔薬" * 357, 3),
        ("zh-Hant", "麻醉藥" * 255, 3),
        ("th", "ยา" * 255, 2),
        ("ko", "말 " * 368, 2),
        ("en", "", 1),
    ],
)
def test_reading_minutes(tag: str, text: str, minutes: int) -> None:
    assert reading_minutes(text, Locale.parse(tag)) == minutes
