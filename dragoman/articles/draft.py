"""A message as the canon writes it, before it is proven."""

from typing import NamedTuple

from dragoman.articles.engine import Destination


class Link(NamedTuple):
    """What a numbered reference stands for."""

    destination: Destination
    image: bool
    start: int
    """Its first byte in the source."""
    tail: str
    """What the author wrote from the closing bracket on."""
    alt: str = ""
    """For images, what stands between the brackets."""


class Draft(NamedTuple):
    """A message as the canon writes it, before it is proven."""

    text: str
    links: tuple[Link, ...] = ()
    opened: tuple[int, ...] = ()
    """The numbers of the links in the order in which they open, without those in images."""
    footnotes: tuple[str, ...] = ()
    """The labels, in order of appearance."""
    tags: tuple[tuple[str, int], ...] = ()
    """The raw tags as the author wrote them, with their first bytes, in order of appearance."""
    words: str = ""
    """Its words, apart from code, automatic links and images."""
    alt: str = ""
    """The words of its images."""
    literal: bool = False
    """Whether its HTML is known to be its text."""
