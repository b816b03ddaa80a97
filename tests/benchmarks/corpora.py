"""The articles that are measured: folders named in CORPORA, else the sample journal.

    make bench CORPORA="/path/one /path/two"

Corpora are never committed. An article the engine refuses (bytes that are no UTF-8, a front matter
it cannot read) is counted with its error, not measured.
"""

import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from dragoman.articles import Document, Segment, escape, parse
from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.engine import html
from dragoman.articles.extensions.markers import Marker
from dragoman.articles.extensions.outline import outlined
from dragoman.articles.parts import Label
from dragoman.errors import ArticleError

SAMPLES = Path(__file__).parents[2] / "content"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHOWN = 5
_LEAST_CJK = 0.1
"""Share of its characters from which a text counts as Japanese, Korean or Chinese."""
_MARKED = re.compile(
    rf"[ \t]*<!--{OPEN}(?P<number>\d+){CLOSE}-->\n?"
    rf"(?:(?:<p>)?{ARMOUR}(?P<title>.*?)(?:</p>)?\n?(?=[ \t]*<!--{OPEN}))?",
    re.DOTALL,
)
_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class Article:
    """An article of a corpus, read once."""

    name: str
    source: str
    """What its file holds, with its own line ends."""
    document: Document

    @property
    def body(self) -> str:
        """Its Markdown without the front matter, with `\\n` as line ends."""
        return self.document.source[len(self.document.front_matter.source) :]

    @property
    def cjk(self) -> bool:
        """Whether it is written in Japanese, Korean or Chinese."""
        return len(_CJK.findall(self.source)) > _LEAST_CJK * len(self.source)

    def engine_html(self) -> str:
        """Return what the engine alone makes of the body: what pages in its language must be.

        It knows no boxes and shortcodes: the tags of boxes, without words of their own, and the
        shortcodes as they stand are put into its HTML where the outline of the article has them.
        """
        outline = outlined(self.body, path=self.name)
        return _MARKED.sub(partial(_boxed, outline.markers), html(outline.text))


def _boxed(markers: Sequence[Marker], found: re.Match[str]) -> str:
    marker = markers[int(found["number"])]
    tags = "".join(
        part if isinstance(part, str) else escape(part.value)
        for part in marker.parts
        if not isinstance(part, Label)
    )
    return f"{tags}{found['title'] or ''}"


def folders() -> list[Path]:
    """Return the folders of the corpora."""
    return [Path(name) for name in os.environ.get("CORPORA", "").split()] or [SAMPLES]


@cache
def corpus() -> tuple[Article, ...]:
    """Read all articles, and say how many there are and which the engine refuses."""
    read: list[Article] = []
    refused: list[str] = []
    for name, content in _files():
        try:
            source = content.decode()
            read.append(Article(name, source, parse(source, path=name)))
        except (ArticleError, UnicodeDecodeError) as error:
            refused.append(f"{error}".splitlines()[0])
    size = sum(len(article.source) for article in read) / 1e6
    given = "CORPORA" if folders() != [SAMPLES] else "the sample journal (no CORPORA given)"
    print(f"\n{len(read):,} articles of {given}, {size:.2f} million characters", flush=True)
    if refused:
        print(f"{len(refused)} more are refused:", *refused[:_SHOWN], sep="\n    ")
    return tuple(read)


def messages(articles: Sequence[Article]) -> list[tuple[Article, Segment]]:
    """Return every message with its article."""
    return [(article, segment) for article in articles for segment in article.document.segments]


def some(things: Sequence[_Kind], most: int) -> list[_Kind]:
    """Return at most so many, the same ones every time, in their order."""
    if len(things) <= most:
        return list(things)
    chosen = random.Random(7).sample(range(len(things)), most)
    return [things[place] for place in sorted(chosen)]


def lines_of(source: str) -> list[str]:
    """Return the lines of an article as editors count them, each with its `\\n`."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [f"{line}\n" for line in text.split("\n")]


def _files() -> Iterator[tuple[str, bytes]]:
    for folder in folders():
        for path in sorted(folder.rglob("*.md")):
            if path.is_file():
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes()
