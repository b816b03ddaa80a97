"""Spelling a translation in the Markdown of its article: links, breaks, cells, attributes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.articles.blocks import Block, blocks_of
from dragoman.articles.characters import unwrapped
from dragoman.articles.document import Segment
from dragoman.articles.extensions.containers import boundary_of
from dragoman.articles.markup import escape
from dragoman.articles.parts import RawTag
from dragoman.articles.places import Place, Tail
from dragoman.articles.raw_html.text import rendered
from dragoman.articles.raw_tags import quoted, tag_with
from dragoman.articles.targets import Target
from dragoman.articles.write_back.emphasis import tagged
from dragoman.articles.write_back.wording import between, escaped

_REFERENCE = re.compile(r"\]\[(\d+)\]")
_BLOCK_START = re.compile(r"(?m)^(?=[!-/:-@\[-`{-~])|^(\d{1,9})(?=[.)])")
_BARE_CELL = re.compile(r"(?<!\\)\|")
_BARE_BRACKETS = re.compile(r"(?<![\\\]!])\[(?!\^)([^\[\]\\`]*)\](?![\[(])")
"""Brackets that no reference follows: a label that the article defines would make them a link."""
_HEADING_ENDS = re.compile(r"(?:(?<=[ \t])|^)(#+)$|\}$")
_LONE_TILDE = re.compile(r"(?<!~)~(?!~)")
_LINE_END = re.compile(r"[ \t]*\n[ \t>]*")
_OPENING_TAG = re.compile(r"(<[A-Za-z][\w-]*)[ \t]+")
_BREAK = "<br />"
_SOFT = "\r"
"""A line end that is read as a blank, while a text is spelled."""


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells what stands in the places of one article, in one language."""

    source: bytes
    text: Callable[[int], str | None]
    """What the segment of that number says in this language; None where it stays as it is."""
    segment: Callable[[int], Segment]
    address: Callable[[Target], str]
    """Where a target leads in this language, as it is to be written."""

    def spellings(self, place: Place) -> Iterator[str]:
        """Yield ways to write a place anew, the plainest first; none where it stays as it is.

        Whoever asks takes the first that renders as it should.
        """
        if place.kind in ("block", "heading", "cell"):
            for markdown in dict.fromkeys((self.block(place, _unstruck), self.block(place))):
                if markdown is not None:
                    yield from self.variants(markdown, place)
            return
        spelled = self.raw(place)
        if spelled is not None and spelled != place.text:
            yield spelled

    def raw(self, place: Place) -> str | None:
        """Return what stands anew in raw HTML, code or a shortcode; None where nothing does."""
        if place.kind == "address":
            [target] = place.targets
            address = self.address(target)
            moved = address != target.source
            return quoted(escape(address), self.is_bare(place)) if moved else None
        assert place.segment is not None
        text = self.text(place.segment)
        if place.kind == "html":
            return self.html(text, place)
        if text is None:
            return None
        if place.kind == "attribute":
            return quoted(escape(text), place.text if self.is_bare(place) else None)
        return place.argument.written(text) if place.argument else text

    def html(self, text: str | None, place: Place) -> str:
        """Return a run of words in raw HTML, with its tags in this language."""
        assert place.segment is not None
        if text is None:
            markup = place.text
            for tag in place.tags:
                markup = markup.replace(tag.spelled, self.tag(tag))
            return markup
        segment = self.segment(place.segment)
        markup = rendered(" ".join(text.split("\n")), segment.form)
        for tag in place.tags:
            markup = markup.replace(tag.source, unwrapped(self.tag(tag)))
        return markup

    def is_bare(self, place: Place) -> bool:
        """Tell whether an attribute's value has no quotes."""
        return self.source[max(0, place.start - 9) : place.start].rstrip().endswith(b"=")

    def block(self, place: Place, spelled: Callable[[str], str] = str) -> str | None:
        """Return a block's Markdown with the author's own links; None where nothing differs."""
        text = self.text(place.segment) if place.segment is not None else None
        tails = [self.tail(*pair) for pair in zip(place.tails, place.targets, strict=True)]
        markdown = place.text if text is None else spelled(text)
        for alt, number in place.alts:
            own = self.text(number)
            if own is not None:
                markdown = markdown.replace(f"![{alt}]", f"![{escaped(own)}]", 1)
        for tag in place.tags:
            markdown = markdown.replace(tag.source, unwrapped(self.tag(tag)))
        same = markdown == place.text and not any(new for new, _ in tails)
        return (
            None
            if same
            else between(
                markdown, lambda text: _REFERENCE.sub(lambda found: _filled(found, tails), text)
            )
        )

    def tail(self, tail: Tail, target: Target) -> tuple[bool, str]:
        """Return what follows a link's words, and whether it is not what the author wrote."""
        address = self.address(target)
        if target.link is not None:
            address = self.text(target.link) or tail.destination
        title = self.text(target.title) if isinstance(target.title, int) else None
        if address in (target.source, tail.destination) and title is None:
            return False, _LINE_END.sub(" ", tail.source)
        shown = tail.title if title is None else title
        named = f' "{_quotable(shown)}"' if shown else ""
        return True, f"](<{address}>{named})" if _needs_angles(address) else f"]({address}{named})"

    def tag(self, tag: RawTag) -> str:
        """Return a raw tag with its attributes in this language; as it was if they are the same."""
        filled = tag_with(tag, self._value, self.address)
        own = tag_with(tag, self._own_value, lambda target: target.source)
        return tag.spelled if filled == own else filled

    def _value(self, number: int) -> str:
        text = self.text(number)
        return self._own_value(number) if text is None else escape(text)

    def _own_value(self, number: int) -> str:
        return self.segment(number).html

    def variants(self, markdown: str, place: Place) -> Iterator[str]:
        """Yield spellings of one text that stay one block of the place's kind."""
        if place.kind == "cell":
            markdown = _BARE_CELL.sub(r"\\|", markdown)
        one_line = place.kind in ("heading", "cell") or "\n" not in markdown
        breaks = (_BREAK,) if one_line else ("\\\n", _BREAK)
        prefix = self.prefix(place)
        atx = place.kind == "heading" and self.is_marked(place)
        for spelled in _readings(markdown, heading=place.kind == "heading"):
            for line_end in breaks:
                way = spelled.replace("\n", line_end).replace(_SOFT, "\n")
                if place.kind == "cell" or stands(way, heading=atx):
                    yield way.replace("\n", f"\n{prefix}")

    def is_marked(self, place: Place) -> bool:
        """Tell whether a heading begins with number signs."""
        return self.before(place).rstrip(" \t").endswith("#")

    def prefix(self, place: Place) -> str:
        """Return what a further line of a block begins with: quote marks, and blanks for others."""
        return re.sub(r"[^>\s]", " ", self.before(place))

    def before(self, place: Place) -> str:
        """Return what stands before a place on its line."""
        line = self.source.rfind(b"\n", 0, place.start) + 1
        return self.source[line : place.start].decode()


