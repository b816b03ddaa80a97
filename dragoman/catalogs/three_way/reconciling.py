"""One message of two branches, and of the revision both began from, as one message."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.catalogs.former import with_former
from dragoman.catalogs.message import FUZZY, Message, Previous, marked_fuzzy, ordered

_Value = TypeVar("_Value")

Written = Collection[tuple[str, ...]]
"""Translations that were there before the branches parted: nobody's work is lost with them."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What became of a message that both branches have."""

    message: Message
    other: tuple[str, ...] = ()
    """In a conflict the translation that stands in the comments; otherwise none."""


@dataclass(frozen=True, slots=True)
class _Decision:
    """Whose translation stands."""

    winner: Message
    loser: Message | None = None
    """Whose translation becomes a comment."""
    conflict: bool = False


def reconciled(
    base: Message | None, ours: Message, theirs: Message, *, written: Written = ()
) -> Reconciled:
    """Return one message for two of the same key, and whether they were in conflict.

    `base` is the message both began from, None where there was none. A translation goes with the
    flag `fuzzy` and the previous text of the branch it is from. Where each branch has another:

    - what one of them left as it was, or empty, gives way;
    - so does a fuzzy one to a confirmed one, and that of an obsolete entry to that of one in use;
    - otherwise it is a conflict: the message is fuzzy, with ours as translation.

    A translation that gave way is kept as a comment, `# was: ...`, unless it is one of those
    `written` before. Where one branch changed the plural text, its entry stands, and what the other
    translated for the old one meanwhile is such a conflict.
    """
    if ours == theirs or theirs == base:
        return Reconciled(ours)
    if ours == base:
        return Reconciled(theirs)
    start = base or Message(ours.id, strings=())
    decision = _decision(start, ours, theirs)
    merged = _combined(start, ours, theirs, decision.winner)
    loser = decision.loser
    if loser is not None and loser.strings not in written:
        merged = with_former(merged, loser)
    if not decision.conflict or loser is None:
        return Reconciled(merged)
    return Reconciled(marked_fuzzy(merged), loser.strings)


def merged_lines(
    base: Collection[str], ours: Iterable[str], theirs: Collection[str]
) -> tuple[str, ...]:
    """Return our lines without those that they took away, then those that they added."""
    mine = tuple(ours)
    kept = (line for line in mine if line in theirs or line not in base)
    added = (line for line in theirs if line not in base and line not in mine)
    return (*kept, *added)


def either(base: _Value, ours: _Value, theirs: _Value) -> _Value:
    """Return the value that was changed; ours where both were."""
    return theirs if ours == base else ours


def _decision(base: Message, ours: Message, theirs: Message) -> _Decision:
    if ours.plural_id != theirs.plural_id:
        return _of_other_plurals(base, ours, theirs)
    if ours.strings == theirs.strings:
        return _Decision(_confirmed_alike(base, ours, theirs))
    if _untouched(base, ours):
        return _Decision(theirs)
    if _untouched(base, theirs):
        return _Decision(ours)
    for sides in ((ours, theirs), (theirs, ours)):
        if _outranks(*sides):
            return _Decision(*sides)
    return _Decision(ours, theirs, conflict=True)


def _of_other_plurals(base: Message, ours: Message, theirs: Message) -> _Decision:
    """Let the entry with the new plural text stand, whose translation is fuzzy by `update`."""
    sides = (theirs, ours) if ours.plural_id == base.plural_id else (ours, theirs)
    loser = sides[1]
    if _untouched(base, loser):
        return _Decision(sides[0])
    return _Decision(*sides, conflict=True)


def _confirmed_alike(base: Message, ours: Message, theirs: Message) -> Message:
    """Return the side that says how far the translation is that both have."""
    if base.key == ours.key and base.strings == ours.strings:
        return theirs if _standing(ours) == _standing(base) else ours
    return theirs if ours.fuzzy else ours


def _standing(message: Message) -> tuple[bool, Previous | None]:
    return message.fuzzy, message.previous


def _untouched(base: Message, side: Message) -> bool:
    return side.strings == base.strings or not any((*side.strings, *base.strings))


def _outranks(one: Message, other: Message) -> bool:
    """Say whether a translation stands above another without a person's word."""
    if not any(one.strings):
        return False
    return (one.obsolete, one.fuzzy) < (other.obsolete, other.fuzzy) or not any(other.strings)


def _combined(base: Message, ours: Message, theirs: Message, winner: Message) -> Message:
    """Return the winner's translation with what the two say beside it."""
    sides = (base, ours, theirs)
    flags = merged_lines(*(tuple(flag for flag in side.flags if flag != FUZZY) for side in sides))
    retired = (side.obsolete for side in sides)
    return replace(
        winner,
        comments=merged_lines(*(side.comments for side in sides)),
        extracted=either(*(side.extracted for side in sides)),
        references=either(*(side.references for side in sides)),
        flags=ordered((*flags, FUZZY) if winner.fuzzy else flags),
        obsolete=either(*retired) if base.strings else ours.obsolete and theirs.obsolete,
        line=ours.line,
    )
