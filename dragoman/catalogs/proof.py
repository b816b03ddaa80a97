"""The proof of a file about to be written: two readers must find the entries that are meant.

The first is polib, which shares no line with ours; the second is ours, or the next command could
not read the file. This is the only module that knows polib. What polib is known to read otherwise
(the escape `\\a`, ten plural forms, a line feed inside a comment) therefore never reaches a file.
Blanks within comments are not compared with polib's, for polib trims them.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import polib

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.formatting import (
    entries_of,
    format_catalog,
    format_message,
    format_references,
)
from dragoman.catalogs.message import Message, Previous, ordered
from dragoman.catalogs.parsing import parse_entries
from dragoman.errors import CatalogError

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""What no UTF-8 text file holds: NUL, at which gettext's tools stop, and halves of characters."""


class _Facts(NamedTuple):
    """What both readers must agree about."""

    context: str | None
    id: str
    plural_id: str | None
    strings: tuple[str, ...]
    comments: str
    extracted: str
    references: str
    flags: frozenset[str]
    previous: Previous | None
    obsolete: bool


def encoded(catalog: Catalog, *, name: str) -> bytes:
    """Return the bytes of a catalog's file, which errors call `name`.

    Raises CatalogError, with the message, for a character that no PO file can hold.
    """
    text = format_catalog(catalog)
    if not _UNWRITABLE.search(text):
        return text.encode()
    for message in entries_of(catalog):
        if found := _UNWRITABLE.search(format_message(message)):
            character = f"the character U+{ord(found[0]):04X}"
            raise _doubt(name, f"no PO file can hold {character} of the message {message.id!r}")
    raise AssertionError("a character between the messages")


def prove(path: Path, catalog: Catalog, *, name: str) -> None:
    """Raise CatalogError unless polib and our own reader read what the catalog says.

    `name` is what errors call the file.
    """
    _prove_by_polib(path, catalog, name)
    _prove_by_ours(path, catalog, name)


def _prove_by_ours(path: Path, catalog: Catalog, name: str) -> None:
    try:
        found, closing = parse_entries(path.read_bytes().decode(), path=name)
    except CatalogError as error:
        raise _doubt(name, f"the result could not be read again: {error.reason}") from error
    wanted = [replace(entry, flags=ordered(entry.flags)) for entry in entries_of(catalog)]
    for message, entry in zip(wanted, found, strict=False):
        if message != entry:
            raise _doubt(name, f"this message would be read otherwise: {message.id!r}")
    if len(wanted) != len(found) or closing:
        raise _doubt(name, f"{len(found)} entries would be read instead of {len(wanted)}")


def _prove_by_polib(path: Path, catalog: Catalog, name: str) -> None:
    try:
        file = polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _doubt(name, "polib cannot read the result") from error
    messages = (*catalog, *catalog.obsolete)
    if len(file) != len(messages):
        raise _doubt(name, f"polib reads {len(file)} messages instead of {len(messages)}")
    for message, entry in zip(messages, file, strict=True):
        if _facts(message) != _facts_of_polib(entry):
            raise _doubt(name, f"polib reads this message otherwise: {message.id!r}")
    if _squeezed([file.header]) != _squeezed(catalog.header.comments):
        raise _doubt(name, "polib reads the comments above the header otherwise")
    fields = {field: value.split("\n")[0] for field, value in file.metadata.items()}
    if fields != catalog.header.fields:
        raise _doubt(name, "polib reads the header otherwise")


def _facts(message: Message) -> _Facts:
    return _Facts(
        message.context,
        message.id,
        message.plural_id,
        message.strings,
        _squeezed(message.comments),
        _squeezed(message.extracted),
        " ".join(format_references(message.references)),
        frozenset(message.flags),
        None if message.obsolete else message.previous,  # polib does not read `#~|`
        message.obsolete,
    )


def _facts_of_polib(entry: polib.POEntry) -> _Facts:
    forms = entry.msgstr_plural
    previous = entry.previous_msgid
    return _Facts(
        entry.msgctxt,
        entry.msgid,
        entry.msgid_plural or (None if not forms else ""),
        tuple(forms[index] for index in sorted(forms)) if forms else (entry.msgstr,),
        _squeezed([entry.tcomment]),
        _squeezed([entry.comment]),
        " ".join(f"{name}:{line}" if line else name for name, line in entry.occurrences),
        frozenset(entry.flags),
        None
        if previous is None
        else Previous(previous, entry.previous_msgctxt, entry.previous_msgid_plural),
        bool(entry.obsolete),
    )


def _squeezed(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def _doubt(name: str, reason: str) -> CatalogError:
    return CatalogError(f"nothing was written: {reason}", path=name)
