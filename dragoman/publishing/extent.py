"""What of an article the readers of one region get, and what of it counts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.articles import (
    REFERENCE,
    Document,
    File,
    Fixed,
    Opaque,
    Part,
    RawTag,
    Reference,
    Slot,
    Target,
    own_html,
    parts_for,
    visible_text,
)
from dragoman.text import count_words

_SEGMENT = re.compile("\ue000(\\d+)\ue001")
"""How an image that stands alone names the segment of its alt text."""


@dataclass(frozen=True, slots=True)
class TextImage:
    """An image that the author marks as holding text."""

    path: str
    """Relative to the content folder."""
    source: str
    """Its address as the author wrote it."""
    line: int
    words: int
    """Those of its alt text, but at least one."""


@dataclass(frozen=True, slots=True)
class Extent:
    """An article in one region of the world: without what is for other regions."""

    numbers: tuple[int, ...]
    """The segments that are shown."""
    lost: int
    """Words that are in no message."""
    images: tuple[TextImage, ...]
    """The images that count as text until there are files of them for a language."""


def holds_text(document: Document) -> bool:
    """Tell whether the author marks an image of an article as holding text."""
    return any(target.holds_text for target in document.targets)


def extent_of(document: Document, region: str) -> Extent:
    """Return what of an article is shown in a region, as it counts for shares."""
    parts = tuple(parts_for(document.template, lambda regions: region in regions))
    drawn = holds_text(document)
    return Extent(
        tuple(
            n for n, it in enumerate(document.segments) if not it.regions or region in it.regions
        ),
        sum(count_words(part.words) for part in parts if isinstance(part, Opaque)),
        tuple(image for part in parts for image in _images(document, part)) if drawn else (),
    )


def _images(document: Document, part: Part) -> Iterator[TextImage]:
    match part:
        case Slot(number):
            segment = document.segments[number]
            yield from _of_targets(document, own_html(segment), segment.targets)
            yield from _of_tags(segment.tags)
        case Fixed(markup, targets, tags):
            yield from _of_targets(document, markup, targets)
            yield from _of_tags(tags)
        case Reference(target):
            yield from _image(target, "")


def _of_targets(
    document: Document, markup: str, targets: tuple[Target, ...]
) -> Iterator[TextImage]:
    for match in REFERENCE.finditer(markup):
        alt = match["words"] or ""
        number = _SEGMENT.fullmatch(alt)
        text = document.segments[int(number[1])].text if number else visible_text(alt)
        yield from _image(targets[int(match["number"]) - 1], text)


def _of_tags(tags: Iterable[RawTag]) -> Iterator[TextImage]:
    for tag in tags:
        for piece in tag.pieces:
            if isinstance(piece, Reference):
                yield from _image(piece.target, "")


def _image(target: Target, alt: str) -> Iterator[TextImage]:
    if target.holds_text and isinstance(target.address, File):
        words = max(1, count_words(alt))
        yield TextImage(target.address.path, target.source, target.line, words)
