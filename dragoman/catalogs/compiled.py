"""Compiled catalogs: what a PO file says, kept so that it is not parsed again while it is the same.

A compiled catalog is derived from the bytes of one file by one version of the engine, and names
both. Where they are others, or its own checksum shows that it is torn or damaged, the file is
parsed and compiled again. Pins and marks are in it, as the comments they are.
"""

import marshal
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import astuple, fields
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import read_bytes
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Message, Previous
from dragoman.catalogs.po.catalog_files import read_catalog
from dragoman.catalogs.po.oddities import Oddity
from dragoman.errors import CatalogError
from dragoman.locales import Locale

_NAMES = tuple(field.name for field in fields(Message))
_VALUES = attrgetter(*_NAMES)
_PREVIOUS = _NAMES.index("previous")
_Row = tuple[Any, ...]
"""The values of a message in the order of its fields."""
_ENGINE = repr((2, __version__, _NAMES, marshal.version, sys.implementation.cache_tag))
"""What a compiled catalog depends on apart from its source; the number is that of this layout."""
_CHECKSUM = 32
"""Bytes of SHA-256."""


def read_compiled(
    path: Path, kept: Path, *, domain: str, locale: Locale, name: str | None = None
) -> Catalog:
    """Return the catalog of a PO file as `read_catalog` does, faster where `kept` is of its bytes.

    Otherwise `kept` is written; where that is not possible, the next time is no faster. A catalog
    that is written back needs its entries, and so `read_catalog`.
    """
    with suppress(FileNotFoundError, CatalogError):  # reading the catalog tells why
        digest = sha256(read_bytes(path)).hexdigest()
        if found := _loaded(kept, digest, domain, locale, name or str(path)):
            return found
    catalog = read_catalog(path, domain=domain, locale=locale, name=name)
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_content(catalog))
    return catalog


def drop_compiled(folder: Path, *, except_for: Collection[Path]) -> None:
    """Remove the compiled catalogs below a folder that nobody has asked for."""
    for path in folder.rglob("*"):
        if path not in except_for and not path.is_dir():
            with suppress(OSError):
                path.unlink()


def _content(catalog: Catalog) -> bytes:
    header = (catalog.header.text, catalog.header.comments, catalog.header.flags)
    rows = [_row(message) for message in catalog.messages]
    oddities = [tuple(oddity) for oddity in catalog.oddities]
    said = (_ENGINE, catalog.digest, catalog.charset, oddities, catalog.closing, header, rows)
    content = marshal.dumps(said)
    return sha256(content).digest() + content


def _row(message: Message) -> _Row:
    """Return a message as plain values."""
    row: _Row = _VALUES(message)
    if message.previous:
        row = (*row[:_PREVIOUS], astuple(message.previous), *row[_PREVIOUS + 1 :])
    return row


def _message(row: _Row) -> Message:
    if row[_PREVIOUS]:
        row = (*row[:_PREVIOUS], Previous(*row[_PREVIOUS]), *row[_PREVIOUS + 1 :])
    return Message(*row)


def _loaded(kept: Path, digest: str, domain: str, locale: Locale, path: str) -> Catalog | None:
    """Return what was compiled of the bytes with a digest, or None."""
    try:
        content = kept.read_bytes()
    except OSError:
        return None
    if sha256(content[_CHECKSUM:]).digest() != content[:_CHECKSUM]:
        return None
    engine, source, *said = marshal.loads(content[_CHECKSUM:])
    if (engine, source) != (_ENGINE, digest):
        return None
    charset, oddities, closing, header, rows = said
    messages = tuple(_message(row) for row in rows)
    odd = tuple(Oddity(*oddity) for oddity in oddities)
    return Catalog(domain, locale, messages, Header(*header), path, digest, charset, odd, closing)
