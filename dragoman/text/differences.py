"""Numbers that a translation lost, gained or wrote so that its readers take them for others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dragoman.locales import Locale
from dragoman.text.doses import Dose
from dragoman.text.equivalents import said_otherwise
from dragoman.text.numerals import separators, value_in, written
from dragoman.text.pairing import Pairing, paired
from dragoman.text.quantities import NumberedText, Reading, numbered


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """One way in which the numbers of a translation are not those of its source."""

    check: str
    """`number_missing`, `number_extra`, `number_format`, `number_order`, `unit_changed` or
    `unit_missing`."""
    reason: str


def number_differences(
    source_text: str, source_locale: Locale, target_text: str, target_locale: Locale
) -> tuple[str, ...]:
    """Return in words how the numbers of a translation differ from its source; () if they do not.

    The reasons of `compare_numbers`, which see.
    """
    found = compare_numbers(source_text, source_locale, target_text, target_locale)
    return tuple(difference.reason for difference in found)


def compare_numbers(
    source_text: str, source_locale: Locale, target_text: str, target_locale: Locale
) -> tuple[NumberDifference, ...]:
    """Return how the numbers of a translation differ from those of its source, both plain text.

    A number with a unit of mass, volume or concentration (mg, mg/kg, ml, %) is a dose.

    1. Doses are compared one for one, each with a dose of equal value and unit, as often as it
       stands. Only digits say a dose, or a number word with the unit: "zwei Milligramm". The
       ends of a range share a unit, and "per kilogram" may be said in words.
    2. A dose that has another unit in the other text is `unit_changed`, one that has none there
       is `unit_missing`.
    3. Doses of one unit in another order than in the source are `number_order`, in every
       language: doses that were exchanged are not to be seen in any other way, and a sentence
       that turns its doses round can be worded otherwise. This is rare: of 134 messages
       with several doses, 61 of three real projects and 73 of the sample journal, none did.
    4. Each other number is read by its own locale (see `quantities`); equal values are equal
       numbers, however they are written, how often, and in whichever order.
    5. Such a number without its equal is none the less right if the other text says it in words,
       as a Roman or Chinese numeral, as the name of a month, or by the other clock (3 pm, 15 Uhr).
    6. A number that only reads otherwise because its separators are not the locale's is
       `number_format`: an English `1,500` in German reads 1.5. So is `0.5 mg`, where the reader
       sees what is meant but the locale writes `0,5 mg`; not `3.11`, which may be a version.
    7. The remaining numbers of the source are `number_missing`, those of the target `number_extra`.
    8. A time or length whose unit is known on both sides and is another one is `unit_changed`.
    """
    source = numbered(source_text, source_locale)
    target = numbered(target_text, target_locale)
    doses = paired(source, target)
    missing, extra = _unpaired(source, target, doses)
    misread = _misread(missing, extra, source.locale)
    missing = [one for one in missing if all(one is not was for was, _ in misread)]
    extra = [one for one in extra if all(one is not became for _, became in misread)]
    again = source.values, target.values
    return (
        *_unique("number_format", (_misread_reason(*pair, target.locale) for pair in misread)),
        *_unique("number_format", _foreign_reasons(source, target)),
        *_unique("number_missing", (f"{_named(one, again[1])} is missing" for one in missing)),
        *_unique(
            "number_extra", (f"{_named(one, again[0])} is not in the source" for one in extra)
        ),
        *_unique("unit_changed", (*doses.units_changed, *_unit_reasons(source, target, doses))),
        *_unique("unit_missing", doses.units_missing),
        *_unique("number_order", doses.reordered),
    )


def _unpaired(
    source: NumberedText, target: NumberedText, doses: Pairing
) -> tuple[list[Reading], list[Reading]]:
    """Return the numbers of both texts that the other does not have in any way."""
    missing = [one for one in _unequal(source, target) if not _is_among(one, doses.source)]
    extra = [one for one in _unequal(target, source) if not _is_among(one, doses.target)]
    lost, gained = ([dose.reading for dose in side] for side in (doses.missing, doses.extra))
    return (
        _in_order([*(one for one in missing if not said_otherwise(one, target, extra)), *lost]),
        _in_order([*(one for one in extra if not said_otherwise(one, source, missing)), *gained]),
    )


def _is_among(one: Reading, doses: Iterable[Dose]) -> bool:
    return any(dose.reading is one for dose in doses)


def _in_order(numbers: Iterable[Reading]) -> list[Reading]:
    return sorted(numbers, key=lambda one: one.numeral.start)


def _named(one: Reading, others: frozenset[Decimal]) -> str:
    """Return a number as written; with its unit if it is another that the other text lacks."""
    if others.issuperset(one.values):
        return " ".join(filter(None, ("another", one.numeral.text, one.unit)))
    return one.numeral.text


def _unequal(side: NumberedText, other: NumberedText) -> list[Reading]:
    """Return the numerals of one text that have no equal in the other."""
    values = other.values
    return [
        one
        for one in side.readings
        if not values.issuperset(one.values)
        and not (one.loose_parts and values.issuperset(one.loose_parts))
    ]


def _misread(
    missing: Sequence[Reading], extra: Sequence[Reading], locale: Locale
) -> list[tuple[Reading, Reading]]:
    """Return pairs of numbers that would be equal if the locale of the source read both."""
    marks = separators(locale)
    return [
        (was, became)
        for became in extra
        for was in missing
        if (value_in(became.numeral.text, marks),) == was.numeral.values != became.numeral.values
    ]


def _misread_reason(was: Reading, became: Reading, locale: Locale) -> str:
    """Say that a number reads otherwise, and how to write it."""
    right = written(was.numeral.values[0], locale)
    return f'"{became.numeral.text}" is not {was.numeral.text} in this language, write "{right}"'


def _foreign_reasons(source: NumberedText, target: NumberedText) -> Iterator[str]:
    """Say which numbers have the right value but separators that the locale does not use."""
    known = {one.numeral.values for one in source.readings if one.numeral.proper}
    for one in target.readings:
        numeral = one.numeral
        if numeral.proper or len(numeral.values) > 1 or numeral.values not in known:
            continue
        if one.unit or _is_surely_one_number(one, target.text[: numeral.start]):
            right = written(numeral.values[0], target.locale)
            yield f'"{numeral.text}" has the separators of another language, write "{right}"'


def _is_surely_one_number(one: Reading, before: str) -> bool:
    """Whether a numeral is no version, time or date, by its parts and the text before it.

    `0.5` and `1,234.56` are numbers; `3.11`, `0.127.x` and `IDLE 0.6` may be versions.
    """
    whole, *others = one.numeral.parts
    is_version = re.match(r"\.\w", one.after) or re.search(r"\b[A-Z]\w*\s$", before)
    return len(others) > 1 or (whole == 0 and not is_version)


def _unit_reasons(source: NumberedText, target: NumberedText, doses: Pairing) -> Iterator[str]:
    """Say which numbers that are no doses have a unit on both sides, but none in common."""
    wanted, found = _units(source, doses.source), _units(target, doses.target)
    for value, units in wanted.items():
        others = found.get(value, set())
        if None in units | others or not others or units & others:
            continue
        was, became = (", ".join(sorted(map(str, names))) for names in (units, others))
        yield f"{value.normalize():f} {was} became {value.normalize():f} {became}"


def _units(side: NumberedText, doses: Iterable[Dose]) -> dict[Decimal, set[str | None]]:
    units: dict[Decimal, set[str | None]] = {}
    for one in side.readings:
        if not _is_among(one, doses):
            for value in one.values:
                units.setdefault(value, set()).add(one.unit)
    return units


def _unique(check: str, reasons: Iterable[str]) -> Iterator[NumberDifference]:
    for reason in dict.fromkeys(reasons):
        yield NumberDifference(check, reason)
