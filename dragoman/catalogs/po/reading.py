"""Reading PO files fast: what is regular by one pattern, the rest by the careful reader.

The pattern runs over the whole file in one call and gives each entry's text and the strings of its
key. Only if every byte of the file belongs to a regular entry, or to the comments at its end, is
that the reading; otherwise `parsing` reads the file line by line, and words every error. Both
readings are the same.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from io import BytesIO
from itertools import pairwise

from dragoman.catalogs.message import Key, Message, Previous, compiled_key
from dragoman.catalogs.po.domains import cure_of_twins
from dragoman.catalogs.po.entries import Entries, key_bytes, raw_key
from dragoman.catalogs.po.escapes import unescape
from dragoman.catalogs.po.formatting import format_closing
from dragoman.catalogs.po.parsing import Found, parse_entries
from dragoman.catalogs.po.patterns import Form, form_of
from dragoman.catalogs.po.remarks import remarks_of
from dragoman.errors import CatalogError

_OBSOLETE = re.compile(r"^#~(?: |(?=\|))", re.MULTILINE)
_PREVIOUS = re.compile(r"^\|", re.MULTILINE)
_FORM = re.compile(r"^msgstr\[\d\] ", re.MULTILINE)
_BACKSLASH = ord("\\")
"""A number, for which bytes are searched several times as fast as for bytes."""


def read_entries(
    content: bytes, *, path: str, domain: str | None = None, duplicates: bool = False
) -> Entries:
    """Return the entries of a PO file in UTF-8 without a byte order mark.

    Where it has `domain` lines, these are the entries above the first and those of the `domain`
    given, or all without one. Raises CatalogError with the line for what is no PO, and for a
    message that stands twice unless `duplicates` allows it. An obsolete message may share its key
    with another: some editors leave such twins.
    """
    regular = regular_entries(content)
    if regular is not None:
        return regular
    return careful_entries(content, path, domain=domain, duplicates=duplicates)


def regular_entries(content: bytes) -> Entries | None:
    """Return the entries of a file that is regular throughout and has no message twice."""
    eol = _eol(content)
    if eol is None or b"\0" in content:
        return None
    form, added = form_of(eol), b"" if content.endswith(b"\n") or not content else eol
    found = form.entries.findall(content + added)
    closing = b""
    if found and not found[-1][0]:
        closing = found.pop()[4]
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


def careful_entries(
    content: bytes, path: str, *, domain: str | None = None, duplicates: bool
) -> Entries:
    """Return the entries of a file as `parsing` reads them; see `read_entries`."""
    parsed = parse_entries(content.decode(), path=path)
    if not duplicates:
        _refuse_duplicates(parsed.entries, path, domains=bool(parsed.domains.lines))
    found = [it for it in parsed.entries if domain is None or it.domain in (None, domain)]
    lines = BytesIO(content).readlines()
    closing = b"".join(lines[found[-1].last if found else 0 :])
    texts = _texts(lines, found)
    if parsed.behind and texts:
        texts[-1] = b""
        closing = b"\n" + format_closing(parsed.behind).encode()
    return Entries(
        texts,
        _places(found),
        _undecoded,
        [entry.message for entry in found],
        closing,
        b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n",
        (*parsed.domains.oddities(domain), *parsed.oddities),
    )


def _places(found: Iterable[Found]) -> dict[bytes, int]:
    places: dict[bytes, int] = {}
    for place, (message, *_) in enumerate(found):
        if not message.obsolete:
            context = None if message.context is None else key_bytes(message.context)
            places.setdefault(raw_key(context, key_bytes(message.id)), place)
    return places


def _keys(found: Sequence[tuple[bytes, ...]], glue: bytes) -> list[bytes | None]:
    """Return the keys of entries; None for obsolete ones, whose strings are not taken apart."""
    return [
        _key(context, text, glue)
        if context or _BACKSLASH in text
        else None
        if obsolete
        else text.replace(glue, b"")
        for _, context, text, obsolete, _ in found
    ]


def _key(context: bytes, text: bytes, glue: bytes) -> bytes:
    return raw_key(_raw_text(context[1:], glue) if context else None, _raw_text(text, glue))


def _raw_text(strings: bytes, glue: bytes) -> bytes:
    text = strings.replace(glue, b"")
    return unescape(text.decode()).encode() if _BACKSLASH in text else text


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
    text = text if text.endswith("\n") else text + form.glue[1:-1]
    parts = form.parts.match(text)
    obsolete = parts is None
    if parts is None:
        text = _PREVIOUS.sub("#|", _OBSOLETE.sub("", text))
        parts = form.parts.match(text)
        assert parts, "the two patterns of one form disagree"
    remarks, *was, context, _, source, string, plural, forms = parts.groups()
    comments, extracted, references, flags = remarks_of(remarks)
    return Message(
        _text(source, form.glue),
        _forms(forms, form.glue) if string is None else (_text(string, form.glue),),
        None if context is None else _text(context[1:], form.glue),
        None if plural is None else _text(plural, form.glue),
        comments,
        extracted,
        references,
        flags,
        _previous(*was, glue=form.glue.replace('\n"', '\n#| "')),
        obsolete,
        line + text.count("\n", 0, parts.start("mark")),
    )


def _previous(
    context: str | None, source: str | None, plural: str | None, *, glue: str
) -> Previous | None:
    if source is None:
        return None
    return Previous(
        _text(source, glue),
        None if context is None else _text(context, glue),
        None if plural is None else _text(plural, glue),
    )


def _forms(lines: str, glue: str) -> tuple[str, ...]:
    forms = _FORM.split(lines)[1:]
    return tuple(_text(form.rstrip("\r\n")[1:-1], glue) for form in forms)


def _text(strings: str, glue: str) -> str:
    return unescape(strings.replace(glue, ""))


def _eol(content: bytes) -> bytes | None:
    """Return how the lines of a file end; None where they do not end alike."""
    if b"\r" not in content:
        return b"\n"
    ends = content.count(b"\r\n")
    return b"\r\n" if ends == content.count(b"\r") == content.count(b"\n") else None


def _undecoded(content: bytes, line: int) -> Message:
    raise AssertionError("the careful reader leaves nothing to be decoded")


def _refuse_duplicates(found: Iterable[Found], path: str, *, domains: bool) -> None:
    """Refuse a message that is there twice, to gettext, for which texts end at NUL."""
    seen: dict[Key, Message] = {}
    for message, *_ in found:
        first = message if message.obsolete else seen.setdefault(compiled_key(message), message)
        if first is not message:
            raise CatalogError(
                f"the message stands twice in the file, first on line {first.line}",
                path=path,
                line=message.line,
                cure=cure_of_twins(path, domains=domains),
            )
