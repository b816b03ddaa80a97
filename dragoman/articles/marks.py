"""What authors say about their blocks in HTML comments: `<!-- dragoman: skip -->`.

| mark | meaning |
|---|---|
| `skip` | the next block is not for translation |
| `off` ... `end` | nor is anything between these |
| `comment TEXT` | a comment for the translators of the next block; several add up |
| `context TEXT` | the context (msgctxt) of the next block's messages; one at most |
| `link` | the https addresses of the next block's links are messages |
| `text-image` | the images of the next block hold text |
| `only US CA` ... `end` | what stands between is for these regions of the world |

A mark stands on lines of its own. The next block is the next one beside the mark: a heading, a
paragraph, a whole list, table or quote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import NamedTuple

from dragoman.articles.blocks import Block, Chain, Piece, RawHtml, container_link
from dragoman.locales import is_region

_MARK = re.compile(
    r"[ \t]*<!--\s*dragoman:\s*(?P<word>[\w-]*)(?P<rest>(?:(?!-->).)*?)\s*-->\s*",
    re.IGNORECASE | re.DOTALL,
)
_TRACE = re.compile(r"<!--\s*dragoman:", re.IGNORECASE)
_BLOCK_WORDS = frozenset({"skip", "comment", "context", "link", "text-image"})
_REGION_WORDS = frozenset({"off", "only"})
_WITH_TEXT = frozenset({"comment", "context", "only"})
_ACCEPTED = "skip, off, end, comment, context, link, text-image, only"


class MarkError(Exception):
    """A mark that cannot be obeyed: the byte it stands at, and why."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Marking:
    """What the marks before and around a block say of it."""

    skip: bool = False
    comment: str = ""
    context: str | None = None
    links: bool = False
    """Whether the addresses of its links are messages."""
    text_images: bool = False
    """Whether its images hold text."""
    regions: tuple[str, ...] = ()
    """The regions it is for; empty for all."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of an article's body."""

    markings: tuple[Marking, ...]
    """What they say of each piece of the body."""
    order: tuple[tuple[str, ...] | str, ...]
    """What each mark does to the template, in order: regions that begin, `end`, or nothing."""
    only: tuple[tuple[tuple[str, ...], int, int], ...] = ()
    """What is for some regions of the world: these, and its bytes, both marks included."""


_NONE = Marking()


def is_mark(html: str) -> bool:
    """Tell whether a block of raw HTML is a mark."""
    return _MARK.fullmatch(html) is not None


def marks_of(pieces: Sequence[Piece], body: str) -> Marks:
    """Return what the authors' marks say. Raises MarkError for one that cannot be obeyed."""
    if not _TRACE.search(body):
        return Marks((_NONE,) * len(pieces), ())
    return _Walk(pieces).marks()


@dataclass(slots=True)
class _Region:
    offset: int
    word: str
    chain: Chain
    before: Marking


class _Waiting(NamedTuple):
    """A mark for the next block."""

    word: str
    text: str
    offset: int
    chain: Chain
    """The blocks the mark stands in."""

    def says_as(self, other: "_Waiting") -> bool:
        return (self.word, self.chain) == (other.word, other.chain)


