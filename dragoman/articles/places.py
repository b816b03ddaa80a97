"""Where messages stand in an article's source, so that it can be written in another language."""

from typing import NamedTuple

from dragoman.articles.extensions.shortcodes import Argument
from dragoman.articles.parts import RawTag
from dragoman.articles.targets import Target


class Tail(NamedTuple):
    """How the author wrote what follows the words of a numbered reference."""

    source: str
    """From the closing bracket on: `](/clinic "Open daily")`, `][clinic]`, `]`."""
    destination: str
    title: str


class Place(NamedTuple):
    """A stretch of the source that is written anew in each language."""

    start: int
    end: int
    """Offsets into the UTF-8 bytes of the document's source, with `\\n` as line ends."""
    text: str
    """The Markdown of a block as the canon writes it; for all else the author's own spelling."""
    segment: int | None
    """The segment whose translation stands there; None for images and links alone."""
    targets: tuple[Target, ...] = ()
    """What its numbered references lead to."""
    tails: tuple[Tail, ...] = ()
    """How the author wrote them."""
    alts: tuple[tuple[str, int], ...] = ()
    """For blocks without a segment: the alt texts in it, as the source spells them, and their
    segments."""
    tags: tuple[RawTag, ...] = ()
    """The raw tags in it that differ by language."""
    argument: Argument | None = None
    """For shortcodes, the parameter."""
    kind: str = "block"
    """`block`, `heading`, `cell`, `html`, `attribute`, `address`, `comment` or `shortcode`: what
    the text must be fit for."""
