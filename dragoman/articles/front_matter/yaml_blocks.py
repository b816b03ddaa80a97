"""Literal and folded block scalars of YAML (YAML 1.2, 8.1)."""

import re
from dataclasses import dataclass

_HEADER = re.compile(r"(?P<style>[|>])(?P<marks>[-+1-9]*)(?P<rest>[^\n]*)")
_FIRST_LINE = re.compile(r"^( *)[^ \n]", re.MULTILINE)
_LINES = re.compile(r"^(?=[^\n])", re.MULTILINE)
_PARAGRAPH_ENDS = re.compile(r"(?<=[^\n])(\n+)(?=[^\n])")
_FOLDS = re.compile(r"(?<=\S) (?=\S)")
_BLANK_AT_START = re.compile(r"^[ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """How a block is written."""

    folded: bool
    digit: str
    """The indentation, relative to what the block stands in, where the header tells it."""
    keeps: bool
    """Whether blank lines at its end are part of the value."""
    comment: str
    """The rest of the header."""
    outer: int
    """The indentation of what it stands in."""
    lines: str
    """Everything after the header, its line end first."""

    @classmethod
    def read(cls, written: str, outer: int) -> "Block":
        """Return the block that is written, from its `|` or `>` on."""
        header = _HEADER.match(written)
        assert header, "a block begins with | or >"
        marks, lines = header["marks"], written[header.end() :]
        digit = marks.strip("+-")
        return cls(header["style"] == ">", digit, "+" in marks, header["rest"], outer, lines)

    @property
    def indentation(self) -> int:
        """The number of spaces before its lines."""
        if self.digit:
            return self.outer + int(self.digit)
        first = _FIRST_LINE.search(self.lines)
        return len(first[1]) if first else self.outer + 1

    @property
    def dropped(self) -> int:
        """How many characters at its end are no part of the value, the last line end with them.

        The lines must reach to the next one that is not blank.
        """
        if self.keeps:
            return 1
        blank = re.search(rf"\n(?: {{0,{self.indentation}}}\n)*\Z", self.lines)
        return len(blank[0]) if blank else 0

    def holding(self, value: str) -> str | None:
        """Return a value in a block like this one; None where it cannot hold it.

        Kept are literal or folded, the indentation, the width that lines are folded to and the
        comment of the header. What the header says of line ends at the end follows from the value.
        """
        body = value.rstrip("\n")
        marks = self._marks(body, len(value) - len(body))
        if marks is None or not self._holds(body):
            return None
        lines = self._fold(body) if self.folded else body
        indented = _LINES.sub(" " * self.indentation, lines)
        style = ">" if self.folded else "|"
        return f"{style}{marks}{self.comment}\n{indented}{value[len(body) + 1 :]}"

    def _holds(self, body: str) -> bool:
        """Tell whether it can hold a text that has no line ends at its end.

        Folding leaves alone the line ends beside a line that begins with a blank. Where the
        author's block is empty, its indentation is not known, and a comment may follow.
        """
        blank = not body.strip() or not self.lines.strip()
        return not (blank or (self.folded and _BLANK_AT_START.search(body)))

    def _marks(self, body: str, ends: int) -> str | None:
        """Return what the header says of the indentation and of line ends at the end.

        Two line ends or more can be held only where blank lines are kept already: others would
        be followed by blank lines that are then taken in.
        """
        if ends > 1 and not self.keeps:
            return None
        chomping = "-" if ends == 0 else "+" if self.keeps else ""
        if self.digit or not body.lstrip("\n").startswith((" ", "\t")):
            return self.digit + chomping
        deeper = self.indentation - self.outer
        return f"{deeper}{chomping}" if deeper in range(1, 10) else None

    def _fold(self, body: str) -> str:
        """Return a text folded to the width of the author's lines."""
        room = max(map(len, self.lines.split("\n"))) - self.indentation
        spread = _PARAGRAPH_ENDS.sub(r"\n\1", body)
        return "\n".join(_filled(line, room) for line in spread.split("\n"))


def _filled(line: str, room: int) -> str:
    """Return a line broken where a single space can stand for the break."""
    words = _FOLDS.split(line)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join(lines)
