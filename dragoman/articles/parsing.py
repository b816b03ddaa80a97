"""From an article's source to its `Document`: segments, the template around them, the proof.

The source is rendered once by the engine with an invisible mark at both ends of every block of
text. What stands between marks becomes a hole; everything else is the template, exactly as the
engine wrote it. Every message is then rendered by itself and must give what the engine made of it
in its place. A block for which it does not is kept as it is and reported.
"""

import bisect
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.articles.blocks import Block, RawHtml, blocks_of
from dragoman.articles.characters import CLOSE, OPEN, REFUSED, named
from dragoman.articles.document import (
    Document,
    Fixed,
    Heading,
    Opaque,
    Part,
    Segment,
    Slot,
)
from dragoman.articles.front_matter import FrontMatter, split_front_matter
from dragoman.articles.headings import Ids
from dragoman.articles.markup import visible_text
from dragoman.articles.proof import Proven, footnote_numbers, prove
from dragoman.articles.prose import is_message, prose_of
from dragoman.articles.schema import Schema
from dragoman.articles.suspicion import findings_in
from dragoman.articles.targets import Target, Unsafe, address_of
from dragoman.articles.template import Hole, cut
from dragoman.errors import ArticleError, Finding, Severity

_BLANKS = re.compile(r"[ \t\r\n]+")
_ALT = re.compile(r'(?<= alt=")([^"]*)')


def parse(source: str, *, path: str, domain: str = "", schema: Schema | None = None) -> Document:
    """Return the document of an article's source.

    `path` is named in findings and references; `domain` (default: the path without its ending) is
    what relative links are resolved against. Raises ArticleError with path and line for a source
    that cannot be read; whatever can be read around is a finding of the document.
    """
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_reserved(text, path)
    front_matter, body = split_front_matter(text, path=path)
    for entry in front_matter.fields.values():
        _refuse_reserved("".join(entry.value), path, first=entry.line)
    reading = _Reading(path, domain or path.removesuffix(".md"), front_matter, body)
    reading.read_fields(schema or Schema())
    reading.read_body()
    return reading.document()


def _refuse_reserved(text: str, path: str, *, first: int = 1) -> None:
    found = REFUSED.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + first
        what = named(found[0]) if len(found[0]) == 1 else found[0]
        reason = f"{what} may not stand in an article: it is reserved, or cannot be written"
        raise ArticleError(reason, path=path, line=line, cure="Remove the character.")


