"""Proof that a message by itself gives what the engine made of the block in its place."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dragoman.articles.blocks import Block
from dragoman.articles.canon import Draft, draft
from dragoman.articles.characters import collapsed
from dragoman.articles.document import Footnote
from dragoman.articles.markup import FOOTNOTE, same
from dragoman.articles.rendering import REFERENCE, render

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


def prove(
    block: Block, source: bytes, first: Draft, markup: str, numbers: Mapping[str, int]
) -> Proven | None:
    """Return the block's message if its own HTML is `markup`, the engine's HTML of the block.

    `first` is its draft; literal brackets are escaped if it needs that. None where no message gives
    the same HTML.
    """
    return _proven(first, markup, numbers) or _proven(
        draft(block, source, escape=True), markup, numbers
    )


def _proven(attempt: Draft, markup: str, numbers: Mapping[str, int]) -> Proven | None:
    notes = tuple([Footnote(label, numbers.get(label, 0)) for label in attempt.footnotes])
    text, links = attempt.text, len(attempt.links)
    own = text if attempt.literal else render(text, links, notes, repair=False)
    if own is None or not _agrees(own, markup, attempt):
        return None
    return Proven(attempt, notes, _referring(markup, own) if attempt.links else markup)


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
    if own == markup:
        return True
    if not attempt.links:
        return own == collapsed(markup) or same(own, markup)
    numbers = tuple(int(match["number"]) for match in REFERENCE.finditer(own))
    return numbers == attempt.opened and same(_ADDRESSES.sub("", own), _ADDRESSES.sub("", markup))
