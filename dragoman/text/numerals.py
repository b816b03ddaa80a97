"""Numbers written in digits, found in a text and read by a locale's separators."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dragoman.locales import Locale, cldr_of

_SPACES = "\u00a0\u2007\u2009\u202f"
"""Blanks that do not break, or hardly: between digits they group thousands in every locale."""
_APOSTROPHES = "'\u2019"
_NATIVE_DECIMAL, _NATIVE_GROUP = "\u066b", "\u066c"
"""The separators of Arabic digits, which mean the same in every locale."""
_BETWEEN = rf"[.,{_APOSTROPHES}{_NATIVE_DECIMAL}{_NATIVE_GROUP}\uff0c\uff0e]"
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_NUMERIC = re.compile(rf"[\d{_FRACTIONS}]")
_RUNS = re.compile(rf"\d+|[{_FRACTIONS}]")
_WIDE = str.maketrans("\uff0c\uff0e", ",.")
_MOST_DIGITS = 40
"""Longer runs of digits are no numbers that anybody reads."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number written in digits, with every sensible reading of it."""

    start: int
    end: int
    text: str
    values: tuple[Decimal, ...]
    """What it says: one value, or the parts of a date, a version or a list."""
    proper: bool
    """Whether its separators are those of the locale."""
    parts: tuple[Decimal, ...]
    """The whole numbers between its separators: `12.30` has 12 and 30."""


@dataclass(frozen=True, slots=True)
class Separators:
    """What stands before the decimals and between the thousands."""

    decimal: str
    groups: str
    """Every character that may group, one of them throughout a number."""
    spaced: bool
    """Whether an ordinary space may group too."""
    group_sizes: tuple[int, int] = (3, 3)
    """Digits of the last group and of those before it: 3 and 2 in India."""


@cache
def separators(locale: Locale) -> Separators:
    """Return the separators of a locale for Latin digits, as CLDR has them.

    A no-break space and an apostrophe are read as grouping everywhere. An ordinary space is
    where the locale's decimals follow a comma, as many write it there for a no-break space.
    """
    data = cldr_of(locale)
    symbols = data.number_symbols["latn"]
    decimal, group = symbols["decimal"], symbols["group"]
    pattern = data.decimal_formats[None]
    return Separators(
        decimal,
        "".join(dict.fromkeys(group + _SPACES + _APOSTROPHES)),
        decimal == ",",
        pattern.grouping,
    )


def numerals(text: str, locale: Locale) -> tuple[Numeral, ...]:
    """Return the numbers of a plain text in order, in the digits of any script.

    Digits directly after a letter of an alphabet are part of a name (`B12`, `CYP2B6`) and no
    number, unless they have separators (`Python3.11`). Signs are not read: a hyphen before a
    number is mostly a range.
    """
    return tuple(_found(text, locale)) if has_numerals(text) else ()


def overlong(text: str, locale: Locale) -> Iterable[str]:
    """Give the digits of each number that is too long to be read as one (40 digits)."""
    if not _is_overlong(text):
        return ()
    return (
        re.sub(r"\D", "", _latin(match[0]))
        for match in _pattern(separators(locale).spaced).finditer(text)
        if _is_overlong(match[0])
    )


def value_in(text: str, marks: Separators) -> Decimal | None:
    """Return the value of a written number if its separators are these, otherwise None."""
    digits = _latin(text)
    between = re.sub(r"\d", "", digits)
    parts = re.split(r"\D", digits)
    if not between or (_groups(between, marks) and _grouped(parts, marks)):
        return Decimal("".join(parts))
    point, before = between[-1], between[:-1]
    if point not in (marks.decimal, _NATIVE_DECIMAL) or re.match(r"0\d", digits):
        return None
    if not before or (_groups(before, marks) and _grouped(parts[:-1], marks)):
        return Decimal("".join(parts[:-1]) + "." + parts[-1])
    return None


