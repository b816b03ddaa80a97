"""What messages an article gives."""

import pytest

from tests.articles.cases import cases
from tests.articles.listing import shown

CASES = list(cases("messages.md", 2))


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_messages(source: str, expected: str) -> None:
    assert shown(source) == expected
