"""What an address says: its locale, however it is spelled, and the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import LocaleError
from dragoman.locales import Locale

_LONGEST_TAG = 35
"""Longer than any tag in use (RFC 5646, 4.4.1), and short enough to try."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """An address taken apart."""

    locale: Locale | None
    """What its first part names, in whatever spelling; None where that is no locale."""
    rest: str
    """What follows, with its slash; the whole address where there is no locale."""
    offered: bool
    """Whether the locale is one of the site's."""


def spelled(address: str, offered: Sequence[Locale]) -> Spelled:
    """Take an address apart: `/pt_br/articles/x` is `pt-BR` and `/articles/x`.

    A folder such as `/articles` may happen to be a tag nobody offers; it counts as one only where
    the engine knows the language.
    """
    first, slash, rest = address.removeprefix("/").partition("/")
    if not first or len(first) > _LONGEST_TAG:
        return Spelled(None, address, False)
    try:
        locale = Locale.parse(first)
    except LocaleError:
        return Spelled(None, address, False)
    return Spelled(locale, slash + rest, locale in offered)


def candidates(locale: Locale, rest: str) -> tuple[str, ...]:
    """Return the ways a page may be written: as it is, without its last slash, with one."""
    bare = f"/{locale}{rest.rstrip('/')}"
    return (f"/{locale}{rest}", bare, f"{bare}/")
