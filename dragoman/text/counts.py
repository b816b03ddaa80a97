"""Number words that count something: "two tablets", "ten weeks"."""

from collections.abc import Iterator
from decimal import Decimal

from dragoman.text.quantities import NumberedText
from dragoman.text.spelled import says, spelled_numbers
from dragoman.text.units import counts_at, is_clinical, unit_at

_HALF = Decimal("0.5")


def extra_counts(source: NumberedText, target: NumberedText) -> Iterator[str]:
    """Give the words of a translation that count what its source counts otherwise.

    Counted are times and forms of a medicine: "zehn Tabletten" is not "two tablets". One may
    always be said, "dos horas y media" are 2.5 hours, and Chinese numerals are part of many words
    for times, which are left out.
    """
    for value, start, end in spelled_numbers(target.text, target.locale):
        word = target.text[start:end]
        unit = None if word > "\u3000" else unit_at(target.text, end, target.locale).unit
        counts = counts_at(target.text, end, target.locale) or (unit and not is_clinical(unit))
        known = value <= 1 or not source.values.isdisjoint((value, value + _HALF))
        if counts and not known and not says(value, source.text, source.locale):
            yield word
