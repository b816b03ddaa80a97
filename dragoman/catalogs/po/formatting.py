"""From messages to the text of a PO file, exactly as `msgcat --no-wrap` writes it.

Unwrapped, a text is one line, or one line for each of its own lines. How gettext wraps differs
between its versions; and a `msgid` on one line above its `msgstr` lets git report the conflict
when one branch changes the source and another the translation.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.header import Header
from dragoman.catalogs.message import Message, Previous, ordered
from dragoman.catalogs.po.escapes import escape

_PAGE_WIDTH = 79
_PLACE = re.compile(r"^(.*?)((?::\d+)?)$", re.DOTALL)


def format_catalog(catalog: Catalog) -> str:
    """Return the text of a catalog's file: the header, the messages, the obsolete ones last."""
    closing = [format_closing(catalog.closing)] if catalog.closing else []
    return "\n".join([*map(format_message, entries_of(catalog)), *closing])


def entries_of(catalog: Catalog) -> tuple[Message, ...]:
    """Return what is written of a catalog, in this order: header, messages, obsolete messages."""
    return (header_entry(catalog.header), *catalog, *catalog.obsolete)


def header_entry(header: Header) -> Message:
    """Return the entry that a header is in its file."""
    return Message("", (header.text,), comments=header.comments, flags=header.flags)


def format_closing(comments: Iterable[str]) -> str:
    """Return the lines of the comments below the last entry."""
    return "".join(f"# {comment}\n" if comment else "#\n" for comment in comments)


def format_message(message: Message) -> str:
    """Return the lines of one entry, each with its line feed."""
    lines = [f"# {comment}" if comment else "#" for comment in message.comments]
    lines += [f"#. {extracted}" if extracted else "#." for extracted in message.extracted]
    lines += [f"#: {line}" for line in format_references(message.references)]
    if message.flags:
        lines.append("#, " + ", ".join(ordered(message.flags)))
    mark = "#~ " if message.obsolete else ""
    if message.previous:
        lines += _source(message.previous, "#~| " if message.obsolete else "#| ")
    lines += _source(message, mark)
    if message.plural_id is None:
        lines.append(_text("msgstr", message.string, mark))
    else:
        forms = enumerate(message.strings)
        lines += [_text(f"msgstr[{index}]", string, mark) for index, string in forms]
    return "\n".join([*lines, ""])


@lru_cache(maxsize=1024)
def format_references(references: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands after `#:` on each line.

    gettext keeps these lines within 79 columns, counted in bytes, whatever `--no-wrap` says. Names
    with blanks are put between U+2068 and U+2069.
    """
    lines: list[str] = []
    width = _PAGE_WIDTH
    for reference in map(_reference, references):
        size = len(reference.encode()) + 1
        if width + size > _PAGE_WIDTH:
            lines.append(reference)
            width = len("#:") + size
        else:
            lines[-1] += f" {reference}"
            width += size
    return tuple(lines)


def _source(message: Message | Previous, mark: str) -> Iterator[str]:
    if message.context is not None:
        yield _text("msgctxt", message.context, mark)
    yield _text("msgid", message.id, mark)
    if message.plural_id is not None:
        yield _text("msgid_plural", message.plural_id, mark)


def _text(keyword: str, text: str, mark: str) -> str:
    if "\n" not in text[:-1]:
        return f'{mark}{keyword} "{escape(text)}"'
    *lines, last = text.split("\n")
    pieces = [f"{line}\n" for line in lines] + [last] * bool(last)
    return "\n".join([f'{mark}{keyword} ""', *(f'{mark}"{escape(piece)}"' for piece in pieces)])


def _reference(reference: str) -> str:
    if not any(map(str.isspace, reference)):
        return reference
    return _PLACE.sub("\u2068\\1\u2069\\2", reference, count=1)
