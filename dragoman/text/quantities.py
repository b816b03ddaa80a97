"""Quantities: the numbers of a text with their units."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from dragoman.locales import Locale
from dragoman.text.numerals import Numeral, numerals
from dragoman.text.spelled import names_month
from dragoman.text.units import multiplier_at, unit_at, unit_before

_NEXT = 40
_PAIR = 2
_LARGEST_MONTH = 12
_HALF_DAY = Decimal(12)
_DATE = re.compile(r"(?<!\d)(\d{1,2})\s?([:/.h,])\s?(?=(\d{1,2})(?!\d))")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text, read by the separators of its locale."""

    value: Decimal
    """What it is worth, words for large numbers included: `1.5 million` is 1500000."""
    unit: str | None
    """A symbol (`mg`, `mg/kg`, `%`) or an English word (`hour`), whatever the locale calls it."""
    start: int
    end: int
    """The place of the number, without its unit, in the text."""
    text: str
    """The number as written: `1,500`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A numeral in its place: what it says with the words after it."""

    numeral: Numeral
    values: tuple[Decimal, ...]
    unit: str | None
    after: str
    """The next characters after the number."""
    end: int
    """Where the number with its words for thousands and more ends, and its unit may begin."""
    loose_parts: tuple[Decimal, ...] = ()
    """The whole numbers of what may be a date, a time or a list: 12 and 30 of `12.30`."""


def quantities(text: str, locale: Locale) -> tuple[Quantity, ...]:
    """Return the numbers of a plain text in order, with the units that follow them.

    Read are the digits of every script, grouping and decimals by the locale (CLDR), vulgar
    fractions, and words for thousands and more. The parts of a date, a version or a list
    (`23.11.2026`) are numbers of their own. A number whose separators are no locale's of this
    text is read by those of another: `0.5` in German is a half all the same.
    """
    return tuple(
        Quantity(
            value, reading.unit, reading.numeral.start, reading.numeral.end, reading.numeral.text
        )
        for reading in _readings(text, locale)
        for value in reading.values
    )


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A plain text in a locale, with its numerals in order."""

    text: str
    locale: Locale
    readings: tuple[Reading, ...]
    values: frozenset[Decimal]
    """Everything its numerals say, the parts of possible dates and lists included."""


def numbered(text: str, locale: Locale) -> NumberedText:
    """Return a plain text with its numerals and what the words after them add."""
    return _with_values(text, locale, _readings(text, locale))


def translated(text: str, locale: Locale, source: NumberedText) -> NumberedText:
    """Return a translation likewise, its dates and times read as such if the source has them.

    `5.8` is no date where the source has "5 to 8".
    """
    readings = tuple(_readings(text, locale))
    if any(map(_is_pair, readings)):
        dates = _dates(source)
        readings = tuple(
            replace(one, loose_parts=()) if _is_pair(one) and not _is_among(one, dates) else one
            for one in readings
        )
    return _with_values(text, locale, readings)


def _with_values(text: str, locale: Locale, readings: Iterable[Reading]) -> NumberedText:
    found = tuple(readings)
    values = frozenset(value for one in found for value in (*one.values, *one.loose_parts))
    return NumberedText(text, locale, found, values)


def _is_pair(one: Reading) -> bool:
    """Whether a number has two parts, not those of a Chinese list."""
    return len(one.loose_parts) == _PAIR and "\uff0c" not in one.numeral.text


def _is_among(one: Reading, pairs: Set[tuple[str, Decimal, Decimal]]) -> bool:
    """Whether the parts of a number are a pair of the source, a list only if it is one here."""
    first, second = one.loose_parts
    marks = {",", ""} if "," in one.numeral.text else {""}
    return any((mark, first, second) in pairs for mark in marks)


def _dates(side: NumberedText) -> Set[tuple[str, Decimal, Decimal]]:
    """Return the days with their months, hours with their minutes, and lists of a text.

    Each is two numbers and the mark of a list.
    """
    pairs: set[tuple[str, Decimal, Decimal]] = set()
    for match in _DATE.finditer(side.text):
        first, second = Decimal(match[1]), Decimal(match[3])
        if match[2] == ",":
            pairs.add((",", first, second))
            continue
        pairs.add(("", first, second))
        hour = (first + _HALF_DAY) % (2 * _HALF_DAY)
        pairs.add(("", second, first) if match[2] == "/" else ("", hour, second))
    for month in map(Decimal, range(1, _LARGEST_MONTH + 1)):
        if side.values and names_month(month, side.text, side.locale):
            pairs.update(("", day, month) for day in side.values)
            pairs.update(("", month, day) for day in side.values)
    return pairs


def _readings(text: str, locale: Locale) -> Iterator[Reading]:
    for numeral in numerals(text, locale):
        factor, end = multiplier_at(text, numeral.end, locale)
        values = numeral.values
        if factor > 1:
            values = tuple(value * factor for value in values)
        measure = unit_at(text, end, locale)
        unit = measure.unit or unit_before(text, numeral.start, locale)
        after = text[numeral.end : numeral.end + _NEXT]
        yield Reading(numeral, values, unit, after, end, () if numeral.proper else numeral.parts)
