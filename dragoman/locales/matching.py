"""Which of the offered locales a reader is served, by the header of the request.

Werkzeug's and Babel's own negotiation is not used: it compares tags as text, so it sends readers
of Traditional Chinese to Simplified, and `fr-FR,en;q=.3` to English where French is offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.locales.accept import LONGEST_HEADER, LanguageRange, language_ranges
from dragoman.locales.fallback import lineage
from dragoman.locales.locale import Locale
from dragoman.locales.tags import Subtags, maximized

_REMEMBERED = 1024
"""Headers whose answer a matcher keeps; the browsers of a site send some hundreds."""


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to a request that names no locale."""

    locale: Locale
    """The locale to serve: near to what the reader asked for, or else the source."""
    offered: Locale | None = None
    """A locale the reader asked for before `locale` but may not be able to read, such as the
    other script of their language: to be suggested, never served."""


class Matcher:
    """Finds the best offered locale for an Accept-Language header; safe to share by threads.

    The reader's ranges are taken in order of quality (RFC 9110, 12.5.4). For each the nearest
    locale is looked for *within the language and script* it means, likely subtags filled in (UTS
    #35): `zh-TW` means Traditional Chinese, `pt` means the Portuguese of Brazil. The first range
    with such a locale decides; `*` takes the source, then the others in the order offered. A
    locale that the reader refuses (`q=0`) is neither served nor suggested, except that the source
    is served where nothing else is left.
    """

    def __init__(self, offered: Sequence[Locale], *, source: Locale) -> None:
        self.source = source
        self.offered = tuple(dict.fromkeys((*offered, source)))
        self._decided = lru_cache(maxsize=_REMEMBERED)(self._decide)

    def match(self, header: str) -> Match:
        """Return what to serve and what to suggest for a header; an empty one gets the source."""
        return self._decided(header[: LONGEST_HEADER + 1])

    def _decide(self, header: str) -> Match:
        ranges = language_ranges(header)
        allowed = [locale for locale in self.offered if not _refused(locale, ranges)]
        suggested = None
        for wanted in ranges:
            if not wanted.quality:
                break
            if wanted.subtags is None:
                served = _any_unnamed(allowed, self.source, ranges)
            else:
                served = nearest(wanted.subtags, allowed)
                suggested = suggested or (None if served else _far(wanted.subtags, allowed))
            if served:
                return Match(served, suggested if suggested != served else None)
        return Match(self.source, suggested)


def nearest(wanted: Subtags, offered: Sequence[Locale]) -> Locale | None:
    """Return the offered locale nearest to the wanted one in its language and script, if any.

    The wanted locale itself is nearest, under any tag that means the same (`zh-TW` is
    `zh-Hant-TW`, `pt` is `pt-BR`); then the one with the fewest steps up and down the tree of
    CLDR's parents (`es-AR`, `es-419`, `es-MX`), an ancestor before others, then the order offered.
    """
    near = [locale for locale in offered if _same_text(locale.subtags, wanted)]
    return min(near, key=lambda locale: _steps(wanted, locale.subtags), default=None)


def _same_text(one: Subtags, other: Subtags) -> bool:
    """Whether a reader of one locale reads the other: the same language in the same script."""
    first, second = maximized(one), maximized(other)
    return (first.language, first.script) == (second.language, second.script)


def _steps(wanted: Subtags, locale: Subtags) -> tuple[int, int]:
    """Return the steps between two locales of one language and script, then those downwards.

    A locale without a territory counts as the one of its likely territory as well.
    """
    upward, downward = list(lineage(wanted)), list(lineage(locale))
    if upward[0] == downward[0]:
        return 0, 0
    if maximized(wanted) == maximized(locale):
        return 0, 1
    common = next((link for link in upward if link in downward), None)
    if common is None:
        return len(upward) + len(downward), len(downward)
    down = downward.index(common)
    return upward.index(common) + down, down


def _far(wanted: Subtags, offered: Sequence[Locale]) -> Locale | None:
    """Return the first offered locale in the wanted language but in another script."""
    return next((locale for locale in offered if locale.language == wanted.language), None)


def _any_unnamed(
    allowed: Sequence[Locale], source: Locale, ranges: Sequence[LanguageRange]
) -> Locale | None:
    """Return what `*` stands for: the source or the first locale that no other range names."""
    return next(
        (
            locale
            for locale in (source, *allowed)
            if locale in allowed and not any(_ranges_over(locale, ranges))
        ),
        None,
    )


def _refused(locale: Locale, ranges: Sequence[LanguageRange]) -> bool:
    """Whether the most exact of the ranges that cover a locale gives it the quality 0."""
    covering = sorted(_ranges_over(locale, ranges), key=lambda found: -len(str(found.subtags)))
    everything = [found for found in ranges if found.subtags is None]
    return bool([*covering, *everything]) and [*covering, *everything][0].quality == 0


def _ranges_over(locale: Locale, ranges: Sequence[LanguageRange]) -> Iterator[LanguageRange]:
    """Give the ranges that name a locale: all their subtags are its own (RFC 4647, 3.3.1)."""
    full = maximized(locale.subtags)
    for found in ranges:
        named = found.subtags
        if (
            named is not None
            and named.language == full.language
            and named.script in (None, full.script)
            and named.territory in (None, full.territory)
        ):
            yield found