@dataclass(slots=True)
class _Reading:
    """An article while it is read."""

    path: str
    domain: str
    front_matter: FrontMatter
    body: str
    segments: list[Segment] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    fields: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    section: str = ""
    lines: list[int] = field(default_factory=list)

    def document(self) -> Document:
        return Document(
            path=self.path,
            domain=self.domain,
            front_matter=self.front_matter,
            segments=tuple(self.segments),
            template=tuple(self.parts),
            headings=tuple(self.headings),
            targets=tuple(self.targets),
            fields=self.fields,
            findings=tuple(self.findings),
        )

    def read_fields(self, schema: Schema) -> None:
        for name, entry in self.front_matter.fields.items():
            text = self.front_matter.text(name) if name in schema.translate else None
            if text and is_message(text):
                self.fields[name] = self.add_plain(text, f"{name}:", "field", entry.line)

    def read_body(self) -> None:
        source = self.body.encode()
        self.lines = [match.start() for match in re.finditer(b"\n", source)]
        found = list(blocks_of(self.body))
        blocks = [block for block in found if isinstance(block, Block)]
        pieces = cut(self.body, blocks)
        holes = {piece.block: piece for piece in pieces if isinstance(piece, Hole)}
        numbers = footnote_numbers("".join(hole.html for hole in holes.values()))
        ids = Ids(block.id for block in blocks if block.id is not None)
        lifted: dict[int, Part] = {}
        for number, block in enumerate(blocks):
            hole = holes.get(number)
            lifted[number] = self.lift(block, hole, source, numbers)
            if block.kind == "heading":
                self.begin_section(block, hole, lifted[number], ids)
        self.parts = [p if isinstance(p, str) else lifted[p.block] for p in pieces]
        self.parts += [part for number, part in lifted.items() if number not in holes]
        self._give_ids(blocks, pieces)
        self.part_off([block for block in found if isinstance(block, RawHtml)])
        self.findings += findings_in(found, self.body, self.path, self.line_of)

    def begin_section(self, block: Block, hole: Hole | None, part: Part, ids: Ids) -> None:
        """Note the heading that the following blocks stand under."""
        prose = prose_of(block.events).text
        shown = visible_text(hole.html, footnotes=False) if hole else prose
        self.section = _BLANKS.sub(" ", shown).strip()
        number = part.segment if isinstance(part, Slot) else None
        given = block.id if block.id is not None else ids.take(self.section)
        self.headings.append(Heading(block.level, given, number, self.section))

    def lift(
        self, block: Block, hole: Hole | None, source: bytes, numbers: Mapping[str, int]
    ) -> Part:
        """Return what stands in the template for a block, its messages taken down."""
        prose = prose_of(block.events)
        line = self.line_of(block.events[0].start)
        proven = prove(block, source, hole.html, numbers) if hole else None
        if proven is None:
            if is_message(prose.text + prose.alt):
                self.report(line, "opaque", "this text cannot be lifted out of its block; it stays")
            return Opaque(hole.html if hole else "", prose.text + prose.alt)
        if is_message(prose.text):
            return self.message(block, proven, line)
        markup = _ALT.sub(lambda match: self.alt(match[0], line), proven.html)
        return Fixed(markup, self.targets_of(proven))

    def message(self, block: Block, proven: Proven, line: int) -> Slot:
        """Take down a block's message; the titles of its links come after it."""
        place = len(self.segments)
        section = "" if block.kind == "heading" else self.section
        text, notes = proven.draft.text, proven.footnotes
        self.segments.append(Segment(text, None, block.kind, section, line, (), notes))
        targets = self.targets_of(proven)
        self.segments[place] = replace(self.segments[place], targets=targets)
        return Slot(place)

    def alt(self, escaped: str, line: int) -> str:
        """Return a hole for an alt text, or the text itself where it is no message."""
        text = html.unescape(escaped)
        if not is_message(text):
            return escaped
        return f"{OPEN}{self.add_plain(text, 'alt', 'alt', line)}{CLOSE}"

    def targets_of(self, proven: Proven) -> tuple[Target, ...]:
        """Return where a block's references lead; titles become messages of their own."""
        targets = []
        for link in proven.draft.links:
            url, title = link.destination
            line = self.line_of(link.start)
            address = address_of(url, domain=self.domain)
            if isinstance(address, Unsafe):
                self.report(line, "unsafe_link", address.reason)
            shown = self.add_plain(title, "title", "title", line) if is_message(title) else title
            targets.append(Target(url, address, link.image, shown, line))
        self.targets += targets
        return tuple(targets)

    def add_plain(self, text: str, context: str, kind: str, line: int) -> int:
        section = "" if kind == "field" else self.section
        text = _BLANKS.sub(" ", text).strip()
        self.segments.append(Segment(text, context, kind, section, line))
        return len(self.segments) - 1

    def part_off(self, raw: list[RawHtml]) -> None:
        """Make each block of raw HTML with words in it a part of its own.

        Their words are not translated yet: they count as such, and carry their language.
        """
        place = 0
        for block in raw:
            words = visible_text(block.html)
            if not is_message(words):
                continue
            line = self.line_of(block.start)
            self.report(line, "raw_html", "text in raw HTML stays untranslated")
            place = self.split_at(block.html, words, place)

    def split_at(self, markup: str, words: str, place: int) -> int:
        """Cut raw HTML out of the template from `place` on; return where to go on."""
        for number in range(place, len(self.parts)):
            part = self.parts[number]
            if isinstance(part, str) and markup in part:
                before, _, after = part.partition(markup)
                self.parts[number : number + 1] = [before, Opaque(markup, words), after]
                return number + 2
        self.parts.append(Opaque("", words))
        return place

    def line_of(self, offset: int) -> int:
        return self.front_matter.lines + bisect.bisect_left(self.lines, offset) + 1

    def report(self, line: int, check: str, reason: str) -> None:
        self.findings.append(Finding(self.path, line, Severity.WARNING, check, reason))

    def _give_ids(self, blocks: list[Block], pieces: list[str | Hole]) -> None:
        """Write the ids of headings that have none into the tags before their holes."""
        headings = iter(self.headings)
        made = {
            number: next(headings) for number, block in enumerate(blocks) if block.kind == "heading"
        }
        for place, piece in enumerate(pieces):
            if not isinstance(piece, Hole) or piece.block not in made:
                continue
            tag = f"<h{made[piece.block].level}>"
            before = self.parts[place - 1]
            if isinstance(before, str) and before.endswith(tag):
                name = html.escape(made[piece.block].id)
                self.parts[place - 1] = f'{before[:-1]} id="{name}">'
