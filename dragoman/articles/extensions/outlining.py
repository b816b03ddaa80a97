"""Writing an outline: line by line, with markers in the place of what is not Markdown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.articles.characters import ARMOUR
from dragoman.articles.composition import ByteCount, Composition
from dragoman.articles.extensions.boxes import Box
from dragoman.articles.extensions.constructs import Construct, constructs
from dragoman.articles.extensions.containers import Admonition, Closing, Opening
from dragoman.articles.extensions.indentation import Line, indented_below
from dragoman.articles.extensions.judging import Judgment, judged, trusted
from dragoman.articles.extensions.markers import Marker, comment
from dragoman.articles.extensions.shortcode_lines import ShortcodeLines
from dragoman.articles.extensions.shortcodes import Argument, arguments
from dragoman.articles.markup import escape
from dragoman.errors import ArticleError

_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class _Container:
    """A container that is open."""

    opening: Opening
    line: Line
    block: int
    """The list item or quote it stands in."""


@dataclass(frozen=True, slots=True)
class _Level:
    """The body, or the text of an admonition."""

    lines: Sequence[Line]
    prefix: str
    """What stands before each of the lines in the outline."""
    judgment: Judgment
    dedented: bool
    """Whether its lines are only parts of the body's."""
    opened: list[_Container] = field(default_factory=list)


