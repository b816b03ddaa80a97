"""The template of an article: the engine's HTML, cut where words and addresses stand."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.engine import html

Span = tuple[int, int]
"""A first byte of the source and the one after the last."""

_BEFORE = f"{OPEN}%d{ARMOUR}".encode()
_AFTER = f"{ARMOUR}{CLOSE}".encode()
_HOLE = re.compile(f"{OPEN}(\\d+){ARMOUR}([^{OPEN}{ARMOUR}]*){ARMOUR}{CLOSE}")


class Hole(NamedTuple):
    """The place of a span in the template, with what the engine made of the span there."""

    span: int
    html: str
    after: str
    """What stands between this hole and the next one."""


class Cut(NamedTuple):
    """The engine's HTML, cut at its holes."""

    before: str
    """What stands before the first hole."""
    holes: list[Hole]

    @property
    def whole(self) -> str:
        """The HTML without holes."""
        return self.before + "".join([f"{hole.html}{hole.after}" for hole in self.holes])


def cut(source: str, spans: Sequence[Span]) -> Cut:
    """Return the engine's HTML of a Markdown document with a hole for every span it can lift.

    The spans stand in order and apart. The pieces together are always the engine's HTML of the
    unmarked source. A span whose marks would change that HTML gets no hole and stays part of the
    text around it.
    """
    return _Cutting(source, spans).cut()


class _Cutting:
    """One source while its spans are tried."""

    def __init__(self, source: str, spans: Sequence[Span]) -> None:
        self.source = source.encode()
        self.spans = spans
        self.plain = html(source)

    def cut(self) -> Cut:
        everything = range(len(self.spans))
        found = self.tried(everything) or self.tried(self.sound(everything))
        return found or Cut(self.plain, [])

    def sound(self, chosen: Sequence[int]) -> list[int]:
        """Return the spans that can be lifted, by halving, so that a bad one costs little."""
        if self.tried(chosen) is not None:
            return list(chosen)
        if len(chosen) == 1:
            return []
        half = len(chosen) // 2
        return self.sound(chosen[:half]) + self.sound(chosen[half:])

    def tried(self, chosen: Sequence[int]) -> Cut | None:
        """Return the HTML with holes for some spans, or None where that changes the HTML."""
        before, *rest = _HOLE.split(html(self.marked(chosen)))
        found = Cut(before, [*map(Hole, map(int, rest[::3]), rest[1::3], rest[2::3])])
        return found if len(found.holes) == len(chosen) and found.whole == self.plain else None

    def marked(self, chosen: Sequence[int]) -> str:
        source, done = self.source, 0
        marked: list[bytes] = []
        for number in chosen:
            start, end = self.spans[number]
            marked += (source[done:start], _BEFORE % number, source[start:end], _AFTER)
            done = end
        return b"".join([*marked, source[done:]]).decode()
