import re
from pathlib import Path
from time import process_time

import pytest

from dragoman.locales import Locale
from dragoman.text import NumberDifference, compare_numbers, number_differences
from tests.rows import rows

CASES = rows(Path(__file__).parent / "cases" / "number_differences.txt")


def with_hidden(field: str) -> str:
    """Return a field with the characters whose code points it has in braces."""
    return re.sub(r"\{([0-9a-f]{4})\}", lambda match: chr(int(match[1], 16)), field)


@pytest.mark.parametrize("row", CASES, ids=[" | ".join(row[1:4]) for row in CASES])
def test_differences(row: tuple[str, ...]) -> None:
    source_tag, source, target_tag, target, expected = map(with_hidden, row)
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
    assert number_differences("1" + "0" * 40, en, "1" + "0" * 39 + "1", de) == (
        '"100000000000000000000000000000…" is not a plain number',
    )


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ja", "一" * 5000),
        ("ja", "一二 " * 5000),
        ("de", "9" * 100_000 + " Millionen"),
        ("de", "1." * 50_000 + "1"),
        ("de", "5" + "\u200b" * 100_000 + "5 mg"),
        ("de", "5" + "\u0301" * 100_000),
        ("de", "5" + " " * 100_000 + "mg"),
        ("de", "5 mg " * 20_000),
        ("de", "½" * 100_000),
    ],
    ids=lambda value: value[:6],
)
def test_no_text_takes_long(tag: str, text: str) -> None:
    start = process_time()
    assert number_differences("5 mg", Locale.parse("en"), text, Locale.parse(tag)) != ()
    assert process_time() - start < 3


def test_a_flood_of_numbers_is_one_difference() -> None:
    en, de = Locale.parse("en"), Locale.parse("de")
    assert number_differences("5 mg", en, "5 mg " * 2000, de) == (
        "a flood of 2000 numbers is not in the source",
    )
