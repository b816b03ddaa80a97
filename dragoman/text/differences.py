"""Numbers that a translation lost, gained or wrote so that its readers take them for others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dragoman.locales import Locale
from dragoman.text.counts import extra_counts
from dragoman.text.doses import Dose
from dragoman.text.equivalents import said_otherwise
from dragoman.text.numerals import count_numerals, separators, value_in, written
from dragoman.text.pairing import Pairing, paired
from dragoman.text.quantities import NumberedText, Reading, numbered, translated
from dragoman.text.turned import exchanged_units, turned_pairs
from dragoman.text.unclear import settled, unclear_numbers

_FLOOD, _FLOOD_TIMES = 1000, 10
_MOST_DIFFERENCES = 100
"""More numbers without an equal are not looked for in words, nor told."""


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """One way in which the numbers of a translation are not those of its source."""

    check: str
    """`number_missing`, `number_extra`, `number_format`, `number_unclear`, `number_order`,
    `unit_changed` or `unit_missing`."""
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
    8. A time or length whose unit is known on both sides and is another one is `unit_changed`;
       so are two numbers that exchanged a unit: "2 tablets every 24 hours". A fraction or a
       range that was turned round is `number_order`.
    9. Invisible characters are not read. Where they touch a number, and where a number is not
       plainly one (`5³`, `5e3`, `B500 mg`), it is `number_unclear` unless the source has it too.
    """
    flood = _flood(source_text, target_text)
    if flood:
        return (
            NumberDifference("number_extra", f"a flood of {flood} numbers is not in the source"),
        )
    source = numbered(settled(source_text), source_locale)
    target = translated(settled(target_text), target_locale, source)
    unclear = unclear_numbers(source_text, source_locale, target_text, target)
    return (*_unique("number_unclear", unclear), *_differences(source, target))


def _differences(source: NumberedText, target: NumberedText) -> Iterator[NumberDifference]:
    doses = paired(source, target)
    missing, extra = _unpaired(source, target, doses)
    misread = _misread(missing, extra, source.locale)
    told = {id(one) for pair in misread for one in pair}
    missing = [one for one in missing if id(one) not in told]
    extra = [one for one in extra if id(one) not in told]
    yield from _unique("number_format", (_misread_reason(*it, target.locale) for it in misread))
    yield from _unique("number_format", _foreign_reasons(source, target))
    lost = (f"{_named(one, target.values)} is missing" for one in missing)
    yield from _unique("number_missing", lost)
    yield from _unique("number_extra", _extra_reasons(extra, source, target))
    units_changed = (*doses.units_changed, *_unit_reasons(source, target, doses))
    yield from _unique("unit_changed", units_changed)
    yield from _unique("unit_missing", doses.units_missing)
    yield from _unique("number_order", tuple(doses.reordered) or turned_pairs(source, target))


def _flood(source_text: str, target_text: str) -> int:
    """Return how many numbers a translation has if they are too many to be compared."""
    found = count_numerals(target_text) if len(target_text) > _FLOOD else 0
    return found if found > _FLOOD and found > _FLOOD_TIMES * count_numerals(source_text) else 0


def _extra_reasons(
    extra: Iterable[Reading], source: NumberedText, target: NumberedText
) -> Iterator[str]:
    for one in extra:
        yield f"{_named(one, source.values)} is not in the source"
    for word in extra_counts(source, target):
        yield f"{word} is not in the source"


def _unpaired(
    source: NumberedText, target: NumberedText, doses: Pairing
) -> tuple[list[Reading], list[Reading]]:
    """Return the numbers of both texts that the other does not have in any way."""
    own, found = _numerals_of(doses.source), _numerals_of(doses.target)
    missing = [one for one in _unequal(source, target) if id(one) not in own]
    extra = [one for one in _unequal(target, source) if id(one) not in found]
    if len(missing) + len(extra) > _MOST_DIFFERENCES:
        return missing[:_MOST_DIFFERENCES], extra[:_MOST_DIFFERENCES]
    lost, gained = ([dose.reading for dose in side] for side in (doses.missing, doses.extra))
    return (
        _in_order([*(one for one in missing if not said_otherwise(one, target, extra)), *lost]),
        _in_order([*(one for one in extra if not said_otherwise(one, source, missing)), *gained]),
    )


def _numerals_of(doses: Iterable[Dose]) -> set[int]:
    return {id(dose.reading) for dose in doses}


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
    wanted: dict[tuple[Decimal | None, ...], list[Reading]] = {}
    for was in missing:
        wanted.setdefault(was.numeral.values, []).append(was)
    return [
        (was, became)
        for became in extra
        for was in wanted.get((value_in(became.numeral.text, marks),), ())
        if was.numeral.values != became.numeral.values
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
    yield from exchanged_units(wanted, found)


def _units(side: NumberedText, doses: Iterable[Dose]) -> dict[Decimal, set[str | None]]:
    units: dict[Decimal, set[str | None]] = {}
    taken = _numerals_of(doses)
    for one in side.readings:
        if id(one) not in taken:
            for value in one.values:
                units.setdefault(value, set()).add(one.unit)
    return units


def _unique(check: str, reasons: Iterable[str]) -> Iterator[NumberDifference]:
    for reason in dict.fromkeys(reasons):
        yield NumberDifference(check, reason)
