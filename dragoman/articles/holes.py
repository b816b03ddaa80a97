"""The places in an article's template that its pages fill, found once for all of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from dragoman.articles.parts import Part, RawTag, Slot
from dragoman.articles.targets import Target


class Filling(Protocol):
    """What is to be known of a segment that fills a place."""

    @property
    def targets(self) -> tuple[Target, ...]:
        """Where its links lead."""

    @property
    def tags(self) -> tuple[RawTag, ...]:
        """Its raw tags that are not the same in every language."""


class Holes(NamedTuple):
    """The places in a template that pages fill."""

    words: tuple[tuple[int, int], ...]
    """Those of segments without links and the like, with the numbers of these."""
    links: tuple[tuple[int, int, tuple[Target, ...]], ...]
    """Those of segments with links, also with where these lead."""
    others: tuple[int, ...]
    references: tuple[tuple[str, ...], tuple[Target, ...]] | None
    """The numbers in all segments with links, in order, and where they lead; None where there is
    more to a link: a title, or an address for translators to change."""


def holes_of(template: Iterable[Part], segments: Sequence[Filling]) -> Holes:
    """Return the places of a template that its segments fill, and what else differs by page."""
    words: list[tuple[int, int]] = []
    links: list[tuple[int, int, tuple[Target, ...]]] = []
    others: list[int] = []
    for place, part in enumerate(template):
        if isinstance(part, str):
            continue
        segment = segments[part.segment] if isinstance(part, Slot) else None
        if not isinstance(part, Slot) or not segment or segment.tags:
            others.append(place)
        elif segment.targets:
            links.append((place, part.segment, segment.targets))
        else:
            words.append((place, part.segment))
    return Holes(tuple(words), tuple(links), tuple(others), _references(links))


def _references(
    links: Iterable[tuple[int, int, tuple[Target, ...]]],
) -> tuple[tuple[str, ...], tuple[Target, ...]] | None:
    targets = tuple([target for _, _, some in links for target in some])
    if any([target.title != "" or target.link is not None for target in targets]):
        return None
    numbers = [str(number) for _, _, some in links for number in range(1, len(some) + 1)]
    return tuple(numbers), targets
