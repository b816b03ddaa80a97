"""From an article to its template."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.articles import Document, Segment
from dragoman.articles import Key as SegmentKey
from dragoman.catalogs.catalog import Catalog, new_catalog
from dragoman.catalogs.links import target_comment
from dragoman.catalogs.message import Message

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
    return new_catalog(document.domain, None, _messages(document))


def _messages(document: Document) -> Iterator[Message]:
    places: dict[SegmentKey, list[Segment]] = {}
    for segment in document.segments:
        places.setdefault((segment.context, segment.text), []).append(segment)
    references = (document.path,)
    for (context, text), segments in places.items():
        yield Message(
            text,
            context=context,
            extracted=_comments(segments),
            references=references,
            line=segments[0].line,
        )


def _comments(segments: Sequence[Segment]) -> tuple[str, ...]:
    """Return what the places of a message say about it, each thing once."""
    regions = _regions(segments) if segments[0].regions else ()
    if len(segments) == 1:
        return (*_said(segments[0], regions),)
    return tuple(dict.fromkeys(line for segment in segments for line in _said(segment, regions)))


def _said(segment: Segment, regions: Sequence[str]) -> Iterator[str]:
    yield _place(segment.kind, segment.section)
    if segment.comment:
        yield f"{AUTHOR}{_one_line(segment.comment)}"
    if regions:
        yield f"only {', '.join(regions)}"
    for number, target in enumerate(segment.targets, start=1):
        yield target_comment(number, _one_line(target.source))


@lru_cache(maxsize=1024)
def _place(kind: str, section: str) -> str:
    return _one_line(" \u2014 ".join(filter(None, (kind, section))))


def _regions(segments: Sequence[Segment]) -> tuple[str, ...]:
    """Return the regions a message is for; none where one of its places is for all."""
    if not all(segment.regions for segment in segments):
        return ()
    return tuple(dict.fromkeys(region for segment in segments for region in segment.regions))


def _one_line(text: str) -> str:
    return " ".join(text.split())
