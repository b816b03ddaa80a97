"""Units of measure and large numbers, by the names a locale has for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.numbers import format_compact_decimal
from babel.units import UnknownUnitError, format_unit

from dragoman.locales import Locale, cldr_of
from dragoman.text.unspaced import UNSPACED

PERCENT = "%"

_CLDR_UNITS = {
    "concentr-percent": PERCENT,
    "duration-second": "second",
    "duration-minute": "minute",
    "duration-hour": "hour",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
    "length-centimeter": "cm",
    "length-meter": "m",
    "mass-microgram": "\u00b5g",
    "mass-milligram": "mg",
    "mass-gram": "g",
    "mass-kilogram": "kg",
    "temperature-celsius": "\u00b0C",
    "volume-milliliter": "ml",
    "volume-liter": "l",
}
"""CLDR's units that a health text has, and what they are called in a `Quantity`."""

_SYMBOLS = {
    "%": PERCENT,
    "\uff05": PERCENT,
    "\u066a": PERCENT,
    "ng": "ng",
    "mcg": "\u00b5g",
    "\u00b5g": "\u00b5g",
    "\u03bcg": "\u00b5g",
    "mg": "mg",
    "g": "g",
    "kg": "kg",
    "ml": "ml",
    "mL": "ml",
    "dl": "dl",
    "dL": "dl",
    "l": "l",
    "L": "l",
    "cm": "cm",
    "mm": "mm",
    "mmHg": "mmHg",
    "IU": "IU",
    "\u00b0C": "\u00b0C",
    "h": "hour",
    "min": "minute",
}
"""Symbols that are the same in every locale."""

_SAMPLES = (0, 1, 2, 3, 5, 11, 100, 1_000_000)
"""Numbers that take every plural form between them."""
_ENDS_ANYWHERE = re.compile(rf"[{UNSPACED}\uac00-\ud7a3\W]")
_COMPACT = re.compile(r"(10{0,5})\s?([^\d\s].*)")
_BLANK = "[ \u00a0\u2009\u202f]"


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows a number: a unit and where it ends."""

    unit: str | None
    end: int


def unit_at(text: str, start: int, locale: Locale) -> Measure:
    """Return the unit that follows a number ending at `start`, written close or after a blank.

    A unit per another, `mg/kg`, is one unit. A hyphen may stand for the blank: `24-hour`.
    """
    names = _unit_names(locale)
    match = _unit_pattern(locale).match(text, start)
    if not match:
        return Measure(None, start)
    unit = _named(names, match["unit"])
    per = match["per"]
    return Measure(f"{unit}/{_named(names, per)}" if per else unit, match.end())


def multiplier_at(text: str, start: int, locale: Locale) -> tuple[int, int]:
    """Return what a number ending at `start` is multiplied by, and where that word ends.

    Thousands, millions and so on by CLDR's compact formats: `1.5 million`, `5万`.
    """
    match = _multiplier_pattern(locale).match(text, start)
    return (_multipliers(locale)[match[1].casefold()], match.end()) if match else (1, start)


def counted_words(locale: Locale) -> dict[str, int]:
    """Return the words that say a unit and how many of it, as the Arabic dual does."""
    return _phrases(locale)[1]


@cache
def _unit_names(locale: Locale) -> dict[str, str]:
    return _phrases(locale)[0] | _SYMBOLS


@cache
def _phrases(locale: Locale) -> tuple[dict[str, str], dict[str, int]]:
    """Return CLDR's unit names, and its phrases that have no digit for a number they mean."""
    names: dict[str, str] = {}
    counted: dict[str, int] = {}
    for cldr_unit, unit in _CLDR_UNITS.items():
        for n, phrase in _unit_phrases(cldr_unit, locale):
            name = re.sub(r"[\d,.\s\u066c]*\d[\s\u200f]*", "", phrase).strip()
            if not re.search(r"\d", phrase):
                counted[phrase] = n
            elif cldr_unit not in phrase and not _is_one_letter(name):
                names[name] = unit
    return names, counted


def _is_one_letter(name: str) -> bool:
    """Whether a name is a letter of a script with words: French "j" for days, Arabic "m"."""
    return len(name) == 1 and not _ENDS_ANYWHERE.match(name)


def _unit_phrases(cldr_unit: str, locale: Locale) -> Iterator[tuple[int, str]]:
    for length in ("long", "short"):
        for n in _SAMPLES:
            try:
                yield n, format_unit(n, cldr_unit, length, locale=cldr_of(locale))
            except UnknownUnitError:
                return


@cache
def _unit_pattern(locale: Locale) -> re.Pattern[str]:
    names = _alternatives(_unit_names(locale))
    return re.compile(rf"{_BLANK}?[-\u2010\u2011]?(?P<unit>{names})(?:/(?P<per>{names}))?", re.I)


def _named(names: dict[str, str], name: str) -> str:
    """Return the unit of a name as written, or in another case."""
    if name in names:
        return names[name]
    return next(unit for known, unit in names.items() if known.casefold() == name.casefold())


@cache
def _multipliers(locale: Locale) -> dict[str, int]:
    """Return the words for large powers of ten, single letters (`5 M`) not among them."""
    words: dict[str, int] = {}
    for power in range(3, 13):
        for phrase in _compact_phrases(10**power, locale):
            match = _COMPACT.fullmatch(phrase)
            if match and (len(match[2]) > 1 or _ENDS_ANYWHERE.match(match[2])):
                words.setdefault(match[2].casefold(), 10**power // int(match[1]))
    return words


def _compact_phrases(n: int, locale: Locale) -> Iterator[str]:
    data = cldr_of(locale)
    for length in ("long", "short"):
        if length in data.compact_decimal_formats:
            yield format_compact_decimal(n, format_type=length, locale=data)


@cache
def _multiplier_pattern(locale: Locale) -> re.Pattern[str]:
    names = _alternatives(_multipliers(locale)) or "(?!)"
    return re.compile(rf"{_BLANK}?({names})", re.I)


def _alternatives(names: dict[str, str] | dict[str, int]) -> str:
    """Return a pattern of names, the longest first, none cut off from a word of an alphabet."""
    ordered = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name) + _no_letter_after(name) for name in ordered)


def _no_letter_after(name: str) -> str:
    """Return what keeps a name from matching the start of a word, where words have ends.

    Korean writes particles close to a unit, and other scripts have no blanks at all.
    """
    return "" if _ENDS_ANYWHERE.match(name[-1]) else r"(?![^\W\d_])"
