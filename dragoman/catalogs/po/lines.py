"""What the lines of a PO file say, one at a time, and how a broken one is refused.

The grammar is the one of the gettext manual, "The Format of PO Files", as GNU's own reader
understands it: several strings and whole entries may stand on a line and a comment behind them,
blanks are free, a marker needs none after it, a backslash at the end of a line joins the next one
to its string, and `#~` may stand before the comments of an obsolete entry as well, as in
`#~ #, fuzzy`.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from dragoman.catalogs.po.escapes import unescape


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
    last: int
    """The number of the line it ends on: the same, but where a backslash joins lines."""


class Token(NamedTuple):
    """A keyword, a string, a keyword and its first string, or a comment."""

    keyword: str
    """`msgid`, `msgstr` and so on, or `domain`; empty for a string, `#` for a comment."""
    form: int | None
    """The number in the brackets of `msgstr[1]`."""
    text: str | None
    """None for a keyword alone."""


_MARKS = {mark.value: mark for mark in Mark}
_BLANKS = " \t\r\f\v"
_FREE = f"[{_BLANKS}]*"
_NUMBER = rf"{_FREE}\[{_FREE}([0-9]{{1,3}}){_FREE}\]"
_KEYWORD = rf"(msgctxt|msgid_plural|msgid|msgstr|domain)(?!\w)(?:{_NUMBER})?"
_STRING = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_TOKEN = re.compile(rf"(?:{_KEYWORD}{_FREE}(?:{_STRING})?|{_STRING}){_FREE}", re.DOTALL)
OF_PREVIOUS = (Mark.PREVIOUS, Mark.OBSOLETE_PREVIOUS)
_OF_STRINGS = (Mark.NONE, Mark.OBSOLETE, *OF_PREVIOUS)
_OF_OBSOLETE = {Mark.PREVIOUS: Mark.OBSOLETE_PREVIOUS}
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def lines_of(text: str) -> Iterator[Line]:
    """Give the lines that are not blank. Only a line feed ends a line, whatever Unicode says."""
    lines = enumerate(text.split("\n"), start=1)
    for number, line in lines:
        if not line.strip(_BLANKS):
            continue
        marked = line_of(number, line)
        while marked.mark in _OF_STRINGS and _goes_on(line):
            last, line = next(lines, (0, ""))
            if not last:
                break
            marked = marked._replace(rest=f"{marked.rest}\n{line.rstrip(_BLANKS)}", last=last)
        yield marked


def line_of(number: int, line: str) -> Line:
    """Return what a line says that is not blank."""
    start = line.strip(_BLANKS)
    if start[0] != "#":
        return Line(number, Mark.NONE, start, number)
    marked = _marked(number, line)
    if marked.mark is not Mark.OBSOLETE or not marked.rest.startswith("#"):
        return marked
    remark = _marked(number, marked.rest)
    return remark._replace(mark=_OF_OBSOLETE.get(remark.mark, remark.mark))


def tokens_of(rest: str) -> Iterator[Token]:
    """Give the keywords and strings of a line, and last the comment behind them.

    Raises ValueError, with a sentence for people, where the line is neither.
    """
    position = 0
    while position < len(rest):
        if rest[position] == "#":
            yield Token("#", None, rest[position:])
            return
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
    return Line(number, mark, rest.removeprefix(" ") if comment else rest.strip(_BLANKS), number)


def _goes_on(line: str) -> bool:
    """Say whether a line ends with a backslash that is not itself escaped."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _reason(rest: str) -> str:
    if rest.startswith('"'):
        return "the string has no closing quote"
    word = rest.split(maxsplit=1)[0] if rest.strip() else rest
    if word in _CONFLICT:
        return "the conflict of a git merge is still in the file"
    shown = word if len(word) <= 40 else word[:40] + "..."
    shown = shown if shown.isprintable() else ascii(shown)
    return f"neither a keyword, a string nor a comment: {shown}"
