"""The message canon: how the inline Markdown of a block is written down as a message.

1. Runs of blanks and soft line breaks become one space, ends are trimmed. `\\n` is a hard break and
   nothing else, and never stands inside code or a raw tag.
2. Emphasis and strong stay as the author wrote them, code too but for blanks at its ends that
   say nothing. Links and images become full numbered
   references, `[our clinic][1]`, numbered in the order in which their brackets close. Autolinks
   stay verbatim. Footnotes keep the author's label, `[^label]`.
3. Literal brackets are escaped only where the message would otherwise be read differently.

A later canon would be named in the catalogs' header `X-Dragoman-Canon`.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from dragoman.articles.engine import Destination, Event

_BLANKS = re.compile(r"[ \t\n]+")
_BRACKET = re.compile(r"[\[\]]")
_DELIMITERS = {"Emphasis": 1, "Strong": 2}
_VERBATIM = ("Autolink", "Email")


@dataclass(frozen=True, slots=True)
class Link:
    """What a numbered reference stands for."""

    destination: Destination
    image: bool
    start: int
    """Its first byte in the source."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as the canon writes it, before it is proven."""

    text: str
    links: tuple[Link, ...]
    footnotes: tuple[str, ...]
    """The labels, in order of appearance."""


def draft(events: list[Event], source: bytes, *, escape: bool = False) -> Draft:
    """Return the message of a block's inline events; `escape` escapes its literal brackets."""
    writer = _Writer(source, escape)
    for event in events:
        writer.take(event)
    return Draft(writer.text(), tuple(writer.links), tuple(dict.fromkeys(writer.footnotes)))


class _Writer:
    """Collects the pieces of one message; `True` marks pieces whose blanks may be collapsed."""

    def __init__(self, source: bytes, escape: bool) -> None:
        self.source = source
        self.escape = escape
        self.links: list[Link] = []
        self.footnotes: list[str] = []
        self._pieces: list[tuple[bool, str]] = []
        self._open_links: list[Event] = []
        self._silent = 0
        """How many autolinks enclose the event: their text is already written."""
        self._done = 0

    def take(self, event: Event) -> None:
        if event.name == "Start":
            self._open(event)
        elif event.name == "End":
            self._close(event)
        elif not self._silent:
            self._leaf(event)

    def text(self) -> str:
        runs = groupby(self._pieces, key=lambda piece: piece[0])
        text = "".join(
            _BLANKS.sub(" ", joined) if loose else joined
            for loose, joined in ((loose, "".join(p for _, p in run)) for loose, run in runs)
        )
        return re.sub(r"[ \t]*\n[ \t]*", "\n", text.strip(" \t\n"))

    def _open(self, event: Event) -> None:
        if event.tag in ("Link", "Image"):
            if event.value["link_type"] in _VERBATIM:
                self._write(self._slice(event), loose=False)
                self._silent += 1
            else:
                self._open_links.append(event)
                self._write("![" if event.tag == "Image" else "[")
        else:
            start = event.start
            self._write(self.source[start : start + self._width(event)].decode())

    def _close(self, event: Event) -> None:
        if event.tag not in ("Link", "Image"):
            self._write(self.source[event.end - self._width(event) : event.end].decode())
        elif self._silent:
            self._silent -= 1
        else:
            opened = self._open_links.pop()
            destination = (opened.value["dest_url"], opened.value["title"])
            self.links.append(Link(destination, opened.tag == "Image", opened.start))
            self._write(f"][{len(self.links)}]")

    def _leaf(self, event: Event) -> None:
        match event.name:
            case "Text":
                self._write(self._literal(event))
            case "SoftBreak":
                self._write(" ")
            case "HardBreak":
                self._write("\n", loose=False)
            case "Code":
                self._write(_code(self._slice(event), event.value), loose=False)
            case "InlineHtml":
                self._write(event.value.replace("\n", " "), loose=False)
            case "FootnoteReference":
                self.footnotes.append(event.value)
                self._write(self._slice(event), loose=False)

    def _literal(self, event: Event) -> str:
        escaped = self.source[event.start - 1 : event.start] == b"\\" and event.start > self._done
        raw = self._slice(event)
        if not self.escape:
            return "\\" + raw if escaped else raw
        head, tail = (("\\" + raw[:1]), raw[1:]) if escaped else ("", raw)
        return head + _BRACKET.sub(r"\\\g<0>", tail)

    def _slice(self, event: Event) -> str:
        self._done = event.end
        return self.source[event.start : event.end].decode()

    def _width(self, event: Event) -> int:
        if event.tag in _DELIMITERS:
            return _DELIMITERS[event.tag]
        return 2 if self.source[event.start : event.start + 2] == b"~~" else 1

    def _write(self, piece: str, *, loose: bool = True) -> None:
        self._pieces.append((loose, piece))


def _code(raw: str, content: str) -> str:
    """Return a code span on one line, with the author's fence and no more blanks than it needs.

    It is always written anew from what it says, so that it is the same wherever its lines break.
    """
    fence = "`" * (len(raw) - len(raw.lstrip("`")))
    pad = " " if content[:1] == "`" or content[-1:] == "`" else ""
    if content[:1] == content[-1:] == " " and content.strip():
        pad = " "
    return f"{fence}{pad}{content}{pad}{fence}"
