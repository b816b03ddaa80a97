"""Reading the body of an article: its blocks are lifted out of the engine's HTML, one by one."""

import bisect
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.articles.assembly import assembled
from dragoman.articles.blocks import Block, Code, InlineEvents, Piece
from dragoman.articles.document import Heading
from dragoman.articles.extensions.outline import Marker, Outline
from dragoman.articles.headings import Ids
from dragoman.articles.lifting.code import CodeSpot, code_spots, lift_code
from dragoman.articles.lifting.raw_html import RawSpot, lift_raw, raw_spots
from dragoman.articles.lifting.shortcodes import lift_arguments
from dragoman.articles.lifting.text import Lifter
from dragoman.articles.marks import MarkError, Marking, Marks, is_mark, marks_of
from dragoman.articles.parts import Opaque, Part
from dragoman.articles.proof import footnote_numbers
from dragoman.articles.record import Record
from dragoman.articles.structure import structure_of
from dragoman.articles.suspicion import Suspicion, hidden_in_body
from dragoman.articles.template import Span, cut
from dragoman.errors import ArticleError


def read_body(source: str, body: str, record: Record) -> tuple[Part, ...]:
    """Return the template of an article's body, everything else taken down in the record.

    `source` is the whole article, which ends with its body. Raises ArticleError for marks and boxes
    that cannot be read.
    """
    before = source[: len(source) - len(body)]
    first = before.count("\n") + 1
    outline, pieces = structure_of(body, record.dialect, path=record.path, line=first)
    _find_way(record, outline, body, len(before.encode()), first)
    try:
        marks = marks_of(pieces, outline.text)
    except MarkError as error:
        line = record.line_of(error.offset)
        raise ArticleError(error.reason, path=record.path, line=line) from None
    record.only = tuple(
        (regions, record.place_of(start), record.place_of(end))
        for regions, start, end in marks.only
    )
    lifting = _Lifting(outline, record, _spots(pieces, marks, outline, record))
    parts = lifting.parts()
    for offset, check, reason in _suspicions(outline.text, pieces):
        record.warn(record.line_of(offset), check, reason)
    return assembled(parts, lifting.boxes, marks.order)


def _suspicions(body: str, pieces: Iterable[Piece]) -> Iterator[Suspicion]:
    yield from hidden_in_body(body)
    for piece in pieces:
        if not isinstance(piece, Code):
            yield from piece.suspicions


def _find_way(record: Record, outline: Outline, body: str, skipped: int, first: int) -> None:
    """Tell the record where the bytes of the outline stand in the file.

    Before the body are so many bytes; `first` is the number of its first line.
    """
    lines = [match.start() for match in re.finditer(b"\n", body.encode())]
    original = outline.offsets.original
    record.body = skipped
    record.line_of = lambda offset: first + bisect.bisect_left(lines, original(offset))
    record.place_of = lambda offset: skipped + original(offset)


Found = Block | RawSpot | CodeSpot | Marker


class Spot(NamedTuple):
    """A stretch of the body that is lifted, with what marks say of it."""

    found: Found
    span: Span | None
    """None for what the engine does not see."""
    marking: Marking


def _spots(pieces: Sequence[Piece], marks: Marks, outline: Outline, record: Record) -> list[Spot]:
    spots: list[Spot] = []
    for piece, marking in zip(pieces, marks.markings, strict=True):
        if isinstance(piece, Block):
            spots.append(Spot(piece, piece.span, marking))
        elif isinstance(piece, Code):
            spots += [Spot(code, code.span, marking) for code in code_spots(piece, record)]
        elif piece.marker is not None:
            spots.append(Spot(outline.markers[piece.marker], None, marking))
        elif not is_mark(piece.html):
            spots += [Spot(raw, raw.span, marking) for raw in raw_spots(piece, record)]
    return spots


class _Lifting:
    """The body of one article while its spots are lifted."""

    def __init__(self, outline: Outline, record: Record, spots: Sequence[Spot]) -> None:
        self.record = record
        self.spots = spots
        self.boxes: list[tuple[Marker, tuple[Part, ...]]] = []
        self.seen = [number for number, spot in enumerate(spots) if spot.span]
        """The numbers of the spots that the engine sees."""
        self.cut = cut(outline.text, [spot.span for spot in spots if spot.span])
        self.holes = {self.seen[hole.span]: hole for hole in self.cut.holes}
        numbers = footnote_numbers("".join([hole.html for hole in self.cut.holes]))
        given = (s.found.id for s in spots if isinstance(s.found, Block))
        ids = Ids(id for id in given if id is not None)
        events = InlineEvents(outline.text)
        self.lifter = Lifter(outline.bytes, events, numbers, ids, record)

    def parts(self) -> list[Part]:
        """Return the template's parts; what could not be lifted stands behind, for its words."""
        lifted = [self.lift(number, spot) for number, spot in enumerate(self.spots)]
        headings = self.headings()
        before = self.cut.before
        parts: list[Part] = []
        for number, hole in self.holes.items():
            if number in headings:
                before = _with_id(before, headings[number])
            parts += (before, lifted[number])
            before = hole.after
        lost = (part for number, part in enumerate(lifted) if number not in self.holes)
        return [*parts, before, *(part for part in lost if isinstance(part, Opaque) and part.words)]

    def lift(self, number: int, spot: Spot) -> Part:
        hole, found = self.holes.get(number), spot.found
        if isinstance(found, Block):
            return self.lifter.lift(found, hole, spot.marking)
        if isinstance(found, RawSpot):
            return lift_raw(found, hole, spot.marking, self.record)
        if isinstance(found, CodeSpot):
            return lift_code(found, hole, spot.marking, self.record)
        self.boxes.append((found, lift_arguments(found, spot.marking, self.record)))
        return ""

    def headings(self) -> dict[int, Heading]:
        """Return the headings by the numbers of their spots."""
        spots = enumerate(self.spots)
        kinds = ((n, s.found.kind) for n, s in spots if isinstance(s.found, Block))
        numbers = [number for number, kind in kinds if kind == "heading"]
        return dict(zip(numbers, self.record.headings, strict=True))


def _with_id(before: str, heading: Heading) -> str:
    """Return HTML with the id of the heading it ends at, if that has none."""
    if not before.endswith(f"<h{heading.level}>"):
        return before
    return f'{before[:-1]} id="{html.escape(heading.id)}">'
