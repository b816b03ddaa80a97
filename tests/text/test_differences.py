from pathlib import Path

import pytest

from dragoman.locales import Locale
from dragoman.text import NumberDifference, compare_numbers, number_differences
from tests.rows import rows

CASES = rows(Path(__file__).parent / "cases" / "number_differences.txt")


@pytest.mark.parametrize("row", CASES, ids=[" | ".join(row[1:4]) for row in CASES])
def test_differences(row: tuple[str, ...]) -> None:
    source_tag, source, target_tag, target, expected = row
    found = number_differences(source, Locale.parse(source_tag), target, Locale.parse(target_tag))
    assert "; ".join(found) == ("" if expected == "(nothing)" else expected)


def test_each_difference_names_its_check() -> None:
    en, de = Locale.parse("en"), Locale.parse("de")
    found = compare_numbers("24 h, 1,500, 5 mg, 7", en, "48 h, 1,500, 5 g, 7", de)
    assert found == (
        NumberDifference("number_format", '"1,500" is not 1,500 in this language, write "1.500"'),
        NumberDifference("number_missing", "24 is missing"),
        NumberDifference("number_extra", "48 is not in the source"),
        NumberDifference("unit_changed", "5 mg became 5 g"),
    )


def test_lost_units_and_exchanged_doses_name_their_checks() -> None:
    en, de = Locale.parse("en"), Locale.parse("de")
    found = compare_numbers("5 mg, 28 or 56 ml", en, "5 Tabletten, 56 oder 28 ml", de)
    assert found == (
        NumberDifference("unit_missing", "5 mg is 5 here"),
        NumberDifference("number_order", "28, 56 ml became 56, 28 ml"),
    )


def test_a_number_of_any_length_is_compared() -> None:
    en, de = Locale.parse("en"), Locale.parse("de")
    assert number_differences("9" * 9000, en, "9" * 9000, de) == ()
    assert number_differences("0." + "3" * 90, en, "0," + "3" * 90, de) == ()
    assert number_differences("1" + "0" * 40, en, "1" + "0" * 39 + "1", de) != ()
