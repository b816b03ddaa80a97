"""From the engine's events to blocks: what may become a message, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.articles.characters import ARMOUR
from dragoman.articles.engine import Event, RawEvent, decoded, raw_events
from dragoman.articles.lines import Lines
from dragoman.articles.outline import MARKER, Marker

_INLINE_TAGS = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"}
)
_SIMPLE = frozenset({"Text", "SoftBreak"})
_ENCLOSING = frozenset({"Start", "End"})
_INLINE_LEAVES = _SIMPLE | {"Code", "HardBreak", "InlineHtml", "FootnoteReference"}
_KINDS = {
    "Heading": "heading",
    "Item": "list item",
    "TableCell": "table cell",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
}

Chain = tuple[int, ...]
"""The blocks a block stands in, from the outermost inwards, by their first bytes."""


@dataclass(slots=True)
class Block:
    """A run of inline events with nothing between them but containers' prefixes."""

    kind: str
    chain: Chain
    level: int = 0
    """1 to 6 for headings, else 0."""
    id: str | None = None
    """The id an author gave a heading with `{#id}`."""
    simple: bool = True
    """Whether it has nothing but words and line ends."""
    raw: list[RawEvent] = field(default_factory=list)
    shift: int = 0
    """How many bytes at its beginning are none of its text."""

    @property
    def events(self) -> list[Event]:
        """Its inline events."""
        found = [decoded(raw) for raw in self.raw]
        if self.shift:
            name, tag, value, start, end = found[0]
            found[0] = (name, tag, value[1:], start + self.shift, end)
        return found

    @property
    def start(self) -> int:
        """Its first byte in the source."""
        return self.raw[0][1]["start"] + self.shift

    def span(self, source: bytes) -> tuple[int, int]:
        """Return the bytes of the source that the text takes.

        The engine leaves two things out of its ranges: the backslash of an escape, and the `[]`
        of a collapsed reference.
        """
        start, end = self.start, self.raw[-1][1]["end"]
        if source[start - 1 : start] == b"\\" and "Text" in self.raw[0][0]:
            start -= 1
        if not self.simple and source[end : end + 2] == b"[]" and _ends_link(self.raw[-1]):
            end += 2
        return start, end


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A block of raw HTML."""

    chain: Chain
    lines: Lines
    start: int
    """Its first byte in the source."""
    marker: int | None = None
    """The number of the marker that it stands for."""

    @property
    def html(self) -> str:
        """What it says."""
        return self.lines.text


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code."""

    chain: Chain
    language: str
    """The first word behind the fence; empty for indented code."""
    lines: Lines
    start: int
    """Its first byte in the source."""


Piece = Block | RawHtml | Code


def blocks_of(source: str, markers: Sequence[Marker] = ()) -> Iterator[Piece]:
    """Yield the blocks of text, of raw HTML and of code of a Markdown document, in order.

    A tight list item's text and a table cell are blocks like paragraphs. `markers` are those of the
    outline the source comes from; a container is a block that others stand in.
    """
    return _Walk(markers).over(source)


class _Walk:
    """The state of one walk over the events of a document."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self.markers = markers
        self.tags: list[str] = []
        self.chain: list[int] = []
        self.block: Block | None = None
        self.lines: list[tuple[str, int]] = []
        self.language = ""
        self.box_title = False
        self.in_code = False

    def over(self, source: str) -> Iterator[Piece]:
        for event in raw_events(source):
            raw: Any = event[0]
            value: Any
            name, value = (raw, None) if type(raw) is str else next(iter(raw.items()))
            tag = ""
            if name in _ENCLOSING:
                tag = value if type(value) is str else next(iter(value))
                inline = tag in _INLINE_TAGS
            else:
                inline = name in _INLINE_LEAVES
            if inline:
                if self.in_code:
                    self.lines.append((value, event[1]["start"]))
                    continue
                if self.block is None:
                    self.block = self.begun(value)
                self.block.raw.append(event)
                if name not in _SIMPLE:
                    self.block.simple = False
                continue
            if self.block is not None and self.block.raw and name != "TaskListMarker":
                yield self.block
            self.block = None
            if name == "Html":
                self.lines.append((value, event[1]["start"]))
            elif name == "Start":
                self.begin(tag, value if type(value) is str else value[tag], event[1]["start"])
            elif name == "End":
                yield from self.finish(tag, event[1]["start"])

    def begun(self, value: object) -> Block:
        """Return a block that begins with a text, without what keeps a box's title from being
        more than a paragraph."""
        block = Block(self.kind(), tuple(self.chain))
        if self.box_title and isinstance(value, str) and value.startswith(ARMOUR):
            block.shift = len(ARMOUR.encode())
        return block

    def begin(self, tag: str, value: object, start: int) -> None:
        self.tags.append(tag)
        self.chain.append(start)
        self.lines = []
        if tag == "Heading" and isinstance(value, dict):
            self.block = Block("heading", tuple(self.chain), int(value["level"][1]), value["id"])
        elif tag == "CodeBlock":
            self.in_code = True
            info = value.get("Fenced", "") if isinstance(value, dict) else ""
            self.language = info.split()[0] if info.strip() else ""

    def finish(self, tag: str, start: int) -> Iterator[Piece]:
        self.tags.pop()
        chain = tuple(self.chain)
        while self.chain.pop() < 0:
            pass
        if tag == "CodeBlock":
            self.in_code = False
            yield Code(chain, self.language, Lines(self.lines), start)
        elif tag == "HtmlBlock" and self.lines:
            lines = Lines(self.lines)
            found = MARKER.fullmatch(lines.text)
            marker = int(found[1]) if found else None
            if marker is not None and self.pass_marker(marker):
                chain = (*self.chain, chain[-1])
            yield RawHtml(chain, lines, self.lines[0][1], marker)

    def pass_marker(self, number: int) -> bool:
        """Enter or leave a container, which stands in the chain by a number below zero.

        Tell whether one was left: what closes a container stands behind it.
        """
        marker = self.markers[number]
        self.box_title = marker.title
        left = marker.closing and bool(self.chain) and self.chain[-1] < 0
        if left:
            self.chain.pop()
        elif marker.opening:
            self.chain.append(container_link(number))
        return left

    def kind(self) -> str:
        """Return what a text is, by the innermost container that says so."""
        if self.box_title:
            return "title of a box"
        for tag in reversed(self.tags):
            if tag in _KINDS:
                return _KINDS[tag]
        return "paragraph"


def container_link(marker: int) -> int:
    """Return what stands in a chain for the container that a marker opens."""
    return -1 - marker


def _ends_link(event: RawEvent) -> bool:
    raw = event[0]
    return type(raw) is dict and raw.get("End") in ("Link", "Image")
