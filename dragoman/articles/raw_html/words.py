"""Words in raw HTML: what of a block that is not Markdown is for translation."""

from collections import Counter
from enum import Enum, auto

from dragoman.articles.form import Form
from dragoman.articles.markup import unescaped
from dragoman.articles.prose import is_message
from dragoman.articles.raw_html.elements import CODE, VOID, addresses, ends, is_block, spoken
from dragoman.articles.raw_html.runs import Piece, runs
from dragoman.articles.raw_html.text import one_line, written
from dragoman.articles.raw_html.tokens import EndTag, Hidden, StartTag, Text, tokens
from dragoman.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text and inline elements that people read together."""

    start: int
    end: int
    """The characters of the HTML that it takes."""
    text: str
    form: Form
    """`PLAIN`, or `HTML` where there are tags in the text."""
    element: str = ""
    """The name of the block element it stands in; empty where that opens elsewhere."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """The value of an attribute that people read or hear; its characters without their quotes."""

    start: int
    end: int
    name: str
    text: str
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Address:
    """The value of `href`, `src` or `poster`, or one of `srcset`; its characters without quotes."""

    start: int
    end: int
    name: str
    value: str
    quoted: bool = True


Found = Words | Attribute | Address


def found_in(html: str) -> list[Found]:
    """Return the words, spoken attributes and addresses of raw HTML, in order of position.

    - The HTML may be a part of something: closed here and opened before, or the other way round.
    - Text that block elements or two line breaks in a row part is apart; inline elements belong to
      the text around them. Attributes and addresses of tags within `Words` are listed too.
    - Left out are comments, scripts, styles, templates and whatever is not for translation: code,
      formulas, and elements with `translate="no"`, of which only the addresses are listed. Code
      within a text stays in it.
    """
    finder = _Finder(html)
    for token in tokens(html):
        match token:
            case StartTag():
                finder.start(token)
            case EndTag():
                finder.end(token)
            case Text() | Hidden():
                finder.add(token)
    finder.part()
    return sorted(finder.found, key=lambda found: found.start)


class _Reading(Enum):
    TRANSLATED = auto()
    CODE = auto()
    KEPT = auto()
    UNSEEN = auto()


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open, and how text in it is read."""

    name: str = ""
    reading: _Reading = _Reading.TRANSLATED
    since: int = 0
    """The line in which the element stands that is read so."""
    in_svg: bool = False
    block: str = ""


class _Finder:
    """Collects what is found, line by line: what stands between two blocks."""

    def __init__(self, html: str) -> None:
        self.found: list[Found] = []
        self._html = html
        self._stack = [_Element()]
        self._open: Counter[str] = Counter()
        self._line: list[Piece] = []
        self._block = ""
        self._number = 0
        self._after_break = False

    def start(self, tag: StartTag) -> None:
        """Take a start tag."""
        while ends(tag.name, self._stack[-1].name):
            self._close()
        element = self._entered(tag)
        block = is_block(tag.name, in_svg=element.in_svg)
        if block or (tag.name == "br" and self._after_break):
            self.part()
        if tag.name not in VOID and not tag.closed:
            self._stack.append(element)
            self._open[tag.name] += 1
        if element.reading is not _Reading.UNSEEN:
            self._find_values(tag, element.reading)
        if not block:
            self._take(tag, element)
        self._after_break |= tag.name == "br"

    def end(self, tag: EndTag) -> None:
        """Take an end tag; whatever is open within its element ends with it."""
        element = self._stack[-1]
        if is_block(tag.name, in_svg=element.in_svg):
            self.part()
        else:
            self._take(tag, element)
        if self._open[tag.name]:
            while self._close() != tag.name:
                pass

    def add(self, token: Text | Hidden) -> None:
        """Take text, or what is neither text nor tag."""
        self._take(token, self._stack[-1])
        if isinstance(token, Text) and self._source(token).strip():
            self._after_break = False

    def part(self) -> None:
        """End the line."""
        for run in runs(self._html, self._line):
            source = self._html[run.start : run.end]
            text = written(source) if run.tagged else one_line(unescaped(source))
            form = Form.HTML if run.tagged else Form.PLAIN
            self.found.append(Words(run.start, run.end, text, form, self._block))
        self._line = []
        self._number += 1

    def _take(self, token: Text | Hidden | StartTag | EndTag, element: _Element) -> None:
        """Add a token to the line; what is kept as a whole block ends it."""
        read = element.reading is _Reading.TRANSLATED
        if not read and (element.since != self._number or element.reading is _Reading.UNSEEN):
            self.part()
            return
        if not self._line:
            self._block = element.block
        self._line.append(Piece(token, isinstance(token, Text) and read))

    def _close(self) -> str:
        name = self._stack.pop().name
        self._open[name] -= 1
        return name

    def _entered(self, tag: StartTag) -> _Element:
        outer = self._stack[-1]
        in_svg = tag.name == "svg" or (outer.in_svg and tag.name != "foreignobject")
        block = tag.name if is_block(tag.name, in_svg=in_svg) else outer.block
        reading = _reading(tag, outer.reading)
        since = outer.since if reading is outer.reading else self._number
        return _Element(tag.name, reading, since, in_svg, block)

    def _find_values(self, tag: StartTag, reading: _Reading) -> None:
        for name, value in addresses(tag):
            address = value.text.strip()
            self.found.append(Address(value.start, value.end, name, address, value.quoted))
        if reading is _Reading.KEPT:
            return
        for name, value in spoken(tag):
            text = one_line(value.text)
            if is_message(text):
                self.found.append(Attribute(value.start, value.end, name, text, value.quoted))

    def _source(self, token: Text) -> str:
        return self._html[token.start : token.end]


def _reading(tag: StartTag, outer: _Reading) -> _Reading:
    """Return how the text of an element is read (HTML 3.2.6.2, the attribute `translate`)."""
    value = tag.attributes.get("translate")
    wanted = value.text.strip().lower() if value else None
    if outer is _Reading.UNSEEN or tag.name == "template":
        return _Reading.UNSEEN
    if wanted == "no" or (tag.name == "math" and wanted is None):
        return _Reading.KEPT
    if wanted in ("", "yes") and outer is _Reading.KEPT:
        outer = _Reading.TRANSLATED
    if tag.name in CODE and outer is _Reading.TRANSLATED:
        return _Reading.CODE
    return outer
