"""Lines of Markdown and what they are indented by: blanks and the `>` of quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

PREFIX = re.compile(r"[ \t]*+(?:>[ \t]*+)*+")
"""What stands before the text of a line in quotes and list items."""
_BLANKS = re.compile(r"[ \t]*")
_TAB = 4


class Line(NamedTuple):
    """A line, or what is left of it within a box whose text is indented."""

    text: str
    begin: int
    """The character of the body that the whole line begins at."""
    end: int
    """The character of the body behind its text."""
    number: int
    """How many lines of the body are before it."""
    fresh: int = 0
    """How many blanks at the front of the text stand for a tab of the body."""

    @property
    def start(self) -> int:
        """The character of the body where the part of the text that is in it begins."""
        return self.end - len(self.text) + self.fresh

    @property
    def prefix(self) -> str:
        """The blanks and `>` it begins with."""
        return PREFIX.match(self.text)[0]  # type: ignore[index]

    @property
    def content(self) -> str:
        """What follows its prefix."""
        return self.text[len(self.prefix) :]

    def behind(self, prefix: str) -> str:
        """Return what follows the prefix of a line before it, as far as this line has it too."""
        place = max(0, _after_quotes(self.text, prefix.count(">")))
        indent = prefix[prefix.rfind(">") + 1 :]
        blanks = _BLANKS.match(self.text, place, place + len(indent))
        return self.text[blanks.end() if blanks else place :]


def columns(prefix: str) -> int:
    """Return how many columns a prefix takes."""
    return len(prefix.expandtabs(_TAB))


def lines_of(body: str) -> Iterator[Line]:
    """Yield the lines of a text."""
    begin = 0
    for number, text in enumerate(body.split("\n")):
        yield Line(text, begin, begin + len(text), number)
        begin += len(text) + 1


def indented_below(lines: Sequence[Line], number: int) -> list[Line]:
    """Return what is indented by four columns more than the line of that number, without them.

    It ends before the first line that is less indented and not blank; blank lines at its end are
    not of it.
    """
    prefix = lines[number].prefix
    quotes, column = prefix.count(">"), columns(prefix)
    found: list[Line] = []
    filled = 0
    for place in range(number + 1, len(lines)):
        line = _dedented(lines[place], quotes, column + _TAB)
        if line is None:
            break
        found.append(line)
        if line.text.strip(" \t>"):
            filled = len(found)
    return found[:filled]


def _dedented(line: Line, quotes: int, column: int) -> Line | None:
    """Return a line without its first columns; None where it is less indented and not blank."""
    place = _after_quotes(line.text, quotes)
    if place < 0:
        return None
    text = line.text[place:].lstrip(" \t")
    before = line.text[: len(line.text) - len(text)]
    width = columns(before) - column
    if width < 0 and text:
        return None
    blanks = " " * max(width, 0)
    copied = before.endswith(blanks) and line.fresh <= len(before) - len(blanks)
    fresh = 0 if copied else len(blanks)
    return Line(blanks + text, line.begin, line.end, line.number, fresh)


def _after_quotes(text: str, quotes: int) -> int:
    """Return the place behind the first `>` of a line, or -1 where there are not as many."""
    place = 0
    for _ in range(quotes):
        sign = text.find(">", place)
        if sign < 0 or text[place:sign].strip(" \t"):
            return -1
        place = sign + 1
    return place
