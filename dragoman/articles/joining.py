"""Joining a page: the template with every hole filled in one reader's language."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from dragoman.articles.characters import CLOSE, OPEN
from dragoman.articles.document import Document
from dragoman.articles.engine import href
from dragoman.articles.holes import Holes
from dragoman.articles.markup import escape, pieces, visible_text
from dragoman.articles.parts import (
    Fixed,
    Label,
    Only,
    Opaque,
    Part,
    RawTag,
    Reference,
    Slot,
    Value,
)
from dragoman.articles.raw_tags import quoted
from dragoman.articles.rendering import cut_at_references
from dragoman.articles.sheet import Opening, Pieces, Sheet, addressed, sheet_of
from dragoman.articles.targets import Target
from dragoman.values import dataclass

NO_ELEMENTS = frozenset({"script", "style", "title", "textarea", "option", "svg", "math"})
"""Elements whose text can hold no other element."""
_CLOSED = re.compile(r'"(?: alt="[^"]*")?')
_BETWEEN = "\0"
"""Stands between the HTML of two segments, and in none."""
_ALT = re.compile(f' alt="{OPEN}(\\d+){CLOSE}"')


def _nothing(_: object) -> str:
    return ""


def in_element(mark: str, markup: str) -> str:
    """Return HTML within an element that has a mark's attributes; as it is without a mark."""
    return f"<span{mark}>{markup}</span>" if mark else markup


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins documents for one page."""

    show: Callable[[int], str]
    """The segment of that number as inline HTML with its references left to be filled; for plain
    segments, escaped text."""
    resolve: Callable[[Target], str]
    """The address a target has for the page's readers."""
    mark: Callable[[int], str] = _nothing
    """Attributes of the segment of that number where it differs from the page around it, such as
    ` lang="en" dir="ltr"`: it is shown within an element that has them."""
    source_mark: str = ""
    """The mark of text that stays in the source language."""
    label: Callable[[str], str] = _nothing
    """The HTML of the title word of a box; nothing unless the site has words for them."""
    admits: Callable[[tuple[str, ...]], bool] = bool
    """Whether what is for some regions is for the page's readers; by default it is."""

    def join(self, document: Document) -> str:
        """Return the body of the page: the document's template with every hole filled."""
        parts, holes = self._words(document), document.holes
        links = self._at_once(holes) or [addressed(it, self.resolve) for it in self._links(holes)]
        for (place, *_), markup in zip(holes.links, links, strict=True):
            parts[place] = markup
        for place in holes.others:
            parts[place] = addressed(self._part(document, document.template[place]), self.resolve)
        return "".join(parts)

    def sheet(self, document: Document) -> Sheet:
        """Return the body of the page with its addresses left open."""
        parts, holes = self._words(document), document.holes
        for (place, *_), found in zip(holes.links, self._links(holes), strict=True):
            parts[place] = found
        for place in holes.others:
            parts[place] = self._part(document, document.template[place])
        return sheet_of(parts)

    def _words(self, document: Document) -> list[Any]:
        """Return the template with the holes filled that are words and nothing else."""
        parts: list[Any] = [*document.template]
        show = self._shown
        for place, number in document.holes.words:
            parts[place] = show(number)
        return parts

    def _links(self, holes: Holes) -> list[Pieces]:
        """Return the segments with links, open where these lead."""
        return [
            self._linked(self._marked(number), targets, self.mark(number))
            for _, number, targets in holes.links
        ]

    def _at_once(self, holes: Holes) -> list[str]:
        """Return the HTML of the segments with links, if all of their numbers are in order.

        That is how most are, and the page is joined much sooner.
        """
        if not holes.references:
            return []
        together = _BETWEEN.join(map(self._shown, [number for _, number, _ in holes.links]))
        cut = cut_at_references(together)
        numbers, targets = holes.references
        if tuple(cut[1::2]) != numbers:
            return []
        cut[1::2] = [href(self.resolve(target)) for target in targets]
        found = "".join(cut).split(_BETWEEN)
        return found if len(found) == len(holes.links) else []

    @property
    def _shown(self) -> Callable[[int], str]:
        """What gives a segment's HTML, within an element that has its mark where it has one."""
        return self.show if self.mark is _nothing else self._marked

    def _marked(self, number: int) -> str:
        return in_element(self.mark(number), self.show(number))

    def _part(self, document: Document, part: Part) -> Pieces:
        match part:
            case Slot(number):
                segment, mark = document.segments[number], self.mark(number)
                return self._opened(self._marked(number), segment.targets, segment.tags, mark)
            case Fixed(markup, targets, tags):
                return self._opened(_ALT.sub(self._alt, markup), targets, tags, "")
            case Value() | Reference():
                return (self._in_tag(part),)
            case Label(name, before, after):
                word = self.label(name)
                return (before, word, after) if word else ()
            case Only(regions, parts):
                found = [self._part(document, it) for it in parts] if self.admits(regions) else []
                return [*chain(*found)]
            case Opaque(markup):
                return (marked(markup, self.source_mark),)
        return (part,)

    def _alt(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return f' alt="{self.show(number)}"{self.mark(number)}'

    def _opened(
        self, markup: str, targets: Sequence[Target], tags: Sequence[RawTag], mark: str
    ) -> Pieces:
        """Return HTML with what its raw tags say to these readers, and open at its addresses."""
        if not tags:
            return self._linked(markup, targets, mark)
        found: list[str | Opening] = [markup]
        for tag in tags:
            inside = [self._in_tag(piece) for piece in tag.pieces]
            for spelled in dict.fromkeys((tag.spelled, tag.source)):
                found = [*chain(*(_replaced(piece, spelled, inside) for piece in found))]
        return [
            piece
            for part in found
            for piece in (self._linked(part, targets, mark) if isinstance(part, str) else (part,))
        ]

    def _in_tag(self, piece: str | Value | Reference) -> str | Reference:
        if isinstance(piece, Value):
            return quoted(self._value(piece.segment), piece.bare)
        return piece

    def _linked(self, markup: str, targets: Sequence[Target], mark: str) -> Pieces:
        """Return HTML open where its links lead, with their titles."""
        found: list[Any] = cut_at_references(markup) if targets else [markup]
        for place in range(1, len(found), 2):
            target = targets[int(found[place]) - 1]
            found[place] = target if target.link is None else href(self._own_address(target.link))
            if target.title != "":
                found[place + 1] = self._titled(target, mark, found[place + 1])
        return found

    def _titled(self, target: Target, mark: str, text: str) -> str:
        """Return what follows an address, with a title behind the alt text there may be."""
        closed = _CLOSED.match(text)
        end = closed.end() if closed else 0
        return f"{text[:end]}{self._title(target, mark, text[end:])}{text[end:]}"

    def _value(self, number: int) -> str:
        markup = self.show(number)
        return escape(visible_text(markup)) if "<" in markup else markup

    def _own_address(self, number: int) -> str:
        """Return the address that a translator gave a link."""
        return visible_text(self.show(number))

    def _title(self, target: Target, mark: str, after: str) -> str:
        """Return the title attribute; one in another language than its link is left out.

        The mark is that of the text around, or stands on the image itself, `after` its alt text.
        """
        if isinstance(target.title, int):
            own = self.mark(target.title)
            fits = own == mark or (own and after.startswith(own))
            return f' title="{self.show(target.title)}"' if fits else ""
        return f' title="{escape(target.title)}"' if target.title else ""


def _replaced(piece: str | Opening, spelled: str, pieces: Pieces) -> Iterator[str | Opening]:
    """Yield a piece with others in the place of a text."""
    if not isinstance(piece, str):
        yield piece
        return
    first, *others = piece.split(spelled)
    yield first
    for other in others:
        yield from (*pieces, other)


def marked(markup: str, mark: str) -> str:
    """Return HTML in which every run of words carries a mark, whatever its tags are.

    Raw HTML may open what only a later block closes, so it cannot be wrapped as a whole.
    """
    if not mark:
        return markup
    shown: list[str] = []
    silent = ""
    for piece in pieces(markup):
        if isinstance(piece, str):
            words = not silent and any(map(str.isalpha, piece))
            shown.append(f"<span{mark}>{piece}</span>" if words else piece)
            continue
        if piece.name in NO_ELEMENTS and not silent and not piece.closing:
            silent = piece.name
        elif piece.closing and piece.name == silent:
            silent = ""
        shown.append(piece.source)
    return "".join(shown)
