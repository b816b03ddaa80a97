"""A catalog: the messages of one domain in one language. Without a language it is a template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.catalogs.header import Header, header_for
from dragoman.catalogs.message import Message, key_of
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
    messages: tuple[Message, ...]
    header: Header
    path: str = field(default="", compare=False)
    """The file it was read from, as errors and findings name it."""
    digest: str = field(default="", compare=False)
    """Says which bytes it was read from; empty if it was not read."""
    _index: dict[tuple[str | None, str], Message] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {key_of(message): message for message in self.messages if not message.obsolete}
        object.__setattr__(self, "_index", index)

    def __iter__(self) -> Iterator[Message]:
        return (message for message in self.messages if not message.obsolete)

    def __len__(self) -> int:
        return len(self._index)

    def __bool__(self) -> bool:
        return True

    @property
    def obsolete(self) -> tuple[Message, ...]:
        """The messages that have left the source."""
        return tuple(message for message in self.messages if message.obsolete)

    def find(self, key: tuple[str | None, str]) -> Message | None:
        """Return the message of a key, that is of a context and a text, obsolete ones excepted."""
        return self._index.get(key)


def new_catalog(domain: str, locale: Locale | None, messages: Iterable[Message] = ()) -> Catalog:
    """Return a catalog, or a template where the locale is `None`, with the header for it."""
    return Catalog(domain, locale, tuple(messages), header_for(locale))
