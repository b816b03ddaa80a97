"""What Dragoman notes on a message for itself: translators' comments that begin with `@`.

Flags of our own would not last: gettext's tools drop those they do not know. A translators' comment
survives msgcat, msgmerge, Babel, polib, translate-toolkit and a way through XLIFF.

    # @changed 24 hours -> 48 hours 9b2f40c1d3aa
    # @held 2026-11-23 9b2f40c1d3aa
    # @carried 2026-11-23 9b2f40c1d3aa
    # @copied articles/dosage 2026-11-23 9b2f40c1d3aa

Each ends with the digest of the translation it is about, so it is void by itself as soon as that
translation changes, by whatever road. No line is longer than `WIDTH`: some tools wrap longer ones.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from dragoman.catalogs.message import Message, mo_key

WIDTH = 78
"""Columns of a comment with its `# `: polib and Babel re-flow what is longer."""
_VERSION = b"\x01"
"""Begins what is digested, so that another way of making digests voids every mark of this one."""
_DIGITS = 12
_UNSEEN = re.compile("[\\s\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]+")
_MORE = "..."


class MarkKind(StrEnum):
    """What a mark says of the translation under it."""

    CHANGED = "changed"
    """The numbers, units or negation of the source changed after it was made."""
    HELD = "held"
    """The source was reworded after it was made; it is published for some days more."""
    CARRIED = "carried"
    """The source was edited without a change of words, and it was kept as it was."""
    COPIED = "copied"
    """It was taken from the same text in another article."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One note on a translation."""

    kind: MarkKind
    target: str
    """The digest of the translation."""
    day: date | None = None
    """When it was made; only `changed` has none."""
    said: str = ""
    """The words that changed, or the domain that a copy is from."""

    @property
    def line(self) -> str:
        """The comment, without `# ` before it."""
        day = self.day.isoformat() if self.day else ""
        room = WIDTH - len("# ") - sum(len(f" {part}") for part in (day, self.target) if part)
        head = f"@{self.kind} {self.said}".rstrip()
        head = head if len(head) <= room else head[: room - len(_MORE)].rstrip() + _MORE
        return " ".join(part for part in (head, day, self.target) if part)


_DIGEST = rf"(?P<target>[0-9a-f]{{{_DIGITS}}})"
_MARK = re.compile(
    rf"@(?P<kind>{'|'.join(MarkKind)})"
    rf"(?: (?P<said>\S.*?))??(?: (?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))? {_DIGEST}\s*"
)


def source_digest(message: Message) -> str:
    """Return 12 hexadecimal digits for what a message is looked up by, as it stands in a .mo file.

    SHA-256 (see `mo_key` for the text); nothing is normalised before.
    """
    return digest_of(mo_key(message))


def translation_digest(strings: Sequence[str]) -> str:
    """Return 12 hexadecimal digits for a translation: its texts, joined by NUL, by SHA-256."""
    return digest_of("\0".join(strings))


def mark_digest(kind: MarkKind, strings: Sequence[str]) -> str:
    """Return the digest by which a mark of a kind knows a translation.

    A change of meaning is not answered by a blank more or less, or by a character nobody sees: the
    mark of one leaves them out. Other marks are void at the slightest change.
    """
    if kind is MarkKind.CHANGED:
        return translation_digest([_UNSEEN.sub("", string) for string in strings])
    return translation_digest(strings)


def digest_of(text: str) -> str:
    """Return the 12 hexadecimal digits by which marks and pins know a text."""
    return sha256(_VERSION + text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def marks_of(message: Message) -> Iterator[Mark]:
    """Yield the marks that stand: those about the translation as it is."""
    if any(comment.startswith("@") for comment in message.comments):
        marks = filter(None, map(_read, message.comments))
        yield from (mark for mark in marks if _stands(mark, message))


def mark_of(message: Message, kind: MarkKind) -> Mark | None:
    """Return the first mark of a kind that stands."""
    return next((mark for mark in marks_of(message) if mark.kind is kind), None)


def marked(message: Message, kind: MarkKind, *, day: date | None = None, said: str = "") -> Message:
    """Return a message with a mark about its translation, in the place of one of its kind."""
    line = Mark(kind, mark_digest(kind, message.strings), day, " ".join(said.split())).line
    if line in message.comments:
        return message
    places = (p for p, old in enumerate(message.comments) if _is_of(_read(old), (kind,)))
    place = next(places, len(message.comments))
    before = message.comments[:place]
    after = (old for old in message.comments[place:] if not _is_of(_read(old), (kind,)))
    return replace(message, comments=(*before, line, *after))


def unmarked(message: Message, kinds: Collection[MarkKind] = tuple(MarkKind)) -> Message:
    """Return a message without its marks of some kinds, whether they stand or not."""
    kept = tuple(line for line in message.comments if not _is_of(_read(line), kinds))
    return replace(message, comments=kept) if len(kept) < len(message.comments) else message


def remarked(message: Message, old: Message) -> Message:
    """Return a message whose marks stand as they did for the translation of an old one.

    For a translation that is only put in another form, such as with its references renumbered.
    """
    lines = {
        mark.line: replace(mark, target=mark_digest(mark.kind, message.strings)).line
        for mark in marks_of(old)
    }
    comments = tuple(lines.get(line, line) for line in message.comments)
    return replace(message, comments=comments) if comments != message.comments else message


def without_void_marks(message: Message) -> Message:
    """Return a message without the marks about a translation that it does not have any more."""
    if not any(comment.startswith("@") for comment in message.comments):
        return message
    kept = tuple(
        line for line in message.comments if not (mark := _read(line)) or _stands(mark, message)
    )
    return replace(message, comments=kept) if len(kept) < len(message.comments) else message


def marks_about(comments: Iterable[str], target: str) -> Iterator[Mark]:
    """Yield the marks among comments that are about the translation with a digest."""
    for comment in comments:
        mark = _read(comment) if comment.startswith("@") else None
        if mark and mark.target == target:
            yield mark


def _stands(mark: Mark, message: Message) -> bool:
    return mark.target == mark_digest(mark.kind, message.strings)


def _is_of(mark: Mark | None, kinds: Collection[MarkKind]) -> bool:
    return mark is not None and mark.kind in kinds


def _read(comment: str) -> Mark | None:
    match = _MARK.fullmatch(comment)
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["day"]) if match["day"] else None
    except ValueError:
        return None
    kind = MarkKind(match["kind"])
    if (day is None) is not (kind is MarkKind.CHANGED):
        return None
    return Mark(kind, match["target"], day, match["said"] or "")
