"""Dates and numbers as a locale writes them, in its own digits."""

import datetime
from decimal import Decimal

import babel.dates
import babel.numbers

from dragoman.locales.locale import Locale, cldr_of

_ZERO = {
    "adlm": "\N{ADLAM DIGIT ZERO}",
    "arab": "\N{ARABIC-INDIC DIGIT ZERO}",
    "arabext": "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}",
    "beng": "\N{BENGALI DIGIT ZERO}",
    "cakm": "\N{CHAKMA DIGIT ZERO}",
    "deva": "\N{DEVANAGARI DIGIT ZERO}",
    "hmnp": "\N{NYIAKENG PUACHUE HMONG DIGIT ZERO}",
    "mtei": "\N{MEETEI MAYEK DIGIT ZERO}",
    "mymr": "\N{MYANMAR DIGIT ZERO}",
    "nkoo": "\N{NKO DIGIT ZERO}",
    "olck": "\N{OL CHIKI DIGIT ZERO}",
    "tibt": "\N{TIBETAN DIGIT ZERO}",
}
"""The digit zero of each numbering system that is some locale's default (CLDR numberingSystems)."""


def format_date(date: datetime.date, locale: Locale) -> str:
    """Return a date in the locale's long form: `23. November 2026`, `2026年11月23日`."""
    return _in_own_digits(babel.dates.format_date(date, "long", locale=cldr_of(locale)), locale)


def format_number(n: int | Decimal, locale: Locale) -> str:
    """Return a number with the locale's separators: `1,500`, `1.500`; no decimal is dropped."""
    text = babel.numbers.format_decimal(
        n, locale=cldr_of(locale), decimal_quantization=False, numbering_system="default"
    )
    return _in_own_digits(text, locale)


def format_percent(share: float | Decimal, locale: Locale) -> str:
    """Return a share, 1 being the whole, in whole percent as the locale writes it: `60 %`."""
    data = cldr_of(locale)
    text = babel.numbers.format_percent(share, locale=data, numbering_system="default")
    sign = data.number_symbols[data.default_numbering_system].get("percentSign", "%")
    return _in_own_digits(text.replace("%", sign), locale)


def _in_own_digits(text: str, locale: Locale) -> str:
    """Put Latin digits into the locale's default numbering system, as Babel does not."""
    zero = _ZERO.get(cldr_of(locale).default_numbering_system)
    if zero is None:
        return text
    return text.translate({ord("0") + n: chr(ord(zero) + n) for n in range(10)})
