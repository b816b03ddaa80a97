"""From the text of a PO file to its messages.

An entry is its comments, then `msgctxt` (if any), `msgid`, and `msgstr`, or `msgid_plural` and
`msgstr[0]`, `msgstr[1]` and so on, in that order. Whatever differs is an error with its line:
a reader that guesses loses a translator's work.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.catalogs.message import Message
from dragoman.catalogs.po.domains import DOMAIN, Domains
from dragoman.catalogs.po.draft import HALF, Draft
from dragoman.catalogs.po.lines import (
    OF_PREVIOUS,
    Line,
    Mark,
    Token,
    line_of,
    lines_of,
    tokens_of,
)
from dragoman.catalogs.po.oddities import Oddity
from dragoman.catalogs.po.remarks import flags_in, references_in
from dragoman.errors import CatalogError

_PREVIOUS_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural",),
    "msgid_plural": (),
}
_RETURN = "a carriage return ends no line: what follows it is still the comment"
_CURE_OF_RETURN = "Save the file with line feeds at the ends of its lines."


class Found(NamedTuple):
    """An entry and where it stands."""

    message: Message
    first: int
    """The number of its first line, comments included."""
    last: int
    domain: str | None
    """What the `domain` line above it names."""


class Parsed(NamedTuple):
    """What stands in a PO file."""

    entries: list[Found]
    """In their order, header and obsolete ones included."""
    behind: tuple[str, ...]
    """The comments below the last entry, if the first of them is behind it on its line."""
    domains: Domains
    oddities: tuple[Oddity, ...]


def parse_entries(text: str, *, path: str) -> Parsed:
    """Return the entries of a PO file.

    Raises CatalogError with the line for what is no PO.
    """
    reader = _Reader(path)
    entries = list(reader.read(lines_of(text)))
    left = reader.draft
    behind = bool(entries) and left.first == entries[-1].last
    comments = tuple(left.comments) if behind else ()
    return Parsed(entries, comments, reader.domains, tuple(reader.oddities))


class _Reader:
    """Gathers lines into entries; one reader reads one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.draft = Draft()
        self.open: list[str] | None = None
        self.domains = Domains()
        self.oddities: list[Oddity] = []

    def read(self, lines: Iterable[Line]) -> Iterator[Found]:
        """Give the entries as their last line is passed."""
        for line in lines:
            try:
                yield from self._line(line)
            except ValueError as error:
                raise CatalogError(str(error), path=self.path, line=line.number) from None
        if self.domains.begun:
            raise CatalogError("the domain has no name", path=self.path, line=self.domains.begun)
        if self.draft.keyword or self.draft.previous:
            yield self._finished()

    def _line(self, line: Line) -> Iterator[Found]:
        if line.mark in OF_PREVIOUS and not line.rest:
            return
        if line.mark is not Mark.NONE and line.mark is not Mark.OBSOLETE:
            if self.draft.keyword:
                yield self._finished()
            self._remark(line)
            return
        for token in tokens_of(line.rest):
            if token.keyword == "#":
                yield from self._line(line_of(line.number, token.text or ""))
                return
            if self.draft.complete(token.keyword):
                yield self._finished()
            if token.keyword == DOMAIN or self.domains.begun:
                self._domain(token, line)
            else:
                self._text(token, line)
            self.draft.last = line.last

    def _remark(self, line: Line) -> None:
        draft = self.draft
        if self.domains.begun:
            raise ValueError("no comment can stand between domain and its name")
        draft.first = draft.first or line.number
        if line.mark in OF_PREVIOUS:
            self._previous(line)
            return
        if draft.previous:
            raise ValueError("no comment can stand between a previous text and its entry")
        if "\r" in line.rest:
            self.oddities.append(Oddity("line_ends", line.number, _RETURN, cure=_CURE_OF_RETURN))
        match line.mark:
            case Mark.EXTRACTED:
                draft.extracted.append(line.rest)
            case Mark.REFERENCE:
                draft.references += references_in(line.rest)
            case Mark.FLAGS:
                draft.flags += flags_in(line.rest)
            case _:
                draft.comments.append(line.rest)

    def _previous(self, line: Line) -> None:
        draft, obsolete = self.draft, line.mark is Mark.OBSOLETE_PREVIOUS
        if draft.previous and draft.obsolete_previous is not obsolete:
            raise ValueError(HALF)
        draft.obsolete_previous = obsolete
        for token in tokens_of(line.rest):
            keyword = token.keyword
            if keyword == "#":
                self._remark(line_of(line.number, token.text or ""))
                return
            if keyword:
                if keyword not in _PREVIOUS_FOLLOWERS[draft.previous_keyword]:
                    raise ValueError(f"{keyword} cannot stand here as a previous text")
                draft.previous_keyword = keyword
                self.open = draft.previous[keyword] = []
            self._string(token.text)

    def _domain(self, token: Token, line: Line) -> None:
        if self.draft.keyword or self.draft.previous:
            raise ValueError("domain cannot stand within an entry")
        self.domains.take(token, line.number)

    def _text(self, token: Token, line: Line) -> None:
        draft, keyword = self.draft, token.keyword
        obsolete = line.mark is Mark.OBSOLETE
        if draft.keyword and draft.obsolete is not obsolete:
            raise ValueError(HALF)
        if not draft.keyword:
            draft.refuse_previous(obsolete=obsolete)
        if keyword:
            self.open = draft.begin(token, line.number, obsolete=obsolete)
        elif not draft.keyword:
            raise ValueError("a string without a keyword before it")
        self._string(token.text)

    def _string(self, text: str | None) -> None:
        if text is None:
            return
        if self.open is None:
            raise ValueError("a string without a keyword before it")
        self.open.append(text)

    def _finished(self) -> Found:
        draft, self.draft, self.open = self.draft, Draft(), None
        try:
            message = draft.message()
        except ValueError as error:
            line = draft.line or draft.first
            raise CatalogError(str(error), path=self.path, line=line) from None
        return Found(message, draft.first, draft.last, self.domains.name)
