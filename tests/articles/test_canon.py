"""The message canon: which messages an article gives, rule by rule."""

import pytest

from dragoman.articles import Dialect
from tests.articles.cases import cases
from tests.articles.listing import shown

DIALECT = Dialect(facts=frozenset({"emergency_number"}))
CASES = [
    pytest.param(source, expected, id=f"{rule}: {title}")
    for rule in range(1, 9)
    for title, source, expected in cases(f"canon/rule-{rule}.md", 2)
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_canon(source: str, expected: str) -> None:
    """frozen: a change of these needs a new X-Dragoman-Canon"""
    assert shown(source, DIALECT) == expected
