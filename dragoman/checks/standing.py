"""Who stands behind a translation: doubts that were only clicked away, and approvals gone void."""

from collections.abc import Iterable, Iterator

from dragoman.catalogs import Judged, Message, pins_of, standing_of
from dragoman.checks.setting import Setting
from dragoman.errors import Severity

_EDIT = "change the translation"
_CONFIRM = "or let a reviser confirm it with `dragoman review`"
MEANING_CHANGED = "meaning_changed"


def check_standing(
    message: Message, setting: Setting, *, refused: bool = False
) -> Iterator[tuple[Severity, str, str]]:
    """Find a translation whose flag `fuzzy` was cleared although the source says something else.

    That a reviser may confirm it is not said of one that is `refused` by another check: `review`
    refuses it as well, and would go on to do so. That somebody has yet to revise a translation is
    no finding: it is work that is open.
    """
    standing = standing_of(message, setting.terms, setting.today)
    if standing.check == MEANING_CHANGED:
        cure = _EDIT if refused else f"{_EDIT}, {_CONFIRM}"
        yield Severity.ERROR, MEANING_CHANGED, f"{standing.reason}: {cure}"
    yield from void_pins(pins_of(message))


def void_pins(pins: Iterable[Judged]) -> Iterator[tuple[Severity, str, str]]:
    """Find approvals that do not count any more, unless the same state was given anew."""
    judged = list(pins)
    standing = [each.pin.state for each in judged if each.stands]
    for each in judged:
        if not each.stands and not any(state >= each.pin.state for state in standing):
            pin = each.pin
            given = f"{pin.by}'s approval ({pin.state}, {pin.day})"
            yield Severity.WARNING, "void_pin", f"{given} is void: {_changed(each)} changed since"


def _changed(judged: Judged) -> str:
    names = ("the source", judged.source_changed), ("the translation", judged.target_changed)
    return " and ".join(name for name, changed in names if changed)
