"""PO files: reading, and writing with proof.

Every text about to be written is first read back by polib, a reader that shares no line with
ours, and by ours. Unless both find the same entries, the file on disk stays as it was.
"""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import atomic_write, read_bytes
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Key, Message, key_of
from dragoman.catalogs.parsing import parse_entries
from dragoman.catalogs.plurals import counts_rightly
from dragoman.catalogs.proof import encoded, prove
from dragoman.catalogs.saving import await_save, refuse_unsaved
from dragoman.errors import CatalogError, ChangedError
from dragoman.locales import Locale

_HEADER_KEY = Key(None, "")
_CHARSET = re.compile(r"charset=([^\s;]+)", re.IGNORECASE)
_BYTE_CHARSET = re.compile(rb'^"Content-Type:[^"\n]*charset=([\w.:-]+)', re.I | re.M)


def read_catalog(
    path: Path, *, domain: str, locale: Locale | None, name: str | None = None
) -> Catalog:
    """Return the catalog of a PO file, or the template of a POT file where the locale is `None`.

    `name` is what errors call the file. Raises CatalogError, with the line where there is one,
    for a file that cannot be opened, is no file or a huge one, is not UTF-8, is no PO, or has a
    message twice.
    """
    shown = name or str(path)
    try:
        content = read_bytes(path, name=shown)
    except FileNotFoundError as error:
        raise CatalogError(error.strerror or str(error), path=shown) from None
    return _catalog_of(content, domain, locale, shown)


def parse_catalog(text: str, *, domain: str, locale: Locale | None, path: str = "") -> Catalog:
    """Return the catalog a text says; `path` is what errors call it.

    Comments below the last entry are the header's: there they stay, whatever messages come and go.
    """
    messages, closing = parse_entries(text, path=path)
    header = next((m for m in messages if key_of(m) == _HEADER_KEY and not m.obsolete), None)
    if header is not None:
        _refuse_charset(header, text, path)
        messages = tuple(message for message in messages if message is not header)
    return Catalog(domain, locale, messages, _header_of(header, closing), path)


def write_catalog(path: Path, catalog: Catalog, *, name: str | None = None) -> bool:
    """Write a catalog's file and say whether that was needed.

    A file that says the same messages already, under the same comments, is left alone, to the byte,
    unless its Plural-Forms is not the locale's. What is written ends its lines with a line feed,
    whatever the file did. Raises CatalogError, and leaves the file alone, where it cannot be read
    or written, or where polib or our own reader reads something else than is meant.

    Raises ChangedError where the file is not the one the catalog was read from, or is there at all
    if it was read from none; only templates, which hold nobody's work, replace any file. The file
    is looked at again right before the rename, so that a save while the new one is formatted,
    proven and brought to the disk is not lost either. A file that an editor has just emptied, or
    filled by half, is not taken for one that is meant so: see `saving`.
    """
    shown = name or str(path)
    seen = _content(path, shown)
    if seen is not None:
        present = _catalog_of(seen, catalog.domain, catalog.locale, shown)
        if _says_the_same(present, catalog):
            return False
        if (catalog.digest or catalog.locale) and catalog.digest != present.digest:
            raise _changed(shown)
        if catalog.locale:
            refuse_unsaved(present, name=shown)
            await_save(path)

    def confirm() -> None:
        if _content(path, shown) != seen:
            raise _changed(shown)

    atomic_write(
        path,
        encoded(catalog, name=shown),
        prove=lambda temporary: prove(temporary, catalog, name=shown),
        confirm=confirm,
        name=shown,
    )
    return True


def _content(path: Path, name: str) -> bytes | None:
    """Return the bytes of a file, None where there is none."""
    try:
        return read_bytes(path, name=name)
    except FileNotFoundError:
        return None


def _changed(name: str) -> ChangedError:
    return ChangedError(
        "the file was changed by somebody else meanwhile, and is left alone",
        path=name,
        cure="Run the command again.",
    )


def _catalog_of(content: bytes, domain: str, locale: Locale | None, name: str) -> Catalog:
    catalog = parse_catalog(_decoded(content, name), domain=domain, locale=locale, path=name)
    return replace(catalog, digest=sha256(content).hexdigest())


def _says_the_same(present: Catalog, wanted: Catalog) -> bool:
    same_comments = present.header.comments == wanted.header.comments
    same_messages = present.messages == (*wanted, *wanted.obsolete)
    repairs = counts_rightly(wanted) and not counts_rightly(present)
    return same_comments and same_messages and not repairs


def _decoded(content: bytes, path: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(content, path, error.start) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise CatalogError("the file holds the character NUL", path=path, line=line)
    return text


def _not_utf_8(content: bytes, path: str, position: int) -> CatalogError:
    said = _BYTE_CHARSET.search(content)
    charset = said[1].decode().upper() if said else "UTF-8"
    if charset in ("UTF-8", "UTF8", "CHARSET"):
        reason = "the file is not UTF-8"
        cure = "Open it with the encoding it was saved in, and save it as UTF-8."
    else:
        reason = f"the file is not UTF-8; its header says {charset}"
        cure = f"To convert it, run:\n\n    msgconv --to-code=UTF-8 {path} -o {path}"
    line = content.count(b"\n", 0, position) + 1
    return CatalogError(reason, path=path, line=line, cure=cure)


def _refuse_charset(header: Message, text: str, path: str) -> None:
    """Refuse a file that is UTF-8 and says it is not, for other tools will misread it."""
    charset = _CHARSET.search(header.string)
    if charset is None or text.isascii() or charset[1].lower() in ("utf-8", "utf8"):
        return
    raise CatalogError(
        f"the header says the file is {charset[1]}, but it is UTF-8",
        path=path,
        line=header.line,
        cure="Write charset=UTF-8 into its line Content-Type.",
    )


def _header_of(entry: Message | None, closing: tuple[str, ...]) -> Header:
    if entry is None:
        return Header(comments=closing)
    return Header(entry.string, entry.comments + closing, entry.flags)
