"""Leaving out what is for other regions of the world."""

import re
from collections.abc import Callable, Iterator

from dragoman.articles.document import Document

_PREFIX = re.compile(rb"[ \t>]*")
_BLANK = re.compile(rb"[ \t>]*\n")
_MARK = re.compile(rb"<!--.*?-->", re.DOTALL)

Span = tuple[int, int]
"""A first byte of the source and the one after the last."""


def left_out(
    document: Document, admits: Callable[[tuple[str, ...]], bool], *, marks: bool
) -> tuple[Span, ...]:
    """Return what is left out of an article's source: each outermost region that is not admitted.

    `marks` tells whether the marks around it stay, where the lines cannot go as a whole.
    """
    source = document.source.encode()
    cut = _inner if marks else _whole
    found: list[Span] = []
    for regions, start, end in document.only:
        if not admits(regions) and (not found or start >= found[-1][1]):
            found.append(cut(source, start, end))
    return tuple(found)


def within(start: int, spans: tuple[Span, ...]) -> bool:
    """Tell whether a byte of the source is left out."""
    return any(first <= start < end for first, end in spans)


def _whole(source: bytes, start: int, end: int) -> Span:
    """Return the lines from mark to mark, and a blank line after them if there is one before."""
    first = source.rfind(b"\n", 0, start) + 1
    if not _PREFIX.fullmatch(source, first, start):
        return _inner(source, start, end)
    after = source.find(b"\n", end) + 1 or len(source)
    before = source.rfind(b"\n", 0, max(0, first - 1)) + 1
    blank = _BLANK.match(source, after)
    if blank and (first == 0 or _BLANK.fullmatch(source, before, first)):
        after = blank.end()
    return first, after


def _inner(source: bytes, start: int, end: int) -> Span:
    """Return what stands between the marks, all of their own lines apart."""
    *_, closing = _marks(source, start, end)
    opened = source.find(b"\n", start, end) + 1
    return opened, max(opened, source.rfind(b"\n", start, closing) + 1)


def _marks(source: bytes, start: int, end: int) -> Iterator[int]:
    for mark in _MARK.finditer(source, start, end):
        yield mark.start()
