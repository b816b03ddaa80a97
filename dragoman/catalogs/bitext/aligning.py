"""Alignment: which blocks of an article are which blocks of its translation.

Gale and Church's dynamic programming ("A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19, 1993), whose only evidence is length, over blocks in the place of
sentences, with more evidence where articles have more: kinds, places, code, numbers and addresses.
What they call a bead is a group of blocks here that belong together: 1-1, 1-0, 0-1, 1-2 or 2-1.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.catalogs.bitext.landmarks import Block
from dragoman.catalogs.bitext.lengths import Lengths, lengths_between

_GAP = 5.0
_JOINED = 3.0
"""What a block without a counterpart and one that was split cost more than a pair: minus the
logarithm of their frequency against that of pairs (Gale and Church, table 5)."""
_OTHER_KIND, _OTHER_PLACE, _UNLIKE = 8.0, 4.0, 40.0
"""What blocks of different kinds or places cost, and those that cannot be one another."""
_TOKEN, _MOST_TOKENS, _SAME_TOKENS = 2.0, 5, 3.0
"""What evidence costs that only one has, how much of it counts, and what full agreement pays."""
_BAND = 150
"""Blocks by which the two articles may be apart from each other's course, between two anchors."""
_COGNATE, _MOST_COGNATES = 0.5, 6
"""What a common cognate pays, and how many do."""
_CROSSED = 0.3
"""Nats by which two pairs must be likelier crosswise to be doubted."""
JOINABLE = frozenset({"paragraph", "list item", "quote", "definition", "footnote"})
"""The kinds of text that translators split and join."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Blocks of an article and of its translation that belong together, by their numbers."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    margin: float = 0.0
    """How much more any other alignment of the source block costs, in nats."""

    @property
    def paired(self) -> bool:
        """Whether it is one block and its one counterpart."""
        return len(self.source) == len(self.target) == 1


def align(source: Sequence[Block], target: Sequence[Block]) -> tuple[Bead, ...]:
    """Return the beads of two articles, in order; every block is in exactly one.

    Blocks whose evidence is found once in either article are *anchors*: in their longest common
    order they are pairs, whatever stands around them. Between anchors the cheapest way
    counts.
    """
    anchors = _anchors(source, target)
    lengths = lengths_between(source, target, anchors)
    beads: list[Bead] = []
    begin = (0, 0)
    for i, j in [*anchors, (len(source), len(target))]:
        span = _Span(source[begin[0] : i], target[begin[1] : j], lengths)
        beads += (_shifted(bead, *begin) for bead in span.beads())
        if i < len(source):
            beads.append(Bead((i,), (j,), math.inf))
        begin = (i + 1, j + 1)
    return tuple(beads)


def _anchors(source: Sequence[Block], target: Sequence[Block]) -> list[tuple[int, int]]:
    """Return pairs whose evidence is unique in both articles, in their longest common order."""
    own, found = _unique(source), _unique(target)
    both = sorted((i, found[key]) for key, i in own.items() if key in found)
    return _rising(both)


def _unique(blocks: Sequence[Block]) -> dict[object, int]:
    keys = [
        (block.form, frozenset(block.evidence.items())) if is_telling(block) else None
        for block in blocks
    ]
    count = Counter(keys)
    return {key: place for place, key in enumerate(keys) if key and count[key] == 1}


def is_telling(block: Block) -> bool:
    """Return whether a block's evidence is more than numbers."""
    return any(not token.startswith("number ") for token in block.evidence)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs, sorted by their first, whose second rises, too."""
    tails: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    ends: list[int] = []
    for number, (_, j) in enumerate(pairs):
        place = bisect_left(tails, j)
        chains.append((pairs[number], ends[place - 1] if place else -1))
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [number]
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        pair, at = chains[at]
        chain.append(pair)
    return chain[::-1]


def _shifted(bead: Bead, i: int, j: int) -> Bead:
    return Bead(
        tuple(number + i for number in bead.source),
        tuple(number + j for number in bead.target),
        bead.margin,
    )


_MOVES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1))
_Cell = tuple[int, int]


class _Span:
    """Two sequences of blocks between anchors, with the cost of every way through them."""

    def __init__(self, source: Sequence[Block], target: Sequence[Block], lengths: Lengths) -> None:
        self.source, self.target, self.lengths = source, target, lengths
        self.costs: dict[tuple[_Cell, _Cell], float] = {}

    def beads(self) -> Iterator[Bead]:
        """Yield the beads of the cheapest way."""
        n, m = len(self.source), len(self.target)
        if not n or not m:
            yield from (Bead((i,), ()) for i in range(n))
            yield from (Bead((), (j,)) for j in range(m))
            return
        forward = self.forward()
        backward = self.backward(forward)
        at = (0, 0)
        while at != (n, m):
            move = min(
                (move for move in _MOVES if self.reached(at, move) in backward),
                key=lambda move: self.cost(at, move) + backward[self.reached(at, move)],
            )
            margin = self.margin(at, forward, backward) if move == (1, 1) else 0.0
            after = self.reached(at, move)
            yield Bead(tuple(range(at[0], after[0])), tuple(range(at[1], after[1])), margin)
            at = after

    def cells(self) -> Iterator[_Cell]:
        n, m = len(self.source), len(self.target)
        band = max(_BAND, abs(n - m))
        for i in range(n + 1):
            middle = i * m // n
            for j in range(max(0, middle - band), min(m, middle + band) + 1):
                yield i, j

    def reached(self, cell: _Cell, move: _Cell) -> _Cell:
        return cell[0] + move[0], cell[1] + move[1]

    def forward(self) -> dict[_Cell, float]:
        """Return the cost of the cheapest way from the start to every cell."""
        best = {cell: math.inf for cell in self.cells()}
        best[0, 0] = 0.0
        for cell, cost in best.items():
            for move in _MOVES:
                after = self.reached(cell, move)
                if after in best:
                    best[after] = min(best[after], cost + self.cost(cell, move))
        return best

    def backward(self, cells: dict[_Cell, float]) -> dict[_Cell, float]:
        """Return the cost of the cheapest way from every cell to the end."""
        best = dict.fromkeys(cells, math.inf)
        best[len(self.source), len(self.target)] = 0.0
        for cell in reversed(cells):
            for move in _MOVES:
                after = self.reached(cell, move)
                if after in best:
                    best[cell] = min(best[cell], self.cost(cell, move) + best[after])
        return best

    def margin(self, at: _Cell, forward: dict[_Cell, float], backward: dict[_Cell, float]) -> float:
        """Return what the cheapest way costs more in which this source block has another pair."""
        i, chosen = at
        others = [
            forward[i - step, j] + self.cost((i - step, j), move) + backward[after]
            for move in _MOVES
            if move[0]
            for step in range(move[0])
            for j in range(len(self.target) + 1)
            if (i - step, j) in forward
            and (after := self.reached((i - step, j), move)) in backward
            and not (move == (1, 1) and j == chosen)
        ]
        return min(others, default=math.inf) - backward[0, 0]

    def cost(self, cell: _Cell, move: _Cell) -> float:
        key = (cell, move)
        if key not in self.costs:
            i, j = cell
            source, target = self.source[i : i + move[0]], self.target[j : j + move[1]]
            self.costs[key] = _cost(source, target, self.lengths)
        return self.costs[key]


def _cost(source: Sequence[Block], target: Sequence[Block], lengths: Lengths) -> float:
    """Return what it costs to call some blocks the counterparts of others, in nats."""
    if not source or not target:
        return _GAP
    if len(source) + len(target) > 2:
        joinable = all(
            block.kind in JOINABLE and block.form == source[0].form for block in (*source, *target)
        )
        if not joinable:
            return math.inf
    one, other = source[0], target[0]
    if one.kind != other.kind and not {one.kind, other.kind} <= JOINABLE:
        return _UNLIKE
    cost = _JOINED * (len(source) + len(target) - 2)
    cost += _OTHER_KIND * (one.kind != other.kind) + _OTHER_PLACE * (one.place != other.place)
    delta = lengths.deviation(sum(b.length for b in source), sum(b.length for b in target))
    cost += min(_UNLIKE, -math.log(max(math.erfc(abs(delta) / math.sqrt(2)), 1e-12)))
    own: Counter[str] = sum((block.evidence for block in source), Counter())
    found: Counter[str] = sum((block.evidence for block in target), Counter())
    unlike = (own - found).total() + (found - own).total()
    if own and not unlike:
        cost -= _SAME_TOKENS
    shared = len(one.cognates & other.cognates)
    return cost + _TOKEN * min(unlike, _MOST_TOKENS) - _COGNATE * min(shared, _MOST_COGNATES)


def are_exchanged(
    first: tuple[Block, Block], second: tuple[Block, Block], lengths: Lengths
) -> bool:
    """Return whether two pairs would be likelier if their translations changed places.

    Or if one were the translation of the other, and another text took its place: an alignment in
    order sees neither.
    """
    (one, its), (other, others) = first, second
    straight = _cost([one], [its], lengths), _cost([other], [others], lengths)
    crossed = _cost([other], [its], lengths), _cost([one], [others], lengths)
    shifted = any(cost + _CROSSED * 2 < min(straight) for cost in crossed)
    return shifted or sum(crossed) + _CROSSED < sum(straight)
