"""Review pins: who has read which translation of which text, as comments in the catalog.

    # @review revised anna 2026-11-23 4f1d0c22b7e9 9b2f40c1d3aa

A pin names a state, a reviser and a day, and holds digests of the source text and the translation
it was given for. When either changes, by whatever road, the approval is void by itself. An entry
may have several; each is judged alone, so that two people who approve on two branches do not undo
each other's.

On the header entry a pin is for what stands between the messages: the first digest is that of the
article's template (pictures, tables, code, targets), the second that of the language.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from dragoman.catalogs.approval.marks import (
    WIDTH,
    MarkKind,
    digest_of,
    source_digest,
    translation_digest,
)
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import Message
from dragoman.errors import CatalogError


class State(IntEnum):
    """How far a translation has come; each state includes those before it."""

    UNTRANSLATED = 0
    FUZZY = 1
    TRANSLATED = 2
    REVISED = 3
    """Compared with its source by a second person (the word is ISO 17100's)."""
    REVIEWED = 4
    """Read by somebody who knows the subject."""

    def __str__(self) -> str:
        return self.name.lower()


APPROVED = (State.REVISED, State.REVIEWED)
"""The states that a pin can give."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One person's approval."""

    state: State
    by: str
    """A name without blanks."""
    day: date
    source: str
    """The digest of the text it was given for."""
    target: str
    """The digest of the translation."""

    @property
    def line(self) -> str:
        """The comment, without `# ` before it."""
        return f"@review {self.state} {self.by} {self.day.isoformat()} {self.source} {self.target}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A pin and what has changed since it was given."""

    pin: Pin
    source_changed: bool
    target_changed: bool

    @property
    def stands(self) -> bool:
        """Both texts are the ones that were approved."""
        return not self.source_changed and not self.target_changed


_PIN = re.compile(
    rf"@review (?P<state>{'|'.join(map(str, APPROVED))}) (?P<by>\S+)"
    r" (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}) (?P<source>[0-9a-f]{12}) (?P<target>[0-9a-f]{12})\s*"
)
LONGEST_NAME = WIDTH - len("# @review reviewed  2026-11-23 0123456789ab 0123456789ab")
"""Characters a reviser's name may have, so that no tool wraps the comment."""


def pins_of(message: Message) -> Iterator[Judged]:
    """Yield the pins of an entry, each with what has changed since it was given."""
    pins = _read(message.comments)
    if pins:
        yield from _judged(pins, source_digest(message), translation_digest(message.strings))


def header_pins_of(catalog: Catalog, template_digest: str) -> Iterator[Judged]:
    """Yield the pins of a catalog's header entry, for an article's template with some digest."""
    yield from _judged(_read(catalog.header.comments), template_digest, catalog_digest(catalog))


def state_of(message: Message) -> State:
    """Return the state of a message: that of its highest pin that stands, if it is confirmed."""
    if message.obsolete or not message.strings or not all(message.strings):
        return State.UNTRANSLATED
    if message.fuzzy:
        return State.FUZZY
    return max((judged.pin.state for judged in pins_of(message) if judged.stands), default=_PLAIN)


_PLAIN = State.TRANSLATED


def pinned(message: Message, state: State, by: str, day: date) -> Message:
    """Return a message with a reviser's pin in the place of those that the same person gave before.

    Raises CatalogError for a name that no pin can hold, and for an untranslated or fuzzy message.
    """
    if state_of(message) < State.TRANSLATED:
        raise CatalogError(f"{state_of(message)} messages cannot be approved", line=message.line)
    pin = Pin(state, pin_name(by), day, source_digest(message), translation_digest(message.strings))
    return replace(message, comments=_with(message.comments, pin))


def header_pinned(
    catalog: Catalog, template_digest: str, state: State, by: str, day: date
) -> Catalog:
    """Return a catalog with a reviser's pin for what stands between its messages.

    It is not held any more then.
    """
    pin = Pin(state, pin_name(by), day, template_digest, catalog_digest(catalog))
    return with_header_comments(catalog, _with(unheld(catalog.header.comments), pin))


def unheld(comments: Iterable[str]) -> tuple[str, ...]:
    """Return the comments of a header without what says since when its approval is void."""
    return tuple(line for line in comments if not line.startswith(f"@{MarkKind.HELD} "))


def with_header_comments(catalog: Catalog, comments: tuple[str, ...]) -> Catalog:
    """Return a catalog with other comments above its header."""
    return replace(catalog, header=replace(catalog.header, comments=comments))


def catalog_digest(catalog: Catalog) -> str:
    """Return the digest of a catalog's language: a header's pin is for no other.

    The article's name is not in it, so that renaming an article voids nothing.
    """
    return digest_of(str(catalog.locale or ""))


def pin_name(by: str) -> str:
    """Return a reviser's name as pins hold it: blanks become hyphens.

    Raises CatalogError for an empty name and for one that is too long.
    """
    name = "-".join(by.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        reason = f'"{by}" cannot stand in a pin'
        raise CatalogError(reason, cure=f"Give a name of 1 to {LONGEST_NAME} letters, as --by.")
    return name


def _with(comments: Iterable[str], pin: Pin) -> tuple[str, ...]:
    kept = [line for line in comments if not any(old.by == pin.by for old in _read((line,)))]
    return (*kept, pin.line)


def _judged(pins: Iterable[Pin], source: str, target: str) -> Iterator[Judged]:
    for pin in pins:
        yield Judged(pin, pin.source != source, pin.target != target)


def _read(comments: Iterable[str]) -> list[Pin]:
    found = []
    for comment in comments:
        match = _PIN.fullmatch(comment) if comment.startswith("@review") else None
        if match is None:
            continue
        try:
            day = date.fromisoformat(match["day"])
        except ValueError:
            continue
        state = State[match["state"].upper()]
        found.append(Pin(state, match["by"], day, match["source"], match["target"]))
    return found
