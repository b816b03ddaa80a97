"""Regions of the world, by the codes of ISO 3166."""

from functools import cache

from babel import Locale as BabelLocale

GROUPS = frozenset({"EU", "EZ", "UN"})
"""Codes that ISO 3166 reserves for groups of countries: no reader is in one of them alone."""
_NO_COUNTRIES = GROUPS | {"XA", "XB", "ZZ"}
"""What CLDR has among its two letters that is no country: groups, and pseudo-locales'."""


def is_region(code: str) -> bool:
    """Tell whether a text is the code of a region that CLDR knows, such as `US`."""
    return code in _regions()


@cache
def _regions() -> frozenset[str]:
    codes = map(str, BabelLocale("en").territories)
    return frozenset(code for code in codes if len(code) == 2) - _NO_COUNTRIES
