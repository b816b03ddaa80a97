"""The second opinion on a file about to be written: polib must read the entries that are meant.

The only module that knows polib. What polib is known to read otherwise (the escape `\\a`, ten
plural forms, a line feed inside a comment) therefore never reaches a file. Blanks within comments
are not compared, for polib trims them.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import polib

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.formatting import format_references
from dragoman.catalogs.message import Message, Previous
from dragoman.errors import CatalogError


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


def prove(path: Path, catalog: Catalog, *, name: str) -> None:
    """Raise CatalogError unless polib reads what the catalog says; `name` is the file in errors."""
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
