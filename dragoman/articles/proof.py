"""Proof that a message by itself gives what the engine made of the block in its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.articles.blocks import Block
from dragoman.articles.canon import Draft, draft
from dragoman.articles.document import Footnote
from dragoman.articles.markup import FOOTNOTE, same
from dragoman.articles.rendering import render, render_with


@dataclass(frozen=True, slots=True)
class Proven:
    """A draft that renders as the block does, with its HTML (references left to be filled)."""

    draft: Draft
    footnotes: tuple[Footnote, ...]
    html: str


def footnote_numbers(markup: str) -> dict[str, int]:
    """Return the number the engine gave each footnote label that a document refers to."""
    return {match[1]: int(match[2]) for match in FOOTNOTE.finditer(markup)}


def prove(block: Block, source: bytes, markup: str, numbers: Mapping[str, int]) -> Proven | None:
    """Return the block's message if its own HTML is `markup`, the engine's HTML of the block.

    Literal brackets are escaped if it needs that. None where no message gives the same HTML.
    """
    for escape in (False, True):
        attempt = draft(block.events, source, escape=escape)
        notes = tuple(Footnote(label, numbers.get(label, 0)) for label in attempt.footnotes)
        destinations = [link.destination for link in attempt.links]
        shown = render_with(attempt.text, destinations, notes)
        if shown is not None and same(shown, markup):
            links = len(destinations)
            own = render(attempt.text, links, notes, repair=False) if links else shown
            return None if own is None else Proven(attempt, notes, own)
    return None
