"""What becomes of one translation when the text it was made for is edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.catalogs.approval.marks import (
    MarkKind,
    mark_of,
    marked,
    remarked,
    unmarked,
    without_void_marks,
)
from dragoman.catalogs.approval.pins import State, state_of
from dragoman.catalogs.approval.standing import Terms, standing_of
from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.former import with_former
from dragoman.catalogs.links import renumbered, targets_in, without_links
from dragoman.catalogs.merging.carrying import carries
from dragoman.catalogs.merging.matching import likeness
from dragoman.catalogs.message import FUZZY, Message, Previous, ordered
from dragoman.locales import Locale
from dragoman.text import meaning_changes

EDIT = 75.0
"""Percent of common letters from which on the old text may stand in for the new one for a while."""
CHANGED = "changed: "
"""Begins the extracted comment with the words that changed in the source of a fuzzy message."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a merge has to know besides the catalog and the template."""

    source: Locale = field(default_factory=lambda: Locale.parse("en"))
    """The language of the texts."""
    terms: Terms = field(default_factory=Terms)
    """What the article's risk class asks of translations."""
    today: date = field(default_factory=date.today)
    frame: str = ""
    """The digest of what stands between the article's messages; empty for an interface."""


def unchanged(fresh: Message, old: Message, forms: int) -> Message:
    """Return a message of the template with the translation of the entry that has the same key."""
    return _settled(_with_translation(fresh, old, _fitted(old, fresh, forms)))


def reworded(fresh: Message, old: Message, forms: int, occasion: Occasion) -> Message:
    """Return a message of the template with the translation of a text that it was made from.

    - *as it was*: the text is again the one the translation was confirmed for, and it is confirmed.
    - *carried*: no word changed (see `carries`). The translation stays confirmed, and is marked if
      it was published.
    - *reworded*: everything else. The translation is fuzzy, with the text it was made for as
      previous text (`#|`), the words that changed (`#. changed:`), and its references renumbered by
      where they lead. If it was published, and the text is still much the same, it is marked as
      held; where numbers, units or negations differ it is marked as changed, which withdraws it. A
      mark that nobody answered, though the flag was cleared or the previous text lost, stays.
    """
    fitted = _fitted(old, fresh, forms)
    strings = _renumbered(fitted, old, fresh)
    before = _made_for(old, fresh)
    as_it_was = before is not None and same_texts(before, fresh)
    confirmed = before and _confirmed(old, occasion.source) and all(fitted)
    if before and confirmed and (as_it_was or _carries(before, fresh, occasion.source)):
        kept = _with_translation(fresh, old, fitted, strings if old.fuzzy else fitted)
        bare = unmarked(kept, (MarkKind.HELD, MarkKind.CHANGED))
        return bare if as_it_was else _carried(bare, old, occasion)
    message = _with_translation(fresh, old, fitted, strings)
    if as_it_was:
        before = None
    changed = tuple(_changed(before, fresh))
    extracted, flags = (*fresh.extracted, *changed), ordered((FUZZY, *message.flags))
    message = replace(message, previous=before, extracted=extracted, flags=flags)
    if same_texts(old, fresh):
        return _doubted(without_void_marks(message), old, before, occasion)
    return _marked(message, old, before, occasion)


def without_leftovers(message: Message) -> Message:
    """Return a message without what told of its change, once its translation is confirmed.

    Editors take the flag `fuzzy` away and leave the comment, and some the previous text: the next
    merge drops both, and nobody has forgotten anything. Nor has who edits a translation and leaves
    the marks on it that are void now.
    """
    if message.obsolete:
        return message
    message = without_void_marks(message)
    if message.fuzzy:
        return message
    told = tuple(line for line in message.extracted if not line.startswith(CHANGED))
    return replace(_settled(message), extracted=told, previous=None)


def _settled(message: Message) -> Message:
    """Return a message without marks that have nothing to say any more."""
    if not message.comments:
        return message
    approved = state_of(message) > State.TRANSLATED
    return unmarked(message) if approved else without_void_marks(message)


def _with_translation(
    fresh: Message, old: Message, fitted: tuple[str, ...], strings: tuple[str, ...] = ()
) -> Message:
    """Return a message with an old translation, the forms that do not fit kept as comments.

    Where it is the old message throughout, that one is returned: it is seen at once then that there
    is nothing to write.
    """
    comments = old.comments
    if fitted != old.strings:
        comments = with_former(replace(old, strings=fitted), old).comments
    elif strings in ((), fitted) and _of_template(fresh) == _of_template(old):
        return old
    message = replace(fresh, strings=strings or fitted, comments=comments)
    return remarked(message, old) if message.strings != old.strings else message


def _fitted(old: Message, fresh: Message, forms: int) -> tuple[str, ...]:
    """Return the old translation in as many forms as wanted."""
    strings = old.strings
    count = 1 if fresh.plural_id is None else forms
    if fresh.plural_id is None:
        strings = strings[-1:] if old.plural_id is not None else strings
    elif old.plural_id is None:
        strings = strings * count
    return strings + ("",) * (count - len(strings))