@dataclass(slots=True)
class _Walk:
    pieces: Sequence[Piece]
    around: Marking = _NONE
    """What the open regions say."""
    regions: list[_Region] = field(default_factory=list)
    waiting: list[_Waiting] = field(default_factory=list)
    following: list[tuple[Chain, Marking]] = field(default_factory=list)
    order: list[tuple[str, ...] | str] = field(default_factory=list)
    only: list[tuple[tuple[str, ...], int, int]] = field(default_factory=list)

    def marks(self) -> Marks:
        markings = tuple(map(self.marking, self.pieces))
        for mark in self.waiting:
            raise MarkError(mark.offset, "no block follows this mark")
        for region in self.regions:
            reason = f'"{region.word}" is not closed with <!-- dragoman: end -->'
            raise MarkError(region.offset, reason)
        return Marks(markings, tuple(self.order), tuple(sorted(self.only, key=itemgetter(1))))

    def marking(self, piece: Piece) -> Marking:
        if isinstance(piece, RawHtml):
            found = _MARK.fullmatch(piece.html)
            if found:
                self.take(piece, found["word"].lower(), found["rest"].strip())
                return _NONE
            trace = _TRACE.search(piece.html)
            if trace:
                at = piece.lines.byte_at(trace.start())
                raise MarkError(at, "a mark must stand on lines of its own")
        elif isinstance(piece, Block):
            for tag, start in piece.draft.tags:
                if _TRACE.match(tag):
                    raise MarkError(start, "a mark must stand on lines of its own")
        return self.said_of(piece)

    def take(self, piece: RawHtml, word: str, rest: str) -> None:
        parent = piece.chain[:-1]
        if word not in _BLOCK_WORDS | _REGION_WORDS | {"end"}:
            raise MarkError(piece.start, f'unknown mark "{word}"; accepted: {_ACCEPTED}')
        if bool(rest) != (word in _WITH_TEXT):
            wrong = "says nothing" if word in _WITH_TEXT else f'takes no "{rest}"'
            raise MarkError(piece.start, f'the mark "{word}" {wrong}')
        if word in _BLOCK_WORDS:
            self.wait(_Waiting(word, rest, piece.start, parent))
        elif word == "end":
            self.close(piece, parent)
        else:
            self.open(piece, parent, word, rest)

    def wait(self, mark: _Waiting) -> None:
        for other in [other for other in self.waiting if other.says_as(mark)]:
            if mark.word == "context":
                raise MarkError(mark.offset, "a second context for one block")
            self.waiting.remove(other)
            mark = mark._replace(text=f"{other.text} {mark.text}")
        self.waiting.append(mark)
        self.order.append("")

    def open(self, piece: RawHtml, parent: Chain, word: str, rest: str) -> None:
        self.regions.append(_Region(piece.start, word, parent, self.around))
        if word == "off":
            self.around = replace(self.around, skip=True)
            self.order.append("")
            return
        regions = tuple(dict.fromkeys(re.split(r"[\s,]+", rest)))
        for region in regions:
            if not is_region(region):
                reason = f'"{region}" is no region; accepted: codes of ISO 3166 such as US'
                raise MarkError(piece.start, reason)
        if self.around.regions:
            regions = tuple(region for region in regions if region in self.around.regions)
            if not regions:
                raise MarkError(piece.start, "no region of this mark is one of those around it")
        self.around = replace(self.around, regions=regions)
        self.order.append(regions)

    def close(self, piece: RawHtml, parent: Chain) -> None:
        if not self.regions:
            raise MarkError(piece.start, '"end" closes nothing')
        region = self.regions.pop()
        if region.chain != parent:
            reason = f'"{region.word}" is not closed in the list, quote or box it stands in'
            raise MarkError(region.offset, reason)
        if region.word == "only":
            end = piece.lines.span(0, len(piece.html.rstrip()))[1]
            self.only.append((self.around.regions, region.offset, end))
        self.around = region.before
        self.order.append("end" if region.word == "only" else "")

    def said_of(self, piece: Piece) -> Marking:
        """Return what marks say of a piece that is none itself."""
        if self.waiting:
            self.begin_following(piece)
        chain = _own_chain(piece)
        self.following = [kept for kept in self.following if _within(chain, kept[0])]
        marking = self.around
        for _, said in self.following:
            marking = _joined(marking, said)
        return marking

    def begin_following(self, piece: Piece) -> None:
        """Bind the marks that wait to the block that this piece is, or is the first piece of."""
        for mark in self.waiting:
            if not _within(piece.chain, mark.chain):
                raise MarkError(mark.offset, "no block follows this mark")
            block = _own_chain(piece)[: len(mark.chain) + 1]
            self.following.append((block, _marking_of(mark.word, mark.text)))
        self.waiting = []


def _own_chain(piece: Piece) -> Chain:
    """Return the blocks a piece stands in and itself; the line that opens a box is the box."""
    if isinstance(piece, RawHtml) and piece.marker is not None:
        return (*piece.chain[:-1], container_link(piece.marker))
    return (*piece.chain, piece.start)


def _within(chain: Chain, block: Chain) -> bool:
    return chain[: len(block)] == block


def _marking_of(word: str, rest: str) -> Marking:
    said = " ".join(rest.split())
    return Marking(
        skip=word == "skip",
        comment=said if word == "comment" else "",
        context=said if word == "context" else None,
        links=word == "link",
        text_images=word == "text-image",
    )


def _joined(one: Marking, other: Marking) -> Marking:
    return Marking(
        skip=one.skip or other.skip,
        comment=other.comment or one.comment,
        context=other.context if other.context is not None else one.context,
        links=one.links or other.links,
        text_images=one.text_images or other.text_images,
        regions=one.regions,
    )
