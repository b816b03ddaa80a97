"""Tidy catalogs: constant headers, unwrapped texts, UTF-8 and line feeds, and all else as it was.

Tools wrap texts, each in its own way, and sign the header; both are noise where people compare
versions. A tidy entry is one whose texts stand as `msgcat --no-wrap` writes them. What stands above
the texts (comments, references, flags), the order of the entries and the blank lines between them
stay as they are.
"""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import read_bytes
from dragoman.catalogs.header import Header, header_for
from dragoman.catalogs.message import Message
from dragoman.catalogs.plurals import counts_rightly
from dragoman.catalogs.po.catalog_files import changed, parse_catalog, put, read_catalog
from dragoman.catalogs.po.composing import Composed
from dragoman.catalogs.po.formatting import format_message, header_entry
from dragoman.catalogs.po.overwriting import has_domains
from dragoman.catalogs.po.proof import is_misread
from dragoman.errors import CatalogError
from dragoman.locales import Locale

_HEAD = re.compile(rb"(\n*)((?:#(?![~|]).*\n)*)(?=#\||#~\| |#~ m|m)")
_FLAGS = re.compile(rb"^#,.*\n", re.MULTILINE)
_PLURALS = "Plural-Forms"


class Tidied(NamedTuple):
    """What became of a catalog's file."""

    changed: bool
    """It was not tidy."""
    catalog: Catalog
    """What it says now."""


def tidy_catalog(
    path: Path, *, domain: str, locale: Locale | None, name: str | None = None, check: bool = False
) -> Tidied:
    """Tidy a catalog's file if that is needed; with `check` change nothing.

    One with `domain` lines or without entries stays as it is. Raises CatalogError where it cannot
    be read or written, and ChangedError where somebody saves it meanwhile.
    """
    shown = name or str(path)
    catalog = read_catalog(path, domain=domain, locale=locale, name=shown)
    tidy = tidied(catalog)
    if _stays(catalog) or sha256(tidy.content).hexdigest() == catalog.digest:
        return Tidied(False, catalog)
    again = parse_catalog(tidy.content.decode(), domain=domain, locale=locale, path=shown)
    if (again.messages, again.closing) != (catalog.messages, catalog.closing):
        raise CatalogError("nothing was written: the result would be read otherwise", path=shown)
    if not check:
        seen = read_bytes(path, name=shown)
        if sha256(seen).hexdigest() != catalog.digest:
            raise changed(shown)
        put(path, tidy, catalog, seen=seen, name=shown)
    return Tidied(True, catalog if check else again)


def tidied(catalog: Catalog) -> Composed:
    """Return the tidy form of the file that a catalog was read from.

    A Plural-Forms that is not the locale's stays as long as there are messages with plural forms in
    its order; `update` puts these into the locale's. A file without entries stays as it is, and so
    do entries that could not be proven.
    """
    entries = catalog.entries
    if entries is None:
        return Composed([], {}, b"")
    if _stays(catalog):
        return Composed(list(entries.texts), {}, entries.closing)
    pieces: list[bytes] = []
    new: dict[int, Message] = {}
    header = header_entry(_header(catalog))
    if entries.header_place is None:
        pieces.append(format_message(header).encode())
        new[0] = header
    for place, text in enumerate(entries.texts):
        message = header if place == entries.header_place else entries.at(place)
        before = _ended(text.replace(b"\r\n", b"\n"))
        known = text and place != entries.header_place and is_misread(message)
        piece = before if known else _tidy(before, message)
        if piece != before:
            new[len(pieces)] = message
        if pieces and not piece.startswith(b"\n") and not (place and text):
            piece = b"\n" + piece
        pieces.append(piece)
    return Composed(pieces, new, _ended(entries.closing.replace(b"\r\n", b"\n")))


def _stays(catalog: Catalog) -> bool:
    return has_domains(catalog) or (not catalog.messages and not catalog.header.text)


def _header(catalog: Catalog) -> Header:
    header = replace(header_for(catalog.locale), comments=catalog.header.comments)
    theirs = catalog.header.fields.get(_PLURALS)
    if theirs is None or counts_rightly(catalog) or not any(m.plural_id for m in catalog.messages):
        return header
    lines = header.text.splitlines()
    kept = [f"{_PLURALS}: {theirs}" if line.startswith(_PLURALS) else line for line in lines]
    return replace(header, text="".join(f"{line}\n" for line in kept))


def _tidy(text: bytes, message: Message) -> bytes:
    """Return an entry with its texts as they are written now, and its remarks as they were."""
    head = _HEAD.match(text)
    if head is None:
        return b"\n" * text.startswith(b"\n") + format_message(message).encode()
    bare = replace(message, comments=(), extracted=(), references=(), flags=())
    remarks = head[2] if message.id or message.context is not None else _FLAGS.sub(b"", head[2])
    return head[1] + remarks + format_message(bare).encode()


def _ended(text: bytes) -> bytes:
    return text + b"\n" if text and not text.endswith(b"\n") else text
