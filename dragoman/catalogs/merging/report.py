"""What a merge did, in numbers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from dragoman.catalogs.approval.marks import MarkKind, mark_of
from dragoman.catalogs.message import Key, Message, key_of


class Way(StrEnum):
    """What became of one message of a template."""

    UNCHANGED = "unchanged"
    NEW = "new"
    REWORDED = "reworded"
    CARRIED = "carried"
    REVIVED = "revived"
    MOVED = "moved"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class MergeReport:
    """How many messages went which way."""

    unchanged: int = 0
    new: int = 0
    reworded: int = 0
    """Now fuzzy: the source changed, or the header's rule for plurals."""
    carried: int = 0
    """Confirmed as they were: no word of the source changed."""
    revived: int = 0
    """Were obsolete, and are back."""
    moved: int = 0
    """Came from another article that does not have the text any more."""
    copied: int = 0
    """Came from another article that has the text too."""
    obsolete: int = 0
    """Left the source; their translations are kept."""
    removed: int = 0
    """Left the source without ever having been translated."""
    comments_lost: tuple[Message, ...] = ()
    """Messages without a translation that go together with the translators' comments on them."""


def way_of(message: Message, origin: Message | None, moved: Collection[Key]) -> Way:
    """Return the way that a message of a merged catalog went.

    `origin` is the old entry it was made from; `moved` are the keys whose plural forms were put in
    another order.
    """
    if origin is None:
        if not any(message.strings):
            return Way.NEW
        return Way.COPIED if mark_of(message, MarkKind.COPIED) else Way.MOVED
    if key_of(origin) != key_of(message):
        if not any(origin.strings):
            return Way.NEW
        return Way.REWORDED if message.fuzzy else Way.CARRIED
    if origin.obsolete:
        return Way.REVIVED
    same = origin.plural_id == message.plural_id or not any(origin.strings)
    return Way.UNCHANGED if same and key_of(message) not in moved else Way.REWORDED


def report_of(ways: list[Way], lost: Iterable[Message], left: Iterable[Message]) -> MergeReport:
    """Count the ways of the template's messages, and what became of those that are not in it.

    `lost` are all of these, `left` those that served no new message. An untranslated one that only
    gave its comments to a new one is removed all the same.
    """
    untranslated = [message for message in left if not any(message.strings)]
    return MergeReport(
        **{way.value: ways.count(way) for way in Way},
        obsolete=sum(any(message.strings) for message in left if not message.obsolete),
        removed=sum(not any(message.strings) for message in lost if not message.obsolete),
        comments_lost=tuple(message for message in untranslated if message.comments),
    )
