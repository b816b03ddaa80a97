"""The messages that came of others: one branch reworded a text, the other worked on the old one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs.approval.marks import MarkKind, mark_of, marked
from dragoman.catalogs.links import renumbered, targets_in
from dragoman.catalogs.merging.matching import matched
from dragoman.catalogs.message import Key, Message, Previous, key_of, marked_fuzzy
from dragoman.catalogs.three_way.reconciling import merged_lines

_Entries = Mapping[Key, Message]


@dataclass(frozen=True, slots=True)
class Heir:
    """What a new message takes over of an old one."""

    origin: Message
    """The old message as both branches began from it."""
    work: Message
    """The old message with the translation that the other branch has given it since."""


def heirs(base: _Entries, *, keeper: _Entries, worker: _Entries) -> dict[Key, Heir]:
    """Return which messages of the keeper take over work on messages that it does not have.

    The work is a translation that the worker changed since `base`. It goes to a message that is new
    with the keeper and has nothing of its own to lose: its translation is the one the old message
    had in `base`, for `update` took it over, or there is none. Which old message that is, its
    previous text says, or where it has none, likeness.
    """
    lost = {key: it for key, it in worker.items() if _is_lost(it, base, keeper)}
    if not lost:
        return {}
    new = [
        message
        for key, message in keeper.items()
        if key not in base and key not in worker and not message.obsolete
    ]
    gone = [message for key, message in base.items() if key not in keeper]
    origins = {key_of(it): key_of(origin) for it in new if (origin := _origin(it, gone))}
    pairs = {key: lost[origin] for key, origin in origins.items() if origin in lost}
    empty = [message for message in new if not any(message.strings)]
    left = [message for key, message in lost.items() if key not in origins.values()]
    pairs |= {key_of(empty[i]): left[j] for i, j in matched(empty, left).items()}
    return {
        key: Heir(base[key_of(work)], work)
        for key, work in pairs.items()
        if len(work.strings) == len(keeper[key].strings)
    }


def bequeathed(message: Message, heir: Heir) -> Message:
    """Return a new message with the work on the old one: fuzzy, with the old text as previous one.

    Where that work was fuzzy itself, its own previous text stays. Links are renumbered by where
    they lead, and the comments of both branches are joined. If the meaning changed with the text,
    that is marked for the work as it was for the translation that it replaces.
    """
    work = heir.work
    before, after = targets_in(work.extracted), targets_in(message.extracted)
    origin = Previous(work.id, work.context, work.plural_id)
    found = marked_fuzzy(
        replace(
            message,
            strings=tuple(renumbered(string, before, after) for string in work.strings),
            previous=(work.previous if work.fuzzy else None) or origin,
            comments=merged_lines(heir.origin.comments, message.comments, work.comments),
        )
    )
    changed = mark_of(message, MarkKind.CHANGED)
    return marked(found, MarkKind.CHANGED, said=changed.said) if changed else found


def _is_lost(message: Message, base: _Entries, keeper: _Entries) -> bool:
    """Say whether a message has a new translation, and is gone from the keeper's catalog."""
    origin = base.get(key_of(message))
    new = origin is not None and any(message.strings) and message.strings != origin.strings
    return new and key_of(message) not in keeper


def _origin(message: Message, gone: Sequence[Message]) -> Message | None:
    """Return the message whose translation a new one took over, None where there is none."""
    if message.previous is not None:
        named = (origin for origin in gone if _names(message.previous, origin))
        return next((origin for origin in named if _took_over(message, origin)), None)
    alike = [origin for origin in gone if _took_over(message, origin)]
    place = matched([message], alike).get(0)
    return None if place is None else alike[place]


def _took_over(message: Message, origin: Message) -> bool:
    """Say whether a new message has the translation of an old one, but for numbers of links."""
    if not any(message.strings) or len(message.strings) != len(origin.strings):
        return False
    if message.strings == origin.strings:
        return True
    before, after = targets_in(origin.extracted), targets_in(message.extracted)
    return before != after and message.strings == tuple(
        renumbered(string, before, after) for string in origin.strings
    )


def _names(previous: Previous, origin: Message) -> bool:
    """Say whether a previous text is an old message's, or what that one names as its own."""
    if previous.id == origin.id:
        return previous == Previous(origin.id, origin.context, origin.plural_id)
    return origin.previous is not None and previous == origin.previous
