"""How long translations are, as Gale and Church had it (Computational Linguistics 19, 1993)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Self

from dragoman.catalogs.bitext.landmarks import Block

_VARIANCE = 6.8
"""The variance of a translation's length per character (section 3.2.1)."""
_FEW = 8
"""Pairs from which medians, rather than sums, tell how long translations are."""
_NINE_TENTHS = 1.645
"""Standard deviations within which nine of ten lengths are, where they are normal."""
_LEAST_SPREAD, _USUAL_SPREAD = 0.45, 0.6
"""What no file's spread is below, and that of a file of few texts: whole articles, translated
text by text, are closer to their length than the sentences that Gale and Church measured."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long translations are, as far as some pairs tell: their c and s."""

    ratio: float = 1.0
    """Characters of the translation to one of the source."""
    spread: float = 1.0
    """The standard deviation, with theirs as 1."""

    @classmethod
    def of(cls, pairs: Sequence[tuple[Block, Block]]) -> Self:
        """Return what pairs of blocks tell; medians, so that some wrong pairs do no harm."""
        texts = [(one.length, other.length) for one, other in pairs if one.length and other.length]
        if len(texts) < _FEW:
            own, found = (sum(lengths) for lengths in zip(*texts, strict=True)) if texts else (1, 1)
            return cls(found / own, _USUAL_SPREAD)
        ratio = median(target / source for source, target in texts)
        plain = cls(ratio)
        found = quantiles((abs(plain.deviation(*lengths)) for lengths in texts), n=10)
        return cls(ratio, max(_LEAST_SPREAD, found[-1] / _NINE_TENTHS))

    def deviation(self, source: int, target: int) -> float:
        """Return by how many standard deviations a length is not what is expected (delta)."""
        if not source and not target:
            return 0.0
        mean = (source + target / self.ratio) / 2
        return (
            (target - source * self.ratio) / math.sqrt(_VARIANCE * mean * self.ratio) / self.spread
        )


def lengths_between(
    source: Sequence[Block], target: Sequence[Block], anchors: Sequence[tuple[int, int]]
) -> Lengths:
    """Return what anchors, or else the sums of both articles, tell of the ratio.

    Anchors are often code in both languages, so that their spread tells nothing of prose.
    """
    pairs = [(source[i], target[j]) for i, j in anchors if source[i].length]
    if len(pairs) >= _FEW:
        return Lengths(Lengths.of(pairs).ratio)
    own, found = (sum(block.length for block in blocks) for blocks in (source, target))
    return Lengths(found / own if own and found else 1.0)
