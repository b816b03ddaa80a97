"""From the text of a PO file to its messages.

An entry is its comments, then `msgctxt` (if any), `msgid`, and `msgstr`, or `msgid_plural` and
`msgstr[0]`, `msgstr[1]` and so on, in that order. Whatever differs is an error with its line:
a reader that guesses loses a translator's work.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.catalogs.lines import Line, Mark, Token, lines_of, tokens_of
from dragoman.catalogs.message import FUZZY, Key, Message, Previous, key_of, ordered
from dragoman.errors import CatalogError

_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr",),
    "msgstr": ("msgstr",),
}
_FLAG = re.compile(r"range:\s+[^\s,]+|[^\s,]+")
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(\\S*)|(\\S+)")


class Entries(NamedTuple):
    """What stands in a PO file."""

    messages: tuple[Message, ...]
    """In their order, header and obsolete ones included."""
    closing: tuple[str, ...]
    """The translators' comments below the last entry, which belong to none."""


def parse_entries(text: str, *, path: str) -> Entries:
    """Return the messages of a PO file, and the comments at its end.

    Raises CatalogError with the line for what is no PO, and for a message that stands twice.
    An obsolete message may share its key with another: some editors leave such twins.
    """
    reader = _Reader(path)
    messages = tuple(reader.read(lines_of(text)))
    _refuse_duplicates(messages, path)
    return Entries(messages, tuple(reader.draft.comments))


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
    obsolete: bool = False
    line: int = 0

    def complete(self, keyword: str) -> bool:
        """Say whether a keyword belongs to the next entry."""
        return bool(self.strings) and keyword in ("msgctxt", "msgid")


class _Reader:
    """Gathers lines into entries; one reader reads one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.draft = _Draft()
        self.open: list[str] | None = None

    def read(self, lines: Iterable[Line]) -> Iterator[Message]:
        """Give the messages as their last line is passed."""
        for line in lines:
            try:
                yield from self._line(line)
            except ValueError as error:
                raise CatalogError(str(error), path=self.path, line=line.number) from None
        if self.draft.keyword:
            yield self._finished()

    def _line(self, line: Line) -> Iterator[Message]:
        if "\r" in line.rest:
            raise ValueError("a carriage return within the line; lines end with a line feed")
        if line.mark is Mark.NONE or line.mark is Mark.OBSOLETE:
            for token in tokens_of(line.rest):
                if self.draft.complete(token.keyword):
                    yield self._finished()
                self._text(token, line)
            return
        if self.draft.keyword:
            yield self._finished()
        self._remark(line)

    def _remark(self, line: Line) -> None:
        draft = self.draft
        match line.mark:
            case Mark.EXTRACTED:
                draft.extracted.append(line.rest)
            case Mark.REFERENCE:
                draft.references += references_in(line.rest)
            case Mark.FLAGS:
                draft.flags += flags_in(line.rest)
            case Mark.PREVIOUS | Mark.OBSOLETE_PREVIOUS:
                for token in tokens_of(line.rest):
                    self._previous(token)
            case _:
                draft.comments.append(line.rest)

    def _previous(self, token: Token) -> None:
        keyword = token.keyword
        if keyword == "msgstr" or keyword in self.draft.previous:
            raise ValueError(f"{keyword} cannot stand here as a previous text")
        if keyword:
            self.open = self.draft.previous[keyword] = []
        self._string(token.text)

    def _text(self, token: Token, line: Line) -> None:
        draft, keyword = self.draft, token.keyword
        obsolete = line.mark is Mark.OBSOLETE
        if draft.keyword and draft.obsolete is not obsolete:
            raise ValueError("only some lines of the entry are marked #~ (obsolete)")
        if keyword:
            _refuse_order(draft, token)
            draft.obsolete = obsolete
            draft.keyword = keyword
            self.open = []
            if keyword == "msgstr":
                draft.strings.append(self.open)
            else:
                draft.texts[keyword] = self.open
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

    def _finished(self) -> Message:
        draft, self.draft, self.open = self.draft, _Draft(), None
        texts = {keyword: "".join(pieces) for keyword, pieces in draft.texts.items()}
        if not draft.strings:
            raise CatalogError("the entry has no msgstr", path=self.path, line=draft.line or None)
        if not all((*draft.texts.values(), *draft.strings)):
            raise CatalogError("a keyword without its string", path=self.path, line=draft.line)
        return Message(
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


def flags_in(text: str) -> list[str]:
    """Return the flags of a `#,` line, between which gettext takes blanks as well as commas.

    `range: 1..5` is one flag. gettext ignores `Fuzzy`, and all `#,` lines of an entry but the last;
    here `Fuzzy` is `fuzzy` and every line counts: a doubted text is better not published.
    """
    flags = (" ".join(flag.split()) for flag in _FLAG.findall(text))
    return [FUZZY if flag.lower() == FUZZY else flag for flag in flags]


def references_in(text: str) -> list[str]:
    """Return the references of a `#:` line.

    A file name with blanks stands between the characters U+2068 and U+2069, which belong to the
    line, not to the name (gettext manual, "The Format of PO Files").
    """
    matches = _REFERENCE.finditer(text)
    return [word or name + place for name, place, word in (m.groups("") for m in matches)]


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


def _refuse_duplicates(messages: tuple[Message, ...], path: str) -> None:
    seen: dict[Key, Message] = {}
    for message in messages:
        if message.obsolete:
            continue
        first = seen.setdefault(key_of(message), message)
        if first is not message:
            raise CatalogError(
                f"the message stands twice in the file, first on line {first.line}",
                path=path,
                line=message.line,
                cure=f"To join the two, run:\n\n    msguniq --use-first --no-wrap {path} -o {path}",
            )
