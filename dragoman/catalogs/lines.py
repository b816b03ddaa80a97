"""What the lines of a PO file say, one at a time, and how a broken one is refused.

The grammar is the one of the gettext manual, "The Format of PO Files", as GNU's own reader
understands it: several strings may stand on a line, blanks are free, a marker needs none after it,
and `#~` may stand before the comments of an obsolete entry as well, as in `#~ #, fuzzy`.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from dragoman.catalogs.escapes import unescape


class Mark(Enum):
    """What a line begins with."""

    NONE = ""
    COMMENT = "#"
    EXTRACTED = "#."
    REFERENCE = "#:"
    FLAGS = "#,"
    PREVIOUS = "#|"
    OBSOLETE = "#~"
    OBSOLETE_PREVIOUS = "#~|"


class Line(NamedTuple):
    """One line that is not blank."""

    number: int
    mark: Mark
    rest: str
    """What follows the mark, without the blanks around it (comments keep theirs)."""


class Token(NamedTuple):
    """A keyword, a string, or a keyword and its first string."""

    keyword: str
    """`msgctxt`, `msgid`, `msgid_plural` or `msgstr`; empty for a string alone."""
    form: int | None
    """The number in the brackets of `msgstr[1]`."""
    text: str | None
    """None for a keyword alone."""


_MARKS = {mark.value: mark for mark in Mark}
_KEYWORD = r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[([0-9]{1,3})\])?"
_STRING = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_TOKEN = re.compile(rf"(?:{_KEYWORD}[ \t]*(?:{_STRING})?|{_STRING})[ \t]*", re.DOTALL)
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_BLANKS = " \t\r\f\v"


def lines_of(text: str) -> Iterator[Line]:
    """Give the lines that are not blank. Only a line feed ends a line, whatever Unicode says."""
    for number, line in enumerate(text.split("\n"), start=1):
        start = line.strip(_BLANKS)
        if not start:
            continue
        if start[0] != "#":
            yield Line(number, Mark.NONE, start)
            continue
        marked = _marked(number, line)
        remark = marked.mark is Mark.OBSOLETE and marked.rest.startswith("#")
        yield _marked(number, marked.rest) if remark else marked


def tokens_of(rest: str) -> Iterator[Token]:
    """Give the keywords and strings of a line.

    Raises ValueError, with a sentence for people, where the line is neither.
    """
    position = 0
    while position < len(rest):
        match = _TOKEN.match(rest, position)
        if not match:
            raise ValueError(_reason(rest[position:]))
        keyword, form, first, alone = match.groups()
        text = alone if keyword is None else first
        yield Token(
            keyword or "", int(form) if form else None, None if text is None else unescape(text)
        )
        position = match.end()


def _marked(number: int, line: str) -> Line:
    start = line.lstrip(_BLANKS)
    mark = _MARKS.get(start[:3]) or _MARKS.get(start[:2]) or Mark.COMMENT
    rest = start.rstrip("\r")[len(mark.value) :]
    comment = mark in (Mark.COMMENT, Mark.EXTRACTED)
    return Line(number, mark, rest.removeprefix(" ") if comment else rest.strip(_BLANKS))


def _reason(rest: str) -> str:
    if rest.startswith('"'):
        return "the string has no closing quote"
    word = rest.split(maxsplit=1)[0] if rest.strip() else ascii(rest)
    if word in _CONFLICT:
        return "the conflict of a git merge is still in the file"
    if word == "domain":
        return "a file with several domains is not read; put each into a file of its own"
    shown = word if len(word) <= 40 else word[:40] + "..."
    return f"neither a keyword, a string nor a comment: {shown}"
