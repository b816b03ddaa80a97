"""The message canon: how the inline Markdown of a block is written down as a message.

1. Runs of blanks and soft line breaks become one space, ends are trimmed. `\\n` is a hard break and
   nothing else, and never stands inside code or a raw tag.
2. Emphasis and strong stay as the author wrote them, code too but for blanks at its ends that
   say nothing. Links and images become full numbered references, `[our clinic][1]`, numbered in
   the order in which their brackets close. Autolinks stay verbatim. Footnotes keep the author's
   label, `[^label]`.
3. Literal brackets are escaped only where the message would otherwise be read differently.

The other rules are about what is a message and how a catalog knows it: see docs/messages.md. A
later canon would be named in the catalogs' header `X-Dragoman-Canon`.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from dragoman.articles.characters import LIVE, collapsed, squeezed, unwrapped
from dragoman.articles.code.spans import on_one_line
from dragoman.articles.draft import Draft, Link
from dragoman.articles.engine import Event

_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_COLLAPSIBLE = re.compile(rb"[ \t]{2}|[\t\n]")
_LINE_END = re.compile(rb"[ \t\\]*\n[ \t>]*")
_BRACKET = re.compile(rb"[\[\]]")
_VERBATIM = frozenset({"Autolink", "Email"})
_BY_LABEL = frozenset({"Collapsed", "Shortcut"})


def is_literal(text: str) -> bool:
    """Tell whether one line of Markdown shows exactly itself: its HTML is its text."""
    return LIVE.search(text) is None and "\n" not in text


def draft(
    source: bytes, span: tuple[int, int], events: Iterable[Event], *, escape: bool = False
) -> Draft:
    """Return the message of the block that takes a span of the source, from its inline events.

    `escape` escapes its literal brackets.
    """
    return _Writer(source, span, escape).draft(events)


class _Writer:
    """Writes one message: the source of its block with some stretches replaced."""

    def __init__(self, source: bytes, span: tuple[int, int], escape: bool) -> None:
        self.source = source
        self.escape = escape
        self.start, self.end = span
        self.edits: list[tuple[int, int, bytes, bool]] = []
        """First byte, the one after the last, what stands there, whether its blanks collapse."""
        self.links: list[Link] = []
        self.opened: list[list[int]] = []
        self.footnotes: list[str] = []
        self.tags: dict[str, int] = {}
        self._open: list[tuple[Event, list[int]]] = []
        self.words: list[str] = []
        self.alt: list[str] = []
        self._automatic = 0
        self._images = 0
        """How many images enclose the event: links in them are none."""
        self._break: tuple[int, bytes] | None = None
        self._done = self.start
        """The end of the event before."""

    def draft(self, events: Iterable[Event]) -> Draft:
        for event in events:
            self.take(event)
        return Draft(
            self.text(),
            tuple(self.links),
            tuple(number for opened in self.opened for number in opened),
            tuple(dict.fromkeys(self.footnotes)),
            tuple(self.tags.items()),
            "".join(self.words),
            "".join(self.alt),
        )

    def take(self, event: Event) -> None:
        name, tag, value, start, end = event
        if self._break:
            self.end_break(self.line_start() if name == "End" else start)
        if name == "Text":
            if not self._automatic:
                (self.alt if self._images else self.words).append(value)
            if self.escape:
                self.escape_brackets(start, end)
        elif name == "Start" or name == "End":
            if tag == "Link" or tag == "Image":
                self.link(event)
                return
            width = 2 if tag == "Strong" else 1
            end = start + width if name == "Start" else end
        else:
            self.leaf(event)
        self._done = end

    def text(self) -> str:
        """Return the source with its edits, and runs of blanks collapsed where they may be."""
        source, done = self.source, self.start
        pieces: list[tuple[bool, bytes]] = []
        for start, end, new, loose in self.edits:
            pieces += ((True, source[done:start]), (loose, new))
            done = end
        pieces.append((True, source[done : self.end]))
        if not any(not loose and _COLLAPSIBLE.search(piece) for loose, piece in pieces):
            return collapsed(b"".join([piece for _, piece in pieces]).decode())
        text = "".join(
            squeezed(joined) if loose else joined
            for loose, joined in (
                (loose, b"".join([piece for _, piece in run]).decode())
                for loose, run in groupby(pieces, key=_is_loose)
            )
        )
        return _AROUND_BREAK.sub("\n", text.strip(" \t\n"))

    def line_start(self) -> int:
        """Return where the text of the line begins that a break leads to, with a closing bracket.

        The engine does not say where that stands: the end of a link covers the whole link.
        """
        assert self._break is not None
        found = _LINE_END.match(self.source, self._break[0])
        self._done = found.end() if found else self._done
        return self._done

    def end_break(self, start: int) -> None:
        """Replace a line break, and the prefixes of containers after it, by what it means."""
        assert self._break is not None
        begin, new = self._break
        if self.source[start - 1 : start] == b"\\" and start - 1 > begin:
            start -= 1
        self.edits.append((begin, start, new, new == b" "))
        (self.alt if self._images else self.words).append(" ")
        self._break = None

    def link(self, event: Event) -> None:
        name, tag, value, start, end = event
        if name == "Start":
            place: list[int] = []
            self._open.append((event, place))
            if not self._images:
                self.opened.append(place)
            self._images += tag == "Image"
            self._automatic += value["link_type"] in _VERBATIM
            self._done = start + (2 if tag == "Image" else 1)
            return
        (_, tag, value, start, _), place = self._open.pop()
        self._images -= tag == "Image"
        if value["link_type"] in _VERBATIM:
            self._automatic -= 1
            self._done = end
        else:
            self.close_link(value, tag == "Image", start, end)
            place.append(len(self.links))
            self._done = self.edits[-1][1]

    def close_link(self, value: Mapping[str, str], image: bool, start: int, end: int) -> None:
        inner_end = self._done
        inner = self.source[start + (2 if image else 1) : inner_end].decode()
        if value["link_type"] in _BY_LABEL:
            tail = f"][{inner}]"
        else:
            tail = self.source[inner_end:end].decode()
        end += 2 if value["link_type"] == "Collapsed" else 0
        destination = (value["dest_url"], value["title"])
        self.links.append(Link(destination, image, start, tail, inner if image else ""))
        self.edits.append((inner_end, end, b"][%d]" % len(self.links), True))

    def leaf(self, event: Event) -> None:
        name, _, value, start, end = event
        if name == "SoftBreak" or (name == "HardBreak" and self._images):
            self._break = (start, b" ")
        elif name == "HardBreak":
            self._break = (start, b"\n")
        elif name == "Code":
            raw = self.source[start:end].decode()
            self.edits.append((start, end, on_one_line(raw, value).encode(), False))
        elif name == "InlineHtml":
            self.tags.setdefault(value, start)
            self.edits.append((start, end, unwrapped(value).encode(), False))
        else:
            self.footnotes.append(value)
            self.edits.append((start, end, self.source[start:end], False))

    def escape_brackets(self, start: int, end: int) -> None:
        escaped = self.source[start - 1 : start] == b"\\" and start > self._done
        for match in _BRACKET.finditer(self.source, start + escaped, end):
            self.edits.append((match.start(), match.end(), b"\\" + match[0], True))


def _is_loose(piece: tuple[bool, bytes]) -> bool:
    return piece[0]
