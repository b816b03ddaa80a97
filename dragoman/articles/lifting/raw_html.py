"""Lifting words, attributes and addresses out of raw HTML."""

import re
from collections.abc import Iterator

from dragoman.articles.blocks import RawHtml
from dragoman.articles.form import Form
from dragoman.articles.joining import NO_ELEMENTS
from dragoman.articles.marks import Marking
from dragoman.articles.markup import Tag, pieces
from dragoman.articles.parts import Opaque, Part, RawTag, Reference, Slot, Value
from dragoman.articles.places import Place
from dragoman.articles.raw_html.text import written
from dragoman.articles.raw_html.words import Address, Attribute, Words, found_in
from dragoman.articles.record import Record
from dragoman.articles.targets import ArticleLink, File, Target, address_of
from dragoman.articles.template import Hole, Span
from dragoman.values import dataclass

_COMMENT = re.compile(r"\s*<!--(?:(?!-->).)*-->\s*", re.DOTALL)

Found = Words | Attribute | Address


@dataclass(frozen=True, slots=True)
class RawSpot:
    """Something of a block of raw HTML that differs by language, and the bytes it takes."""

    found: Found
    span: Span


def raw_spots(raw: RawHtml, record: Record) -> Iterator[RawSpot]:
    """Yield what differs by language in a block of raw HTML, in order.

    What differs in the tags of running words belongs to these words.
    """
    if _COMMENT.fullmatch(raw.html):
        return
    done = 0
    for found in found_in(raw.html):
        if found.start < done or (isinstance(found, Address) and not _local(found, record)):
            continue
        yield RawSpot(found, raw.lines.span(found.start, found.end))
        done = found.end if isinstance(found, Words) else done


def lift_raw(spot: RawSpot, hole: Hole | None, marking: Marking, record: Record) -> Part:
    """Return what stands in the template for a spot of raw HTML, its message taken down."""
    found, line = spot.found, record.line_of(spot.span[0])
    if hole is None or marking.skip:
        words = found.text if hole is None and not isinstance(found, Address) else ""
        if words and not marking.skip:
            record.warn_stays(line)
        return Opaque(hole.html if hole else "", words)
    if isinstance(found, Address):
        target = _target(found, record, marking, line)
        start, end = map(record.place_of, spot.span)
        record.places.append(Place(start, end, hole.html, None, (target,), kind="address"))
        return Reference(target, hole.html, not found.quoted)
    if isinstance(found, Attribute):
        number = record.plain(
            found.text,
            _without_tags(hole.html),
            kind=found.name,
            line=line,
            context=found.name,
            marking=marking,
        )
        record.places.append(_place(spot, hole, record, number))
        return Value(number, _bare(found, hole.html))
    return _lift_words(found, spot, hole, marking, record, line)


def _lift_words(
    found: Words, spot: RawSpot, hole: Hole, marking: Marking, record: Record, line: int
) -> Part:
    number = record.reserve()
    tags = tuple(_tags_of(hole.html, record, marking, line)) if found.form is Form.HTML else ()
    bare = found.element in NO_ELEMENTS and found.form is Form.PLAIN
    record.put(
        number,
        found.text,
        _without_tags(hole.html) if bare else hole.html,
        kind="text in HTML",
        line=line,
        marking=marking,
        form=found.form,
        tags=tags,
    )
    record.places.append(_place(spot, hole, record, number, tags))
    return Value(number) if bare else Slot(number)


def _without_tags(spelled: str) -> str:
    """Return a text or value that can hold no tags, as none will be read in it elsewhere."""
    return spelled.replace("<", "&lt;")


def _place(
    spot: RawSpot, hole: Hole, record: Record, number: int, tags: tuple[RawTag, ...] = ()
) -> Place:
    start, end = map(record.place_of, spot.span)
    kind = "html" if isinstance(spot.found, Words) else "attribute"
    return Place(start, end, hole.html, number, tags=tags, kind=kind)


def _tags_of(markup: str, record: Record, marking: Marking, line: int) -> Iterator[RawTag]:
    """Yield the tags of words in raw HTML, their attributes taken down."""
    for piece in pieces(markup):
        if isinstance(piece, Tag):
            tag = raw_tag(written(piece.source), piece.source, record, marking, line)
            if tag is not None:
                yield tag
            line += piece.source.count("\n")
        else:
            line += piece.count("\n")


def raw_tag(
    source: str, spelled: str, record: Record, marking: Marking, line: int
) -> RawTag | None:
    """Return a tag of running text with its attributes taken down; None where it has none.

    `source` is the tag as it stands in the message, `spelled` as the author wrote it.
    """
    if "=" not in spelled:
        return None
    parts: list[str | Value | Reference] = []
    done = 0
    for found in found_in(spelled):
        if isinstance(found, Words) or (isinstance(found, Address) and not _local(found, record)):
            continue
        parts.append(spelled[done : found.start])
        at, value = line + spelled.count("\n", 0, found.start), spelled[found.start : found.end]
        if isinstance(found, Address):
            parts.append(Reference(_target(found, record, marking, at), value, not found.quoted))
        else:
            number = record.plain(
                found.text,
                _without_tags(value),
                kind=found.name,
                line=at,
                context=found.name,
                marking=marking,
            )
            parts.append(Value(number, _bare(found, value)))
        done = found.end
    return RawTag(source, (*parts, spelled[done:]), spelled) if parts else None


def _bare(found: Attribute, spelled: str) -> str | None:
    return None if found.quoted else spelled


def _local(found: Address, record: Record) -> bool:
    """Tell whether an address leads to an article or a file of the content folder."""
    return isinstance(address_of(found.value, domain=record.domain), ArticleLink | File)


def _target(found: Address, record: Record, marking: Marking, line: int) -> Target:
    address = address_of(found.value, domain=record.domain)
    image = found.name in ("src", "srcset")
    target = Target(found.value, address, image, "", line, holds_text=image and marking.text_images)
    record.targets.append(target)
    return target
