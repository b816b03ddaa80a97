"""The CLDR data that locales are made of, read through Babel."""

from collections.abc import Iterable
from functools import cache

import babel
from babel import localedata
from babel.core import get_global

_NO_LANGUAGES = frozenset({"mul", "und", "zxx"})
_NO_SCRIPTS = frozenset({"Zinh", "Zxxx", "Zyyy", "Zzzz"})
_NO_TERRITORIES = frozenset({"QO", "XA", "XB", "ZZ"})


def likely_subtags(parts: Iterable[str | None]) -> tuple[str, str, str] | None:
    """Return language, script and territory that CLDR adds to exactly these subtags, if any."""
    likely = get_global("likely_subtags").get(_joined(parts))
    if not likely:
        return None
    language, script, territory = likely.split("_")
    return language, script, territory


def language_alias(language: str) -> str | None:
    """Return the present form of a deprecated language, joined with `_`: `iw` gives `he`."""
    alias: str | None = get_global("language_aliases").get(language)
    return alias


def territory_alias(territory: str) -> str:
    """Return the present code of a territory: `UK` gives `GB`, `840` gives `US`.

    A territory that was divided gives the first of its successors, which CLDR lists by size.
    """
    successors = get_global("territory_aliases").get(territory)
    return str(successors[0]) if successors else territory


def explicit_parent(parts: Iterable[str | None]) -> str | None:
    """Return the parent that CLDR names for these subtags (`parentLocales`), joined with `_`.

    Most locales have none: their parent is found by leaving off the last subtag.
    """
    parent: str | None = get_global("parent_exceptions").get(_joined(parts))
    return parent


@cache
def languages() -> frozenset[str]:
    """Return the languages that CLDR has data or at least a name for."""
    named = {str(name) for name in babel.Locale("en").languages if "_" not in str(name)}
    located = {name.partition("_")[0] for name in localedata.locale_identifiers()}
    return frozenset(named | located) - _NO_LANGUAGES


def english_name(language: str) -> str:
    """Return the English name of a language, or its code where CLDR has none."""
    return str(babel.Locale("en").languages.get(language, language))


@cache
def scripts() -> frozenset[str]:
    """Return the scripts that CLDR has a name for."""
    return frozenset(babel.Locale("en").scripts) - _NO_SCRIPTS


@cache
def territories() -> frozenset[str]:
    """Return the territories that CLDR has a name for, groups of countries included."""
    return frozenset(babel.Locale("en").territories) - _NO_TERRITORIES


def data_for(parts: Iterable[str | None]) -> babel.Locale | None:
    """Return Babel's data named by exactly these subtags, if there are any."""
    name = _joined(parts)
    return babel.Locale.parse(name) if localedata.exists(name) else None


def root_data() -> babel.Locale:
    """Return the data of CLDR's root, for a language that has none of its own."""
    return babel.Locale("root")


def _joined(parts: Iterable[str | None]) -> str:
    return "_".join(part for part in parts if part)
