"""Whether somebody stands behind a translation today: the one place that decides it.

Everything else may keep a translation from readers as well (its markup, its numbers), and nothing
else may let it through.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.catalogs.approval.marks import Mark, MarkKind, mark_of, marks_about
from dragoman.catalogs.approval.pins import (
    State,
    catalog_digest,
    header_pins_of,
    pins_of,
    state_of,
    unheld,
    with_header_comments,
)
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import Message
from dragoman.catalogs.soundness import fault_of


@dataclass(frozen=True, slots=True)
class Terms:
    """What a risk class asks of a translation."""

    needs: State = State.TRANSLATED
    """The state from which on it is published; at least translated."""
    days: int = 30
    """For how long one whose source was reworded stays published; 0 for not at all."""
    strict: bool = False
    """A text that was carried or copied needs a reviser's word as well (clinical classes)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be done with a translation."""

    publishable: bool
    until: date | None = None
    """The last day of a translation that is held: published, and marked as being updated."""
    check: str = ""
    """Why it is not publishable, by the name of a check; empty where that is plain to see."""
    reason: str = ""
    """The same in words."""

    @property
    def held(self) -> bool:
        """It is shown, and its readers are told that it is being updated."""
        return self.until is not None


_STANDS = Standing(True)
_NOTHING = Standing(False)


def standing_of(message: Message, terms: Terms, today: date) -> Standing:
    """Return whether a message's translation may be published on a day.

    1. One that is missing, incomplete or obsolete may not, nor one whose texts are not sound.
    2. Where numbers, units or a negation of the source changed after it was made (`@changed`), it
       may only with a pin that stands: clearing the flag `fuzzy` is not enough.
    3. It may if it is confirmed, its state is the one that is needed, and it was not carried or
       copied in a strict class without a reviser's word.
    4. Otherwise it is held for the days its class gives, counted from the day of its mark
       (`@held`, or `@carried` unless it is fuzzy since), if its state would have been enough before
       the source changed. That was seen to when the mark was made; as the class may have been
       another then, an approval that was needed must have left its pin, void as it may be.
    """
    state = state_of(message)
    if state is State.UNTRANSLATED:
        return _NOTHING
    if fault := fault_of(message):
        return Standing(False, check=fault.check, reason=fault.reason)
    approved = state > State.TRANSLATED
    changed = None if approved else mark_of(message, MarkKind.CHANGED)
    if changed:
        return _doubted(changed)
    if state >= terms.needs and not _waits(message, terms, approved):
        return _STANDS
    return _held(message, terms, today) or _lacking(message, state, terms)


def frame_standing(catalog: Catalog, frame: str, terms: Terms, today: date) -> Standing:
    """Return whether what stands between an article's messages may be published with a catalog.

    `frame` is its digest. Only a class that needs a reviser's word for messages needs one for it;
    and one whose last pin went void is held from the day of the mark on the header entry.
    """
    if terms.needs <= State.TRANSLATED or _approves(catalog, frame, terms):
        return _STANDS
    last = _last_day(_frame_mark(catalog), terms, today)
    if last and _approved_once(catalog, frame, terms):
        return Standing(True, until=last)
    reason = f"what stands between the messages is not {terms.needs}"
    return Standing(False, check="unapproved", reason=reason)


def with_frame_mark(catalog: Catalog, frame: str, terms: Terms, today: date) -> Catalog:
    """Return a catalog whose header says since when the approval of its frame is void.

    The mark comes when no pin stands any more that was enough, and goes when one stands again.
    """
    comments = catalog.header.comments
    wanted: tuple[str, ...] = ()
    if _approved_once(catalog, frame, terms) and not _approves(catalog, frame, terms):
        day = _frame_mark(catalog) or today
        wanted = (Mark(MarkKind.HELD, catalog_digest(catalog), day).line,)
    bare = unheld(comments)
    if tuple(line for line in comments if line not in bare) == wanted:
        return catalog
    return with_header_comments(catalog, bare + wanted)


def _approves(catalog: Catalog, frame: str, terms: Terms) -> bool:
    pins = header_pins_of(catalog, frame)
    return any(each.stands and each.pin.state >= terms.needs for each in pins)


def _approved_once(catalog: Catalog, frame: str, terms: Terms) -> bool:
    return any(each.pin.state >= terms.needs for each in header_pins_of(catalog, frame))


def _frame_mark(catalog: Catalog) -> date | None:
    marks = marks_about(catalog.header.comments, catalog_digest(catalog))
    return next((mark.day for mark in marks if mark.kind is MarkKind.HELD), None)


def _waits(message: Message, terms: Terms, approved: bool) -> bool:
    marks = (MarkKind.CARRIED, MarkKind.COPIED)
    return terms.strict and not approved and any(mark_of(message, kind) for kind in marks)


def _held(message: Message, terms: Terms, today: date) -> Standing | None:
    if not _was_enough(message, terms):
        return None
    kinds = (MarkKind.HELD,) if message.fuzzy else (MarkKind.HELD, MarkKind.CARRIED)
    marks = (mark_of(message, kind) for kind in kinds)
    days = (_last_day(mark.day, terms, today) for mark in marks if mark)
    last = max((day for day in days if day), default=None)
    return Standing(True, until=last) if last else None


def _was_enough(message: Message, terms: Terms) -> bool:
    """Say whether a mark may hold a message in this class: it may be one made in another class.

    An approval that was needed was of this translation, but for the numbers of its links.
    """
    if terms.strict and mark_of(message, MarkKind.COPIED):
        return False
    linked = "][" in message.string
    pins = (judged for judged in pins_of(message) if linked or not judged.target_changed)
    return max((each.pin.state for each in pins), default=State.TRANSLATED) >= terms.needs


def _last_day(since: date | None, terms: Terms, today: date) -> date | None:
    """Return the last day of a hold; None before its first and after its last."""
    if since is None or not terms.days or since > today:
        return None
    last = since + timedelta(days=terms.days)
    return last if today <= last else None


def _doubted(mark: Mark) -> Standing:
    said = f"the source changed ({mark.said}) and the translation is still the same"
    return Standing(False, check="meaning_changed", reason=said)


def _lacking(message: Message, state: State, terms: Terms) -> Standing:
    if message.fuzzy:
        return _NOTHING
    reason = f"it is {state}, and {terms.needs} is needed"
    if state >= terms.needs:
        reason = "it was carried over or copied, and no reviser has confirmed it"
    return Standing(False, check="unapproved", reason=reason)
