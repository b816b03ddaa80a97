"""Doses of a translation set beside those of its source, one for one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from dragoman.text.doses import (
    Dose,
    agree,
    doses,
    is_figure_of_speech,
    may_share_unit,
    says_per_one,
)
from dragoman.text.quantities import NumberedText, Reading


@dataclass(frozen=True, slots=True)
class Pairing:
    """What became of the doses of a source."""

    pairs: tuple[tuple[Dose, Dose], ...]
    """Equal doses, in the order of the source."""
    units_changed: tuple[str, ...]
    units_missing: tuple[str, ...]
    missing: tuple[Dose, ...]
    extra: tuple[Dose, ...]
    source: tuple[Dose, ...]
    """All doses of the source."""
    target: tuple[Dose, ...]
    """All doses of the translation."""

    @property
    def reordered(self) -> Iterator[str]:
        """The doses of one unit that stand in another order in the translation."""
        places = {id(dose): place for place, dose in enumerate(self.target)}
        for unit in dict.fromkeys(was.unit for was, _ in self.pairs):
            here = [pair for pair in self.pairs if pair[0].unit == unit]
            there = sorted(here, key=lambda pair: places[id(pair[1])])
            was, became = ([_shown(one.value) for one, _ in side] for side in (here, there))
            if was != became:
                yield f"{', '.join(was)} {unit} became {', '.join(became)} {unit}"


def paired(source: NumberedText, target: NumberedText) -> Pairing:
    """Pair the doses of two texts, each with one of equal value and unit.

    What is left are doses of another unit, doses that have none in the other text, and doses
    whose number the other text does not have at all.
    """
    own, others = doses(source), doses(target)
    pairs = tuple(_equal_doses(own, source, others, target))
    missing = _without(own, [was for was, _ in pairs])
    extra = _without(others, [became for _, became in pairs])
    changed = list(_same_values(missing, extra))
    missing = _without(missing, [was for was, _ in changed])
    extra = _without(extra, [became for _, became in changed])
    bare_source, bare_target = _bare(source, own), _bare(target, others)
    missing, lost, other_lost = _judged(missing, bare_target, target, others, gained=False)
    extra, gained, other_gained = _judged(extra, bare_source, source, own, gained=True)
    reasons = [_became(was.value, was.unit, became.unit) for was, became in changed]
    return Pairing(
        pairs,
        (*reasons, *other_lost, *other_gained),
        (*lost, *gained),
        tuple(missing),
        tuple(extra),
        own,
        others,
    )


def _equal_doses(
    own: Iterable[Dose], source: NumberedText, others: Iterable[Dose], target: NumberedText
) -> Iterator[tuple[Dose, Dose]]:
    """Pair doses of one value and one unit, those in digits before those in words."""
    free = _by_value(others)
    for was in own:
        same = free.get(was.value, [])
        equal = (one for one in same if agree(was, source, one, target))
        best = min(equal, key=lambda one: (one.unit != was.unit, one.spelled), default=None)
        if best:
            same[:] = _without(same, [best])
            yield was, best


def _same_values(missing: Iterable[Dose], extra: Iterable[Dose]) -> Iterator[tuple[Dose, Dose]]:
    free = _by_value(extra)
    for was in missing:
        if same := free.get(was.value):
            yield was, same.pop(0)


def _by_value(all_doses: Iterable[Dose]) -> dict[Decimal, list[Dose]]:
    groups: dict[Decimal, list[Dose]] = {}
    for dose in all_doses:
        groups.setdefault(dose.value, []).append(dose)
    return groups


def _judged(
    left: Iterable[Dose],
    bare: Iterable[Reading],
    side: NumberedText,
    others: Iterable[Dose],
    *,
    gained: bool,
) -> tuple[list[Dose], list[str], list[str]]:
    """Return the doses without an equal number; and reasons for lost, and for other, units."""
    rest: list[Dose] = []
    missing: list[str] = []
    changed: list[str] = []
    places: dict[Decimal, list[Reading]] = {}
    for one in bare:
        for value in {*one.values, *one.loose_parts}:
            places.setdefault(value, []).append(one)
    for dose in left:
        found = places.get(dose.value, [])
        if says_per_one(dose, others) or is_figure_of_speech(dose):
            continue
        if not found:
            rest.append(dose)
        elif all(one.unit for one in found):
            units = found[0].unit, dose.unit
            changed.append(_became(dose.value, *(units if gained else reversed(units))))
        elif not any(may_share_unit(dose, one, side.locale) for one in found):
            place = "in the source" if gained else "here"
            missing.append(f"{_shown(dose.value)} {dose.unit} is {_shown(dose.value)} {place}")
    return rest, missing, changed


def _bare(side: NumberedText, found: Iterable[Dose]) -> list[Reading]:
    """Return the numerals of a text that are no doses."""
    taken = {id(dose.reading) for dose in found}
    return [one for one in side.readings if id(one) not in taken]


def _without(all_doses: Iterable[Dose], taken: Iterable[Dose]) -> list[Dose]:
    gone = set(map(id, taken))
    return [one for one in all_doses if id(one) not in gone]


def _became(value: Decimal, was: str | None, became: str | None) -> str:
    return f"{_shown(value)} {was} became {_shown(value)} {became}"


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"
