"""The template of an article: the engine's HTML, cut where words and addresses stand."""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.engine import html

Span = tuple[int, int]
"""A first byte of the source and the one after the last."""

_AFTER = f"{ARMOUR}{CLOSE}"
_AFTER_BYTES = _AFTER.encode()


class Hole(NamedTuple):
    """The place of a span in the template, with what the engine made of the span there."""

    span: int
    html: str


def cut(source: str, spans: Sequence[Span]) -> list[str | Hole]:
    """Return the engine's HTML of a Markdown document with a hole for every span it can lift.

    The spans stand in order and apart. Joining the pieces always gives the engine's HTML of the
    unmarked source. A span whose marks would change that HTML gets no hole and stays part of the
    text around it.
    """
    return _Cutting(source, spans).pieces()


class _Cutting:
    """One source while its spans are tried."""

    def __init__(self, source: str, spans: Sequence[Span]) -> None:
        self.source = source.encode()
        self.spans = spans
        self.plain = html(source)

    def pieces(self) -> list[str | Hole]:
        everything = range(len(self.spans))
        found = self.tried(everything)
        if found is None:
            found = self.tried(self.sound(everything))
        return [self.plain] if found is None else found

    def sound(self, chosen: Sequence[int]) -> list[int]:
        """Return the spans that can be lifted, by halving, so that a bad one costs little."""
        if self.tried(chosen) is not None:
            return list(chosen)
        if len(chosen) == 1:
            return []
        half = len(chosen) // 2
        return self.sound(chosen[:half]) + self.sound(chosen[half:])

    def tried(self, chosen: Sequence[int]) -> list[str | Hole] | None:
        """Return the pieces with holes for some spans, or None where that changes the HTML."""
        found = _pieces(html(self.marked(chosen)))
        whole = "".join([piece if isinstance(piece, str) else piece.html for piece in found])
        complete = len(found) == 2 * len(chosen) + 1
        return found if complete and whole == self.plain else None

    def marked(self, chosen: Sequence[int]) -> str:
        source, done = self.source, 0
        marked: list[bytes] = []
        for number in chosen:
            start, end = self.spans[number]
            before = f"{OPEN}{number}{ARMOUR}".encode()
            marked += (source[done:start], before, source[start:end], _AFTER_BYTES)
            done = end
        return b"".join([*marked, source[done:]]).decode()


def _pieces(markup: str) -> list[str | Hole]:
    """Cut marked HTML at its marks; what is marked otherwise than expected stays text."""
    first, *rest = markup.split(OPEN)
    pieces: list[str | Hole] = [first]
    for part in rest:
        number, armour, tail = part.partition(ARMOUR)
        inside, closed, after = tail.partition(_AFTER)
        if armour and closed and number.isdecimal():
            pieces += (Hole(int(number), inside), after)
        else:
            pieces[-1] = f"{pieces[-1]}{OPEN}{part}"
    return pieces
