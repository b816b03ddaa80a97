"""The Markdown engine: the only module that imports pyromark.

pyromark is pulldown-cmark, which passes every example of CommonMark 0.31.2. Its version and the
extensions below are part of the message canon: a change of either can change messages.
"""

import re
from collections.abc import Callable, Iterator, Mapping
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

Event = tuple[str, str, Any, int, int]
"""One event of the engine: name, tag, value, and the first byte of the source and the one after
the last that it covers.

The name is `Text`, `Code`, `SoftBreak`, ..., or `Start` and `End` for what encloses others; the tag
is what starts or ends, such as `Paragraph` or `Link`, else empty; the value is the text of a leaf
or the attributes of what starts.
"""
RawEvent = tuple[Any, Mapping[str, int]]
"""An event as the engine gives it, to be read with `event_of`."""

_INLINE = frozenset(
    {"Text", "SoftBreak", "Code", "HardBreak", "InlineHtml", "FootnoteReference"}
    | {"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"}
)
"""The names of leaves and the tags that stand within a block of text."""
_MOST_HREFS = 1 << 16
_PLAIN = re.compile(r"[A-Za-z0-9!#$%()*+,\-./:;=?@_~]*")
"""An address that is written as it is."""


def events(source: str) -> Iterator[Event]:
    """Yield the engine's events of a document; positions are offsets into its UTF-8 bytes."""
    return map(event_of, _raw_events(source))


def runs(source: str) -> Iterator[Event | list[RawEvent]]:
    """Yield the events of blocks, and the inline events between two of them as one list.

    Most inline events are never looked at, so they are left unread: to read one costs more than
    to tell which it is.
    """
    run: list[RawEvent] = []
    for raw in _raw_events(source):
        if "Text" in raw[0]:  # half of all
            run.append(raw)
            continue
        event = event_of(raw)
        if (event[1] or event[0]) in _INLINE:
            run.append(raw)
            continue
        if run:
            yield run
            run = []
        yield event


def event_of(raw: RawEvent) -> Event:
    """Return an event with its name, tag and value apart."""
    event, span = raw
    name, tag, value = event, "", None
    if type(event) is dict:
        [(name, value)] = event.items()
        if name == "Start" or name == "End":
            tag, value = (value, None) if type(value) is str else next(iter(value.items()))
    return name, tag, value, span["start"], span["end"]


def _raw_events(source: str) -> Iterator[RawEvent]:
    found: Any = pyromark.events_with_range(source, options=EXTENSIONS)
    return iter(found)


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


class _Hrefs(dict[str, str]):
    """Addresses as the engine writes them, all forgotten when they are many.

    Every link of every page is looked up here, in a quarter of the time that `lru_cache` takes.
    """

    def __missing__(self, address: str) -> str:
        if len(self) >= _MOST_HREFS:
            self.clear()
        self[address] = found = address if _PLAIN.fullmatch(address) else _written(address)
        return found


def _written(address: str) -> str:
    markup = html("[.][1]", lambda number: (address, ""))
    return markup[len('<p><a href="') : markup.rindex('">')]


href: Callable[[str], str] = _Hrefs().__getitem__
"""Returns an address as the engine writes it into an attribute, percent-encoded and escaped."""
