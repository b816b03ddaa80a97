"""A catalog: the messages of one domain in one language. Without a language it is a template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.catalogs.header import Header, header_for
from dragoman.catalogs.message import Message, key_of
from dragoman.catalogs.po.entries import Entries
from dragoman.catalogs.po.oddities import Oddity
from dragoman.locales import Locale


@dataclass(frozen=True, slots=True)
class Catalog:
    """All messages of one PO file, or of one to be written.

    Iterating over it and `len()` leave the obsolete messages out, `messages` has them too.
    """

    domain: str
    """What it belongs to: the article's path without its suffix, or `site`."""
    locale: Locale | None
    """The language of the translations; a template has none."""
    messages: Sequence[Message]
    """In the order of the file; what was read from one is decoded when it is asked for."""
    header: Header
    path: str = field(default="", compare=False)
    """The file it was read from, as errors and findings name it."""
    digest: str = field(default="", compare=False)
    """Says which bytes it was read from; empty if it was not read."""
    charset: str = field(default="UTF-8", compare=False)
    """The encoding of that file, or what its header calls it; it is always written in UTF-8."""
    oddities: tuple[Oddity, ...] = field(default=(), compare=False)
    """What other tools refuse in that file or read otherwise."""
    closing: tuple[str, ...] = ()
    """The comments below the last entry, which belong to none, one a line."""
    entries: Entries | None = field(default=None, repr=False, compare=False)
    """What stands in the file it was read from, so that what is unchanged can stay as it is."""
    _index: dict[tuple[str | None, str], Message] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    def __iter__(self) -> Iterator[Message]:
        return (message for message in self.messages if not message.obsolete)

    def __len__(self) -> int:
        if isinstance(self.messages, Entries):
            return self.messages.in_use
        return len(self._by_key())

    def __bool__(self) -> bool:
        return True

    @property
    def obsolete(self) -> tuple[Message, ...]:
        """The messages that have left the source."""
        return tuple(message for message in self.messages if message.obsolete)

    def find(self, key: tuple[str | None, str]) -> Message | None:
        """Return the message of a key, that is of a context and a text, obsolete ones excepted."""
        if isinstance(self.messages, Entries):
            return self.messages.find(key)
        return self._by_key().get(key)

    def _by_key(self) -> dict[tuple[str | None, str], Message]:
        """Return the messages that `find` finds, put by their keys when the first is asked for."""
        index = self._index
        if index is None:
            index = {key_of(message): message for message in self}
            object.__setattr__(self, "_index", index)
        return index

    def with_revised(self, messages: Iterable[Message]) -> "Catalog":
        """Return the catalog with these messages in the places of those with their keys.

        Raises KeyError for a message that has none. Only the messages revised are decoded.
        """
        revised = {key_of(message): message for message in messages}
        if isinstance(self.messages, Entries):
            return replace(self, messages=self.messages.with_revised(revised.values()))
        for key in revised:
            if self.find(key) is None:
                raise KeyError(key)
        kept = tuple(m if m.obsolete else revised.get(key_of(m), m) for m in self.messages)
        return replace(self, messages=kept)


def new_catalog(domain: str, locale: Locale | None, messages: Iterable[Message] = ()) -> Catalog:
    """Return a catalog, or a template where the locale is `None`, with the header for it."""
    return Catalog(domain, locale, tuple(messages), header_for(locale))
