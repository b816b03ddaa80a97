"""Writing a text out of stretches of another one, so that each byte is found again."""

import bisect
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the bytes of a composed text stand in the text it was made of."""

    firsts: tuple[int, ...]
    """The first byte of every stretch of the composed text."""
    origins: tuple[int, ...]
    """Where each stretch begins in the original, or stands between its bytes."""
    copied: tuple[bool, ...]
    """Whether the stretch is a copy; what was inserted has one place for all of its bytes."""
    earlier: "Offsets | None" = None
    """Where the bytes of the original stand, if that was composed itself."""

    def original(self, offset: int) -> int:
        """Return the byte of the original for a byte of the composed text.

        What was inserted stands at the end of what was copied before it.
        """
        if not self.firsts:
            return offset
        number = bisect.bisect_right(self.firsts, offset) - 1
        inside = offset - self.firsts[number] if self.copied[number] else 0
        place = self.origins[number] + inside
        return self.earlier.original(place) if self.earlier else place


IDENTITY = Offsets((), (), ())
"""The offsets of a text in which nothing was replaced."""


class ByteCount:
    """Turns characters of a text into bytes of its UTF-8, from front to back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._characters = self._bytes = 0

    def at(self, character: int) -> int:
        """Return the byte that a character stands at; each call at or after the one before."""
        self._bytes += len(self._text[self._characters : character].encode())
        self._characters = character
        return self._bytes


class Composition:
    """A text while it is composed, in order, of copies from another one and of insertions."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._pieces: list[tuple[str, int, int]] = []
        """Insertions, and the characters of the original that are copied."""
        self._end = 0

    def copy(self, start: int, end: int) -> None:
        """Copy the characters of the original from `start` up to `end`."""
        if start == end:
            return
        if self._pieces and not self._pieces[-1][0] and self._end == start:
            start = self._pieces.pop()[1]
        self._pieces.append(("", start, end))
        self._end = end

    def insert(self, text: str) -> None:
        """Add characters that the original has not."""
        if text:
            self._pieces.append((text, self._end, self._end))

    def text(self) -> str:
        """Return what was composed."""
        return "".join([text or self.original[start:end] for text, start, end in self._pieces])

    def offsets(self) -> Offsets:
        """Return where the bytes of what was composed come from."""
        count, place = ByteCount(self.original), 0
        firsts, origins, copied = [], [], []
        for text, start, end in self._pieces:
            firsts.append(place)
            origins.append(count.at(start))
            copied.append(not text)
            place += len(text.encode()) if text else count.at(end) - origins[-1]
        return Offsets(tuple(firsts), tuple(origins), tuple(copied))