def has_numerals(text: str) -> bool:
    """Return whether a text has any digit, of whatever script, or a fraction such as `½`."""
    return _NUMERIC.search(text) is not None


def count_numerals(text: str) -> int:
    """Return about how many numbers in digits a text has, fast."""
    return len(_RUNS.findall(text))


def written(value: Decimal, locale: Locale) -> str:
    """Return a number with a locale's separators and all of its digits, however many."""
    marks = separators(locale)
    whole, _, decimals = f"{value:f}".partition(".")
    last, others = marks.group_sizes
    groups = [whole[-last:]]
    for end in range(len(whole) - last, 0, -others):
        groups.insert(0, whole[max(0, end - others) : end])
    return marks.groups[0].join(groups) + (marks.decimal + decimals if decimals else "")


def _found(text: str, locale: Locale) -> Iterator[Numeral]:
    marks = separators(locale)
    for match in _pattern(marks.spaced).finditer(text):
        in_name = match[0].isdecimal() and _in_name(text, match.start())
        if not in_name and not _is_overlong(match[0]):
            yield _numeral(match, marks)


@cache
def _pattern(spaced: bool) -> re.Pattern[str]:
    blanks = _SPACES + (" " if spaced else "")
    return re.compile(
        rf"(?<!\d)\d{{1,3}}(?:([{blanks}])\d{{3}}(?:\1\d{{3}})*)(?!\d)(?:{_BETWEEN}\d+)?"
        rf"|\d+(?:{_BETWEEN}\d+)*(?:[{_FRACTIONS}])?|[{_FRACTIONS}]"
    )


def _is_overlong(text: str) -> bool:
    return len(text) > _MOST_DIGITS and len(re.findall(r"\d", text)) > _MOST_DIGITS


def _in_name(text: str, start: int) -> bool:
    """Whether the character before a number makes it part of a name."""
    before = text[start - 1] if start else " "
    return before == "_" or before.lower() != before.upper()


def _numeral(match: re.Match[str], marks: Separators) -> Numeral:
    text = match[0]
    if not text[-1].isdecimal():
        mixed = _with_fraction(text)
        return Numeral(match.start(), match.end(), text, (mixed,), True, (mixed,))
    if text.isdecimal():
        whole = (Decimal(_latin(text)),)
        return Numeral(match.start(), match.end(), text, whole, True, whole)
    parts = tuple(Decimal(part) for part in re.split(r"\D", _latin(text)))
    value_here = value_in(text, marks)
    value = value_here if value_here is not None else _foreign_value(text)
    values = parts if value is None else (value,)
    return Numeral(match.start(), match.end(), text, values, value_here is not None, parts)


_POINT = Separators(".", "," + _SPACES + _APOSTROPHES, True)
_COMMA = Separators(",", "." + _SPACES + _APOSTROPHES, True)


def _foreign_value(text: str) -> Decimal | None:
    """Return the value by the separators of other locales, None where it is no single number."""
    point = value_in(text, _POINT)
    return point if point is not None else value_in(text, _COMMA)


def _groups(between: str, marks: Separators) -> bool:
    allowed = marks.groups + _NATIVE_GROUP + (" " if marks.spaced else "")
    return between[0] in allowed and len(set(between)) == 1


def _grouped(parts: list[str], marks: Separators) -> bool:
    last, others = marks.group_sizes
    first, middle = parts[0], parts[1:-1]
    return (
        1 <= len(first) <= others
        and first[0] != "0"
        and len(parts[-1]) == last
        and all(len(part) == others for part in middle)
    )


def _with_fraction(text: str) -> Decimal:
    whole = _latin(text[:-1]) or "0"
    return Decimal(re.sub(r"\D", "", whole)) + Decimal(str(unicodedata.numeric(text[-1])))


def _latin(text: str) -> str:
    """Return a number in Latin digits, its full-width separators made ordinary ones."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in text.translate(_WIDE)
    )
