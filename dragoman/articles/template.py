"""The template of an article: the engine's HTML, cut where the blocks of text stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.articles.blocks import Block
from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.engine import html

_HOLE = re.compile(f"{OPEN}(\\d+){ARMOUR}(.*?){ARMOUR}{CLOSE}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a block in the template, with what the engine made of the block there."""

    block: int
    html: str


def cut(source: str, blocks: Sequence[Block]) -> list[str | Hole]:
    """Return the engine's HTML of a Markdown document with a hole for every block it can lift.

    Joining the pieces always gives the engine's HTML of the unmarked source. A block whose marks
    would change that HTML gets no hole and stays part of the text around it.
    """
    plain = html(source)
    holes = _pieces(source, blocks, range(len(blocks)))
    if _joined(holes) == plain:
        return holes
    sound = [n for n in range(len(blocks)) if _joined(_pieces(source, blocks, [n])) == plain]
    holes = _pieces(source, blocks, sound)
    return holes if _joined(holes) == plain else [plain]


def _pieces(source: str, blocks: Sequence[Block], chosen: Sequence[int]) -> list[str | Hole]:
    found = html(_marked(source.encode(), blocks, chosen))
    holes: list[str | Hole] = []
    done = 0
    for match in _HOLE.finditer(found):
        holes += [found[done : match.start()], Hole(int(match[1]), match[2])]
        done = match.end()
    return [*holes, found[done:]]


def _marked(source: bytes, blocks: Sequence[Block], chosen: Sequence[int]) -> str:
    marked: list[bytes] = []
    done = 0
    for number in chosen:
        start, end = blocks[number].span(source)
        before = f"{OPEN}{number}{ARMOUR}".encode()
        after = f"{ARMOUR}{CLOSE}".encode()
        marked += [source[done:start], before, source[start:end], after]
        done = end
    return b"".join([*marked, source[done:]]).decode()


def _joined(holes: Sequence[str | Hole]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.html for piece in holes)