def stands(markdown: str, *, heading: bool = False) -> bool:
    """Tell whether Markdown is one paragraph by itself, or one heading behind its sign."""
    found = blocks_of(f"# {markdown}\n" if heading else f"{markdown}\n")
    if len(found) != 1 or not isinstance(found[0], Block):
        return False
    kind = "heading" if heading else "paragraph"
    return found[0].kind == kind and (heading or not any(map(boundary_of, markdown.split("\n"))))


def _readings(markdown: str, *, heading: bool) -> Iterator[str]:
    """Yield spellings of one text, the plainest first."""
    for spelled in (markdown, *tagged(markdown)):
        yield spelled
        started = _BLOCK_START.sub(r"\1\\", spelled)
        yield started
        if _OPENING_TAG.match(spelled):  # alone on its line it would begin a block of raw HTML
            yield _OPENING_TAG.sub(rf"\1{_SOFT}", spelled, count=1)
        if heading:
            yield _HEADING_ENDS.sub(lambda ends: f"\\{ends[0]}", spelled)
            yield _HEADING_ENDS.sub(lambda ends: f"\\{ends[0]}", started)
        if _BARE_BRACKETS.search(spelled):
            yield _BARE_BRACKETS.sub(r"\\[\1\\]", spelled)
            yield _BARE_BRACKETS.sub(r"\\[\1\\]", started)


def _unstruck(text: str) -> str:
    """Return a translation in which no tool strikes out what is between two ranges: 3~5, 8~9.

    GitHub takes single tildes for double ones, as the engine does beside other characters. In
    formulas they mean something else.
    """
    if text.count("~") < len("~~") or "$" in text:
        return text
    return between(text, lambda text: _LONE_TILDE.sub(r"\\~", text))


def _filled(found: re.Match[str], tails: list[tuple[bool, str]]) -> str:
    number = int(found[1])
    return tails[number - 1][1] if 1 <= number <= len(tails) else found[0]


def _quotable(title: str) -> str:
    return re.sub(r'[\\"&<]', r"\\\g<0>", title)


def _needs_angles(address: str) -> bool:
    return not address or re.search(r"[\s()<>]", address) is not None
