"""PO files: reading, and writing with proof.

What is new in a text about to be written is first read back by polib, a reader that shares no line
with ours, and by ours. Unless both find what is meant, the file on disk stays as it was.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import atomic_write, read_bytes
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Message
from dragoman.catalogs.plurals import counts_rightly
from dragoman.catalogs.po.arrangement import Arrangement
from dragoman.catalogs.po.charsets import UTF_8, decoded, misnamed
from dragoman.catalogs.po.composing import Composed, composed
from dragoman.catalogs.po.entries import Entries
from dragoman.catalogs.po.lines import Mark, lines_of
from dragoman.catalogs.po.overwriting import put_proven, refuse_domains
from dragoman.catalogs.po.proof import refuse_twins
from dragoman.catalogs.po.reading import read_entries
from dragoman.catalogs.po.saving import await_save, refuse_unsaved
from dragoman.errors import CatalogError, ChangedError
from dragoman.locales import Locale


def read_catalog(
    path: Path,
    *,
    domain: str,
    locale: Locale | None,
    name: str | None = None,
    duplicates: bool = False,
) -> Catalog:
    """Return the catalog of a PO file, or the template of a POT file where the locale is `None`.

    `name` is what errors call the file. Raises CatalogError, with the line where there is one,
    for a file that cannot be opened, is no file or a huge one, is in no known encoding, is no PO,
    or has a message twice, unless `duplicates` allows that.
    """
    shown = name or str(path)
    try:
        content = read_bytes(path, name=shown)
    except FileNotFoundError as error:
        raise CatalogError(error.strerror or str(error), path=shown) from None
    return _catalog_of(content, domain, locale, shown, duplicates=duplicates)


def parse_catalog(
    text: str, *, domain: str, locale: Locale | None, path: str = "", duplicates: bool = False
) -> Catalog:
    """Return the catalog a text says; `path` is what errors call it.

    Raises CatalogError with the line for what is no PO, and for a message that stands twice, unless
    `duplicates` allows that.
    """
    content = text.removeprefix("\ufeff").encode()
    entries = read_entries(content, path=path, domain=domain, duplicates=duplicates)
    return _from_entries(entries, domain, locale, path)


def parse_messages(content: bytes) -> Sequence[Message]:
    """Return the messages that the bytes of a PO file say, twins and other domains' among them.

    Raises CatalogError for what is no PO.
    """
    return tuple(read_entries(decoded(content, path="").text, path="", duplicates=True))


def write_catalog(path: Path, catalog: Catalog, *, name: str | None = None) -> str | None:
    """Write a catalog's file and return the digest of its bytes; None where that was not needed.

    A file that says the same messages already, under the same comments, is left alone, to the byte,
    unless its Plural-Forms is not the locale's. Of one that says others, every entry that is wanted
    as it is keeps its bytes, and so do the comments below the last; see `composing`. Raises
    CatalogError, and leaves the file alone, where it cannot be read or written, where it has
    `domain` lines, or where polib or our own reader reads something else than is meant.

    Raises ChangedError where the file is not the one the catalog was read from, has been deleted,
    or is there at all if it was read from none; only templates, which hold nobody's work, replace
    any file. The file is looked at again right before the rename, so that a save while the new one
    is formatted, proven and brought to the disk is not lost either. A file that an editor has just
    emptied, or filled by half, is not taken for one that is meant so: see `saving`.
    """
    shown = name or str(path)
    seen = _content(path, shown)
    present = None if seen is None else _present(seen, catalog, shown)
    if present is not None and _says_the_same(present, catalog):
        return None
    refuse_domains(present, name=shown)
    if (catalog.digest or catalog.locale) and catalog.digest != (present.digest if present else ""):
        raise changed(shown)
    refuse_twins(catalog, name=shown)
    return put(path, composed(catalog, present), present, seen=seen, name=shown)


def put(
    path: Path, new: Composed, present: Catalog | None, *, seen: bytes | None, name: str
) -> str:
    """Put a composed file in the place of the one seen, which says what is present, once proven.

    Returns the digest of its bytes, whatever the file holds by now. Raises CatalogError, which
    calls the file `name`, or ChangedError, as `write_catalog` does.
    """
    if present is not None and present.locale:
        refuse_unsaved(present, name=name)
        await_save(path)

    def confirm() -> None:
        if _content(path, name) != seen:
            raise changed(name)

    put_proven(path, new, name=name, confirm=confirm)
    return sha256(new.content).hexdigest()


def rename_catalog(path: Path, new: Path, catalog: Catalog, *, name: str) -> None:
    """Give the file that a catalog was read from another name, under which there is none.

    At any moment it stands whole under one of them. A symbolic link may lead nowhere from another
    folder: its target stays, and is copied. Raises ChangedError, which calls the file `name`, where
    it is not the one that was read, or CatalogError or OSError for what the system refuses.
    """
    await_save(path)
    content = _content(path, name)
    if content is None or sha256(content).hexdigest() != catalog.digest or os.path.lexists(new):
        raise changed(name)
    new.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        atomic_write(new, content, name=name)
        path.unlink()
    else:
        path.rename(new)


def _content(path: Path, name: str) -> bytes | None:
    """Return the bytes of a file, None where there is none."""
    try:
        return read_bytes(path, name=name)
    except FileNotFoundError:
        return None


def changed(name: str) -> ChangedError:
    """Return the error for a file that somebody else saved meanwhile."""
    return ChangedError(
        "the file was changed by somebody else meanwhile, and is left alone",
        path=name,
        cure="Run the command again.",
    )


def _present(content: bytes, catalog: Catalog, name: str) -> Catalog:
    """Return what a file says, without reading it again if it is the one a catalog is from."""
    digest = sha256(content).hexdigest()
    if catalog.entries is None or digest != catalog.digest:
        return _catalog_of(content, catalog.domain, catalog.locale, name)
    read = _from_entries(catalog.entries, catalog.domain, catalog.locale, name)
    return replace(read, digest=digest, charset=catalog.charset, oddities=catalog.oddities)


def _catalog_of(
    content: bytes, domain: str, locale: Locale | None, name: str, *, duplicates: bool = False
) -> Catalog:
    text, charset, saved = decoded(content, path=name)
    entries = read_entries(text, path=name, domain=domain, duplicates=duplicates)
    read = _from_entries(entries, domain, locale, name)
    oddities = (*saved, *read.oddities)
    if charset == UTF_8 and (other := misnamed(entries.header, text)):
        charset, oddities = other[0], (*oddities, other[1])
    digest = sha256(content).hexdigest()
    return replace(read, digest=digest, charset=charset, oddities=oddities)


def _from_entries(entries: Entries, domain: str, locale: Locale | None, path: str) -> Catalog:
    closing = _comments(entries.closing)
    header = _header_of(entries.header)
    if not entries.texts:  # then nothing is above them that they could be below
        header, closing = replace(header, comments=closing), ()
    return Catalog(
        *(domain, locale, entries, header, path),
        closing=closing,
        oddities=entries.oddities,
        entries=entries,
    )


def _comments(closing: bytes) -> tuple[str, ...]:
    if not closing:
        return ()
    lines = lines_of(closing.decode())
    return tuple(line.rest for line in lines if line.mark in (Mark.COMMENT, Mark.OBSOLETE))


def _says_the_same(present: Catalog, wanted: Catalog) -> bool:
    """Say whether a file need not be written, with its obsolete messages where they are or last."""
    if (present.header.comments, present.closing) != (wanted.header.comments, wanted.closing):
        return False
    same = wanted.messages == present.messages
    if not same and not isinstance(wanted.messages, Entries | Arrangement):  # these are in order
        same = present.messages == (*wanted, *wanted.obsolete)
    return same and (counts_rightly(present) or not counts_rightly(wanted))


def _header_of(entry: Message | None) -> Header:
    return Header() if entry is None else Header(entry.string, entry.comments, entry.flags)
