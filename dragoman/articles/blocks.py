"""From the engine's events to blocks: what may become a message, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.articles.characters import ARMOUR
from dragoman.articles.engine import Event, events
from dragoman.articles.lines import Lines
from dragoman.articles.outline import MARKER, Marker

_INLINE_TAGS = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"}
)
_SIMPLE = frozenset({"Text", "SoftBreak"})
_LINKS = frozenset({"Link", "Image"})
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
    events: list[Event] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Its first byte in the source."""
        return self.events[0][3]

    def span(self, source: bytes) -> tuple[int, int]:
        """Return the bytes of the source that the text takes.

        The engine leaves two things out of its ranges: the backslash of an escape, and the `[]`
        of a collapsed reference.
        """
        start, end = self.events[0][3], self.events[-1][4]
        if source[start - 1 : start] == b"\\" and self.events[0][0] == "Text":
            start -= 1
        if not self.simple and self.events[-1][1] in _LINKS and source[end : end + 2] == b"[]":
            end += 2
        return start, end


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A block of raw HTML."""

    chain: Chain
    lines: Lines
    start: int
    """Its first byte in the source."""

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

    def over(self, source: str) -> Iterator[Piece]:
        for event in events(source):
            name, tag, value, start, _ = event
            if name in _INLINE_LEAVES or tag in _INLINE_TAGS:
                if self.tags and self.tags[-1] == "CodeBlock":
                    self.lines.append((value, start))
                else:
                    self.inline(event)
                continue
            if self.block is not None and self.block.events and name != "TaskListMarker":
                yield self.block
            self.block = None
            if name == "Html":
                self.lines.append((value, start))
            elif name == "Start":
                self.begin(tag, value, start)
            elif name == "End":
                yield from self.finish(tag, start)

    def inline(self, event: Event) -> None:
        if self.block is None:
            self.block = Block(self.kind(), tuple(self.chain))
            if self.box_title and event[2] and event[2][0] == ARMOUR:
                event = _without_armour(event)
        self.block.events.append(event)
        if event[0] not in _SIMPLE:
            self.block.simple = False

    def begin(self, tag: str, value: object, start: int) -> None:
        self.tags.append(tag)
        self.chain.append(start)
        self.lines = []
        if tag == "Heading" and isinstance(value, dict):
            self.block = Block("heading", tuple(self.chain), int(value["level"][1]), value["id"])
        elif tag == "CodeBlock":
            info = value.get("Fenced", "") if isinstance(value, dict) else ""
            self.language = info.split()[0] if info.strip() else ""

    def finish(self, tag: str, start: int) -> Iterator[Piece]:
        self.tags.pop()
        chain = tuple(self.chain)
        while self.chain.pop() < 0:
            pass
        if tag == "CodeBlock":
            yield Code(chain, self.language, Lines(self.lines), start)
        elif tag == "HtmlBlock" and self.lines:
            raw = RawHtml(chain, Lines(self.lines), self.lines[0][1])
            self.pass_marker(raw.html)
            yield raw

    def pass_marker(self, html: str) -> None:
        """Enter or leave a container; containers stand in the chain by numbers below zero."""
        found = MARKER.fullmatch(html)
        if not found:
            return
        marker = self.markers[int(found[1])]
        self.box_title = marker.title
        if marker.closing and self.chain and self.chain[-1] < 0:
            self.chain.pop()
        elif marker.opening:
            self.chain.append(container_link(int(found[1])))

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


def _without_armour(event: Event) -> Event:
    """Return the first words of a box's title without what keeps them from being a block."""
    name, tag, value, start, end = event
    return name, tag, value[len(ARMOUR) :], start + len(ARMOUR.encode()), end
