"""Pseudo-translation: nothing that readers see is left out, nothing is lost, no tag is moved.

    make bench CORPORA="/path/one /path/two"

Every word of every message is marked, see pseudo.py. Pages are read by a parser of Python's. What
raw HTML says to people is counted in the engine's events, not in the messages.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.articles import (
    Document,
    Opaque,
    escape,
    judge,
    parse,
    source_html,
    to_html,
    to_markdown,
)
from dragoman.articles.engine import events
from tests.benchmarks.corpora import Article, corpus
from tests.benchmarks.page import human_attributes, settled, skeleton, words
from tests.benchmarks.pseudo import MARK, pseudo, unmarked
from tests.benchmarks.table import Table

_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f]")
_ACROSS_CODE = re.compile(r"`[^`{}]*(?:\{\{|\$\{)[^`{}]*`[^{}]*\}")
"""A template for tools that know no Markdown, which begins in code and ends elsewhere."""


@dataclass
class Counts:
    """What was found on all pages."""

    words: int = 0
    left: list[str] = field(default_factory=list)
    reported: int = 0
    """Words left that authors or translators are told of."""
    lost: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    attributes: int = 0
    unread: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    messages: int = 0
    refused: list[str] = field(default_factory=list)
    across_code: int = 0
    """How many are refused for what tools would take for a template."""
    raw: int = 0
    missed: list[str] = field(default_factory=list)

    def take(self, article: Article) -> None:
        """Compare the page of an article with its pseudo-translation."""
        source = article.engine_html()
        page = to_html(article.document, pseudo)
        self.take_words(article, source, page)
        emphasis = ("em", "strong") if article.cjk else ()
        if skeleton(page, without=emphasis) != skeleton(source, without=emphasis):
            self.moved.append(article.name)
        read = human_attributes(page)
        self.attributes += len(read)
        self.unread += [f"{article.name}: {n}={v!r}" for n, v in read if MARK not in v]

    def take_messages(self, article: Article) -> None:
        """Count the messages whose pseudo-translation the guard refuses."""
        for segment in article.document.segments:
            self.messages += 1
            reasons = judge(segment, pseudo(segment)).reasons
            if reasons and _ACROSS_CODE.search(segment.text):
                self.across_code += 1
            elif reasons:
                where = f"{article.name}:{segment.line}"
                self.refused.append(f"{where}: {reasons[0]}: {segment.text[:80]!r}")

    def take_words(self, article: Article, source: str, page: str) -> None:
        """Count the words of a page that have no mark, and those that are gone."""
        own = words(source)
        self.words += len(own)
        left = Counter(word for word in words(page) if MARK not in word)
        told = Counter(word for markup in reported(article.document) for word in words(markup))
        self.reported += (left & told).total()
        self.left += [f"{article.name}: {word}" for word in (left - told).elements()]
        gone = Counter(own) - Counter(words(unmarked(page)))
        self.lost += [f"{article.name}: {word}" for word in gone.elements()]

    def take_markdown(self, article: Article) -> None:
        """Read the exported Markdown again: it must be the translated page, word for word."""
        again = parse(to_markdown(article.document, pseudo), path=article.name)
        page = to_html(again, lambda segment: None)
        if as_message(page) != as_message(to_html(article.document, pseudo)):
            self.unwritten.append(article.name)

    def take_raw(self, article: Article) -> None:
        """Look for every attribute of raw HTML among the messages."""
        found = [pair for markup in raw_html(article.body) for pair in human_attributes(markup)]
        self.raw += len(found)
        known = {(s.context, " ".join(s.text.split())) for s in article.document.segments}
        for name, value in found:
            if (name, " ".join(value.split())) not in known:
                self.missed.append(f"{article.name}: {name}={value!r}")


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    articles = corpus()
    counts = Counts()
    for article in articles:
        counts.take(article)
        counts.take_markdown(article)
        counts.take_raw(article)
        counts.take_messages(article)
    table = Table("Pseudo-translation: every word of every message marked")
    own = "the page, untranslated"
    table.zero("visible words left outside code", counts.left, counts.words, reference=own)
    table.note("not counted: code, addresses, shortcodes, templates, {placeholders}, mathematics,")
    table.note("<template> elements, labels of footnotes that are missing; and what is reported,")
    table.note(f"opaque blocks and translations that are refused: {counts.reported:,} words")
    table.zero("visible words lost", counts.lost, counts.words, reference=own)
    table.share("tag sequence kept", len(articles), counts.moved, reference=own)
    table.zero("attribute texts left", counts.unread, counts.attributes, reference=own)
    total = len(articles)
    table.share("exported Markdown is the page", total, counts.unwritten, reference="the page")
    table.note("line ends within tags aside, for a message has none, and marks of direction, which")
    table.note("pages drop because they isolate numbers and code themselves")
    raw, found = counts.raw, counts.missed
    table.share("attributes in raw HTML extracted", raw, found, reference="html.parser")
    table.zero(
        "pseudo-translations refused", counts.refused, counts.messages, reference="the guard"
    )
    table.note(
        f"not counted: {counts.across_code} where `{{{{` or `${{` in code is closed outside it:"
    )
    table.note("tools that know no code in Markdown would run all between, so it must stay")
    return table.missed


def as_message(page: str) -> list[str]:
    """Return a page as `settled` does, with the tags and characters that a message can have."""
    on_lines = _TAG.sub(lambda tag: " ".join(tag[0].split()), page)
    return settled(_DIRECTION_MARKS.sub("", on_lines))


def reported(document: Document) -> Iterator[str]:
    """Yield the HTML that stays with a finding: opaque blocks and what the guard refuses."""
    for part in document.template:
        if isinstance(part, Opaque):
            yield part.html or escape(part.words)
    for segment in document.segments:
        if judge(segment, pseudo(segment)).reasons:
            yield source_html(segment)


def raw_html(body: str) -> Iterator[str]:
    """Yield each block of raw HTML and each raw tag of running text, as the engine finds them."""
    block: list[str] = []
    for name, tag, value, *_ in events(body):
        if name == "Html":
            block.append(value)
        elif name == "InlineHtml":
            yield value
        elif name == "End" and tag == "HtmlBlock":
            yield "".join(block)
            block = []


if __name__ == "__main__":
    sys.exit(main())
