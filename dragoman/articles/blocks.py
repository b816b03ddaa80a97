"""From the engine's events to blocks: what may become a message, and where."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.articles.characters import ARMOUR
from dragoman.articles.engine import Event, events
from dragoman.articles.extensions.outline import MARKER, Marker
from dragoman.articles.lines import Lines

_INLINE_TAGS = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"}
)
_INLINE_LEAVES = frozenset(
    {"Text", "SoftBreak", "Code", "HardBreak", "InlineHtml", "FootnoteReference"}
)
_BRACKETED = frozenset({"Link", "Image"})
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
    events: list[Event] = field(default_factory=list)
    """Its inline events."""
    start: int = 0
    """Its first byte in the source."""
    span: tuple[int, int] = (0, 0)
    """The bytes of the source that its text takes."""

    def end(self, source: bytes) -> None:
        """Find the bytes of the source that the text takes, when all its events are there.

        The engine leaves two things out of its ranges: the backslash of an escape, and the `[]`
        of a collapsed reference.
        """
        first, _, _, start, _ = self.events[0]
        last, tag, _, _, end = self.events[-1]
        self.start = start
        if first == "Text" and source[start - 1 : start] == b"\\":
            start -= 1
        if last == "End" and tag in _BRACKETED and source[end : end + 2] == b"[]":
            end += 2
        self.span = (start, end)


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


def blocks_of(source: str, markers: Sequence[Marker] = ()) -> list[Piece]:
    """Return the blocks of text, of raw HTML and of code of a Markdown document, in order.

    A tight list item's text and a table cell are blocks like paragraphs. `markers` are those of the
    outline the source comes from; a container is a block that others stand in.
    """
    return _Walk(source, markers).pieces()


class _Walk:
    """The state of one walk over the events of a document."""

    def __init__(self, source: str, markers: Sequence[Marker]) -> None:
        self.text, self.source = source, source.encode()
        self.markers = markers
        self.found: list[Piece] = []
        self.kinds = ["paragraph"]
        """What a text is in each of the open elements."""
        self.chain: list[int] = []
        self.block: Block | None = None
        self.lines: list[tuple[str, int]] = []
        self.language = ""
        self.box_title = False
        self.in_code = False

    def pieces(self) -> list[Piece]:
        for event in events(self.text):
            name, tag, value, start, _ = event
            if tag in _INLINE_TAGS or name in _INLINE_LEAVES:
                if self.in_code:
                    self.lines.append((value, start))
                elif self.block is None:
                    self.block = self.begun(event)
                else:
                    self.block.events.append(event)
                continue
            if self.block is not None:
                self.end_block(name)
            if name == "Html":
                self.lines.append((value, start))
            elif name == "Start":
                self.begin(tag, value, start)
            elif name == "End":
                self.finish(tag, start)
        return self.found

    def begun(self, event: Event) -> Block:
        """Return a block that begins with an event, without what keeps a box's title from being
        more than a paragraph."""
        if not self.box_title:
            return Block(self.kinds[-1], tuple(self.chain), events=[event])
        name, tag, value, start, end = event
        if name == "Text" and value.startswith(ARMOUR):
            event = (name, tag, value[1:], start + len(ARMOUR.encode()), end)
        return Block("title of a box", tuple(self.chain), events=[event])

    def end_block(self, behind: str) -> None:
        assert self.block is not None
        if self.block.events and behind != "TaskListMarker":
            self.block.end(self.source)
            self.found.append(self.block)
        self.block = None

    def begin(self, tag: str, value: object, start: int) -> None:
        self.kinds.append(_KINDS.get(tag, self.kinds[-1]))
        self.chain.append(start)
        self.lines = []
        if tag == "Heading" and isinstance(value, dict):
            self.block = Block("heading", tuple(self.chain), int(value["level"][1]), value["id"])
        elif tag == "CodeBlock":
            self.in_code = True
            info = value.get("Fenced", "") if isinstance(value, dict) else ""
            self.language = info.split()[0] if info.strip() else ""

    def finish(self, tag: str, start: int) -> None:
        self.kinds.pop()
        while self.chain.pop() < 0:
            pass
        if tag == "CodeBlock":
            self.in_code = False
            chain = (*self.chain, start)
            self.found.append(Code(chain, self.language, Lines(self.lines), start))
        elif tag == "HtmlBlock" and self.lines:
            self.found.append(self.raw_html(start))

    def raw_html(self, start: int) -> RawHtml:
        lines = Lines(self.lines)
        found = MARKER.fullmatch(lines.text)
        marker = int(found[1]) if found else None
        chain = tuple(self.chain)
        if marker is not None and self.pass_marker(marker):
            chain = tuple(self.chain)
        return RawHtml((*chain, start), lines, self.lines[0][1], marker)

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


def container_link(marker: int) -> int:
    """Return what stands in a chain for the container that a marker opens."""
    return -1 - marker
