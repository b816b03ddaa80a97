"""Where an alignment can be trusted: the blocks around a pair agree as well."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from dragoman.catalogs.bitext.aligning import JOINABLE, Bead, are_exchanged
from dragoman.catalogs.bitext.evidence import ADDRESS
from dragoman.catalogs.bitext.landmarks import Block
from dragoman.catalogs.bitext.lengths import Lengths

_FAR = 4.0
"""Standard deviations beyond which a length is not plausible in its file."""
_OLD_SHARE, _OLD_LEAST = 0.1, 3
"""The share of blocks without a counterpart, and their number, above which an article is old."""


class Agreement:
    """Two articles with their alignment."""

    def __init__(
        self, left: Sequence[Block], right: Sequence[Block], beads: Sequence[Bead]
    ) -> None:
        self.left, self.right, self.beads = left, right, beads

    @property
    def old(self) -> bool:
        """Whether many blocks of either article have no counterpart."""
        alone = sum(len(b.source) + len(b.target) for b in self.beads if not b.paired)
        most = max(_OLD_SHARE * (len(self.left) + len(self.right)), _OLD_LEAST)
        return alone > most

    def is_far(self, one: Block, other: Block) -> bool:
        """Tell whether a translation is much longer or shorter than is usual in this file."""
        return abs(self.lengths.deviation(one.length, other.length)) > _FAR

    @cached_property
    def lengths(self) -> Lengths:
        """How long translations are in this file."""
        return Lengths.of([self.couple(bead) for bead in self.beads if bead.paired])

    def certain(self) -> set[int]:
        """Return the source blocks whose neighbours agree as far as an anchor on both sides."""
        headings = self.headings_agree()
        found: set[int] = set()
        run: list[Bead | None] = [None]
        for bead in [*self.beads, None]:
            if bead is not None and self.agrees(bead):
                run.append(bead)
                continue
            if bead is None:
                run.append(None)
            fast = [place for place, one in enumerate(run) if self.is_fast(one, headings)]
            if fast:
                found |= {one.source[0] for one in run[fast[0] : fast[-1] + 1] if one}
            run = []
        return found - self.exchanged() - self.beside_gaps()

    def exchanged(self) -> set[int]:
        """Return the source blocks whose translation may have changed places with the next."""
        found: set[int] = set()
        for bead, after in pairwise(self.beads):
            if bead.paired and after.paired:
                first, second = self.couple(bead), self.couple(after)
                alike = first[0].form == second[0].form
                if alike and are_exchanged(first, second, self.lengths):
                    found |= {bead.source[0], after.source[0]}
        return found

    def beside_gaps(self) -> set[int]:
        """Return the source blocks that may have been joined with a neighbour of no counterpart."""
        found: set[int] = set()
        for bead, after in pairwise(self.beads):
            if bead.paired != after.paired:
                paired, other = (bead, after) if bead.paired else (after, bead)
                block = self.left[paired.source[0]]
                forms = {self.left[i].form for i in other.source}
                forms |= {self.right[j].form for j in other.target}
                if block.kind in JOINABLE and block.form in forms:
                    found.add(paired.source[0])
        return found

    def couple(self, bead: Bead) -> tuple[Block, Block]:
        """Return the two blocks of a bead that is a pair."""
        return self.left[bead.source[0]], self.right[bead.target[0]]

    def is_fast(self, bead: Bead | None, headings: bool) -> bool:
        """Tell whether a bead holds its neighbours; None is the beginning or the end."""
        if bead is None:
            return True
        return bead.margin == float("inf") or (headings and self.left[bead.source[0]].heading)

    def agrees(self, bead: Bead) -> bool:
        """Tell whether nothing about the two blocks says that they are not one another."""
        if not bead.paired:
            return False
        one, other = self.couple(bead)
        if one.form != other.form or self.is_far(one, other):
            return False
        own, found = (
            {token for token in block.evidence if not token.startswith(ADDRESS)}
            for block in (one, other)
        )
        return not own or not found or not own.isdisjoint(found)

    def headings_agree(self) -> bool:
        """Tell whether both articles have the same headings, and these are paired."""
        own, found = (
            [block.form for block in blocks if block.heading] for blocks in (self.left, self.right)
        )
        couples = [self.couple(bead) for bead in self.beads if bead.paired]
        paired = sum(one.heading and one.form == other.form for one, other in couples)
        return own == found and paired == len(own)
