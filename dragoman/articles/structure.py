"""What an article's body is made of: its outline, and the blocks that the engine finds in it.

Which lines of boxes and shortcodes are in force, the engine tells when it reads the body with
probes in their place; then it has to read the outline for its blocks. Nearly always all of them
are. So first all are taken to be, and what the engine makes of that outline proves it: each marker
is a block of its own, and those that open and close a box stand in the same block.
"""

from collections.abc import Sequence

from dragoman.articles.blocks import Chain, Piece, RawHtml, blocks_of
from dragoman.articles.dialect import Dialect
from dragoman.articles.extensions.outline import Marker, Outline, outlined
from dragoman.articles.facts.headings import with_facts
from dragoman.errors import ArticleError


def structure_of(
    body: str, dialect: Dialect, *, path: str, line: int
) -> tuple[Outline, list[Piece]]:
    """Return the outline of an article's body and its blocks; `line` is the body's first.

    Raises ArticleError for boxes that cannot be read.
    """

    def read(*, trusting: bool) -> tuple[Outline, list[Piece]]:
        outline = outlined(
            body,
            path=path,
            line=line,
            containers=dialect.containers,
            shortcodes=dialect.shortcodes,
            trusting=trusting,
        )
        outline = with_facts(outline, dialect.facts)
        return outline, blocks_of(outline.text, outline.markers)

    try:
        outline, pieces = read(trusting=True)
        if _stand(outline.markers, pieces):
            return outline, pieces
    except ArticleError:
        pass
    outline, pieces = read(trusting=False)
    found = {it.marker for it in _markers_in(pieces)}
    for number, marker in enumerate(outline.markers):
        if number not in found:
            reason = "it cannot be told whether the code or HTML before this line goes on in it"
            raise ArticleError(
                reason, path=path, line=marker.line, cure="Put a blank line before it."
            )
    return outline, pieces


def _markers_in(pieces: Sequence[Piece]) -> list[RawHtml]:
    return [it for it in pieces if isinstance(it, RawHtml) and it.marker is not None]


def _stand(markers: Sequence[Marker], pieces: Sequence[Piece]) -> bool:
    """Tell whether all markers are blocks, and each box ends in the block it began in."""
    found = _markers_in(pieces)
    if [it.marker for it in found] != [*range(len(markers))]:
        return False
    opened: list[Chain] = []
    for marker, piece in zip(markers, found, strict=True):
        if marker.opening:
            opened.append(piece.chain[:-1])
        elif marker.closing and (not opened or opened.pop() != piece.chain[:-1]):
            return False
    return not opened
