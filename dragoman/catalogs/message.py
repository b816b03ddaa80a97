"""One message of a catalog: a source text, its translation and what gettext knows about it.

The words are gettext's own (manual, chapter "The Format of PO Files"): an entry has a `msgctxt`,
a `msgid`, perhaps a `msgid_plural`, and one `msgstr` or one for each plural form.
"""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import NamedTuple

from dragoman.values import dataclass

FUZZY = "fuzzy"
"""The flag of a translation nobody has confirmed since its source changed."""


class Key(NamedTuple):
    """What a message is looked up by: gettext's `msgctxt` and `msgid`."""

    context: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Previous:
    """The source text a fuzzy translation was made for, which a PO file keeps after `#|`."""

    id: str
    context: str | None = None
    plural_id: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalog or template."""

    id: str
    strings: tuple[str, ...] = ("",)
    """The translation: one text, or one for each plural form of the catalog's language."""
    context: str | None = None
    plural_id: str | None = None
    comments: tuple[str, ...] = ()
    """The translators' own comments, one a line (`# `)."""
    extracted: tuple[str, ...] = ()
    """What the source says about the message, one a line (`#.`)."""
    references: tuple[str, ...] = ()
    """The files it stands in (`#:`), as they are written: `path` or `path:line`."""
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    obsolete: bool = False
    """It has left the source; the translation is kept in case it comes back (`#~`)."""
    line: int = field(default=0, compare=False)
    """Where its `msgid` stands in the file it was read from; 0 if it was not."""

    @property
    def key(self) -> Key:
        """What the message is looked up by."""
        return key_of(self)

    @property
    def string(self) -> str:
        """The translation, for plural messages its first form."""
        return self.strings[0] if self.strings else ""

    @property
    def fuzzy(self) -> bool:
        """The translation awaits a person's word."""
        return FUZZY in self.flags

    @property
    def translated(self) -> bool:
        """Every form is there, confirmed, and belongs to a message of the source."""
        return not self.obsolete and not self.fuzzy and bool(self.strings) and all(self.strings)


def key_of(message: Message) -> Key:
    """Return the identity of a message: no two of one catalog may share it."""
    return Key(message.context, message.id)


def compiled_key(message: Message) -> Key:
    """Return the identity of a message to gettext's tools, for which a text ends at NUL."""
    context, text = key_of(message)
    return Key(None if context is None else context.partition("\0")[0], text.partition("\0")[0])


def mo_key(message: Message) -> str:
    """Return what a message is looked up by in a .mo file.

    That is the context and U+0004, if there is one, the text, and for plurals NUL and the plural
    text (gettext manual, "The Format of GNU MO Files").
    """
    context = "" if message.context is None else f"{message.context}\x04"
    plural = "" if message.plural_id is None else f"\0{message.plural_id}"
    return f"{context}{message.id}{plural}"


def marked_fuzzy(message: Message) -> Message:
    """Return the message with the flag `fuzzy`."""
    return replace(message, flags=ordered((FUZZY, *message.flags)))


def ordered(flags: Iterable[str]) -> tuple[str, ...]:
    """Return flags as gettext writes them: each once, and `fuzzy` first."""
    kept = dict.fromkeys(flags)
    return tuple(sorted(kept, key=lambda flag: flag != FUZZY) if len(kept) > 1 else kept)
