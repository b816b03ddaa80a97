"""Reading the body of an article: its blocks are lifted out of the engine's HTML, one by one."""

import bisect
import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.articles.assembly import assembled
from dragoman.articles.blocks import Block, Code, Piece, blocks_of
from dragoman.articles.code_lifting import CodeSpot, code_spots, lift_code
from dragoman.articles.document import Heading
from dragoman.articles.headings import Ids
from dragoman.articles.lifting import Lifter
from dragoman.articles.marks import MarkError, Marking, is_mark, marks_of
from dragoman.articles.outline import Marker, Outline, outlined
from dragoman.articles.parts import Opaque, Part
from dragoman.articles.proof import footnote_numbers
from dragoman.articles.raw_lifting import RawSpot, lift_raw, raw_spots
from dragoman.articles.record import Record
from dragoman.articles.shortcode_lifting import lift_arguments
from dragoman.articles.suspicion import findings_in
from dragoman.articles.template import Hole, Span, cut
from dragoman.errors import ArticleError


def read_body(source: str, body: str, record: Record) -> tuple[Part, ...]:
    """Return the template of an article's body, everything else taken down in the record.

    `source` is the whole article, which ends with its body. Raises ArticleError for marks and boxes
    that cannot be read.
    """
    before = source[: len(source) - len(body)]
    dialect = record.dialect
    outline = outlined(
        body,
        path=record.path,
        line=before.count("\n") + 1,
        containers=dialect.containers,
        shortcodes=dialect.shortcodes,
    )
    _find_way(record, outline, body, before)
    pieces = list(blocks_of(outline.text, outline.markers))
    try:
        marks = marks_of(pieces, outline.text)
    except MarkError as error:
        line = record.line_of(error.offset)
        raise ArticleError(error.reason, path=record.path, line=line) from None
    record.only = tuple(
        (regions, record.place_of(start), record.place_of(end))
        for regions, start, end in marks.only
    )
    spots = [
        Spot(*spot, marking)
        for piece, marking in zip(pieces, marks.markings, strict=True)
        for spot in _spots_of(piece, outline, record)
    ]
    lifting = _Lifting(outline, record, spots)
    parts = lifting.parts()
    record.findings += findings_in(pieces, outline.text, record.path, record.line_of)
    return assembled(parts, lifting.boxes, marks.order)


def _find_way(record: Record, outline: Outline, body: str, before: str) -> None:
    """Tell the record where the bytes of the outline stand in the file."""
    lines = [match.start() for match in re.finditer(b"\n", body.encode())]
    first, skipped = before.count("\n") + 1, len(before.encode())
    original = outline.original
    record.line_of = lambda offset: first + bisect.bisect_left(lines, original(offset))
    record.place_of = lambda offset: skipped + original(offset)
    record.body = skipped


Found = Block | RawSpot | CodeSpot | Marker


class Spot(NamedTuple):
    """A stretch of the body that is lifted, with what marks say of it."""

    found: Found
    span: Span | None
    """None for what the engine does not see."""
    marking: Marking


def _spots_of(
    piece: Piece, outline: Outline, record: Record
) -> Iterator[tuple[Found, Span | None]]:
    if isinstance(piece, Block):
        yield piece, piece.span(outline.bytes)
    elif isinstance(piece, Code):
        for code_spot in code_spots(piece, record):
            yield code_spot, code_spot.span
    elif piece.marker is not None:
        yield outline.markers[piece.marker], None
    elif not is_mark(piece.html):
        for raw_spot in raw_spots(piece, record):
            yield raw_spot, raw_spot.span


class _Lifting:
    """The body of one article while its spots are lifted."""

    def __init__(self, outline: Outline, record: Record, spots: Sequence[Spot]) -> None:
        self.record = record
        self.spots = spots
        self.boxes: list[tuple[Marker, tuple[Part, ...]]] = []
        seen = [(number, spot.span) for number, spot in enumerate(spots) if spot.span]
        self.numbers = [number for number, _ in seen]
        self.pieces = cut(outline.text, [span for _, span in seen])
        self.holes = {
            self.numbers[piece.span]: piece for piece in self.pieces if isinstance(piece, Hole)
        }
        numbers = footnote_numbers("".join([hole.html for hole in self.holes.values()]))
        given = (s.found.id for s in spots if isinstance(s.found, Block))
        ids = Ids(id for id in given if id is not None)
        self.lifter = Lifter(outline.bytes, numbers, ids, record)

    def parts(self) -> list[Part]:
        """Return the template's parts; what could not be lifted stands behind, for its words."""
        lifted = [self.lift(number, spot) for number, spot in enumerate(self.spots)]
        parts: list[Part] = [
            piece if isinstance(piece, str) else lifted[self.numbers[piece.span]]
            for piece in self.pieces
        ]
        self.give_ids(parts)
        lost = (part for number, part in enumerate(lifted) if number not in self.holes)
        return [*parts, *(part for part in lost if isinstance(part, Opaque) and part.words)]

    def lift(self, number: int, spot: Spot) -> Part:
        hole, found = self.holes.get(number), spot.found
        if isinstance(found, Block):
            assert spot.span is not None
            return self.lifter.lift(found, spot.span, hole, spot.marking)
        if isinstance(found, RawSpot):
            return lift_raw(found, hole, spot.marking, self.record)
        if isinstance(found, CodeSpot):
            return lift_code(found, hole, spot.marking, self.record)
        self.boxes.append((found, lift_arguments(found, spot.marking, self.record)))
        return ""

    def give_ids(self, parts: list[Part]) -> None:
        """Write the ids of headings that have none into the tags before their holes."""
        headings = iter(self.record.headings)
        made: dict[int, Heading] = {
            number: next(headings)
            for number, spot in enumerate(self.spots)
            if isinstance(spot.found, Block) and spot.found.kind == "heading"
        }
        for place, piece in enumerate(self.pieces):
            heading = made.get(self.numbers[piece.span]) if isinstance(piece, Hole) else None
            before = parts[place - 1]
            if heading and isinstance(before, str) and before.endswith(f"<h{heading.level}>"):
                parts[place - 1] = f'{before[:-1]} id="{html.escape(heading.id)}">'
