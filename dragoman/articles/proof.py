"""Proof that a message by itself gives what the engine made of the block in its place."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from dragoman.articles.characters import CLOSE, OPEN, collapsed
from dragoman.articles.document import Footnote
from dragoman.articles.draft import Draft
from dragoman.articles.markup import FOOTNOTE, same
from dragoman.articles.rendering import REFERENCE, render

_OPEN, _CLOSE = quote(OPEN), quote(CLOSE)
_HREF = re.compile(r' href="[^"]*"(?: title="[^"]*")?')
_ADDRESSES = re.compile(r'\s+(?:href|src|title)="[^"]*"')
_ADDRESS = re.compile(r'\s+(?:href|src)="[^"]*"(?: alt="[^"]*")?(?: title="[^"]*")?')


class Proven(NamedTuple):
    """A draft that renders as the block does, and the block's HTML (references to be filled)."""

    draft: Draft
    footnotes: tuple[Footnote, ...]
    html: str


def footnote_numbers(markup: str) -> dict[str, int]:
    """Return the number the engine gave each footnote label that a document refers to."""
    return {match[1]: int(match[2]) for match in FOOTNOTE.finditer(markup)}


def prove(attempt: Draft, markup: str, numbers: Mapping[str, int]) -> Proven | None:
    """Return a block's message if its own HTML is `markup`, the engine's HTML of the block.

    `numbers` are the document's of its footnotes, by label.
    """
    notes = tuple([Footnote(label, numbers.get(label, 0)) for label in attempt.footnotes])
    text, links = attempt.text, len(attempt.links)
    own = text if attempt.literal else render(text, links, notes, repair=False)
    if own is None:
        return None
    if not links:
        agrees = own == collapsed(markup) or same(own, markup)
        return Proven(attempt, notes, markup) if agrees else None
    shown = _in_order(attempt, markup)
    if own in (shown, collapsed(shown)):
        return Proven(attempt, notes, shown)
    agrees = _agrees(own, markup, attempt)
    return Proven(attempt, notes, _referring(markup, own)) if agrees else None


def _in_order(attempt: Draft, markup: str) -> str:
    """Return a block's HTML with one reference after the other in place of addresses.

    This is its message's own HTML where it has nothing but links, each behind the other, which most
    have. Otherwise nothing.
    """
    before, *behind = _HREF.split(markup)
    numbers = range(1, len(behind) + 1)
    if attempt.opened != (*numbers,) or len(attempt.links) != len(behind):
        return ""
    linked = [
        f' href="{_OPEN}{number}{_CLOSE}"{text}'
        for number, text in zip(numbers, behind, strict=True)
    ]
    return "".join([before, *linked])


def _referring(markup: str, own: str) -> str:
    """Return a block's HTML with the references of its message's own HTML in place of addresses.

    Those of raw tags stay as the author wrote them.
    """
    shown = _ADDRESS.finditer(own)

    def refer(found: re.Match[str]) -> str:
        reference = next(shown)[0]
        return reference if REFERENCE.search(reference) else found[0]

    return _ADDRESS.sub(refer, markup)


def _agrees(own: str, markup: str, attempt: Draft) -> bool:
    """Tell whether a message's own HTML is the block's, and each reference is the link it was."""
    numbers = tuple(int(match["number"]) for match in REFERENCE.finditer(own))
    return numbers == attempt.opened and same(_ADDRESSES.sub("", own), _ADDRESSES.sub("", markup))
