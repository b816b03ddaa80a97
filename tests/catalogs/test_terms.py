"""The terms a text is found by."""

import pytest

from dragoman.catalogs.memory.terms import index_terms

LONG = " and nothing else but what was said here before"
REST = {"and", "nothing", "else", "but", "what", "was", "said", "here", "before"}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Rest, rest: 0.25 mg!", {"rest", "0.25", "mg"}),
        ("the patient’s *own* `code`", {"the", "patient’s", "own", "code"}),
        ("nul\0in it", {"it"}),
        ("服用後2時間休む", {"服用", "用後", "2", "時間", "間休", "休む"}),
        ("a 薬 b", {"a", "薬", "b"}),
    ],
    ids=["words", "marks", "control characters", "pairs of letters", "one letter"],
)
def test_words_and_pairs(text: str, terms: set[str]) -> None:
    assert index_terms(text + LONG) == terms | REST


def test_a_short_text_is_found_by_its_letters_too() -> None:
    assert index_terms("Ab") == {"ab", ",20,61,62", ",61,62,20"}
