"""The messages of a file in another order, with others among them.

What stays as it stands is known by its place in the file, and decoded when it is asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.catalogs.message import Key, Message, key_of
from dragoman.catalogs.po.entries import Entries, Messages


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement(Messages):
    """What a file is to say, made of what it says: messages in use, then obsolete ones."""

    entries: Entries
    order: Sequence[int | Message]
    """Where in `texts` each message stands that is to stay; every other as it is to be."""

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[Message]:
        return map(self._message, self.order)

    def message_at(self, index: int) -> Message:
        """Return the message of that number."""
        return self._message(self.order[index])

    def __eq__(self, other: object) -> bool:
        if other is self.entries:
            return self._is_as_read()
        if not isinstance(other, Sequence):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def twins(self) -> Iterator[Message]:
        """Yield the messages in use whose key one that stays or one before them has, too."""
        seen: set[int | Key | None] = {each for each in self.order if isinstance(each, int)}
        for message in self.order:
            if isinstance(message, int) or message.obsolete:
                continue
            key, place = key_of(message), self.entries.place_of(key_of(message))
            if key in seen or place in seen:
                yield message
            seen.add(key)

    def _message(self, each: int | Message) -> Message:
        return self.entries.at(each) if isinstance(each, int) else each

    def _is_as_read(self) -> bool:
        """Say whether the file says this already, without decoding what stays."""
        places = self.entries.message_places
        return len(self) == len(places) and all(
            each == (place if isinstance(each, int) else self.entries.at(place))
            for each, place in zip(self.order, places, strict=True)
        )
