"""From the engine's events to blocks: what may become a message, and where."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from dragoman.articles.canon import draft as write_draft
from dragoman.articles.characters import ARMOUR
from dragoman.articles.draft import Draft
from dragoman.articles.engine import Event, RawEvent, event_of, runs
from dragoman.articles.extensions.outline import MARKER, Marker
from dragoman.articles.lines import Lines
from dragoman.articles.quick_draft import quick_draft
from dragoman.articles.suspicion import Suspicion, suspicions_in, suspicions_in_html
from dragoman.values import dataclass

_BRACKETED = ({"End": "Link"}, {"End": "Image"})
_KINDS = {
    "Heading": "heading",
    "Item": "list item",
    "TableCell": "table cell",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
}

TITLE = "title of a box"

Chain = tuple[int, ...]
"""The blocks a block stands in, from the outermost inwards, by their first bytes."""


class Block(NamedTuple):
    """A run of inline events with nothing between them but containers' prefixes."""

    kind: str
    chain: Chain
    start: int
    """Its first byte in the source."""
    span: tuple[int, int]
    """The bytes of the source that its text takes."""
    draft: Draft
    """Its message, before it is proven."""
    suspicions: Sequence[Suspicion] = ()
    """What in it an author should look at again."""
    level: int = 0
    """1 to 6 for headings, else 0."""
    id: str | None = None
    """The id an author gave a heading with `{#id}`."""


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
    def suspicions(self) -> Iterator[Suspicion]:
        """What in it an author should look at again."""
        return suspicions_in_html(self.lines)

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
        self.labels = "]:" in source
        """Whether a label may be defined, so that words in brackets are a link."""
        self.markers = markers
        self.found: list[Piece] = []
        self.kinds = ["paragraph"]
        """What a text is in each of the open elements."""
        self.chain: list[int] = []
        self.heading: Mapping[str, Any] | None = None
        """The attributes of the heading that has begun."""
        self.lines: list[tuple[str, int]] = []
        self.language = ""
        self.box_title = False
        self.in_code = False

    def pieces(self) -> list[Piece]:
        run: list[RawEvent] = []
        for event in runs(self.text):
            if isinstance(event, list):
                run = event
                continue
            name, tag, value, start, _ = event
            if run:
                self.end_run(run, name)
                run = []
            if name == "Html":
                self.lines.append((value, start))
            elif name == "Start":
                self.begin(tag, value, start)
            elif name == "End":
                self.finish(tag, start)
        return self.found

    def end_run(self, run: list[RawEvent], behind: str) -> None:
        """Take the inline events before an event: the text of a block, or code.

        Before some indented HTML the engine finds a text of no characters, which is no block.
        """
        if self.in_code:
            self.lines += [(event["Text"], span["start"]) for event, span in run]
        elif behind != "TaskListMarker" and run[0][1]["start"] < run[-1][1]["end"]:
            self.found.append(self.block(run))

    def block(self, run: list[RawEvent]) -> Block:
        """Return the block of some events.

        The engine leaves two things out of its ranges: the backslash of an escape, and the `[]`
        of a collapsed reference. What keeps a box's title from being more than a paragraph is not
        part of it.
        """
        kind, heading = self.kinds[-1], self.heading
        if self.box_title and heading is None:
            kind, run = TITLE, _bare(run)
        (first, first_bytes), (last, last_bytes) = run[0], run[-1]
        start = begun = first_bytes["start"]
        end = last_bytes["end"]
        if self.source[start - 1 : start] == b"\\" and "Text" in first:
            start -= 1
        if self.source[end : end + 2] == b"[]" and last in _BRACKETED:
            end += 2
        span, text = (start, end), self.source[start:end].decode()
        draft = quick_draft(text, start, labels=self.labels)
        draft = draft or write_draft(self.source, span, map(event_of, run))
        doubts = suspicions_in(text, draft, run)
        level, given = (int(heading["level"][1]), heading["id"]) if heading else (0, None)
        return Block(kind, tuple(self.chain), begun, span, draft, doubts, level, given)

    def begin(self, tag: str, value: object, start: int) -> None:
        self.kinds.append(_KINDS.get(tag, self.kinds[-1]))
        self.chain.append(start)
        self.lines = []
        if tag == "Heading" and isinstance(value, dict):
            self.heading = value
        elif tag == "CodeBlock":
            self.in_code = True
            info = value.get("Fenced", "") if isinstance(value, dict) else ""
            self.language = info.split()[0] if info.strip() else ""

    def finish(self, tag: str, start: int) -> None:
        self.kinds.pop()
        while self.chain.pop() < 0:
            pass
        if tag == "Heading":
            self.heading = None
        elif tag == "CodeBlock":
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


class InlineEvents:
    """The inline events of a document's blocks, read again for the few that need them twice."""

    def __init__(self, source: str) -> None:
        self._source = source

    def of(self, block: Block) -> list[Event]:
        """Return the inline events of a block."""
        number = bisect.bisect_right(self._runs, block.start, key=_first_byte) - 1
        run = self._runs[number]
        return [*map(event_of, _bare(run) if block.kind == TITLE else run)]

    @cached_property
    def _runs(self) -> list[list[RawEvent]]:
        return [run for run in runs(self._source) if isinstance(run, list)]


def _first_byte(run: list[RawEvent]) -> int:
    return run[0][1]["start"]


def _bare(run: list[RawEvent]) -> list[RawEvent]:
    """Return a box's title without what keeps it from being more than a paragraph."""
    event, span = run[0]
    if "Text" not in event or not event["Text"].startswith(ARMOUR):
        return run
    start = span["start"] + len(ARMOUR.encode())
    return [({"Text": event["Text"][1:]}, {"start": start, "end": span["end"]}), *run[1:]]
