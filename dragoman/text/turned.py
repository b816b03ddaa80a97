"""Numbers that changed places: `1/2` and `2/1`, "2 tablets every 24 hours" and the reverse."""

import re
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from dragoman.text.quantities import NumberedText

_DASHES = "\u2010-\u2015\u2212~\uff5e\u301c-"
_PAIR = re.compile(
    rf"(?<![\d.,:/{_DASHES}])(\d{{1,4}})(?:(/)|\s?[{_DASHES}]\s?)(\d{{1,4}})(?![.,:]?\d|\s?[/{_DASHES}])"
)
_LARGEST_MONTH = 12

Units = Mapping[Decimal, Set[str | None]]
"""The units that each number of a text stands with."""


def turned_pairs(source: NumberedText, target: NumberedText) -> Iterator[str]:
    """Say which fractions and ranges stand the wrong way round. A day and a month may."""
    if not source.readings or not target.readings:
        return
    own, found = _pairs(source.text), _pairs(target.text)
    for pair in own:
        first, second, slash = pair
        turned = second, first, slash
        if first == second or pair in found or turned not in found or turned in own:
            continue
        if slash and min(first, second) <= _LARGEST_MONTH < max(first, second):
            continue
        mark = "/" if slash else "-"
        yield f"{first}{mark}{second} became {second}{mark}{first}"


def exchanged_units(wanted: Units, found: Units) -> Iterator[str]:
    """Say which numbers gave their unit to another number of the text.

    Both texts have both numbers, but of a unit one stands with it in the source only, another in
    the translation only.
    """
    for unit in sorted({unit for units in wanted.values() for unit in units if unit}):
        givers = [one for one, units in wanted.items() if unit in units and _is_bare(one, found)]
        takers = [one for one, units in found.items() if unit in units and _is_bare(one, wanted)]
        if len(givers) == len(takers) == 1:
            was, became = givers[0], takers[0]
            yield f"{was.normalize():f} {unit} became {became.normalize():f} {unit}"


def _is_bare(number: Decimal, units: Units) -> bool:
    return units.get(number) == {None}


def _pairs(text: str) -> dict[tuple[int, int, bool], None]:
    return {(int(match[1]), int(match[3]), bool(match[2])): None for match in _PAIR.finditer(text)}
