r"""The proof of a file about to be written: two readers must find what is meant in what is new.

The first is polib, which shares no line with ours; the second is ours, or the next command could
not read the file. This is the only module that knows polib.

Only the new entries are proven, ours being read between the entries beside them. All others are the
very bytes of entries that were read from the file and understood: every entry begins with a comment
or a keyword that no other entry can go on with, so what stands around one cannot change what it
says, and a second opinion on it could only be wrong. polib is known to be: it reads otherwise, or
not at all, numeric escapes (`\303\251`), `\a`, two strings on a line, more than ten plural forms,
comments in obsolete entries (`#~ #, fuzzy`) and their previous texts. A file that holds such things
can be written all the same, but none of them gets into one (`\a`, eleven plural forms, a line feed
inside a comment). Blanks within comments are not compared with polib's, for polib trims them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import polib

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import holds
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Key, Message, Previous, key_of, ordered
from dragoman.catalogs.po.arrangement import Arrangement
from dragoman.catalogs.po.composing import Composed
from dragoman.catalogs.po.entries import Entries
from dragoman.catalogs.po.formatting import format_message, format_references, header_entry
from dragoman.catalogs.po.reading import read_entries
from dragoman.catalogs.soundness import unwritable
from dragoman.errors import CatalogError

_UNWRITABLE = re.compile(rb"\0|\xed[\xa0-\xbf].")
"""What no UTF-8 text file holds: NUL, at which gettext's tools stop, and halves of characters."""


_MOST_FORMS = 10
"""As many plural forms as polib knows: it reads one digit."""


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


def is_misread(message: Message) -> bool:
    """Say whether polib is known to read a message otherwise than it is written."""
    return bool(unwritable(message)) or not message.id or len(message.strings) > _MOST_FORMS


def refuse_unwritable(new: Composed, *, name: str) -> None:
    """Raise CatalogError, with the message, for what no PO file can hold, or tools read otherwise.

    A text of the latter kind is left as it stands in a file, but not written anew.
    """
    for place, message in new.new.items():
        if reason := unwritable(message):
            cure = "Write the message's text anew; then run the command again."
            reason = f"nothing was written: {reason}, the message {message.id!a}"
            raise CatalogError(reason, path=name, cure=cure)
        if found := _UNWRITABLE.search(new.pieces[place]):
            character = f"the character U+{ord(found[0].decode(errors='surrogatepass')):04X}"
            raise _doubt(name, f"no PO file can hold {character} of the message {message.id!r}")


def refuse_twins(catalog: Catalog, *, name: str) -> None:
    """Raise CatalogError for a catalog that has a message twice."""
    for message in _twins(catalog):
        raise _doubt(name, f"this message is there twice: {message.id!r}")


def _twins(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages whose key one before them has, too; those of a file were read without."""
    if isinstance(catalog.messages, Entries):
        return
    if isinstance(catalog.messages, Arrangement):
        yield from catalog.messages.twins()
        return
    seen: set[Key] = set()
    for message in catalog:
        if key_of(message) in seen:
            yield message
        seen.add(key_of(message))


def prove(path: Path, new: Composed, *, name: str) -> None:
    """Raise CatalogError unless polib and our own reader read what is meant in what is new.

    `path` has the whole content of the file, which errors call `name`.
    """
    _prove_by_polib(new.new, name)
    _prove_by_ours(new, name)
    if not holds(path, new.content):
        raise _doubt(name, "the disk gives back something else than was written")


def _prove_by_ours(new: Composed, name: str) -> None:
    """Let our reader find the new entries between those beside them."""
    near = sorted({place + step for place in new.new for step in (-1, 0, 1)} & _range(new.pieces))
    pieces = [new.pieces[place] for place in near]
    try:
        found = read_entries(b"".join(pieces) + new.closing, path=name, duplicates=True)
    except CatalogError as error:
        raise _doubt(name, f"the result could not be read again: {error.reason}") from error
    for place, number in enumerate(near[: len(found.texts)]):
        message = new.new.get(number)
        if message is not None and found.at(place) != _with_flags_as_read(message):
            raise _doubt(name, f"this message would be read otherwise: {message.id!r}")
    if list(found.texts) != pieces or found.closing != new.closing:
        raise _doubt(name, f"{len(found.texts)} entries would be read instead of {len(pieces)}")


def _with_flags_as_read(message: Message) -> Message:
    flags = ordered(message.flags)
    return message if flags == message.flags else replace(message, flags=flags)


def _range(pieces: list[bytes]) -> set[int]:
    return set(range(len(pieces)))


def _prove_by_polib(new: dict[int, Message], name: str) -> None:
    """Let polib read a file of the new entries alone, under the new header if there is one."""
    entries = list(new.values())
    header = next((entry for entry in entries if _is_header(entry)), header_entry(Header()))
    messages = [entry for entry in entries if not _is_header(entry)]
    file = _read_by_polib([header, *messages], name)
    if len(file) != len(messages):
        raise _doubt(name, f"polib reads {len(file)} messages instead of {len(messages)}")
    for message, entry in zip(messages, file, strict=True):
        if _facts(message) != _facts_of_polib(entry):
            raise _doubt(name, f"polib reads this message otherwise: {message.id!r}")
    if _squeezed([file.header]) != _squeezed(header.comments):
        raise _doubt(name, "polib reads the comments above the header otherwise")
    fields = {field: value.split("\n")[0] for field, value in file.metadata.items()}
    if fields != Header(header.string).fields:
        raise _doubt(name, "polib reads the header otherwise")


def _is_header(entry: Message) -> bool:
    return not entry.id and entry.context is None and not entry.obsolete


def _read_by_polib(entries: Iterable[Message], name: str) -> polib.POFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.po"
        path.write_bytes("\n".join(map(format_message, entries)).encode())
        try:
            return polib.pofile(str(path), encoding="utf-8")
        except (OSError, ValueError) as error:
            raise _doubt(name, "polib cannot read the result") from error


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
