"""A segment's own text as HTML: what pages in its language show, and what others are compared with.

Each is worked out once, however many languages there are.
"""

import re
from collections.abc import Iterable

from dragoman.articles.characters import repaired
from dragoman.articles.document import Segment
from dragoman.articles.kept import kept
from dragoman.articles.together import render_one

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


@kept
def own_html(segment: Segment) -> str:
    """Return the segment's own text as HTML, as pages in its own language show it."""
    if segment.html and repaired(segment.text) == segment.text:
        return segment.html
    return render_one(segment, segment.text) or ""


@kept
def source_html(segment: Segment) -> str:
    """Return the segment's own text as HTML without the author's line ends, to be compared with."""
    return _on_one_line(own_html(segment))


def source_htmls(segments: Iterable[Segment]) -> list[str]:
    """Return `source_html` of each."""
    return [_on_one_line(own_html(segment)) for segment in segments]


def _on_one_line(markup: str) -> str:
    return _LINE_END.sub(" ", markup) if "\n" in markup else markup
