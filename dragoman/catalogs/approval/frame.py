"""What stands between the messages of an article, for the pins of a catalog's header.

Pictures, code, numbers that are no message, tables, and where links lead: none of it is in a
message, and all of it is part of what a reviser has read.
"""

import re
from collections.abc import Iterable, Iterator

from dragoman.articles import (
    Document,
    Fixed,
    Label,
    Only,
    Opaque,
    Part,
    RawTag,
    Reference,
    Slot,
    Target,
    Value,
)
from dragoman.catalogs.approval.marks import digest_of

_ID = re.compile(r'(<h[1-6]) id="[^"]*"')
_HOLE, _NEXT = "\0", "\1"
_PLAIN_BLOCK = re.compile(r"<(p|h[1-6])>\0</\1>\n?")


def frame_digest(document: Document) -> str:
    """Return the digest of all of an article but its messages.

    Paragraphs and headings that are nothing but a message are not in it, nor are the ids of
    headings, which are made of their words: one more or less is seen by its message.
    """
    return digest_of(_PLAIN_BLOCK.sub("", "".join(_pieces(document.template, document.targets))))


def _pieces(parts: Iterable[Part], targets: Iterable[Target]) -> Iterator[str]:
    for part in parts:
        yield from _of(part)
    yield from (f"{_NEXT}{target.source}" for target in targets)


def _of(part: Part | RawTag) -> Iterator[str]:
    match part:
        case str():
            yield _ID.sub(r"\1", part)
        case Slot() | Value():
            yield _HOLE
        case Reference():
            yield _NEXT + part.target.source
        case Fixed():
            yield part.html
            yield from (f"{_NEXT}{target.source}" for target in part.targets)
            yield from (piece for tag in part.tags for piece in _of(tag))
        case RawTag():
            yield part.source
        case Opaque():
            yield part.html
        case Label():
            yield part.name
        case Only():
            yield ",".join(part.regions)
            yield from _pieces(part.parts, ())
