"""Ids of headings: made from the source, so that anchors are the same in every language."""

import re
from collections import Counter
from collections.abc import Iterable

_DROPPED = re.compile(r"[^\w\- ]")


class Ids:
    """Gives every heading of one article an id of its own."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        """Begin with the ids that authors gave, wherever in the article they stand."""
        self._taken = set(given)
        self._counts: Counter[str] = Counter()

    def take(self, text: str) -> str:
        """Return the id of the next heading without one, such as `typical-doses-1`."""
        slug = _DROPPED.sub("", text.strip().lower()).replace(" ", "-") or "section"
        free = slug
        while free in self._taken:
            self._counts[slug] += 1
            free = f"{slug}-{self._counts[slug]}"
        self._taken.add(free)
        return free
