"""The landmarks of an article: its blocks in reading order, without the words of its language.

Two articles that say the same in two languages have, block for block, the same kinds, places,
numbers, code, addresses and tags. That, and how long each block is, is all that alignment looks at.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.articles import (
    Document,
    Fixed,
    Label,
    Only,
    Opaque,
    Part,
    Slot,
    Target,
    Value,
    visible_text,
)
from dragoman.catalogs.bitext.evidence import (
    ADDRESS,
    address_key,
    cognates_of,
    evidence_of,
    length_of,
)
from dragoman.locales import Locale

_HOLE = re.compile("\ue000([svfl])(\\d+)\ue001")
_ALT = re.compile("\ue000(\\d+)\ue001")
_TOKEN = re.compile(
    r"(?P<pre><pre\b.*?</pre>)|(?P<comment><!--.*?-->)|<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)"
    r'(?P<rest>(?:[^<>"]|"[^"]*")*)>|\ue000(?P<hole>[svfl]\d+)\ue001|(?P<text>[^<\ue000]+|.)',
    re.DOTALL,
)
_CLASS = re.compile(r'class="([^"]*)"')
_REMARK = re.compile(r"\s*(?:#|//|--|<!--).*")
_STRUCTURE = frozenset(
    [
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tr",
        "th",
        "td",
        "blockquote",
        "div",
        "dl",
        "dt",
        "dd",
        "section",
        "details",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
TITLE = "title of a box"
"""The kind of a box's title, the author's or the site's word."""
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article: a text, a code block, an image, a rule."""

    kind: str
    """The segment's kind; `code`, `fixed` or `rule` for what is no message."""
    place: tuple[str, ...]
    """The lists, tables, quotes and boxes it stands in, outermost first, and its cell's column."""
    evidence: Counter[str] = field(default_factory=Counter)
    """Its numbers, code, addresses, tags and footnotes: what no translation changes."""
    length: int = 0
    """Characters of its text."""
    segment: int | None = None
    """The number of its segment; None for what is no message."""
    targets: tuple[Target, ...] = ()
    """The links and images in it, where it is no message."""
    cognates: frozenset[str] = frozenset()
    """How its longer words begin: names and words that two languages may have in common."""

    @property
    def heading(self) -> bool:
        """Whether it begins a section."""
        return self.kind == "heading"

    @property
    def form(self) -> tuple[str, tuple[str, ...]]:
        """What two blocks must have in common to be one block in two languages."""
        return (self.kind, self.place)


def landmarks_of(document: Document, locale: Locale) -> tuple[Block, ...]:
    """Return the blocks of an article's body, whose text is read by the rules of a locale.

    Titles of links and of images, and texts in tags, are no blocks: they belong to a block's text.
    """
    return tuple(_Walk(document, locale).blocks())


class _Walk:
    """One walk over the template of an article."""

    def __init__(self, document: Document, locale: Locale) -> None:
        self.document, self.locale = document, locale
        self.fixed: list[Fixed | Opaque] = []
        self.open: list[str] = []
        self.columns: list[int] = []

    def blocks(self) -> Iterator[Block]:
        html = "".join(self.written(self.document.template))
        for token in _TOKEN.finditer(html):
            if token["pre"]:
                yield self.code(token["pre"])
            elif token["name"]:
                yield from self.tag(token["name"].lower(), token["close"], token["rest"])
            elif token["hole"]:
                yield from self.hole(token["hole"][0], int(token["hole"][1:]))
            elif token["text"] and token["text"].strip():
                yield self.block("fixed", Counter([f"text {token['text'].strip()}"]))

    def written(self, parts: Iterable[Part]) -> Iterator[str]:
        """Yield the template as one text, with a mark in the place of each hole."""
        for part in parts:
            match part:
                case str():
                    yield part
                case Slot(segment=number):
                    yield f"\ue000s{number}\ue001"
                case Value(segment=number):
                    yield f"\ue000v{number}\ue001"
                case Fixed() | Opaque():
                    self.fixed.append(part)
                    yield f"\ue000f{len(self.fixed) - 1}\ue001"
                case Only(parts=inner):
                    yield from self.written(inner)
                case Label():
                    yield "\ue000l0\ue001"

    def code(self, html: str) -> Block:
        """Return a block of code; its comments may be translated and do not count."""
        lines = (_REMARK.sub("", line).strip() for line in visible_text(html).splitlines())
        return self.block("code", Counter(["block " + "\n".join(filter(None, lines))]))

    def tag(self, name: str, close: str, rest: str) -> Iterator[Block]:
        for kind, number in _HOLE.findall(rest):
            yield from self.hole(kind, int(number))
        if name == "hr":
            yield self.block("rule", Counter())
        elif name in _STRUCTURE and close:
            self.leave(name)
        elif name in _STRUCTURE and not rest.endswith("/"):
            self.enter(name, rest)

    def enter(self, name: str, rest: str) -> None:
        if name == "tr":
            self.columns.append(0)
        elif name in _CELLS and self.columns:
            self.columns[-1] += 1
            name = f"{name} {self.columns[-1]}"
        kinds = _CLASS.search(rest) if name == "div" else None
        self.open.append(f"{name} {kinds[1]}" if kinds else name)

    def leave(self, name: str) -> None:
        names = [one.split(" ")[0] for one in self.open]
        if name in names:
            del self.open[len(names) - 1 - names[::-1].index(name) :]
        if name == "tr" and self.columns:
            self.columns.pop()

    def hole(self, kind: str, number: int) -> Iterator[Block]:
        if kind == "l":
            yield self.block(TITLE, Counter())
            return
        if kind == "f":
            yield from self.unmarked(self.fixed[number])
            return
        segment = self.document.segments[number]
        yield self.block(
            segment.kind,
            evidence_of(segment, self.locale),
            length=length_of(segment),
            segment=number,
            cognates=cognates_of(segment),
        )

    def unmarked(self, part: Fixed | Opaque) -> Iterator[Block]:
        """Yield what is no message: the alt texts in it, or else what it leads to and says."""
        targets = part.targets if isinstance(part, Fixed) else ()
        evidence = Counter(f"{ADDRESS}{address_key(target, self.locale)}" for target in targets)
        alts = [int(number) for number in _ALT.findall(part.html)]
        for number in alts:
            length = length_of(self.document.segments[number])
            yield self.block("alt", evidence, length=length, segment=number, targets=targets)
        if not alts:
            evidence.update(filter(None, [f"text {visible_text(part.html).strip()}"]))
            yield self.block("fixed", evidence, targets=targets)

    def block(
        self,
        kind: str,
        evidence: Counter[str],
        *,
        length: int = 0,
        segment: int | None = None,
        targets: tuple[Target, ...] = (),
        cognates: frozenset[str] = frozenset(),
    ) -> Block:
        return Block(kind, tuple(self.open), evidence, length, segment, targets, cognates)
