"""Text that stands in a source line by line, with containers' prefixes between its lines."""

import bisect
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate


class Lines:
    """The lines of a block of raw HTML or code, with the bytes of the source they begin at."""

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        self.lines = lines

    @cached_property
    def text(self) -> str:
        """What the lines say together."""
        return "".join([line for line, _ in self.lines])

    @cached_property
    def _firsts(self) -> list[int]:
        return list(accumulate((len(line) for line, _ in self.lines), initial=0))[:-1]

    def byte_at(self, offset: int) -> int:
        """Return the byte of the source where a character of the text stands."""
        number = bisect.bisect_right(self._firsts, offset) - 1
        line, start = self.lines[number]
        return start + len(line[: offset - self._firsts[number]].encode())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the bytes of the source for the characters from `start` up to `end`."""
        if end <= start:
            return self.byte_at(start), self.byte_at(start)
        return self.byte_at(start), self.byte_at(end - 1) + len(self.text[end - 1].encode())
