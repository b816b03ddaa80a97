"""What is in a text besides its words, and which of it is which in a translation's text.

A translation has its own order, so links, images and tags go by where they lead and what they are.
Where that does not tell two of them apart, they go by order, and the text is doubtful.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.articles import RawTag, Segment, Target, Value
from dragoman.catalogs.bitext.evidence import address_key
from dragoman.catalogs.links import renumbered
from dragoman.locales import Locale

_T = TypeVar("_T")
_Pairs = list[tuple[int, int]]
BY_ORDER = "its {0} go by order, for {0} of the source cannot be told apart here"
"""The doubt of a text with several links, images or tags that cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Recast:
    """A text of a translated article as a translation of the source's message."""

    text: str
    """With the source's numbers and tags."""
    children: tuple[tuple[int, int], ...] = ()
    """The segments of titles and of texts in tags, each with its counterpart's number."""
    doubts: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    """Addresses of the source, and those in the translation that are others."""


def recast(source: Segment, target: Segment, own: Locale, locale: Locale) -> Recast:
    """Return what a segment of a translation says, as a translation of a segment of the source."""
    links, links_certain = linked(source.targets, target.targets, own, locale)
    tags, tags_certain = _tagged(source, target)
    text = _retagged(target, {j: source.tags[i] for i, j in tags})
    doubts = [
        BY_ORDER.format(what)
        for what, certain in (("links", links_certain), ("tags", tags_certain))
        if not certain
    ]
    values = [
        pair
        for i, j in tags
        for pair in zip(_values(source.tags[i]), _values(target.tags[j]), strict=False)
    ]
    return Recast(
        renumbered(text, *_labels(source.targets, target.targets, links)),
        (*titles(source.targets, target.targets, links), *values),
        tuple(doubts),
        tuple(moved_addresses(source.targets, target.targets, links)),
    )


def linked(
    source: Sequence[Target], target: Sequence[Target], own: Locale, locale: Locale
) -> tuple[_Pairs, bool]:
    """Return pairs of the numbers of targets that are one another, and whether that is certain."""

    def neutral(which: Locale) -> Callable[[Target], object]:
        return lambda one: (one.image, address_key(one, which))

    exact: _Keys[Target] = (lambda one: (one.image, one.address),) * 2
    loose: _Keys[Target] = (neutral(own), neutral(locale))
    kind: _Keys[Target] = (lambda one: one.image,) * 2
    return _matched(source, target, (exact, loose, kind))


def titles(
    source: Sequence[Target], target: Sequence[Target], pairs: _Pairs
) -> Iterator[tuple[int, int]]:
    """Yield the segments of the titles of links and images, each with its counterpart's."""
    for i, j in pairs:
        title, other = source[i].title, target[j].title
        if isinstance(title, int) and isinstance(other, int):
            yield title, other


def moved_addresses(
    source: Sequence[Target], target: Sequence[Target], pairs: _Pairs
) -> Iterator[tuple[str, str]]:
    """Yield the addresses that are not the same in the translation."""
    for i, j in pairs:
        if source[i].address != target[j].address and source[i].source != target[j].source:
            yield source[i].source, target[j].source


_Keys = tuple[Callable[[_T], object], Callable[[_T], object]]


def _matched(
    source: Sequence[_T], target: Sequence[_T], ways: Sequence[_Keys[_T]]
) -> tuple[_Pairs, bool]:
    """Return pairs by the first way in which they are equal, and whether each was the only one.

    Several that are equal in the first way are as good as one.
    """
    left, right = list(range(len(source))), list(range(len(target)))
    pairs: _Pairs = []
    certain = True
    for number, (of_source, of_target) in enumerate(ways):
        own, found = [of_source(source[i]) for i in left], [of_target(target[j]) for j in right]
        common = Counter(own) & Counter(found)
        if number and any(own.count(key) + found.count(key) > 2 for key in common):
            certain = False
        for key in common:
            these = [i for i, of in zip(left, own, strict=True) if of == key]
            those = [j for j, of in zip(right, found, strict=True) if of == key]
            pairs += zip(these, those, strict=False)
        left = [i for i in left if i not in {pair[0] for pair in pairs}]
        right = [j for j in right if j not in {pair[1] for pair in pairs}]
    return sorted(pairs), certain


def _labels(
    source: Sequence[Target], target: Sequence[Target], pairs: _Pairs
) -> tuple[dict[int, str], dict[int, str]]:
    """Return labels for the references of the translation and of the source, equal for pairs."""
    counterpart = {j: i for i, j in pairs}
    old = {j + 1: f"source {counterpart.get(j, f'without {j}')}" for j in range(len(target))}
    return old, {i + 1: f"source {i}" for i in range(len(source))}


def _tagged(source: Segment, target: Segment) -> tuple[_Pairs, bool]:
    """Return pairs of the numbers of raw tags, by what they are and the words they enclose."""
    own, found = list(_enclosing(source)), list(_enclosing(target))
    words: _Keys[tuple[str, str]] = (lambda one: one,) * 2
    shape: _Keys[tuple[str, str]] = (lambda one: one[0],) * 2
    pairs, certain = _matched(own, found, (words, shape))
    same = [key for key, count in Counter(own).items() if count > 1]
    return pairs, certain and not same


def _enclosing(segment: Segment) -> Iterator[tuple[str, str]]:
    """Yield each raw tag's form without texts, and the words up to the next tag."""
    place = 0
    for tag in segment.tags:
        place = segment.text.find(tag.source, place) + len(tag.source)
        yield _shape(tag), segment.text[place:].partition("<")[0]


def _shape(tag: RawTag) -> str:
    return "".join(piece if isinstance(piece, str) else "\0" for piece in tag.pieces)


def _values(tag: RawTag) -> list[int]:
    return [piece.segment for piece in tag.pieces if isinstance(piece, Value)]


def _retagged(target: Segment, tags: dict[int, RawTag]) -> str:
    """Return the text of a translation with the source's tags."""
    text, place = target.text, 0
    for number, tag in enumerate(target.tags):
        place = text.find(tag.source, place)
        new = tags[number].source if number in tags else tag.source
        text = text[:place] + new + text[place + len(tag.source) :]
        place += len(new)
    return text
