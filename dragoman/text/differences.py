"""Numbers that a translation lost, gained or wrote so that its readers take them for others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dragoman.locales import Locale
from dragoman.text.equivalents import said_otherwise
from dragoman.text.numerals import has_numerals, separators, value_in, written
from dragoman.text.quantities import NumberedText, Reading, numbered


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """One way in which the numbers of a translation are not those of its source."""

    check: str
    """`number_missing`, `number_extra`, `number_format` or `unit_changed`."""
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

    1. Each number is read by its own locale (see `quantities`); equal values are equal numbers,
       however they are written, and it does not matter how often or in which order they stand.
    2. A number without its equal is none the less right if the other text says it in words, as a
       Roman or Chinese numeral, as the name of a month, or by the other clock (3 pm, 15 Uhr).
    3. A number that only reads otherwise because its separators are not the locale's is
       `number_format`: an English `1,500` in German reads 1.5. So is `0.5 mg`, where the reader
       sees what is meant but the locale writes `0,5 mg`; not `3.11`, which may be a version.
    4. The remaining numbers of the source are `number_missing`, those of the target `number_extra`.
    5. A number whose unit is known on both sides and is another one is `unit_changed`.
    """
    if not (has_numerals(source_text) or has_numerals(target_text)):
        return ()
    source = numbered(source_text, source_locale)
    target = numbered(target_text, target_locale)
    missing, extra = _unequal(source, target), _unequal(target, source)
    misread = _misread(missing, extra, source.locale)
    missing = [one for one in missing if all(one is not was for was, _ in misread)]
    extra = [one for one in extra if all(one is not became for _, became in misread)]
    return (
        *_unique("number_format", (_misread_reason(*pair, target.locale) for pair in misread)),
        *_unique("number_format", _foreign_reasons(source, target)),
        *_unique(
            "number_missing", (f"{text} is missing" for text in _lost(missing, target, extra))
        ),
        *_unique(
            "number_extra",
            (f"{text} is not in the source" for text in _lost(extra, source, missing)),
        ),
        *_unique("unit_changed", _unit_reasons(source, target)),
    )


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


def _lost(
    numerals: Sequence[Reading], other: NumberedText, unequal: Sequence[Reading]
) -> Iterator[str]:
    """Give the numerals, as written, that the other text does not have in any way."""
    for one in numerals:
        if not said_otherwise(one, other, unequal):
            yield one.numeral.text


def _unit_reasons(source: NumberedText, target: NumberedText) -> Iterator[str]:
    """Say which numbers have a unit on both sides, but none in common."""
    wanted, found = _units(source), _units(target)
    for value, units in wanted.items():
        others = found.get(value, set())
        if None in units | others or not others:
            continue
        if not any(_agree(str(unit), str(other)) for unit in units for other in others):
            was, became = (", ".join(sorted(map(str, names))) for names in (units, others))
            yield f"{value.normalize():f} {was} became {value.normalize():f} {became}"


def _units(side: NumberedText) -> dict[Decimal, set[str | None]]:
    units: dict[Decimal, set[str | None]] = {}
    for one in side.readings:
        for value in one.values:
            units.setdefault(value, set()).add(one.unit)
    return units


def _agree(unit: str, other: str) -> bool:
    """Whether two units are one, or one may be the other with its "per" in words: mg, mg/kg."""
    return unit.partition("/")[0] == other.partition("/")[0] and (
        unit == other or "/" not in unit or "/" not in other
    )


def _unique(check: str, reasons: Iterable[str]) -> Iterator[NumberDifference]:
    for reason in dict.fromkeys(reasons):
        yield NumberDifference(check, reason)
