"""Quantities: the numbers of a text with their units."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dragoman.locales import Locale
from dragoman.text.numerals import Numeral, numerals
from dragoman.text.units import multiplier_at, unit_at, unit_before


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
    """The text that follows the number."""
    end: int
    """Where the number with its words for thousands and more ends, and its unit may begin."""

    @property
    def loose_parts(self) -> tuple[Decimal, ...]:
        """The whole numbers of what may be a date, a time or a list: 12 and 30 of `12.30`."""
        return () if self.numeral.proper else self.numeral.parts


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
        for reading in numbered(text, locale).readings
        for value in reading.values
    )


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A plain text in a locale, with its numerals in order."""

    text: str
    locale: Locale
    readings: tuple[Reading, ...]

    @property
    def values(self) -> frozenset[Decimal]:
        """Everything its numerals say, the parts of possible dates and lists included."""
        return frozenset(
            value for one in self.readings for value in (*one.values, *one.loose_parts)
        )


def numbered(text: str, locale: Locale) -> NumberedText:
    """Return a plain text with its numerals and what the words after them add."""
    return NumberedText(text, locale, tuple(_readings(text, locale)))


def _readings(text: str, locale: Locale) -> Iterator[Reading]:
    for numeral in numerals(text, locale):
        factor, end = multiplier_at(text, numeral.end, locale)
        values = numeral.values
        if factor > 1:
            values = tuple(value * factor for value in values)
        measure = unit_at(text, end, locale)
        unit = measure.unit or unit_before(text, numeral.start, locale)
        yield Reading(numeral, values, unit, text[numeral.end :], end)
