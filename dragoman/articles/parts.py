"""What the template of an article is made of: HTML, and holes for what differs by language."""

from collections.abc import Callable, Iterable, Iterator

from dragoman.articles.targets import Target
from dragoman.values import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A hole of the template that takes the HTML of a segment."""

    segment: int


@dataclass(frozen=True, slots=True)
class Value:
    """A hole in an attribute or in code, which takes the plain text of a segment."""

    segment: int
    bare: str | None = None
    """What the author wrote without quotes; what differs from it gets some."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A hole in an attribute of raw HTML, which takes an address."""

    target: Target
    spelled: str
    """How the author wrote the address."""
    bare: bool = False
    """Whether the author wrote it without quotes."""


@dataclass(frozen=True, slots=True)
class RawTag:
    """A tag of raw HTML in running text that is not the same in every language."""

    source: str
    """The tag as it stands in the message."""
    pieces: tuple[str | Value | Reference, ...]
    """What it is made of; attributes' texts and addresses are filled in."""
    spelled: str
    """The tag as the author wrote it, on lines of his own."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Inline HTML that is no message: an image, a code name, a bare address, a number.

    Targets stand in it as references do in a rendered message; alt texts as numbers of segments.
    """

    html: str
    targets: tuple[Target, ...]
    tags: tuple[RawTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Opaque:
    """Source text that is no message; shown as it is, in its own language."""

    html: str
    words: str
    """What counts as untranslated; empty for what the author keeps from translation."""


@dataclass(frozen=True, slots=True)
class Label:
    """The title word of a box that has no title of its own: `note`, `warning`, ..."""

    name: str
    before: str = ""
    """HTML before the word, where the page has one."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Only:
    """A part of the template for some regions of the world."""

    regions: tuple[str, ...]
    parts: tuple["Part", ...]


Part = str | Slot | Value | Reference | Fixed | Opaque | Label | Only


def parts_for(parts: Iterable[Part], admits: Callable[[tuple[str, ...]], bool]) -> Iterator[Part]:
    """Yield the parts for readers whose regions of the world `admits` accepts, without `Only`."""
    for part in parts:
        if not isinstance(part, Only):
            yield part
        elif admits(part.regions):
            yield from parts_for(part.parts, admits)
