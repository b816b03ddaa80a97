"""Reading PO files fast: what is regular by one pattern, the rest by the careful reader.

The pattern runs over the whole file in one call and gives each entry's text and the strings of its
key. Only if every byte of the file belongs to a regular entry, or to the comments at its end, is
that the reading; otherwise `parsing` reads the file line by line, and words every error. Both
readings are the same.
"""

import re
from collections.abc import Sequence
from functools import partial
from io import BytesIO
from itertools import pairwise

from dragoman.catalogs.message import Key, Message, Previous, key_of
from dragoman.catalogs.po.entries import Entries, raw_key
from dragoman.catalogs.po.escapes import unescape
from dragoman.catalogs.po.formatting import format_closing
from dragoman.catalogs.po.parsing import Found, parse_entries
from dragoman.catalogs.po.patterns import Form, form_of
from dragoman.catalogs.po.remarks import remarks_of
from dragoman.errors import CatalogError

_OBSOLETE = re.compile(r"^#~(?: |(?=\|))", re.MULTILINE)
_PREVIOUS = re.compile(r"^\|", re.MULTILINE)
_FORM = re.compile(r"^msgstr\[\d\] ", re.MULTILINE)


def read_entries(content: bytes, *, path: str, duplicates: bool = False) -> Entries:
    """Return the entries of a PO file in UTF-8 without a byte order mark.

    Raises CatalogError with the line for what is no PO, and for a message that stands twice unless
    `duplicates` allows it. An obsolete message may share its key with another: some editors leave
    such twins.
    """
    entries = regular_entries(content)
    return entries if entries is not None else careful_entries(content, path, duplicates=duplicates)


def regular_entries(content: bytes) -> Entries | None:
    """Return the entries of a file that is regular throughout and has no message twice."""
    eol = _eol(content)
    if eol is None:
        return None
    form, added = form_of(eol), b"" if content.endswith(b"\n") or not content else eol
    found = form.entries.findall(content + added)
    closing = b""
    if found and not found[-1][0]:
        closing = found.pop()[3]
        if not closing:
            return None
    keys = _keys(found, form.glue.encode())
    places = {key: place for place, key in enumerate(keys) if key is not None}
    if len(places) < len(keys) - keys.count(None):
        return None
    texts = [entry[0] for entry in found]
    if added and closing:
        closing = closing.removesuffix(added)
    elif added:
        texts[-1] = texts[-1].removesuffix(added)
    return Entries(texts, places, partial(_decoded, form), [None] * len(texts), closing, eol)


def careful_entries(content: bytes, path: str, *, duplicates: bool) -> Entries:
    """Return the entries of a file as `parsing` reads them; see `read_entries`."""
    found, behind = parse_entries(content.decode(), path=path)
    if not duplicates:
        _refuse_duplicates(found, path)
    places: dict[bytes, int] = {}
    for place, (message, _, _) in enumerate(found):
        if not message.obsolete:
            context = None if message.context is None else message.context.encode()
            places.setdefault(raw_key(context, message.id.encode()), place)
    lines = BytesIO(content).readlines()
    eol = b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n"
    closing = b"".join(lines[found[-1].last if found else 0 :])
    texts = _texts(lines, found)
    if behind:
        texts[-1] = b""
        closing = b"\n" + format_closing(behind).encode()
    messages: list[Message | None] = [entry.message for entry in found]
    return Entries(texts, places, _undecoded, messages, closing, eol)


def _keys(found: Sequence[tuple[bytes, bytes, bytes, bytes]], glue: bytes) -> list[bytes | None]:
    """Return the keys of entries; None for obsolete ones, whose strings are not taken apart."""
    return [
        _key(context, text, glue)
        if context or b"\\" in text
        else text[1:-1].replace(glue, b"")
        if text
        else None
        for _, context, text, _ in found
    ]


def _key(context: bytes, text: bytes, glue: bytes) -> bytes:
    return raw_key(_raw_text(context, glue) if context else None, _raw_text(text, glue))


def _raw_text(strings: bytes, glue: bytes) -> bytes:
    text = strings[1:-1].replace(glue, b"")
    return unescape(text.decode()).encode() if b"\\" in text else text


def _texts(lines: list[bytes], found: Sequence[Found]) -> list[bytes]:
    """Return the lines of each entry; of those that share a line with another, nothing."""
    ends = [0, *(entry.last for entry in found)]
    texts = [b"".join(lines[start:end]) for start, end in pairwise(ends)]
    for place, entry in enumerate(found):
        if entry.first <= ends[place]:
            texts[place - 1] = texts[place] = b""
    return texts


def _decoded(form: Form, content: bytes, line: int) -> Message:
    """Return the message of a regular entry that begins on a line."""
    text = content.decode()
    text = text if text.endswith("\n") else f"{text}\n"
    parts = form.parts.match(text)
    obsolete = parts is None
    if parts is None:
        text = _PREVIOUS.sub("#|", _OBSOLETE.sub("", text))
        parts = form.parts.match(text)
        assert parts, "the two patterns of one form disagree"
    comments, extracted, references, flags = remarks_of(parts["remarks"])
    read = partial(_text, parts, glue=form.glue)
    return Message(
        read("id") or "",
        _strings(parts, form.glue),
        read("context"),
        read("plural"),
        comments,
        extracted,
        references,
        flags,
        _previous(parts, form.glue),
        obsolete,
        line + text.count("\n", 0, parts.start("start")),
    )


def _previous(parts: re.Match[str], glue: str) -> Previous | None:
    if parts["was_id"] is None:
        return None
    read = partial(_text, parts, glue=glue.replace('\n"', '\n#| "'))
    return Previous(read("was_id") or "", read("was_context"), read("was_plural"))


def _strings(parts: re.Match[str], glue: str) -> tuple[str, ...]:
    if parts["forms"] is None:
        return (_text(parts, "string", glue) or "",)
    forms = _FORM.split(parts["forms"])[1:]
    return tuple(_unquoted(form.rstrip("\r\n"), glue) for form in forms)


def _text(parts: re.Match[str], name: str, glue: str) -> str | None:
    strings = parts[name]
    return None if strings is None else _unquoted(strings, glue)


def _unquoted(strings: str, glue: str) -> str:
    return unescape(strings[1:-1].replace(glue, ""))


def _eol(content: bytes) -> bytes | None:
    """Return how the lines of a file end; None where they do not end alike."""
    if b"\r" not in content:
        return b"\n"
    ends = content.count(b"\r\n")
    return b"\r\n" if ends == content.count(b"\r") == content.count(b"\n") else None


def _undecoded(content: bytes, line: int) -> Message:
    raise AssertionError("the careful reader leaves nothing to be decoded")


def _refuse_duplicates(found: Sequence[Found], path: str) -> None:
    seen: dict[Key, Message] = {}
    for message, _, _ in found:
        first = message if message.obsolete else seen.setdefault(key_of(message), message)
        if first is not message:
            raise CatalogError(
                f"the message stands twice in the file, first on line {first.line}",
                path=path,
                line=message.line,
                cure=f"To join the two, run:\n\n    dragoman merge-catalogs {path}",
            )
