"""Locales: tags, names, plural forms, fallback, negotiation, and dates and numbers as written.

Tags are BCP 47 outside and `Locale` inside. Everything is derived from CLDR, read through Babel,
and nothing here depends on a current language.
"""

from dragoman.locales.fallback import fallback_chain
from dragoman.locales.formats import format_date, format_number, format_percent
from dragoman.locales.locale import Locale, cldr_of
from dragoman.locales.matching import Match, Matcher
from dragoman.locales.plurals import PluralForms, plural_forms, plural_index
from dragoman.locales.regions import GROUPS, is_region

__all__ = [
    "GROUPS",
    "Locale",
    "Match",
    "Matcher",
    "PluralForms",
    "cldr_of",
    "fallback_chain",
    "format_date",
    "format_number",
    "format_percent",
    "is_region",
    "plural_forms",
    "plural_index",
]
