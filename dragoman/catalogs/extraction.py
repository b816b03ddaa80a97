"""From an article to its template."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.articles import Document, Segment
from dragoman.articles import Key as SegmentKey
from dragoman.catalogs.catalog import Catalog, new_catalog
from dragoman.catalogs.links import target_comment
from dragoman.catalogs.message import Key, Message, key_of

AUTHOR = "author: "
"""Begins the comment in which an article's author speaks to its translators."""


def template_of(document: Document) -> Catalog:
    """Return the template of an article: its messages, in the order of the article.

    A text that occurs several times in one context is one message, with what all its places say
    about it. Extracted comments give the kind of text and the section it stands in, what the author
    tells translators, the regions of the world it is for where it is not for all, and where its
    references lead. The reference is the file without a line, so that moving text is no change;
    and there are no `*-format` flags, for in prose "23% smaller" is no directive.
    """
    return new_catalog(document.domain, None, _joined(_messages(document)))


def _messages(document: Document) -> Iterator[Message]:
    regions = _regions(document)
    for segment in document.segments:
        yield Message(
            segment.text,
            context=segment.context,
            extracted=tuple(_comments(segment, regions[segment.key])),
            references=(document.path,),
            line=segment.line,
        )


def _comments(segment: Segment, regions: Sequence[str]) -> Iterator[str]:
    parts = (segment.kind, segment.section)
    yield _one_line(" \u2014 ".join(part for part in parts if part))
    if segment.comment:
        yield f"{AUTHOR}{_one_line(segment.comment)}"
    if regions:
        yield f"only {', '.join(regions)}"
    for number, target in enumerate(segment.targets, start=1):
        yield target_comment(number, _one_line(target.source))


def _regions(document: Document) -> dict[SegmentKey, tuple[str, ...]]:
    """Return by key the regions a message is for; none where one of its places is for all."""
    found: dict[SegmentKey, tuple[str, ...]] = {}
    for segment in document.segments:
        before = found.get(segment.key, segment.regions)
        both = dict.fromkeys((*before, *segment.regions))
        found[segment.key] = tuple(both) if before and segment.regions else ()
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _joined(messages: Iterable[Message]) -> Iterable[Message]:
    """Return the messages with those of the same key joined at the place of the first."""
    found: dict[Key, Message] = {}
    for message in messages:
        first = found.setdefault(key_of(message), message)
        extracted = tuple(dict.fromkeys(first.extracted + message.extracted))
        found[key_of(message)] = replace(first, extracted=extracted)
    return found.values()
