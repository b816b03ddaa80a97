"""From the text of a PO file to its messages.

An entry is its comments, then `msgctxt` (if any), `msgid`, and `msgstr`, or `msgid_plural` and
`msgstr[0]`, `msgstr[1]` and so on, in that order. Whatever differs is an error with its line:
a reader that guesses loses a translator's work.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.catalogs.message import Message, Previous, ordered
from dragoman.catalogs.po.lines import Line, Mark, Token, line_of, lines_of, tokens_of
from dragoman.catalogs.po.remarks import flags_in, references_in
from dragoman.errors import CatalogError

_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr",),
    "msgstr": ("msgstr",),
}
_PREVIOUS_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural",),
    "msgid_plural": (),
}
_HALF = "only some lines of the entry are marked #~ (obsolete)"


class Found(NamedTuple):
    """An entry and where it stands."""

    message: Message
    first: int
    """The number of its first line, comments included."""
    last: int


class Parsed(NamedTuple):
    """What stands in a PO file."""

    entries: list[Found]
    """In their order, header and obsolete ones included."""
    behind: tuple[str, ...]
    """The comments below the last entry, if the first of them is behind it on its line."""


def parse_entries(text: str, *, path: str) -> Parsed:
    """Return the entries of a PO file.

    Raises CatalogError with the line for what is no PO.
    """
    reader = _Reader(path)
    entries = list(reader.read(lines_of(text)))
    left = reader.draft
    behind = bool(entries) and left.first == entries[-1].last
    return Parsed(entries, tuple(left.comments) if behind else ())


@dataclass(slots=True)
class _Draft:
    """One entry while its lines come in."""

    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    strings: list[list[str]] = field(default_factory=list)
    keyword: str = ""
    previous_keyword: str = ""
    obsolete: bool = False
    obsolete_previous: bool = False
    line: int = 0
    """The number of the line its `msgctxt` or `msgid` stands on."""
    first: int = 0
    last: int = 0

    def complete(self, keyword: str) -> bool:
        """Say whether a keyword belongs to the next entry."""
        return bool(self.strings) and keyword in ("msgctxt", "msgid")


class _Reader:
    """Gathers lines into entries; one reader reads one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.draft = _Draft()
        self.open: list[str] | None = None

    def read(self, lines: Iterable[Line]) -> Iterator[Found]:
        """Give the entries as their last line is passed."""
        for line in lines:
            try:
                yield from self._line(line)
            except ValueError as error:
                raise CatalogError(str(error), path=self.path, line=line.number) from None
        if self.draft.keyword or self.draft.previous:
            yield self._finished()

    def _line(self, line: Line) -> Iterator[Found]:
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
            self._text(token, line)
            self.draft.last = line.last

    def _remark(self, line: Line) -> None:
        draft = self.draft
        if "\r" in line.rest:
            raise ValueError("a carriage return within the line; lines end with a line feed")
        draft.first = draft.first or line.number
        if line.mark is Mark.PREVIOUS or line.mark is Mark.OBSOLETE_PREVIOUS:
            self._previous(line)
            return
        if draft.previous:
            raise ValueError("no comment can stand between a previous text and its entry")
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
            raise ValueError(_HALF)
        draft.obsolete_previous = obsolete
        for token in tokens_of(line.rest):
            keyword = token.keyword
            if keyword:
                if keyword not in _PREVIOUS_FOLLOWERS[draft.previous_keyword]:
                    raise ValueError(f"{keyword} cannot stand here as a previous text")
                draft.previous_keyword = keyword
                self.open = draft.previous[keyword] = []
            self._string(token.text)

    def _text(self, token: Token, line: Line) -> None:
        draft, keyword = self.draft, token.keyword
        obsolete = line.mark is Mark.OBSOLETE
        if draft.keyword and draft.obsolete is not obsolete:
            raise ValueError(_HALF)
        if not draft.keyword:
            _refuse_previous(draft, obsolete)
        if keyword:
            _refuse_order(draft, token)
            draft.first = draft.first or line.number
            draft.obsolete = obsolete
            draft.keyword = keyword
            self.open = []
            if keyword == "msgstr":
                draft.strings.append(self.open)
            else:
                draft.texts[keyword] = self.open
            if keyword in ("msgctxt", "msgid"):
                draft.line = line.number
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
        draft, self.draft, self.open = self.draft, _Draft(), None
        texts = {keyword: "".join(pieces) for keyword, pieces in draft.texts.items()}
        if not draft.strings:
            raise CatalogError(
                "the entry has no msgstr", path=self.path, line=draft.line or draft.first
            )
        if not all((*draft.texts.values(), *draft.strings)):
            raise CatalogError("a keyword without its string", path=self.path, line=draft.line)
        message = Message(
            texts["msgid"],
            tuple("".join(pieces) for pieces in draft.strings),
            texts.get("msgctxt"),
            texts.get("msgid_plural"),
            tuple(draft.comments),
            tuple(draft.extracted),
            tuple(draft.references),
            ordered(draft.flags),
            _previous_of(draft.previous),
            draft.obsolete,
            draft.line,
        )
        return Found(message, draft.first, draft.last)


def _refuse_order(draft: _Draft, token: Token) -> None:
    keyword = token.keyword
    if keyword not in _FOLLOWERS[draft.keyword]:
        after = f"after {draft.keyword}" if draft.keyword else "at the start of an entry"
        raise ValueError(f"{keyword} cannot stand {after}")
    expected = None
    if keyword == "msgstr" and "msgid_plural" in draft.texts:
        expected = len(draft.strings)
    elif keyword == "msgstr" and draft.strings:
        raise ValueError("the entry has two msgstr")
    if token.form != expected:
        wanted = keyword if expected is None else f"{keyword}[{expected}]"
        raise ValueError(f"{wanted} is expected here")


def _previous_of(texts: dict[str, list[str]]) -> Previous | None:
    if "msgid" not in texts:
        return None
    joined = {keyword: "".join(pieces) for keyword, pieces in texts.items()}
    return Previous(joined["msgid"], joined.get("msgctxt"), joined.get("msgid_plural"))


def _refuse_previous(draft: _Draft, obsolete: bool) -> None:
    """Refuse a previous text without a `msgid`, and one marked otherwise than its entry."""
    if not draft.previous:
        return
    if draft.obsolete_previous is not obsolete:
        raise ValueError(_HALF)
    if "msgid" not in draft.previous or not all(draft.previous.values()):
        raise ValueError("the previous text above has no msgid, or a keyword without its string")
