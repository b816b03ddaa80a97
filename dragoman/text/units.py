"""Units of measure and large numbers, by the names a locale has for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel.numbers import format_compact_decimal
from babel.units import UnknownUnitError, format_unit

from dragoman.locales import Locale, cldr_of
from dragoman.text.phrases import folded, joined, pattern_of, table, words_of
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
    "\u2030": "\u2030",
    "pg": "pg",
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
    "\u00b5l": "\u00b5l",
    "\u03bcl": "\u00b5l",
    "cl": "cl",
    "cm": "cm",
    "mm": "mm",
    "m\u00b2": "m\u00b2",
    "mmHg": "mmHg",
    "mol": "mol",
    "mmol": "mmol",
    "\u00b5mol": "\u00b5mol",
    "nmol": "nmol",
    "mEq": "mEq",
    "IU": "IU",
    "d": "day",
    "\u00b0C": "\u00b0C",
    "h": "hour",
    "min": "minute",
}
"""Symbols that are the same in every locale."""

_CLINICAL = frozenset(
    {PERCENT, "\u2030", "pg", "ng", "\u00b5g", "mg", "g", "kg", "IU"}
    | {"\u00b5l", "ml", "cl", "dl", "l", "nmol", "\u00b5mol", "mmol", "mol", "mEq"}
)
"""Units of mass, volume and concentration: a number with one of them is a dose."""
_NO_UNITS = frozenset({"G", "d", "D"})
"""What is a symbol in another case or after a slash only: 5 g, 5 mg/d, but 5G and 3D."""
_UNIT_WORDS = "unit_words.toml"
_NUMBER_WORDS = "number_words.toml"
_LONGEST_LEAD = 10

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

    A unit per another, `mg/kg` or `mg per kilogram`, is one unit. A hyphen may stand for the
    blank: `24-hour`.
    """
    match = _unit_pattern(locale).match(text, start)
    if not match or match["unit"] in _NO_UNITS:
        return Measure(None, start)
    names = _unit_names(locale)
    units = [_named(names, name) for name in (match["unit"], *match["pers"].split("/")[1:])]
    end = match.end()
    for per, pattern in _said_pers(locale).items():
        said = pattern.match(text, end)
        if said and per in _CLINICAL and per not in units[1:]:
            units, end = [units[0], per, *units[1:]], said.end()
    return Measure("/".join(units), end)


def unit_before(text: str, start: int, locale: Locale) -> str | None:
    """Return the unit before a number where the language writes it there: Turkish `%50`."""
    pattern = _leading_percent(locale)
    near = text[max(0, start - _LONGEST_LEAD) : start]
    return PERCENT if pattern and pattern.search(near) else None


def is_clinical(unit: str | None) -> bool:
    """Return whether a unit is one of mass, volume or concentration: `mg`, `mg/kg`, `%`."""
    return unit is not None and unit.partition("/")[0] in _CLINICAL


def names_per(per: str, text: str, locale: Locale) -> bool:
    """Return whether a text says in words that something is per a unit: "pro Kilogramm"."""
    pattern = _said_pers(locale).get(per)
    return bool(pattern and pattern.search(text))


def multiplier_at(text: str, start: int, locale: Locale) -> tuple[int, int]:
    """Return what a number ending at `start` is multiplied by, and where that word ends.

    Thousands, millions and so on by CLDR's compact formats, `1.5 million`, `5万`, and by
    `number_words.toml`: `5 hundred`. What is a unit is none, `5千克`.
    """
    match = _multiplier_pattern(locale).match(text, start)
    if match and unit_at(text, start, locale).unit:
        return 1, start
    return (_multipliers(locale)[match[1].casefold()], match.end()) if match else (1, start)


def counts_at(text: str, start: int, locale: Locale) -> bool:
    """Return whether a number ending at `start` counts tablets or other forms of a medicine."""
    line = table(_UNIT_WORDS, locale.language).get("forms")
    return bool(line and _forms(line).match(text, start))


@cache
def _forms(line: str) -> re.Pattern[str]:
    return re.compile(rf"{_BLANK}?(?:{pattern_of(line)})", re.I)


@cache
def _leading_percent(locale: Locale) -> re.Pattern[str] | None:
    line = table(_UNIT_WORDS, locale.language).get("before", "")
    return re.compile(rf"(?<!\w)(?:{pattern_of(line)}){_BLANK}?$", re.I) if line else None


@cache
def _said_pers(locale: Locale) -> dict[str, re.Pattern[str]]:
    """Return what says "per kilogram" and the like in words, a blank before it included."""
    lines = table(_UNIT_WORDS, locale.language).items()
    return {
        key[1:]: re.compile(rf"[\s,]*(?:{pattern_of(line)})", re.I)
        for key, line in lines
        if key.startswith("/")
    }


def counted_words(locale: Locale) -> dict[str, int]:
    """Return the words that say a unit and how many of it, as the Arabic dual does."""
    return _phrases(locale)[1]


@cache
def _unit_names(locale: Locale) -> dict[str, str]:
    lines = table(_UNIT_WORDS, locale.language).items()
    words = {
        word: unit
        for unit, line in lines
        if unit[0] != "/" and unit not in ("before", "forms")
        for word in words_of(line)
    }
    return _phrases(locale)[0] | _SYMBOLS | words


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
    return re.compile(
        rf"{_BLANK}?[-\u2010\u2011]?(?P<unit>{names})(?P<pers>(?:/(?:{names}))*)", re.I
    )


def _named(names: dict[str, str], name: str) -> str:
    """Return the unit of a name as written, or in another case."""
    name = re.sub(r"\s", " ", name)
    if name in names:
        return names[name]
    return next(unit for known, unit in names.items() if folded(known) == folded(name))


@cache
def _multipliers(locale: Locale) -> dict[str, int]:
    """Return the words for large powers of ten, single letters (`5 M`) not among them."""
    words = {
        word.casefold(): int(key[1:])
        for key, line in table(_NUMBER_WORDS, locale.language).items()
        if key[0] == "x"
        for word in words_of(line)
    }
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
    names = _alternatives(_multipliers(locale))
    return re.compile(rf"{_BLANK}?({names})", re.I)


def _alternatives(names: Mapping[str, str] | Mapping[str, int]) -> str:
    """Return a pattern of names, none of them cut off from a word of an alphabet."""
    patterns = {name: re.sub(r"\\?\s", r"\\s", re.escape(name)) for name in names}
    return joined(patterns, within=True)