class Outlining:
    """An outline while it is written.

    `closed` are the names of the shortcodes that enclose something; None where shortcodes are text.
    `trusting` takes all lines to be in force that may be, unless one stands in code.
    """

    def __init__(
        self,
        body: str,
        *,
        path: str,
        first: int,
        containers: bool,
        closed: frozenset[str] | None,
        trusting: bool,
    ) -> None:
        self.composition = Composition(body)
        self.markers: list[Marker] = []
        self._body, self._path, self._first = body, path, first
        self._containers, self._closed, self._trusting = containers, closed, trusting
        self._count = ByteCount(body)
        self._depth = 0
        self._line_end: int | None = None
        """The end of the last line, if what ends it is still to be copied."""

    def write(self, lines: Sequence[Line], prefix: str = "", within: Line | None = None) -> str:
        """Write lines with a prefix before each; `within` is the admonition whose text they are.

        Return what has to stand before the line that closes it: nothing, or a blank line.
        """
        found = constructs(lines, containers=self._containers, closed=self._closed)
        judgment = self._judgment(lines, found) if found or within else Judgment()
        if within and len(lines) not in judgment.blocks:
            reason = "code, a comment or HTML within this box is not closed in it"
            raise self._error(within, reason, "Close it before the indented text ends.")
        self._write_all(_Level(lines, prefix, judgment, dedented=within is not None), found)
        return judgment.leads.get(len(lines), "")

    def _judgment(self, lines: Sequence[Line], found: Mapping[int, Construct]) -> Judgment:
        judgment = trusted(lines, found) if self._trusting else None
        return judgment or judged(lines, found)

    def _write_all(self, level: _Level, found: Mapping[int, Construct]) -> None:
        done = 0
        for number, construct in found.items():
            if number >= done and number in level.judgment.blocks:
                self._copy_all(level, done, number)
                done = self._write(construct, number, level)
        self._copy_all(level, done, len(level.lines))
        for container in reversed(level.opened):
            reason = f'"{container.line.content[:60].rstrip()}" is not closed'
            cure = f'Close it with a line of "{container.opening.fence}" in its list item or quote.'
            raise self._error(container.line, reason, cure)

    def _write(self, construct: Construct, number: int, level: _Level) -> int:
        """Write a construct; return the number of the line to go on with."""
        line, last = level.lines[number], level.lines[construct.after - 1]
        prefix = level.prefix + line.prefix
        self._begin_line(last)
        match construct.what:
            case Opening() as opening:
                level.opened.append(_Container(opening, line, level.judgment.blocks[number]))
                self._open(opening.box, line, prefix)
            case Closing() as closing:
                box = self._closed_by(closing, number, level)
                lead = level.judgment.leads.get(number, line.prefix)
                self._close(box, line, level.prefix + lead.replace("\n", f"\n{level.prefix}"))
            case Admonition(box):
                return self._admonition(box, number, level, prefix)
            case ShortcodeLines() as shortcodes:
                self.composition.insert(prefix)
                self._mark(self._shown(shortcodes))
        return construct.after

    def _begin_line(self, last: Line) -> None:
        """Copy the line end before what takes lines of the body up to the `last`."""
        if self._line_end is not None:
            self.composition.copy(self._line_end, self._line_end + 1)
        self._line_end = last.end

    def _copy_all(self, level: _Level, first: int, after: int) -> None:
        lines = level.lines[first:after]
        if level.dedented:
            for line in lines:
                self._copy(line, level.prefix)
        elif lines:
            self._begin_line(lines[-1])
            self.composition.copy(lines[0].begin, lines[-1].end)

    def _copy(self, line: Line, prefix: str) -> None:
        self._begin_line(line)
        if prefix and (line.text or ">" in prefix):
            behind = line.begin + len(prefix)
            if behind <= line.start and self._body.startswith(prefix, line.begin):
                self.composition.copy(line.begin, behind)
            else:
                self.composition.insert(prefix)
        self.composition.insert(line.text[: line.fresh])
        self.composition.copy(line.start, line.end)

    def _mark(self, marker: Marker) -> None:
        self.composition.insert(comment(len(self.markers)))
        self.markers.append(marker)

    def _open(self, box: Box, line: Line, prefix: str) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            reason = f"boxes are nested deeper than {_DEEPEST}"
            raise self._error(line, reason, "Close some of them before this line.")
        at = self._first + line.number
        self.composition.insert(prefix)
        self._mark(Marker(box.opening(), at, opening=True, title=box.title is not None))
        if box.title:
            content = line.end - len(line.content)
            self.composition.insert(f"\n{prefix}{ARMOUR}")
            self.composition.copy(content + box.title[0], content + box.title[1])
            self.composition.insert(f"\n{prefix}")
            self._mark(Marker((box.after_title,), at))

    def _close(self, box: Box, line: Line, prefix: str) -> None:
        self._depth -= 1
        self.composition.insert(prefix)
        self._mark(Marker((box.closing,), self._first + line.number, closing=True))

    def _admonition(self, box: Box, number: int, level: _Level, prefix: str) -> int:
        line = level.lines[number]
        content = indented_below(level.lines, number)
        self._open(box, line, prefix)
        lead = self.write(content, prefix, within=line) if content else ""
        self.composition.insert(f"\n{prefix.rstrip()}\n" if lead else "\n")
        self._close(box, content[-1] if content else line, prefix)
        return number + 1 + len(content)

    def _closed_by(self, closing: Closing, number: int, level: _Level) -> Box:
        """Return the box that a line closes, which is then no longer open."""
        innermost = level.opened[-1] if level.opened else None
        beside = innermost is not None and innermost.block == level.judgment.blocks[number]
        if innermost and beside and closing.closes(innermost.opening):
            level.opened.pop()
            return innermost.opening.box
        reason = f'"{closing.fence}" closes no box'
        if innermost:
            reason += f"; that of line {self._first + innermost.line.number} is open, but of other"
            reason += " signs" if beside else " signs or in another list item or quote"
        cure = "Open a box before it on a line of its own, or write a backslash before the line."
        raise self._error(level.lines[number], reason, cure)

    def _shown(self, shortcodes: ShortcodeLines) -> Marker:
        """Return what pages show of lines of shortcodes: the lines, as text."""
        text, element = shortcodes.text, "pre" if shortcodes.verbatim else "p"
        parts: list[str | Argument] = [f"<{element}>"]
        done = 0
        for argument in () if shortcodes.verbatim else arguments(text):
            start = self._count.at(shortcodes.place(argument.start))
            end = self._count.at(shortcodes.place(argument.end))
            parts += (escape(text[done : argument.start]), replace(argument, start=start, end=end))
            done = argument.end
        parts.append(f"{escape(text[done:])}</{element}>\n")
        return Marker(tuple(parts), self._first + shortcodes.lines[0].number)

    def _error(self, line: Line, reason: str, cure: str) -> ArticleError:
        return ArticleError(reason, path=self._path, line=self._first + line.number, cure=cure)
