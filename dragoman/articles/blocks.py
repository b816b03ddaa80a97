"""From the engine's events to blocks of inline text: what may become a message, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.articles.engine import Event, events

_INLINE_TAGS = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"}
)
_INLINE_LEAVES = frozenset(
    {"Text", "Code", "SoftBreak", "HardBreak", "InlineHtml", "FootnoteReference"}
)
_KINDS = {
    "Heading": "heading",
    "Item": "list item",
    "TableCell": "table cell",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
}


@dataclass(slots=True)
class Block:
    """A run of inline events with nothing between them but containers' prefixes."""

    kind: str
    level: int = 0
    """1 to 6 for headings, else 0."""
    id: str | None = None
    """The id an author gave a heading with `{#id}`."""
    events: list[Event] = field(default_factory=list)

    def span(self, source: bytes) -> tuple[int, int]:
        """Return the bytes of the source that the text takes.

        The engine leaves two things out of its ranges: the backslash of an escape, and the `[]`
        of a collapsed reference.
        """
        start = self.events[0].start
        if source[start - 1 : start] == b"\\" and self.events[0].name == "Text":
            start -= 1
        return start, max(_end(event) for event in self.events)


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A block of raw HTML."""

    html: str
    start: int


def blocks_of(source: str) -> Iterator[Block | RawHtml]:
    """Yield the blocks of text and of raw HTML of a Markdown document, in order.

    Code blocks yield nothing. A tight list item's text and a table cell are blocks like paragraphs.
    """
    enclosing: list[str] = []
    block: Block | None = None
    raw: list[Event] = []
    for event in events(source):
        if event.name in _INLINE_LEAVES or event.tag in _INLINE_TAGS:
            if "CodeBlock" in enclosing:
                continue
            block = block or Block(_kind(enclosing))
            block.events.append(event)
            continue
        if block and block.events and event.name != "TaskListMarker":
            yield block
        block = None
        if event.name == "Html":
            raw.append(event)
        elif event.name == "Start":
            enclosing.append(event.tag)
            block = _heading(event)
        elif event.name == "End":
            enclosing.pop()
            if event.tag == "HtmlBlock" and raw:
                yield RawHtml("".join(part.value for part in raw), raw[0].start)
                raw = []


def _end(event: Event) -> int:
    collapsed = event.name == "Start" and event.tag in ("Link", "Image")
    return event.end + 2 * (collapsed and event.value["link_type"] == "Collapsed")


def _heading(event: Event) -> Block | None:
    if event.tag != "Heading":
        return None
    return Block("heading", int(event.value["level"][1]), event.value["id"])


def _kind(enclosing: list[str]) -> str:
    """Return what a text is, by the innermost container that says so."""
    for tag in reversed(enclosing):
        if tag in _KINDS:
            return _KINDS[tag]
    return "paragraph"
