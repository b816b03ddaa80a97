"""PO files: reading, and writing with proof.

Every text about to be written is first read back by polib, a reader that shares no line with
ours. Unless it finds the same entries, the file on disk stays as it was.
"""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import atomic_write
from dragoman.catalogs.formatting import format_catalog
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Key, Message, key_of
from dragoman.catalogs.parsing import parse_messages
from dragoman.catalogs.proof import prove
from dragoman.errors import CatalogError
from dragoman.locales import Locale

_HEADER_KEY = Key(None, "")
_CHARSET = re.compile(r"charset=([^\s;]+)", re.IGNORECASE)
_BYTE_CHARSET = re.compile(rb'^"Content-Type:[^"\n]*charset=([\w.:-]+)', re.I | re.M)


def read_catalog(
    path: Path, *, domain: str, locale: Locale | None, name: str | None = None
) -> Catalog:
    """Return the catalog of a PO file, or the template of a POT file where the locale is `None`.

    `name` is what errors call the file. Raises CatalogError, with the line where there is one,
    for a file that cannot be opened, is not UTF-8, is no PO, or has a message twice.
    """
    shown = name or str(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CatalogError(error.strerror or str(error), path=shown) from None
    catalog = parse_catalog(_decoded(content, shown), domain=domain, locale=locale, path=shown)
    return replace(catalog, digest=_digest(content))


def parse_catalog(text: str, *, domain: str, locale: Locale | None, path: str = "") -> Catalog:
    """Return the catalog a text says; `path` is what errors call it."""
    messages = parse_messages(text, path=path)
    header = next((m for m in messages if key_of(m) == _HEADER_KEY and not m.obsolete), None)
    if header is not None:
        _refuse_charset(header, text, path)
        messages = tuple(message for message in messages if message is not header)
    return Catalog(domain, locale, messages, _header_of(header), path)


def write_catalog(path: Path, catalog: Catalog, *, name: str | None = None) -> bool:
    """Write a catalog's file and say whether that was needed.

    A file that says the same messages already is left alone, to the byte. Raises CatalogError,
    and leaves the file alone, where it cannot be read, where it is no longer the one the catalog
    was read from, or where polib reads something else than is meant.
    """
    shown = name or str(path)
    if path.exists():
        present = read_catalog(path, domain=catalog.domain, locale=catalog.locale, name=shown)
        if _says_the_same(present, catalog):
            return False
        if catalog.digest and catalog.digest != present.digest:
            raise CatalogError(
                "the file was changed by somebody else meanwhile, and is left alone",
                path=shown,
                cure="Run the command again.",
            )
    try:
        atomic_write(
            path,
            format_catalog(catalog).encode(),
            prove=lambda temporary: prove(temporary, catalog, name=shown),
        )
    except OSError as error:
        raise CatalogError(error.strerror or str(error), path=shown) from None
    return True


def _says_the_same(present: Catalog, wanted: Catalog) -> bool:
    same_comments = present.header.comments == wanted.header.comments
    return same_comments and present.messages == (*wanted, *wanted.obsolete)


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


def _header_of(entry: Message | None) -> Header:
    return Header(entry.string, entry.comments, entry.flags) if entry else Header()


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
