"""A text with stretches of it replaced."""

from collections.abc import Iterable

Edit = tuple[int, int, str]
"""A first byte of the source, the one after the last, and what stands there instead."""


def spliced(source: bytes, edits: Iterable[Edit]) -> str:
    """Return a source with its edits; of two that overlap the one that begins first counts."""
    done = 0
    pieces: list[str] = []
    for start, end, text in sorted(edits):
        if start >= done:
            pieces += (source[done:start].decode(), text)
            done = end
    return "".join((*pieces, source[done:].decode()))
