"""Doses: the numbers of a text that have a unit of mass, volume or concentration.

A dose is read more strictly than other numbers. Only digits say it, or a number word with a
meaning of its own together with the unit ("two milligrams"), never "half", "both" or an article.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dragoman.locales import Locale, cldr_of
from dragoman.text.numerals import Numeral
from dragoman.text.quantities import NumberedText, Reading
from dragoman.text.spelled import has_range_words, range_words, spelled_numbers
from dragoman.text.units import PERCENT, is_clinical, names_per, unit_at

_NEAR = 40
"""How many characters before and after a number may say in words what it is per."""
_DASHES = r"[-\u2010-\u2015\u2212~\uff5e\u301c/]{1,3}"
_SHORT_WORD = r"(?:\s[^\W\d_]{1,3})?"
"""An article or the like after "to", "or", "and": Spanish `entre un 10 y un 60 mg`."""
_COMMA = re.compile(r"\s*[,\u3001\u060c\uff0c]\s*")


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose in its place."""

    value: Decimal
    unit: str
    reading: Reading
    shared: bool
    """Whether its unit stands after the next number: 28 in `28 to 56 mg`."""
    spelled: bool
    """Whether it is said in words."""

    @property
    def start(self) -> int:
        """The place of its number in the text."""
        return self.reading.numeral.start


def doses(side: NumberedText) -> tuple[Dose, ...]:
    """Return the doses of a text in order, those in words included."""
    found: list[Dose] = []
    follower: Dose | None = None
    for one, spelled in reversed(_candidates(side)):
        unit, shared = one.unit, False
        if unit is None and follower and _shares_unit(one, follower, side):
            unit, shared = follower.unit, True
        follower = None
        if unit is None or not is_clinical(unit):
            continue
        for place, value in enumerate(reversed(one.values)):
            follower = Dose(value, unit, one, shared or place > 0, spelled)
            found.append(follower)
    return tuple(reversed(found))


def agree(one: Dose, side: NumberedText, other: Dose, other_side: NumberedText) -> bool:
    """Return whether two doses of equal value have the same unit.

    What a dose is per may be said in words near it: `0.5 mg/kg`, "pro Kilogramm 0,5 mg".
    """
    base, *pers = one.unit.split("/")
    other_base, *other_pers = other.unit.split("/")
    return (
        base == other_base
        and all(_says_per(per, other, other_side) for per in pers if per not in other_pers)
        and all(_says_per(per, one, side) for per in other_pers if per not in pers)
    )


def says_per_one(dose: Dose, others: Iterable[Dose]) -> bool:
    """Return whether a dose is the one in "per 1 kg", which others write as mg/kg."""
    return dose.value == 1 and any(dose.unit in other.unit.split("/")[1:] for other in others)


def is_figure_of_speech(dose: Dose) -> bool:
    """Return whether a dose need have no equal: "a hundred percent" in words."""
    return dose.spelled and dose.unit == PERCENT


def may_share_unit(dose: Dose, one: Reading, locale: Locale) -> bool:
    """Return whether a number without a unit may be a dose that shares a later unit.

    So it may in a list, and where the words between the ends of a range are not known. A number
    before "and 35 %" may be anything.
    """
    in_list = bool(_COMMA.match(one.after)) or not has_range_words(locale)
    return dose.shared and (in_list or dose.unit == PERCENT)


def _candidates(side: NumberedText) -> list[tuple[Reading, bool]]:
    """Return the numerals of a text and its numbers in words, in order."""
    spelled = list(_spelled(side))
    found = [(one, False) for one in side.readings] + [(one, True) for one in spelled]
    return sorted(found, key=lambda pair: pair[0].numeral.start)


def _spelled(side: NumberedText) -> Iterator[Reading]:
    for value, start, end in spelled_numbers(side.text, side.locale):
        numeral = Numeral(start, end, side.text[start:end], (value,), True, (value,))
        unit = unit_at(side.text, end, side.locale).unit
        yield Reading(numeral, (value,), unit, side.text[end : end + _NEAR], end)


def _shares_unit(one: Reading, follower: Dose, side: NumberedText) -> bool:
    """Whether between a number and a dose there is only a dash, "to", "or" or "and".

    A comma counts in a list that goes on: `28, 56 or 84 mg`, but not `in 2013, 64%`.
    """
    between = side.text[one.end : follower.start]
    if _COMMA.fullmatch(between):
        return follower.shared
    return bool(_linking(side.locale).fullmatch(between))


@cache
def _linking(locale: Locale) -> re.Pattern[str]:
    patterns = cldr_of(locale).list_patterns
    links = {
        re.escape(re.sub(r"\{\d\}", "", patterns[style][part]).strip())
        for style in ("standard", "or")
        if style in patterns
        for part in ("2", "start", "middle", "end")
        if part in patterns[style]
    }
    words = "|".join(sorted(links, key=len, reverse=True))
    return re.compile(rf"\s*(?:{_DASHES}|{words}|{range_words(locale)}){_SHORT_WORD}\s*", re.I)


def _says_per(per: str, dose: Dose, side: NumberedText) -> bool:
    near = side.text[max(0, dose.start - _NEAR) : dose.reading.end + _NEAR]
    return names_per(per, near, side.locale)
