"""The Markdown engine: the only module that imports pyromark.

pyromark is pulldown-cmark, which passes every example of CommonMark 0.31.2. Its version and the
extensions below are part of the message canon: a change of either can change messages.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
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
_ENCLOSING = frozenset({"Start", "End"})


Event = tuple[str, str, Any, int, int]
"""One event of the engine: name, tag, value, and the first byte of the source and the one after
the last that it covers.

The name is `Text`, `Code`, `SoftBreak`, ..., or `Start` and `End` for what encloses others; the tag
is what starts or ends, such as `Paragraph` or `Link`, else empty; the value is the text of a leaf
or the attributes of what starts.
"""


def events(source: str) -> Iterator[Event]:
    """Yield the engine's events of a document; positions are offsets into its UTF-8 bytes."""
    found: Any = pyromark.events_with_range(source, options=EXTENSIONS)
    for event, span in found:
        name, tag, value = event, "", None
        if type(event) is dict:
            [(name, value)] = event.items()
            if name in _ENCLOSING:
                tag, value = (value, None) if type(value) is str else next(iter(value.items()))
        yield name, tag, value, span["start"], span["end"]


@lru_cache(maxsize=8192)
def href(address: str) -> str:
    """Return an address as the engine writes it into an attribute, percent-encoded and escaped."""
    markup = html("[.][1]", lambda number: (address, ""))
    return markup[len('<p><a href="') : markup.rindex('">')]


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
