"""Plural-Forms: whether a header states CLDR's rule, and translations made under another one."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from gettext import c2py
from typing import NamedTuple

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Message, marked_fuzzy
from dragoman.locales import Locale, plural_forms, plural_index

_FIELD = re.compile(r"nplurals=\s*([0-9]{1,3})\s*;\s*plural=\s*([^;]+);?")
_NUMBERS = (*range(201), 1000, 1_000_000)


class _Rule(NamedTuple):
    """What a rule does, however it is written."""

    size: int
    """How many forms there are."""
    forms: tuple[int, ...]
    """The form that each of the numbers takes."""


def plural_header_agrees(header: Header, locale: Locale) -> bool:
    """Say whether a header's Plural-Forms does what CLDR's rule for the locale does.

    The number of forms and the form of the numbers 0 to 200, 1000 and a million are compared, not
    the text: editors write `plural=n != 1;` as well as `plural=(n != 1);`. A header without the
    field, or with one that gettext cannot read, does not agree.
    """
    return _said(header.fields.get("Plural-Forms", "")) == _meant(locale)


def counts_rightly(catalog: Catalog) -> bool:
    """Say whether nothing needs repair in a catalog's Plural-Forms: it agrees, or nobody misses it.

    The field may be missing where no message has a plural. Templates have none.
    """
    if catalog.locale is None:
        return True
    if "Plural-Forms" not in catalog.header.fields:
        return all(message.plural_id is None for message in catalog)
    return plural_header_agrees(catalog.header, catalog.locale)


def with_forms_of(message: Message, locale: Locale, header: Header) -> Message:
    """Return a message of a file with this header with its plural forms in the locale's order.

    Each form gets the text that most of its numbers had under the header's rule, and the message is
    fuzzy. It is returned as it is where every form is in its place already, where the header states
    no rule, and where the message does not have as many forms as the header says.
    """
    rule = _said(header.fields.get("Plural-Forms", ""))
    if rule is None or message.plural_id is None or len(message.strings) != rule.size:
        return message
    order = _order(rule, _meant(locale))
    if order == tuple(range(rule.size)) or not any(message.strings):
        return message
    return marked_fuzzy(replace(message, strings=tuple(message.strings[i] for i in order)))


@cache
def _said(field: str) -> _Rule | None:
    """Return what a value of the field says, None where gettext could not read it."""
    match = _FIELD.fullmatch(field)
    if match is None:
        return None
    try:
        choose = c2py(match[2])  # takes n, whole numbers, parentheses and operators only
        rule = _Rule(int(match[1]), tuple(map(choose, _NUMBERS)))
    except (ValueError, SyntaxError, ArithmeticError, RecursionError, MemoryError):
        return None
    return rule if all(0 <= form < rule.size for form in rule.forms) else None


@cache
def _meant(locale: Locale) -> _Rule:
    forms = tuple(plural_index(locale, n) for n in _NUMBERS)
    return _Rule(plural_forms(locale).count, forms)


def _order(old: _Rule, new: _Rule) -> tuple[int, ...]:
    """Return for each new form the old one that most of its numbers had."""
    pairs = list(zip(old.forms, new.forms, strict=True))
    votes = (Counter(was for was, now in pairs if now == form) for form in range(new.size))
    return tuple(vote.most_common(1)[0][0] for vote in votes)
