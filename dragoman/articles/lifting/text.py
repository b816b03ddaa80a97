"""Lifting blocks of text out of an article: each becomes a message, or says why it does not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.articles.blocks import Block, InlineEvents
from dragoman.articles.canon import draft as write_draft
from dragoman.articles.characters import CLOSE, OPEN, collapsed, unwrapped
from dragoman.articles.document import Heading
from dragoman.articles.draft import Draft, Link
from dragoman.articles.form import Form
from dragoman.articles.headings import Ids
from dragoman.articles.lifting.raw_html import raw_tag
from dragoman.articles.marks import Marking
from dragoman.articles.markup import escape, pieces, same, unescaped, visible_text
from dragoman.articles.parts import Fixed, Opaque, Part, RawTag, Slot
from dragoman.articles.places import Place, Tail
from dragoman.articles.proof import Proven, prove
from dragoman.articles.prose import is_message
from dragoman.articles.raw_html.text import rendered, written
from dragoman.articles.record import Record
from dragoman.articles.rendering import REFERENCE
from dragoman.articles.targets import External, Target, Unsafe, address_of
from dragoman.articles.template import Hole

_SAFE_TAGS = frozenset({"em", "strong", "del", "code", "br"})
"""What an opaque block may hold to be translated as a whole: nothing that leads anywhere."""
_PLACES = {"heading": "heading", "table cell": "cell"}
"""What places of blocks are called that are not `block`."""


@dataclass(frozen=True, slots=True)
class Lifter:
    """Lifts the blocks of one article."""

    source: bytes
    """What the engine reads."""
    events: InlineEvents
    numbers: Mapping[str, int]
    """The document's numbers of its footnotes, by label."""
    ids: Ids
    record: Record

    def lift(self, block: Block, hole: Hole | None, marking: Marking) -> Part:
        """Return what stands in the template for a block, its messages taken down."""
        part = self._part(block, hole, marking)
        if block.kind == "heading":
            self._begin_section(block, hole, part, marking)
        return part

    def _part(self, block: Block, hole: Hole | None, marking: Marking) -> Part:
        if marking.skip:
            return Opaque(hole.html if hole else "", "")
        proven = hole and (prove(block.draft, hole.html, self.numbers) or self._anew(block, hole))
        if not proven:
            return self._opaque(block, hole, marking)
        if is_message(proven.draft.words):
            return self._message(block, proven, marking)
        return self._fixed(block, proven, marking)

    def _anew(self, block: Block, hole: Hole) -> Proven | None:
        """Return the block's message, written from its events, at last with brackets escaped."""
        events = self.events.of(block)
        for escaping in (False, True):
            draft = write_draft(self.source, block.span, events, escape=escaping)
            proven = prove(draft, hole.html, self.numbers)
            if proven:
                return proven
        return None

    def _begin_section(self, block: Block, hole: Hole | None, part: Part, marking: Marking) -> None:
        """Take down the heading, which the following blocks stand under."""
        shown = visible_text(hole.html, footnotes=False) if hole else block.draft.words
        section = collapsed(shown)
        number = part.segment if isinstance(part, Slot) else None
        given = block.id if block.id is not None else self.ids.take(section)
        self.record.headings.append(Heading(block.level, given, number, section, marking.regions))

    def _opaque(self, block: Block, hole: Hole | None, marking: Marking) -> Part:
        """Keep a block whose message would not give its HTML; its words may still be a message."""
        words = block.draft.words + block.draft.alt
        if not is_message(words):
            return Opaque(hole.html if hole else "", words)
        record, line = self.record, self.record.line_of(block.start)
        if hole is None or not _is_safe(hole.html):
            record.warn_stays(line)
            return Opaque(hole.html if hole else "", words)
        record.warn(line, "opaque", "this text is translated as HTML: its Markdown is unusual")
        number = record.reserve()
        text, kind = written(hole.html), block.kind
        record.put(number, text, hole.html, kind=kind, line=line, marking=marking, form=Form.HTML)
        return Slot(number)

    def _message(self, block: Block, proven: Proven, marking: Marking) -> Slot:
        """Take down a block's message; the titles of its links and tags come after it."""
        record, draft = self.record, proven.draft
        number = record.reserve()
        targets = self._targets_of(draft.links, marking) if draft.links else ()
        tags = self._tags_of(draft.tags, marking) if draft.tags else ()
        record.put(
            number,
            draft.text,
            proven.html,
            kind=block.kind,
            line=record.line_of(block.start),
            marking=marking,
            targets=targets,
            footnotes=proven.footnotes,
            tags=tags,
        )
        self._place(block, draft, number, targets, tags)
        return Slot(number)

    def _fixed(self, block: Block, proven: Proven, marking: Marking) -> Fixed:
        """Take down the alt texts, titles and attributes of a block that is no message."""
        alts: list[tuple[str, int]] = []

        def alt(match: re.Match[str]) -> str:
            text = unescaped(match["words"] or "")
            if match["attribute"] != "src" or not is_message(text):
                return match[0]
            image = proven.draft.links[int(match["number"]) - 1]
            line, text = self.record.line_of(image.start), collapsed(text)
            number = self.record.plain(
                text,
                match["words"],
                kind="alt",
                line=line,
                context="alt",
                marking=marking,
            )
            alts.append((image.alt, number))
            return f'{match[0][: match.start("alt") - match.start()]} alt="{OPEN}{number}{CLOSE}"'

        markup = REFERENCE.sub(alt, proven.html) if "<img " in proven.html else proven.html
        draft = proven.draft
        targets = self._targets_of(draft.links, marking)
        tags = self._tags_of(draft.tags, marking)
        if alts or targets or tags:
            self._place(block, draft, None, targets, tags, tuple(alts))
        return Fixed(markup, targets, tags)

    def _targets_of(self, links: Iterable[Link], marking: Marking) -> tuple[Target, ...]:
        """Return where a block's references lead; titles become messages of their own."""
        targets = tuple([self._target(link, marking) for link in links])
        self.record.targets += targets
        return targets

    def _target(self, link: Link, marking: Marking) -> Target:
        record = self.record
        url, title = link.destination
        line = record.line_of(link.start)
        address = address_of(url, domain=record.domain)
        if isinstance(address, Unsafe):
            record.warn(line, "unsafe_link", address.reason)
        shown: int | str = title
        if title and is_message(title):
            text = collapsed(title)
            shown = record.plain(
                text, escape(title), kind="title", line=line, context="title", marking=marking
            )
        own = None
        if marking.links and isinstance(address, External) and url.startswith("https://"):
            own = record.plain(url, kind="link", line=line, context="link", marking=marking)
        holds_text = link.image and marking.text_images
        return Target(url, address, link.image, shown, line, own, holds_text)

    def _tags_of(self, tags: Iterable[tuple[str, int]], marking: Marking) -> tuple[RawTag, ...]:
        """Return the raw tags of a block that are not the same in every language."""
        record = self.record
        found = (
            raw_tag(unwrapped(tag), tag, record, marking, record.line_of(start))
            for tag, start in tags
        )
        return tuple(tag for tag in found if tag is not None)

    def _place(
        self,
        block: Block,
        draft: Draft,
        number: int | None,
        targets: tuple[Target, ...],
        tags: tuple[RawTag, ...],
        alts: tuple[tuple[str, int], ...] = (),
    ) -> None:
        record = self.record
        start, end = map(record.place_of, block.span)
        tails = tuple([Tail(it.tail, *it.destination) for it in draft.links]) if targets else ()
        kind = _PLACES.get(block.kind, "block")
        place = Place(start, end, draft.text, number, targets, tails, alts, tags, None, kind)
        record.places.append(place)


def _is_safe(markup: str) -> bool:
    """Tell whether inline HTML can be translated as it stands: it leads nowhere."""
    names = {piece.name for piece in pieces(markup) if not isinstance(piece, str)}
    return names <= _SAFE_TAGS and same(rendered(written(markup), Form.HTML), markup)
