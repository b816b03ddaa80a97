"""Lines of an article that consist of shortcodes only."""

import bisect
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from dragoman.articles.extensions.indentation import Line
from dragoman.articles.extensions.shortcodes import OPENER, enclose, only_shortcodes, verbatim_name

_ENDS = ("}}", "%}")
_NO_TEXT = re.compile(r"(?:#{1,6}[ \t]|```|~~~|\||<|[-=*_][-=*_ \t]*$|(?::::|!!!|\?\?\?|///))|$")
_NO_CONTINUATION = re.compile(rf"{_NO_TEXT.pattern}|[-+*>][ \t]|\d{{1,9}}[.)][ \t]|\[\^")
_FENCE = re.compile(r"```|~~~")
_CLOSING = r"(?:\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}|\{{%[-+]?\s*end{name}\s*[-+]?%\}})\s*$"


@dataclass(frozen=True)
class ShortcodeLines:
    """One or more lines that consist of shortcodes."""

    lines: tuple[Line, ...]
    verbatim: bool = False
    """Whether it is a pair of shortcodes with code or a comment between them."""

    @property
    def text(self) -> str:
        """What the lines say without their prefixes."""
        return "\n".join(self._texts)

    def place(self, offset: int) -> int:
        """Return the character of the body where a character of the text stands."""
        number = bisect.bisect_right(self._firsts, offset) - 1
        inside = offset - self._firsts[number]
        return self.lines[number].end - len(self._texts[number]) + inside

    @cached_property
    def _texts(self) -> list[str]:
        prefix = self.lines[0].prefix
        return [line.behind(prefix) for line in self.lines]

    @cached_property
    def _firsts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self._texts[:-1]), initial=0))


def shortcode_lines(
    lines: Sequence[Line], closed: frozenset[str], taken: Collection[int]
) -> Iterator[tuple[int, ShortcodeLines]]:
    """Yield what consists of shortcodes, with the number of its first line.

    A lone shortcode between two lines of text is part of their sentence and is left to it: one that
    encloses nothing, by the names in `closed`. So are lines that are `taken` otherwise.
    """
    number = 0
    endings = _Endings(lines)
    while number < len(lines):
        skipped = number in taken or "{" not in lines[number].text
        after = number if skipped else _end(lines, number)
        if after == number:
            number += 1
            continue
        found = ShortcodeLines(tuple(lines[number:after]))
        name = verbatim_name(found.text)
        last = endings.after(name, after) if name else 0
        if last:
            yield number, ShortcodeLines(tuple(lines[number:last]), verbatim=True)
        elif enclose(found.text, closed) or not _in_sentence(lines, number, after):
            yield number, found
        number = last or after


def _end(lines: Sequence[Line], number: int) -> int:
    """Return the number of the line behind the shortcodes that begin a line, if they are all of it.

    Otherwise the number of the line itself. They are followed over line ends up to a blank line, a
    fence or another shortcode's beginning.
    """
    text, prefix = lines[number].content, lines[number].prefix
    if not OPENER.match(text):
        return number
    gathered = [text]
    after = number + 1
    while not text.rstrip().endswith(_ENDS) and after < len(lines):
        text = lines[after].behind(prefix)
        if not text.strip() or _FENCE.match(text) or OPENER.search(text):
            return number
        gathered.append(text)
        after += 1
    return after if only_shortcodes("\n".join(gathered)) else number


def _in_sentence(lines: Sequence[Line], number: int, after: int) -> bool:
    if number == 0 or after == len(lines):
        return False
    before, behind = lines[number - 1].content, lines[after].content
    texts = not _NO_TEXT.match(before) and not _NO_CONTINUATION.match(behind)
    return texts and not only_shortcodes(before) and not only_shortcodes(behind)


class _Endings:
    """Finds the closing shortcodes of code and comments."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._places: dict[str, list[int]] = {"": []}

    def after(self, name: str, start: int) -> int:
        """Return the number of the line behind the next ending of that name, or 0.

        Nothing is found beyond a fence of code, for that may hold the ending as an example.
        """
        if name not in self._places:
            self._places[name] = self._all(re.compile(_CLOSING.format(name=name)))
            self._places[""] = self._places[""] or self._all(_FENCE)
        ending, fence = _next(self._places[name], start), _next(self._places[""], start)
        return ending + 1 if ending >= 0 and not 0 <= fence < ending else 0

    def _all(self, pattern: re.Pattern[str]) -> list[int]:
        return [n for n, line in enumerate(self._lines) if pattern.match(line.content)]


def _next(places: Sequence[int], start: int) -> int:
    found = bisect.bisect_left(places, start)
    return places[found] if found < len(places) else -1
