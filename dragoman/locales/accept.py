"""The Accept-Language header of a request, read as browsers and robots really write it."""

import re
from dataclasses import dataclass

from dragoman.locales.tags import Subtags, split

LONGEST_HEADER = 500
"""Characters that are read; what a longer header says after them is not."""
MOST_RANGES = 20
"""Language ranges that are read."""

_QUALITY = re.compile(r"[qQ]\s*=\s*(0?\.[0-9]{1,3}|[01](?:\.[0-9]{0,3})?)")


@dataclass(frozen=True, slots=True)
class LanguageRange:
    """One language that a reader asks for, or refuses."""

    subtags: Subtags | None
    """None stands for `*`, any language that no other range names."""
    quality: float
    """From 1, most wanted, down to 0, refused."""


def language_ranges(header: str) -> tuple[LanguageRange, ...]:
    """Return the ranges of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4).

    Ranges of equal quality keep their order. A piece that cannot be read (`fr;q=1.5`, `@`) is
    passed over and the others count. `fr_CA` is read as `fr-CA`, `q=.7` as `q=0.7`; variants and
    extensions do not matter. A header is never read beyond 500 characters or 20 ranges.
    """
    pieces = _cut(header).split(",", MOST_RANGES)[:MOST_RANGES]
    ranges = [found for piece in pieces if (found := _range(piece.strip()))]
    return tuple(sorted(ranges, key=lambda found: -found.quality))


def _cut(header: str) -> str:
    """Return as much of a header as is read, without the piece that the cut would halve."""
    if len(header) <= LONGEST_HEADER:
        return header
    return header[: LONGEST_HEADER + 1].rpartition(",")[0]


def _range(piece: str) -> LanguageRange | None:
    tag, _, weight = (part.strip() for part in piece.partition(";"))
    quality = _quality(weight)
    if quality is None:
        return None
    if tag == "*":
        return LanguageRange(None, quality)
    found = split(tag)
    return LanguageRange(found[0], quality) if found else None


def _quality(weight: str) -> float | None:
    """Return the quality that a weight states, 1 where there is none, None where it is wrong."""
    if not weight:
        return 1.0
    found = _QUALITY.fullmatch(weight)
    quality = float(found[1]) if found else 2.0
    return quality if quality <= 1 else None
