"""Alignment, by beads of blocks that are nothing but a kind, a length and some evidence."""

import math
from collections import Counter

import pytest

from dragoman.catalogs.bitext.aligning import align
from dragoman.catalogs.bitext.landmarks import Block
from dragoman.catalogs.bitext.lengths import Lengths


def blocks(*texts: str) -> list[Block]:
    """Blocks such as `heading 10` or `paragraph 200 code-x`: a kind, a length, the evidence."""
    found: list[Block] = []
    for text in texts:
        kind, length, *evidence = text.split()
        found.append(Block(kind, (), Counter(evidence), int(length), segment=len(found)))
    return found


@pytest.mark.parametrize(
    ("source", "target", "beads"),
    [
        pytest.param(
            ["heading 10", "paragraph 200", "paragraph 50"],
            ["heading 12", "paragraph 220", "paragraph 55"],
            [((0,), (0,)), ((1,), (1,)), ((2,), (2,))],
            id="one to one",
        ),
        pytest.param(
            ["heading 10", "paragraph 200", "heading 9", "paragraph 50"],
            ["heading 12", "paragraph 220", "heading 10"],
            [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), ())],
            id="the last is missing",
        ),
        pytest.param(
            ["paragraph 300", "paragraph 40"],
            ["paragraph 160", "paragraph 150", "paragraph 42"],
            [((0,), (0, 1)), ((1,), (2,))],
            id="split",
        ),
        pytest.param(
            ["paragraph 40", "paragraph 160", "paragraph 150"],
            ["paragraph 42", "paragraph 310"],
            [((0,), (0,)), ((1, 2), (1,))],
            id="joined",
        ),
        pytest.param(
            ["paragraph 100", "paragraph 100 code-x", "paragraph 100"],
            ["paragraph 100 code-x", "paragraph 100"],
            [((0,), ()), ((1,), (0,)), ((2,), (1,))],
            id="evidence is an anchor",
        ),
        pytest.param([], ["paragraph 10"], [((), (0,))], id="nothing on one side"),
        pytest.param([], [], [], id="nothing"),
    ],
)
def test_beads(source: list[str], target: list[str], beads: list[object]) -> None:
    found = align(blocks(*source), blocks(*target))
    assert [(bead.source, bead.target) for bead in found] == beads


def test_margins_tell_what_else_could_be() -> None:
    plain = blocks("paragraph 100", "paragraph 100")
    [first, second] = align(plain, plain)
    assert (first.margin, second.margin) == (10.0, 10.0)
    [lost, *_] = align(blocks("paragraph 100", "paragraph 101"), blocks("paragraph 100"))
    assert lost.margin < 1
    [anchored] = align(blocks("paragraph 100 code-x"), blocks("paragraph 110 code-x"))
    assert anchored.margin == math.inf


def test_long_articles_without_anchors_end() -> None:
    source, target = blocks(*["paragraph 80"] * 400), blocks(*["paragraph 80"] * 390)
    assert sum(bead.paired for bead in align(source, target)) == 390


def test_lengths_are_told_by_most_pairs() -> None:
    pairs = [
        (Block("paragraph", (), length=n), Block("paragraph", (), length=2 * n))
        for n in range(50, 150, 5)
    ]
    odd = (Block("paragraph", (), length=10), Block("paragraph", (), length=500))
    lengths = Lengths.of([*pairs, odd])
    assert lengths.ratio == 2.0
    assert abs(lengths.deviation(100, 200)) < 0.1
    assert lengths.deviation(100, 400) > 4
