"""The Markdown engine: the only module that imports pyromark.

pyromark is pulldown-cmark, which passes every example of CommonMark 0.31.2. Its version and the
extensions below are part of the message canon: a change of either can change messages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyromark
from pyromark import Options

EXTENSIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM
)
"""What is read beyond CommonMark. `$` stays text: math would swallow the signs of "$400-$800"."""

Destination = tuple[str, str]
"""Address and title of a link."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the engine, with the bytes of the source it covers."""

    name: str
    """`Text`, `Code`, `SoftBreak`, ...; `Start` and `End` for what encloses others."""
    tag: str
    """What starts or ends, such as `Paragraph` or `Link`; empty otherwise."""
    value: Any
    """The text of a leaf, or the attributes of what starts."""
    start: int
    end: int


def events(source: str) -> Iterator[Event]:
    """Yield the engine's events of a document; positions are offsets into its UTF-8 bytes."""
    raw: Any
    for raw, span in pyromark.events_with_range(source, options=EXTENSIONS):
        start, end = span["start"], span["end"]
        if isinstance(raw, str):
            yield Event(raw, "", None, start, end)
            continue
        [(name, value)] = raw.items()
        if name not in ("Start", "End"):
            yield Event(name, "", value, start, end)
        elif isinstance(value, str):
            yield Event(name, value, None, start, end)
        else:
            [(tag, attributes)] = value.items()
            yield Event(name, tag, attributes, start, end)


def html(source: str, resolve: Callable[[int], Destination | None] | None = None) -> str:
    """Return the engine's HTML of a document.

    `resolve` gives the destination of the numbered references `[text][n]` the document does not
    define, or None where there is no such number. Shortcuts such as `[1]` and numbers written
    otherwise (`[01]`) stay text.
    """
    if resolve is None:
        return pyromark.html(source, options=EXTENSIONS)

    def answer(link: Mapping[str, Any]) -> Destination | None:
        label = link["reference"]
        if link["link_type"] != "Reference" or not label.isascii() or not label.isdecimal():
            return None
        return None if label[0] == "0" else resolve(int(label))

    return pyromark.html(source, options=EXTENSIONS, broken_link_callback=answer)
