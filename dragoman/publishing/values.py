"""Facts on pages: what the readers of one region are told on one day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dragoman.articles import (
    Facts,
    Missing,
    Segment,
    escape,
    filled,
    filled_plain,
    in_text,
    placeholders_in,
)

_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Values:
    """The facts as the readers of one region are told them today."""

    facts: Facts
    region: str
    today: date

    def missing(self, segment: Segment) -> tuple[Missing, ...]:
        """Return the facts that a segment names and that have no value to be shown, each once."""
        found = (self.facts.value(name, self.region, self.today) for name in segment.facts)
        return tuple(dict.fromkeys(value for value in found if isinstance(value, Missing)))

    def filled(self, segment: Segment, markup: str) -> str:
        """Return a segment's HTML with its facts; an ellipsis stands for a value that is missing.

        Only what names other text, a title or a heading, may be shown so.
        """
        return self._filled(markup, segment.facts, plain=segment.plain)

    def filled_title(self, title: str) -> str:
        """Return a title that is no message, as escaped plain text, with its facts likewise."""
        markup = escape(title)
        names = self.facts.names.intersection(placeholders_in(markup))
        return self._filled(markup, names, plain=True)

    def _filled(self, markup: str, names: Collection[str], *, plain: bool) -> str:
        found = {name: self.facts.value(name, self.region, self.today) for name in names}
        values = {name: it for name, it in found.items() if not isinstance(it, Missing)}
        shown = filled_plain(markup, values) if plain else filled(markup, values)
        return _elided(shown, found.keys() - values.keys())


def overdue(facts: Facts, today: date) -> tuple[tuple[str, str], ...]:
    """Return the names and regions of values that are not shown any more."""
    return tuple(
        (name, region)
        for name, values in sorted(facts.values.items())
        for region, value in sorted(values.items())
        if today > value.lookup.due
    )


def _elided(markup: str, names: Collection[str]) -> str:
    """Return HTML with an ellipsis for each placeholder of some names, but not in tags and code."""

    def elided(text: str) -> str:
        for name in names:
            text = text.replace(f"{{{name}}}", _ELLIPSIS)
        return text

    return in_text(markup, elided) if names else markup
