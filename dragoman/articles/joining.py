"""Joining a page: the template with every hole filled in one reader's language."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

from dragoman.articles.characters import CLOSE, OPEN
from dragoman.articles.document import Document
from dragoman.articles.engine import href
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
from dragoman.articles.rendering import REFERENCE
from dragoman.articles.targets import Target

NO_ELEMENTS = frozenset({"script", "style", "title", "textarea", "option", "svg", "math"})
"""Elements whose text can hold no other element."""
_CLOSE = quote(CLOSE)
_CLOSED = re.compile(r'"(?: alt="[^"]*")?')
_ALT = re.compile(f' alt="{OPEN}(\\d+){CLOSE}"')


class Around(NamedTuple):
    """Inline HTML around the addresses in it."""

    texts: tuple[str, ...]
    """One more than there are addresses."""
    numbers: tuple[int, ...]
    """The numbers of the references."""


@dataclass(frozen=True)
class Shown:
    """A segment as one page shows it."""

    html: str
    """Inline HTML with its references left to be filled; for plain segments, escaped text."""
    mark: str = ""
    """Attributes for what differs from the page around it, such as ` lang="en" dir="ltr"`."""

    @property
    def wrapped(self) -> str:
        """The HTML within an element that carries the mark, where there is one."""
        return f"<span{self.mark}>{self.html}</span>" if self.mark else self.html

    @cached_property
    def around(self) -> Around:
        """The wrapped HTML, cut at its references once for every time that it is filled."""
        return _around(self.wrapped)


def _no_label(name: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins documents for one page."""

    show: Callable[[int], Shown]
    """How the segment of that number is shown."""
    resolve: Callable[[Target], str]
    """The address a target has for the page's readers."""
    source_mark: str = ""
    """The mark of text that stays in the source language."""
    label: Callable[[str], str] = _no_label
    """The HTML of the title word of a box; nothing unless the site has words for them."""
    admits: Callable[[tuple[str, ...]], bool] = bool
    """Whether what is for some regions is for the page's readers; by default it is."""

    def join(self, document: Document) -> str:
        """Return the body of the page: the document's template with every hole filled."""
        joined: list[Any] = [*document.template]
        for place, number in document.word_slots:
            shown = self.show(number)
            joined[place] = shown.wrapped if shown.mark else shown.html
        for place, number, targets in document.link_slots:
            shown = self.show(number)
            joined[place] = self._linked(shown.around, targets, shown.mark)
        for place in document.other_holes:
            joined[place] = self._part(document, joined[place])
        return "".join(joined)

    def segment(self, document: Document, number: int) -> str:
        """Return the inline HTML of one segment with its references filled."""
        segment, shown = document.segments[number], self.show(number)
        if segment.tags:
            return self._filled(shown.wrapped, segment.targets, segment.tags, shown.mark)
        return (
            self._linked(shown.around, segment.targets, shown.mark)
            if segment.targets
            else shown.wrapped
        )

    def _joined(self, document: Document, parts: Sequence[Part]) -> str:
        return "".join(
            [part if type(part) is str else self._part(document, part) for part in parts]
        )

    def _part(self, document: Document, part: Part) -> str:
        match part:
            case Slot(number):
                return self.segment(document, number)
            case Fixed(markup, targets, tags):
                return self._filled(_ALT.sub(self._alt, markup), targets, tags, "")
            case Value() | Reference():
                return piece_with(part, self._value, self.resolve)
            case Label(name, before, after):
                word = self.label(name)
                return f"{before}{word}{after}" if word else ""
            case Only(regions, parts):
                return self._joined(document, parts) if self.admits(regions) else ""
            case Opaque(markup):
                return marked(markup, self.source_mark)
        return part

    def _alt(self, match: re.Match[str]) -> str:
        shown = self.show(int(match[1]))
        return f' alt="{shown.html}"{shown.mark}'

    def _filled(
        self, markup: str, targets: Sequence[Target], tags: Sequence[RawTag], mark: str
    ) -> str:
        for tag in tags:
            filled = tag_with(tag, self._value, self.resolve)
            markup = markup.replace(tag.spelled, filled).replace(tag.source, filled)
        return self._linked(_around(markup), targets, mark) if targets else markup

    def _linked(self, around: Around, targets: Sequence[Target], mark: str) -> str:
        linked = [around.texts[0]]
        for number, text in zip(around.numbers, around.texts[1:], strict=True):
            target = targets[number - 1]
            address = (
                self.resolve(target) if target.link is None else self._own_address(target.link)
            )
            linked.append(href(address))
            linked.append(text if target.title == "" else self._titled(target, mark, text))
        return "".join(linked)

    def _titled(self, target: Target, mark: str, text: str) -> str:
        """Return what follows an address, with a title behind the alt text there may be."""
        closed = _CLOSED.match(text)
        end = closed.end() if closed else 0
        return f"{text[:end]}{self._title(target, mark, text[end:])}{text[end:]}"

    def _value(self, number: int) -> str:
        markup = self.show(number).html
        return escape(visible_text(markup)) if "<" in markup else markup

    def _own_address(self, number: int) -> str:
        """Return the address that a translator gave a link."""
        return visible_text(self.show(number).html)

    def _title(self, target: Target, mark: str, after: str) -> str:
        """Return the title attribute; one in another language than its link is left out.

        The mark is that of the text around, or stands on the image itself, `after` its alt text.
        """
        if isinstance(target.title, int):
            shown = self.show(target.title)
            fits = shown.mark == mark or (shown.mark and after.startswith(shown.mark))
            return f' title="{shown.html}"' if fits else ""
        return f' title="{escape(target.title)}"' if target.title else ""


def _around(markup: str) -> Around:
    texts: list[str] = []
    numbers: list[int] = []
    done = 0
    for found in REFERENCE.finditer(markup):
        texts.append(markup[done : found.end("attribute") + len('="')])
        numbers.append(int(found["number"]))
        done = found.end("number") + len(_CLOSE)
    return Around((*texts, markup[done:]), tuple(numbers))


def tag_with(tag: RawTag, value: Callable[[int], str], address: Callable[[Target], str]) -> str:
    """Return a raw tag with its attributes filled in.

    `value` gives the text of a segment, escaped, `address` where a target leads.
    """
    return "".join([piece_with(piece, value, address) for piece in tag.pieces])


def piece_with(
    piece: str | Value | Reference, value: Callable[[int], str], address: Callable[[Target], str]
) -> str:
    """Return a piece of a raw tag, filled in; an address that is the author's as it was spelled."""
    match piece:
        case Value(number, bare):
            return quoted(value(number), bare)
        case Reference(target, spelled, bare):
            found = address(target)
            return spelled if found == target.source else quoted(escape(found), bare)
    return piece


def quoted(value: str, bare: str | bool | None) -> str:
    """Return an attribute's value, in quotes where the author had none and it is another one."""
    return value if not bare or value == bare else f'"{value}"'


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
