"""The file of a catalog, composed of what stays as it stands and of what is new.

An entry whose message is the one wanted keeps its bytes: its wrapping, escapes and line ends, and
the blank lines before it. Every other is formatted as `msgcat --no-wrap` does, with the line ends
of the file. So one message changed is one entry's lines changed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import Key, Message, key_of
from dragoman.catalogs.po.arrangement import Arrangement
from dragoman.catalogs.po.charsets import saying_utf_8
from dragoman.catalogs.po.entries import Entries
from dragoman.catalogs.po.formatting import entries_of, format_closing, format_message, header_entry

_NOWHERE = -1
"""The place of an entry that was in the file in no form; there, after the last, is no text."""


@dataclass(frozen=True)
class Composed:
    """A file about to be written."""

    pieces: list[bytes]
    """The entries in their order, each with the blank lines before it."""
    new: dict[int, Message]
    """What the pieces say that are not from the file as it was."""
    closing: bytes
    """What stands below the last entry."""

    @cached_property
    def content(self) -> bytes:
        """All of the file."""
        return b"".join([*self.pieces, self.closing])


class _Plan(NamedTuple):
    """What the file to be written is made of."""

    before: Sequence[int]
    """Where in the present file the text of each entry stands, or the one it takes the place of."""
    new: dict[int, Message]


def composed(catalog: Catalog, present: Catalog | None) -> Composed:
    """Return the file that says what a catalog says, made of the present one where there is one.

    Messages stand in the catalog's order; in a file without any, obsolete ones come last. The
    header names UTF-8 where anything in the file needs it, whatever the catalog's says.
    """
    new = _composed(catalog, present)
    header = replace(catalog.header, text=saying_utf_8(catalog.header.text))
    if header == catalog.header or new.content.isascii():
        return new
    return _composed(replace(catalog, header=header), present)


def _composed(catalog: Catalog, present: Catalog | None) -> Composed:
    if present is None or present.entries is None or not present.entries.texts:
        return _anew(catalog)
    old = present.entries
    plan = _with_header(_plan(catalog, old), catalog, present)
    pieces = list(map([*old.texts, b""].__getitem__, plan.before))
    for number, message in plan.new.items():
        blank_lines = _blank_lines(pieces[number]) if pieces[number] else old.eol * (number > 0)
        pieces[number] = blank_lines + _formatted(message, old.eol)
    closing = old.closing
    if catalog.closing != present.closing:
        text = format_closing(catalog.closing).encode().replace(b"\n", old.eol)
        closing = old.eol + text if text else b""
    return Composed(_spaced(pieces, plan, old, bool(closing)), plan.new, closing)


def _blank_lines(text: bytes) -> bytes:
    return text[: len(text) - len(text.lstrip(b"\r\n"))]


def _anew(catalog: Catalog) -> Composed:
    entries = entries_of(catalog)
    pieces = [b"\n" * bool(place) + _formatted(entry, b"\n") for place, entry in enumerate(entries)]
    closing = format_closing(catalog.closing)
    return Composed(pieces, dict(enumerate(entries)), f"\n{closing}".encode() if closing else b"")


def _formatted(message: Message, eol: bytes) -> bytes:
    return format_message(message).encode(errors="surrogatepass").replace(b"\n", eol)


def _plan(catalog: Catalog, old: Entries) -> _Plan:
    """Return the plan for all entries but the header, which stays as it is if there is one."""
    messages = catalog.messages
    if isinstance(messages, Entries) and messages.texts is old.texts:
        alone = {place: old.at(place) for place in _without_text(old)}
        return _Plan(range(len(old.texts)), alone | messages.revised)
    before: list[int] = []
    new: dict[int, Message] = {}
    retired = _retired(old)
    for message in _wanted(messages, old):
        if isinstance(message, int):
            before.append(message)
            continue
        place = _place(message, old, retired)
        if place is None or not old.texts[place] or not _is_same(old.at(place), message):
            new[len(before)] = message
        before.append(_NOWHERE if place is None else place)
    if old.header_place is None:
        return _Plan(before, new)
    at = min(old.header_place, len(before))
    return _Plan([*before[:at], old.header_place, *before[at:]], _moved(new, at))


def _wanted(messages: Sequence[Message], old: Entries) -> Sequence[int | Message]:
    """Return the messages wanted; of those known to stay as they stand, the places."""
    if isinstance(messages, Arrangement) and messages.entries.texts is old.texts:
        return messages.order
    return messages


def _is_same(one: Message, other: Message) -> bool:
    """Say whether two messages are equal; mostly they are one."""
    return one is other or one == other


def _without_text(old: Entries) -> list[int]:
    if b"" not in old.texts:
        return []
    return [place for place, text in enumerate(old.texts) if not text]


def _with_header(plan: _Plan, catalog: Catalog, present: Catalog) -> _Plan:
    """Return the plan with the catalog's header in it, new where it is not the file's."""
    header, old = catalog.header, present.entries
    if header == present.header:
        return plan
    entry = header_entry(header)
    if old is None or old.header_place is None:
        return _Plan([_NOWHERE, *plan.before], {0: entry} | _moved(plan.new, 0))
    return _Plan(plan.before, plan.new | {plan.before.index(old.header_place): entry})


def _moved(new: dict[int, Message], at: int) -> dict[int, Message]:
    """Return what is new with its numbers from one on raised by the entry that comes in there."""
    return {number + (number >= at): message for number, message in new.items()}


def _retired(old: Entries) -> dict[Key, list[int]]:
    """Return where the obsolete messages stand, by key."""
    found: dict[Key, list[int]] = defaultdict(list)
    for place in old.unkeyed_places:
        found[key_of(old.at(place))].append(place)
    return found


def _place(message: Message, old: Entries, retired: dict[Key, list[int]]) -> int | None:
    """Return where the present file says a message, or has another in its place."""
    if not message.obsolete:
        return old.place_of(key_of(message))
    places = retired[key_of(message)]
    if not places:
        return None
    place = next((place for place in places if old.at(place) == message), places[0])
    places.remove(place)
    return place


def _spaced(pieces: list[bytes], plan: _Plan, old: Entries, closed: bool) -> list[bytes]:
    """Return the pieces with what stood first or last in the file fit for where it stands now."""
    last = len(old.texts) - 1
    for number in _numbers_of(0, plan) + [new for new in plan.new if plan.before[new] == _NOWHERE]:
        if number and not pieces[number].startswith((b"\n", b"\r")):
            pieces[number] = old.eol + pieces[number]
    for number in _numbers_of(last, plan):
        if not pieces[number].endswith(b"\n") and (closed or number < len(pieces) - 1):
            pieces[number] += old.eol
    if plan.before[0] != 0:
        pieces[0] = pieces[0].lstrip(b"\r\n")
    return pieces


def _numbers_of(place: int, plan: _Plan) -> list[int]:
    """Return where the entry that stood at a place stands now, if it is still there."""
    return [plan.before.index(place)] if place in plan.before else []
