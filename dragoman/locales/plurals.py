"""The plural forms of a locale, as a catalog's header states them.

The header is generated from CLDR's rules, since the tables that gettext tools carry differ from
them: Babel's own header for Arabic takes 11 for "other" and 100 for "many".
"""

from dataclasses import dataclass
from functools import cache

from dragoman.locales.c_expressions import c_choice
from dragoman.locales.locale import Locale, cldr_of

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_SAMPLES = (*range(1001), *range(2000, 1_000_000, 1000), 1_000_000, 2_000_000, 10_000_000)
"""Whole numbers that reach every category of every rule of CLDR which any whole number reaches."""


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms a message with a number has, and which number takes which."""

    count: int
    expression: str
    """The index of the form for the number `n`, in C as gettext reads it: `n != 1`."""
    categories: tuple[str, ...]
    """CLDR's name of each form, by index: `("one", "other")`."""

    @property
    def header(self) -> str:
        """The value of the header field Plural-Forms."""
        return f"nplurals={self.count}; plural=({self.expression});"


@cache
def plural_forms(locale: Locale) -> PluralForms:
    """Return the plural forms of a locale by CLDR's cardinal rules, in CLDR's order.

    A category that only fractions have, such as "many" in Czech or "other" in Russian, is left
    out: gettext counts whole things, and no translator could say what to write there.
    """
    rule = cldr_of(locale).plural_form
    reached = {rule(n) for n in _SAMPLES}
    categories = tuple(name for name in _CATEGORIES if name in reached)
    conditions = dict(rule.abstract)
    expression = c_choice([conditions[name] for name in categories[:-1]])
    return PluralForms(len(categories), expression, categories)


def plural_index(locale: Locale, n: int) -> int:
    """Return which of its plural forms a locale takes for the number `n`."""
    return plural_forms(locale).categories.index(cldr_of(locale).plural_form(n))
