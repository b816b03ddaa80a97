"""What changed between two versions of a source text, for translators to see at a glance."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dragoman.text import tokens

_CONTEXT = 6
"""Pieces of unchanged text shown on either side: three words and the blanks between them."""
_GAP = " ... "


class _Piece(NamedTuple):
    old: str
    new: str
    tokens: Sequence[str] = ()
    """Those of the old text, where it is not changed."""

    @property
    def changed(self) -> bool:
        return self.old != self.new


def word_difference(old: str, new: str) -> str:
    r"""Return what was taken away as `[-old-]` and what was added as `{+new+}`, amid some context.

    The marks are those of GNU wdiff. Equal texts give an empty line; a hard break is shown as `\n`.
    """
    pieces = list(_joined(_pieces(tokens(old), tokens(new))))
    if not any(piece.changed for piece in pieces):
        return ""
    last = len(pieces) - 1
    shown = (
        _marks(piece) if piece.changed else _shortened(piece, first=i == 0, last=i == last)
        for i, piece in enumerate(pieces)
    )
    return "".join(shown).strip().replace("\n", r"\n")


def _pieces(old: list[str], new: list[str]) -> Iterator[_Piece]:
    """Give the longest common subsequence and what lies between, as `diff` does."""
    for part in LCSseq.opcodes(old, new):
        taken, added = old[part.src_start : part.src_end], new[part.dest_start : part.dest_end]
        yield _Piece("".join(taken), "".join(added), taken)


def _joined(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Join changes with nothing but blanks between them, which read better as one."""
    found = list(pieces)
    inner = range(1, len(found) - 1)
    runs = [p.changed or (i in inner and not p.old.strip()) for i, p in enumerate(found)]
    for changed, run in groupby(zip(runs, found, strict=True), key=lambda pair: pair[0]):
        members = [piece for _, piece in run]
        if changed:
            yield _Piece("".join(p.old for p in members), "".join(p.new for p in members))
        else:
            yield from members


def _marks(piece: _Piece) -> str:
    blank = " " if piece.old.endswith(" ") and piece.new.endswith(" ") else ""
    old, new = piece.old.removesuffix(blank), piece.new.removesuffix(blank)
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "") + blank


def _shortened(piece: _Piece, *, first: bool, last: bool) -> str:
    """Return unchanged text without what is far from any change."""
    words = piece.tokens
    head = () if first else words[:_CONTEXT]
    tail = () if last else words[-_CONTEXT:]
    left_out = "".join(words[len(head) : len(words) - len(tail)])
    if len(left_out) <= len(_GAP):
        return piece.old
    return "".join(head).rstrip() + _GAP + "".join(tail).lstrip()
