"""Spelling a translation in the Markdown of its article: links, breaks, cells, attributes."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.articles.characters import repaired
from dragoman.articles.document import Segment
from dragoman.articles.form import Form
from dragoman.articles.html_text import rendered
from dragoman.articles.joining import quoted
from dragoman.articles.markup import escape
from dragoman.articles.parts import RawTag, Reference, Value
from dragoman.articles.places import Place, Tail
from dragoman.articles.targets import Target

_REFERENCE = re.compile(r"\]\[(\d+)\]")
_ACTIVE = re.compile(r"[\\`*_\[\]<>&~!]")
_BLOCK_START = re.compile(r"(?m)^(?=[!-/:-@\[-`{-~])|^(\d{1,9})(?=[.)])")
_STRONG = re.compile(r"(\*\*)(?!\s)(.+?)(?<!\s)\*\*|(\*)(?![\s*])(.+?)(?<![\s*])\*")
_BARE_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells what stands in the places of one article, in one language."""

    source: bytes
    text: Callable[[int], str | None]
    """The translation of the segment of that number; None where it stays as it is."""
    segment: Callable[[int], Segment]
    address: Callable[[Target], str]
    """Where a target leads in this language, as it is to be written."""

    def spellings(self, place: Place) -> Iterator[str]:
        """Yield ways to write a place anew, the plainest first; none where it stays as it is."""
        if place.kind in ("block", "heading", "cell"):
            markdown = self.block(place)
            if markdown is not None:
                yield from self.variants(markdown, place)
            return
        text = self.text(place.segment) if place.segment is not None else None
        if text is not None and place.segment is not None:
            yield self.other(text, self.segment(place.segment), place)

    def other(self, text: str, segment: Segment, place: Place) -> str:
        match place.kind:
            case "html":
                markup = rendered(text, segment.form)
                for tag in place.tags:
                    markup = markup.replace(tag.source, self.tag(tag))
                return markup
            case "attribute":
                bare = self.source[place.start - 1 : place.start] not in (b'"', b"'")
                return quoted(escape(text), place.text if bare else None)
            case "shortcode" if place.argument:
                return place.argument.written(text)
        return text

    def block(self, place: Place) -> str | None:
        """Return a block's Markdown with the author's own links; None where nothing differs."""
        text = self.text(place.segment) if place.segment is not None else None
        tails = [self.tail(*pair) for pair in zip(place.tails, place.targets, strict=True)]
        markdown = place.text if text is None else text
        for alt, number in place.alts:
            own = self.text(number)
            if own is not None:
                markdown = markdown.replace(f"![{alt}]", f"![{escaped(own)}]", 1)
        for tag in place.tags:
            markdown = markdown.replace(tag.source, self.tag(tag))
        same = markdown == place.text and not any(new for new, _ in tails)
        return None if same else _REFERENCE.sub(lambda found: _filled(found, tails), markdown)

    def tail(self, tail: Tail, target: Target) -> tuple[bool, str]:
        """Return what follows a link's words, and whether it is not what the author wrote."""
        address = self.address(target)
        title = self.text(target.title) if isinstance(target.title, int) else None
        if address == tail.destination and title is None:
            return False, tail.source
        shown = tail.title if title is None else title
        quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
        named = f' "{quoted}"' if shown else ""
        return True, f"](<{address}>{named})" if _needs_angles(address) else f"]({address}{named})"

    def tag(self, tag: RawTag) -> str:
        """Return a raw tag with its attributes in this language."""
        return "".join(map(self.tag_piece, tag.pieces))

    def tag_piece(self, piece: str | Value | Reference) -> str:
        match piece:
            case Value(number, bare):
                text = self.text(number)
                return quoted(escape(self.segment(number).text if text is None else text), bare)
            case Reference(target, spelled, bare):
                address = self.address(target)
                return spelled if address == target.source else quoted(escape(address), bare)
        return piece

    def variants(self, markdown: str, place: Place) -> Iterator[str]:
        """Yield spellings of one text; whoever asks takes the first that renders as it should."""
        if place.kind == "cell":
            markdown = _BARE_CELL.sub(r"\\|", markdown)
        breaks = "\\\n" + self.prefix(place)
        if place.kind in ("heading", "cell"):
            breaks = "<br />"
        for spelled in (markdown, *_tagged(markdown)):
            yield spelled.replace("\n", breaks)
            yield _BLOCK_START.sub(r"\1\\", spelled).replace("\n", breaks)
            if "\n" in spelled:
                yield spelled.replace("\n", "<br />")

    def prefix(self, place: Place) -> str:
        """Return what a further line of a block begins with: quote marks, and blanks for others."""
        line = self.source.rfind(b"\n", 0, place.start) + 1
        return re.sub(r"[^>\s]", " ", self.source[line : place.start].decode())


def escaped(text: str) -> str:
    """Return plain text as inline Markdown."""
    return _ACTIVE.sub(r"\\\g<0>", text)


def _filled(found: re.Match[str], tails: list[tuple[bool, str]]) -> str:
    number = int(found[1])
    return tails[number - 1][1] if 1 <= number <= len(tails) else found[0]


def _needs_angles(address: str) -> bool:
    return not address or re.search(r"[\s()<>]", address) is not None


def _tagged(markdown: str) -> Iterator[str]:
    """Yield Markdown whose emphasis is written as tags, where CommonMark leaves marks beside CJK."""
    if repaired(markdown) != markdown:
        yield _STRONG.sub(
            lambda m: f"<strong>{m[2]}</strong>" if m[1] else f"<em>{m[4]}</em>", markdown
        )
