"""The entries of a PO file with the bytes they stand there in.

What is known of an entry at once is its text and its key; its message is decoded when it is asked
for, and kept. So a command that changes three messages of ten thousand decodes three.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import overload

from dragoman.catalogs.message import Message, key_of
from dragoman.catalogs.po.oddities import Oddity


def raw_key(context: bytes | None, text: bytes) -> bytes:
    """Return what a message is found by: context and text in UTF-8, apart by the NUL of no text."""
    return text if context is None else b"%s\0%s" % (context, text)


def key_bytes(text: str) -> bytes:
    """Return a context or text as it is in keys: a NUL of its own is not the one between them.

    Raises UnicodeEncodeError for half of a character, which no file holds.
    """
    return text.encode(errors="surrogateescape").replace(b"\0", b"\xc0\x80")


class Messages(Sequence[Message], ABC):
    """Messages that are decoded when they are asked for."""

    __slots__ = ()

    @overload
    def __getitem__(self, index: int) -> Message: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Message]: ...
    def __getitem__(self, index: int | slice) -> Message | Sequence[Message]:
        if isinstance(index, slice):
            return tuple(self)[index]
        return self.message_at(index)

    @abstractmethod
    def message_at(self, index: int) -> Message:
        """Return the message of that number. Raises IndexError where there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Entries(Messages):
    """The messages of a file in their order; the entry that is the header is apart."""

    texts: Sequence[bytes]
    """What stands in the file of each entry, header included, with the blank lines before it."""
    places: dict[bytes, int]
    """Where in `texts` the messages that are not obsolete stand."""
    decode: Callable[[bytes, int], Message]
    """Reads the text of an entry that begins on a line."""
    messages: list[Message | None]
    """Those that were decoded."""
    closing: bytes = b""
    """The comments and blank lines below the last entry."""
    eol: bytes = b"\n"
    """How the lines of the file end."""
    oddities: tuple[Oddity, ...] = ()
    """What the careful reader found in them."""
    revised: dict[int, Message] = field(default_factory=dict)
    """Messages to be written in place of those of the file."""
    _starts: list[int] = field(default_factory=lambda: [1])

    @property
    def header_place(self) -> int | None:
        """Where in `texts` the header stands."""
        return self.places.get(b"")

    @property
    def message_places(self) -> list[int]:
        """Where in `texts` messages stand, in their order."""
        header = self.header_place
        return [place for place in range(len(self.texts)) if place != header]

    @property
    def unkeyed_places(self) -> list[int]:
        """Where in `texts` messages stand that no key finds: obsolete ones and twins of others."""
        keyed = set(self.places.values())
        return [place for place in range(len(self.texts)) if place not in keyed]

    @property
    def in_use(self) -> int:
        """How many messages are not obsolete."""
        return len(self.places) - (self.header_place is not None)

    @property
    def header(self) -> Message | None:
        """The entry that is the header."""
        place = self.header_place
        return None if place is None else self.at(place)

    def at(self, place: int) -> Message:
        """Return the message of the text at a place, as it shall be now."""
        return self.revised.get(place) or self._read(place)

    def _read(self, place: int) -> Message:
        """Return the message of the text at a place, as it is in the file."""
        message = self.messages[place]
        if message is None:
            message = self.messages[place] = self.decode(self.texts[place], self._start(place))
        return message

    def find(self, key: tuple[str | None, str]) -> Message | None:
        """Return the message of a key, obsolete ones and the header excepted."""
        place = self.place_of(key)
        return None if place is None or place == self.header_place else self.at(place)

    def place_of(self, key: tuple[str | None, str]) -> int | None:
        """Return where in `texts` the message of a key stands; None where there is none."""
        context, text = key
        try:
            raw = raw_key(None if context is None else key_bytes(context), key_bytes(text))
            return self.places.get(raw)
        except UnicodeEncodeError:
            return None

    def with_revised(self, messages: Iterable[Message]) -> "Entries":
        """Return the entries with these in the places of those with their keys.

        Raises KeyError for a message that has none.
        """
        revised = dict(self.revised)
        for message in messages:
            place = self.place_of(key_of(message))
            if place is None:
                raise KeyError(key_of(message))
            revised.pop(place, None)
            if self._read(place) != message:
                revised[place] = message
        return replace(self, revised=revised)

    def __len__(self) -> int:
        return len(self.texts) - (self.header_place is not None)

    def __iter__(self) -> Iterator[Message]:
        return map(self.at, self.message_places)

    def message_at(self, index: int) -> Message:
        """Return the message of that number; the header has none."""
        place = range(len(self))[index]
        header = self.header_place
        return self.at(place + 1 if header is not None and place >= header else place)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Entries) and other.texts is self.texts:
            return self.revised == other.revised
        if not isinstance(other, Sequence):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _start(self, place: int) -> int:
        """Return the number of the line on which a text begins."""
        starts = self._starts
        for text in self.texts[len(starts) - 1 : place]:
            starts.append(starts[-1] + text.count(b"\n"))
        return starts[place]
