"""Hostile translations of real messages: what the guard lets through does no harm.

    make bench CORPORA="/path/one /path/two"

Damage is judged by Python's parser and by nh3, which is told to allow what the source has; neither
knows what the guard looks at.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

import nh3

from dragoman.articles import Document, Segment, judge, parse, to_html
from dragoman.errors import ArticleError
from tests.benchmarks.corpora import Article, corpus, messages, some
from tests.benchmarks.hostile import against
from tests.benchmarks.page import Piece, Tag, Text, Unseen, pieces, skeleton
from tests.benchmarks.table import Table

MESSAGES = 150
"""How many messages are attacked; of each kind and form about the same number."""
INLINE = ("a", "code", "del", "em", "img", "s", "strong", "sub", "sup", "br", "span", "b", "i")
_HIDDEN = frozenset(map(chr, (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))))
_ALIVE = re.compile(r"(?:https?|ftp)://|www\.(?=\w)|\w@\w+\.\w|\{\{|\{%|<%|\$\{", re.IGNORECASE)
"""What becomes a link in GitHub's Markdown, or is run by a template engine."""
_VOID = frozenset({"br", "img", "wbr", "input", "hr"})


@dataclass
class Harm:
    """What was tried and what came of it."""

    tried: int = 0
    accepted: int = 0
    broken: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)

    def attack(self, article: Article, segment: Segment) -> None:
        """Try every hostile translation of one message on the part of the article it stands in."""
        document = alone(article, segment)
        target = next((s for s in document.segments if s.key == segment.key), None)
        if target is None:
            return
        own = skeleton(to_html(document, lambda s: None), without=INLINE)
        for translation in against(target.text):
            self.tried += 1
            where = f"{segment.kind}: {target.text[:40]!r} becomes {translation[:70]!r}"
            page = to_html(document, only(target, translation))
            if skeleton(page, without=INLINE) != own:
                self.broken.append(where)
            verdict = judge(target, translation)
            if verdict.publishable:
                self.accepted += 1
                self.take(where, judge(target, target.text).html, verdict.html)

    def take(self, where: str, source: str, accepted: str) -> None:
        """Compare what the guard let through with its source, which nh3 must leave as it is."""
        if found := damage(pieces(source), pieces(accepted)):
            self.damaged.append(f"{where}: {found}")
        if cleaned(source, source) == spelled(source) and cleaned(accepted, source) != spelled(
            accepted
        ):
            self.unsafe.append(where)


def only(target: Segment, translation: str) -> Callable[[Segment], str | None]:
    """Return a catalog that translates one message."""
    return lambda segment: translation if segment.key == target.key else None


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    chosen = targets(corpus())
    harm = Harm()
    for article, segment in chosen:
        harm.attack(article, segment)
    table = Table(f"Hostile translations of {len(chosen):,} messages")
    table.share("block structure kept", harm.tried, harm.broken, reference="the page, untranslated")
    table.zero("damage accepted by the guard", harm.damaged, harm.accepted, reference="html.parser")
    table.zero("accepted, but nh3 would change it", harm.unsafe, harm.accepted, reference="nh3")
    table.note(f"{harm.tried:,} translations were tried, {harm.accepted:,} of them accepted")
    return table.missed


def targets(articles: tuple[Article, ...]) -> list[tuple[Article, Segment]]:
    """Return messages of every kind, with links, code, tags and without."""
    groups: dict[tuple[str, bool, bool, bool], list[tuple[Article, Segment]]] = {}
    for article, segment in messages(articles):
        text = segment.text
        group = (segment.kind, "][" in text, "`" in text, "<" in text)
        if len(text) < 600 and segment.kind not in ("field", "link"):
            groups.setdefault(group, []).append((article, segment))
    each = max(1, MESSAGES // max(1, len(groups)))
    return [found for _, group in sorted(groups.items()) for found in some(group, each)]


def alone(article: Article, segment: Segment) -> Document:
    """Return the lines around the message where the article is long and they can be read alone."""
    if len(article.source) < 3000:
        return article.document
    lines = article.source.splitlines(keepends=True)
    around = "".join(lines[max(0, segment.line - 8) : segment.line + 12])
    try:
        return parse(f"\n{around}", path="x.md")
    except ArticleError:
        return article.document


def damage(source: list[Piece], accepted: list[Piece]) -> str:
    """Return what a translation did to the tags, code, links and hidden characters; or nothing."""
    own, found = Counter(elements(source)), Counter(elements(accepted))
    if own != found:
        return f"{sorted(((found - own) + (own - found)).elements())}"[:120]
    if not nested(accepted) and nested(source):
        return "not well nested"
    alive = Counter(_ALIVE.findall(words(accepted))) - Counter(_ALIVE.findall(words(source)))
    if alive:
        return f"alive in other tools: {sorted(alive)}"
    hidden = "".join(set(silent(accepted)) - set(silent(source)))
    return f"hidden {hidden!a}" if hidden else ""


def elements(found: list[Piece]) -> list[str]:
    """Return the tags but emphasis, each code with its text, and what no reader sees."""
    return [
        f"code {piece.text}" if isinstance(piece, Text) else str(piece)
        for piece in found
        if isinstance(piece, Unseen)
        or (isinstance(piece, Text) and piece.code)
        or (isinstance(piece, Tag) and piece.name not in ("em", "strong"))
    ]


def nested(found: list[Piece]) -> bool:
    """Tell whether every element is closed where it should be, and no link stands in another."""
    stack: list[str] = []
    for piece in found:
        if not isinstance(piece, Tag) or piece.name in _VOID:
            continue
        if not piece.closing:
            if piece.name == "a" and "a" in stack:
                return False
            stack.append(piece.name)
        elif not stack or stack.pop() != piece.name:
            return False
    return not stack


def words(found: list[Piece]) -> str:
    """Return the text, code too."""
    return "".join(piece.text for piece in found if isinstance(piece, Text))


def silent(found: list[Piece]) -> str:
    """Return the characters without a sign of their own: controls, ends of lines, turns."""
    return "".join(c for c in words(found) if (c < " " and c not in "\t\n") or c in _HIDDEN)


def cleaned(markup: str, source: str) -> list[str]:
    """Return what nh3 leaves of HTML when it allows the tags and attributes of a source."""
    tags = [piece for piece in pieces(source) if isinstance(piece, Tag)]
    attributes: dict[str, set[str]] = {}
    for tag in tags:
        attributes.setdefault(tag.name, set()).update(name for name, _ in tag.attributes)
    return spelled(
        nh3.clean(
            markup,
            tags={tag.name for tag in tags} | {"em", "strong"},
            clean_content_tags=set(),
            attributes=attributes,
            link_rel=None,
            url_schemes={"http", "https", "mailto", "tel"},
        )
    )


def spelled(markup: str) -> list[str]:
    """Return the pieces of HTML however it is written."""
    return [unescape(str(piece)) for piece in pieces(markup)]


if __name__ == "__main__":
    sys.exit(main())