def _of_template(message: Message) -> tuple[object, ...]:
    """Return all that a message has from its template."""
    texts = (message.id, message.context, message.plural_id, message.previous, message.obsolete)
    return (*texts, message.extracted, message.references, message.flags)


def same_texts(one: Message | Previous, other: Message) -> bool:
    """Say whether two messages have the same texts and context, the plural text included."""
    return (one.id, one.context, one.plural_id) == (other.id, other.context, other.plural_id)


def _made_for(old: Message, fresh: Message) -> Previous | None:
    """Return the texts an old translation was made for; None where nobody knows."""
    if old.fuzzy and (old.previous or same_texts(old, fresh)):
        return old.previous
    return Previous(old.id, old.context, old.plural_id)


def _confirmed(old: Message, source: Locale) -> bool:
    """Say whether somebody confirmed a translation for the text it was made for."""
    if old.fuzzy and mark_of(old, MarkKind.HELD) is None:
        return False
    return _is_known(old, source)


def _is_known(old: Message, source: Locale) -> bool:
    """Say whether an entry still tells what its translation was made for.

    It does not where the flag `fuzzy` was cleared although the meaning had changed, nor where a
    tool dropped the previous text or put another in its place: then the mark does not say what is
    between the two texts.
    """
    if not old.fuzzy:
        return mark_of(old, MarkKind.CHANGED) is None
    if old.previous is None:
        return False
    changes = _meaning(old.previous, old, source)
    return _with_changes(old, changes) == old


def _carries(before: Previous, fresh: Message, source: Locale) -> bool:
    if before.context != fresh.context or (before.plural_id is None) != (fresh.plural_id is None):
        return False
    return all(carries(old, new, source) for old, new in _edited(before, fresh))


def _carried(message: Message, old: Message, occasion: Occasion) -> Message:
    since = _shown_since(old, occasion)
    return marked(message, MarkKind.CARRIED, day=since) if since else message


def _marked(message: Message, old: Message, before: Previous | None, occasion: Occasion) -> Message:
    """Return a reworded message with the marks that say whether it stays published."""
    message = unmarked(message, (MarkKind.CARRIED,))
    if before and _is_edit(before, message) and (since := _shown_since(old, occasion)):
        message = marked(message, MarkKind.HELD, day=since)
    else:
        message = unmarked(message, (MarkKind.HELD,))
    changes = _meaning(before, message, occasion.source) if before else ()
    doubted = mark_of(old, MarkKind.CHANGED)
    if doubted and not _is_known(old, occasion.source):
        changes = (doubted.said, *changes)
    return _with_changes(message, changes)


def _doubted(
    message: Message, old: Message, before: Previous | None, occasion: Occasion
) -> Message:
    """Return a message marked as changed if a tool made it fuzzy that tells no word difference."""
    if before is None or any(line.startswith(CHANGED) for line in old.extracted):
        return message
    changes = _meaning(before, message, occasion.source)
    return _with_changes(message, changes) if changes else message


def _with_changes(message: Message, changes: Sequence[str]) -> Message:
    """Return a message that is marked as changed where there are changes, and only there."""
    if changes:
        return marked(message, MarkKind.CHANGED, said="; ".join(changes))
    return unmarked(message, (MarkKind.CHANGED,))


def _is_edit(before: Previous, fresh: Message) -> bool:
    """Say whether a text is an edit of another, and not one that came in its place."""
    same_kind = (before.context, before.plural_id) == (fresh.context, fresh.plural_id)
    return same_kind and likeness(before.id, fresh.id) >= EDIT


def _shown_since(old: Message, occasion: Occasion) -> date | None:
    """Return since when a published translation waits for somebody's word; None for no such one."""
    held = mark_of(old, MarkKind.HELD)
    standing = standing_of(old, occasion.terms, occasion.today)
    if not held and not standing.publishable:
        return None
    if standing.publishable and not standing.held:
        return occasion.today
    marks = (held, mark_of(old, MarkKind.CARRIED))
    return min((mark.day for mark in marks if mark and mark.day), default=occasion.today)


def _meaning(before: Previous, fresh: Message, source: Locale) -> tuple[str, ...]:
    return tuple(
        change
        for old, new in _edited(before, fresh)
        for change in meaning_changes(without_links(old), without_links(new), source)
    )


def _edited(before: Previous, fresh: Message) -> Iterator[tuple[str, str]]:
    """Yield the text and the plural text that are not the same, each with what it became."""
    texts = ((before.id, fresh.id), (before.plural_id or "", fresh.plural_id or ""))
    yield from ((old, new) for old, new in texts if old != new)


def _renumbered(strings: tuple[str, ...], old: Message, fresh: Message) -> tuple[str, ...]:
    """Return an old translation with its references renumbered by where they lead."""
    if old.key == fresh.key:
        return strings
    before, after = targets_in(old.extracted), targets_in(fresh.extracted)
    return tuple(renumbered(string, before, after) for string in strings)


def _changed(before: Previous | None, fresh: Message) -> Iterator[str]:
    for old, new in _edited(before, fresh) if before else ():
        words = word_difference(without_links(old), without_links(new))
        yield CHANGED + (words or "only links")
