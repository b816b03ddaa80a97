"""From the parts of a page back to the places of the source that they come from."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.articles.parts import Fixed, Part, RawTag, Reference, Slot, Value
from dragoman.articles.places import Place
from dragoman.articles.targets import Target


class Origins:
    """The places of one article, by what stands in them."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._by_segment = {n: at for at, place in enumerate(places) for n in segments_at(place)}
        # Equal targets may stand in many places: they are told apart as objects.
        self._by_target = {id(t): at for at, place in enumerate(places) for t in targets_at(place)}

    def of(self, part: Part) -> set[int]:
        """Return the numbers of the places that a part of the page comes from."""
        match part:
            case Slot(number) | Value(number):
                return self._found([number], [])
            case Reference(target):
                return self._found([], [target])
            case Fixed(_, targets, tags):
                return self._found(_segments_in(tags), [*targets, *_targets_in(tags)])
        return set()

    def _found(self, segments: Iterable[int], targets: Iterable[Target]) -> set[int]:
        found = {self._by_segment.get(number) for number in segments}
        found |= {self._by_target.get(id(target)) for target in targets}
        return {number for number in found if number is not None}


def segments_at(place: Place) -> Iterator[int]:
    """Yield the segments whose translations stand in a place."""
    if place.segment is not None:
        yield place.segment
    yield from (number for _, number in place.alts)
    for target in place.targets:
        yield from (n for n in (target.title, target.link) if isinstance(n, int))
    yield from _segments_in(place.tags)


def targets_at(place: Place) -> Iterator[Target]:
    """Yield what the links and images in a place lead to."""
    yield from place.targets
    yield from _targets_in(place.tags)


def _segments_in(tags: Iterable[RawTag]) -> Iterator[int]:
    for tag in tags:
        yield from (piece.segment for piece in tag.pieces if isinstance(piece, Value))


def _targets_in(tags: Iterable[RawTag]) -> Iterator[Target]:
    for tag in tags:
        yield from (piece.target for piece in tag.pieces if isinstance(piece, Reference))
