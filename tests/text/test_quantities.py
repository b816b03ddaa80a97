from pathlib import Path

import pytest

from dragoman.locales import Locale
from dragoman.text import Quantity, quantities
from tests.rows import first, rows

CASES = rows(Path(__file__).parent / "cases" / "quantities.txt")


def shown(quantity: Quantity) -> str:
    return f"{quantity.text} = {quantity.value} {quantity.unit or '-'}"


@pytest.mark.parametrize("row", CASES, ids=first)
def test_quantities(row: tuple[str, str, str]) -> None:
    tag, text, expected = row
    found = quantities(text, Locale.parse(tag))
    assert "; ".join(map(shown, found)) == expected
    assert [quantity.text for quantity in found] == [text[q.start : q.end] for q in found]
