"""Ways of saying a number that are not its digits: words, months, the other clock."""

import re
from collections.abc import Iterable
from decimal import Decimal

from dragoman.text.quantities import NumberedText, Reading
from dragoman.text.spelled import names_month, says

_HALF_DAY = Decimal(12)
_HALF_DAY_NAMED = re.compile(
    r"(?:[:.]\d\d)?[ \u00a0\u202f]?(?:[ap]\.?[ \u00a0\u202f]?m\b"
    r"|(?:مساء|ظهر)"
    r"|(?:Uhr )?(?:abends|nachmittags|nachts)|(?:heures? )?du soir|de la (?:tarde|noche)|da noite)",
    re.IGNORECASE,
)
_LARGEST_IDLE_COUNT = 3
_COUNTER = re.compile(r"\s?[つ個个種种]")
_LARGEST_MONTH = 12
_DATE_AFTER = re.compile(r"\s?[月월/.-]")


def said_otherwise(one: Reading, other: NumberedText, unequal: Iterable[Reading]) -> bool:
    """Return whether another text has in its own way all that a numeral says.

    `unequal` are the numerals of that text which have no equal either: by the other clock one of
    them may be the same hour. The minutes of a full hour (`15:00`) may always be left out.
    """
    return all(
        value in other.values
        or says(value, other.text, other.locale)
        or _is_month(value, one, other)
        or _is_hour(one, unequal)
        or one.numeral.text == "00"
        or _is_idle_count(value, one)
        for value in one.values
    )


def _is_idle_count(value: Decimal, one: Reading) -> bool:
    """Whether a number is the small count of things that Japanese and Chinese add: 2つの."""
    return value <= _LARGEST_IDLE_COUNT and bool(_COUNTER.match(one.after))


def _is_month(value: Decimal, one: Reading, other: NumberedText) -> bool:
    """Whether a number that stands in a date is a month which the text has by name."""
    in_date = len(one.numeral.parts) > 1 or _DATE_AFTER.match(one.after)
    is_month = value == int(value) and 1 <= value <= _LARGEST_MONTH
    return bool(in_date and is_month and names_month(value, other.text, other.locale))


def _is_hour(one: Reading, unequal: Iterable[Reading]) -> bool:
    """Whether an hour is one of the other numbers by the other clock: 3 p.m. and 15."""
    for other in unequal:
        early, late = sorted((one, other), key=_hour)
        if _hour(late) == _hour(early) + _HALF_DAY and _HALF_DAY_NAMED.match(early.after):
            return True
    return False


def _hour(one: Reading) -> Decimal:
    """Return what a number says as an hour: of `15.30`, a time if the source has it, the 15."""
    return (one.loose_parts or one.values)[0]
