"""Stability: a re-wrapped article keeps its messages, lines are right, CJK emphasis is read.

    make bench CORPORA="/path/one /path/two"

Every paragraph is wrapped to 60 columns. An article whose page is another one then, blanks aside,
was changed by the wrapping itself (a blank within code, a line that begins a list) and is left out.
"""

import html
import re
import sys
from collections.abc import Iterator, Sequence

from dragoman.articles import Form, Segment, judge, parse
from dragoman.articles.engine import html as engine_html
from dragoman.errors import ArticleError
from tests.benchmarks.corpora import Article, corpus, lines_of, messages
from tests.benchmarks.page import WORD, Text, pieces, settled
from tests.benchmarks.rewrapping import COLUMNS, rewrapped
from tests.benchmarks.table import Table

_MARKERS = re.compile(r"\*\*(?=[^\s*])[^*]*[^\s*]\*\*(?!\*)")
"""Two literal markers with words between them: emphasis that was not read."""
_LABEL = re.compile(r"\[([^\[\]]+)\]")
_QUOTED = re.compile(r'"([^"]+)"')


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    articles = corpus()
    table = Table(f"Stability: paragraphs wrapped to {COLUMNS} columns, line numbers, CJK emphasis")
    rewrap(table, articles)
    lines(table, articles)
    emphasis(table, [article for article in articles if article.cjk])
    return table.missed


def rewrap(table: Table, articles: Sequence[Article]) -> None:
    """Print how many messages are others after their paragraphs were wrapped anew."""
    changed: list[str] = []
    total = wrapped = other = 0
    for article in articles:
        again = anew(article)
        if again is None or again.source == article.source:
            continue
        if settled(again.engine_html()) != settled(article.engine_html()):
            other += 1
            continue
        wrapped += 1
        own = article.document.segments
        total += len(own)
        changed += differences(article.name, own, again.document.segments)
    table.zero("messages changed by re-wrapping", changed, total, reference="the article as it was")
    table.note(f"{wrapped:,} articles were wrapped; {other:,} more say something else wrapped")


def anew(article: Article) -> Article | None:
    """Return the article with its paragraphs wrapped; None where it cannot be read then."""
    body = article.body
    head = article.document.source.removesuffix(body)
    source = head + rewrapped(body)
    try:
        return Article(article.name, source, parse(source, path=article.name))
    except ArticleError:
        return None


def differences(name: str, own: Sequence[Segment], again: Sequence[Segment]) -> list[str]:
    """Return the messages that wrapping changed."""
    if len(own) != len(again):
        return [f"{name}: {len(own)} messages are {len(again)}"]
    return [
        f"{name}:{one.line}: {one.text!r} is {other.text!r}"
        for one, other in zip(own, again, strict=True)
        if one.key != other.key
    ]


def lines(table: Table, articles: Sequence[Article]) -> None:
    """Print how many messages and findings name a line that does not hold them."""
    wrong: list[str] = []
    total = 0
    for article in articles:
        source = lines_of(article.source)
        for segment in article.document.segments:
            total += 1
            if not stands(segment, source):
                wrong.append(f"{article.name}:{segment.line}: {segment.text[:60]!r}")
        for finding in article.document.findings:
            total += 1
            shown = "".join(source[finding.line - 1 : finding.line]) if finding.line else ""
            shown += "".join(definitions(shown, source))
            if not all(quoted in shown for quoted in _QUOTED.findall(finding.reason)):
                wrong.append(str(finding))
    table.zero("wrong line numbers", wrong, total, reference="the lines of the file")


def stands(segment: Segment, source: Sequence[str]) -> bool:
    """Tell whether the line of a message has its first word; a field may begin one line later."""
    last = segment.line + (segment.kind == "field")
    shown = "".join(source[segment.line - 1 : last])
    text, shown = html.unescape(segment.text), html.unescape(shown)
    first = WORD.search(text)
    return first is None or first[0] in shown or text.split(" ")[0] in shown


def definitions(line: str, source: Sequence[str]) -> Iterator[str]:
    """Yield the lines that say where the references of a line lead."""
    for label in _LABEL.findall(line):
        yield from (other for other in source if other.lstrip(" >").startswith(f"[{label}]:"))


def emphasis(table: Table, articles: Sequence[Article]) -> None:
    """Print how many markers of emphasis readers of Japanese, Korean and Chinese would see."""
    ours: list[str] = []
    engines = total = 0
    for article, segment in messages(articles):
        if segment.form is not Form.MARKDOWN or "**" not in segment.text:
            continue
        total += segment.text.count("**") // 2
        ours += [
            f"{article.name}:{segment.line}: {found}"
            for found in literal(judge(segment, segment.text).html)
        ]
        engines += len(literal(engine_html(segment.text)))
    table.zero("CJK: literal ** left", ours, total, reference=f"pyromark leaves {engines:,}")
    if not articles:
        table.note("no article of these is in Japanese, Korean or Chinese")


def literal(markup: str) -> list[str]:
    """Return what stands between two literal markers in HTML, outside code."""
    shown = "".join(p.text for p in pieces(markup) if isinstance(p, Text) and not p.code)
    return _MARKERS.findall(shown)


if __name__ == "__main__":
    sys.exit(main())
