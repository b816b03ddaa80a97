"""Lifting comments out of code, where the settings say that a language's comments are messages."""

from collections.abc import Iterator

from dragoman.articles.blocks import Code
from dragoman.articles.code.comments import Comment, comments_of
from dragoman.articles.code.place import CodePlace
from dragoman.articles.marks import Marking
from dragoman.articles.parts import Opaque, Part, Value
from dragoman.articles.places import Place
from dragoman.articles.record import Record
from dragoman.articles.template import Hole, Span
from dragoman.values import dataclass


@dataclass(frozen=True, slots=True)
class CodeSpot:
    """A comment in a block of code, and the bytes its words take."""

    code: Code
    comment: Comment
    span: Span


def code_spots(code: Code, record: Record) -> Iterator[CodeSpot]:
    """Yield the comments of a block of code that are messages."""
    if not record.dialect.has_comments(code.language):
        return
    comments = comments_of(code.lines.text, code.language)
    if comments.left:
        reason = f"comments in this code stay in their language: {comments.left}"
        record.warn(record.line_of(code.start), "code_comments", reason)
    for comment in comments.found:
        yield CodeSpot(code, comment, code.lines.span(comment.start, comment.end))


def lift_code(spot: CodeSpot, hole: Hole | None, marking: Marking, record: Record) -> Part:
    """Return what stands in the template for a comment, its message taken down."""
    if hole is None or marking.skip:
        return Opaque(hole.html if hole else "", "")
    text, code = spot.comment.text, spot.code
    place = CodePlace(code.lines.text, code.language, spot.comment)
    line = record.line_of(spot.span[0])
    number = record.plain(
        text, kind="code comment", line=line, context=None, marking=marking, code=place
    )
    start, end = map(record.place_of, spot.span)
    record.places.append(Place(start, end, text, number, kind="comment"))
    return Value(number)
