"""Identity: every message translated by itself gives the article, as a page and as Markdown.

    make bench CORPORA="/path/one /path/two"

The page is compared with the engine's own HTML of the article's body, blanks aside, by a parser of
Python's; the Markdown with the bytes of the file.
"""

import sys
from collections.abc import Callable, Iterable
from itertools import zip_longest

from dragoman.articles import Joiner, Segment, judge, to_markdown
from dragoman.articles.guard.judging import judge_closely
from tests.benchmarks.corpora import Article, corpus
from tests.benchmarks.page import settled, unwrapped
from tests.benchmarks.table import Table


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    articles = corpus()
    table = Table("Identity: every message translated by itself")
    total = len(articles)
    engines = "pyromark, whole body"
    unread = [where for article in articles for where in refused(article)]
    judged = sum(len(article.document.segments) for article in articles)
    table.zero("messages the guard refuses as their own", unread, judged, reference="the guard")
    others = [article for article in articles if not article.cjk]
    table.share(
        "HTML equal", len(others), different(others, through_guard, unwrapped), reference=engines
    )
    table.share(
        "HTML equal, no catalog",
        total,
        different(articles, untranslated, settled),
        reference=engines,
    )
    written = [a.name for a in articles if to_markdown(a.document, itself) != a.document.source]
    table.share("Markdown export byte-equal", total, written, reference="the article's bytes")
    table.note("with `\\n`: `dragoman export` puts back other line ends and the byte order mark")
    table.share("articles with no opaque block", total, opaque(articles), reference="", target=99.9)
    table.note(
        f"{total - len(others):,} articles in CJK, whose emphasis is repaired, left out above"
    )
    return table.missed


def itself(segment: Segment) -> str:
    """Translate a message by its own text."""
    return segment.text


def untranslated(article: Article) -> str:
    """Return the page in the article's own language, emphasis beside CJK signs not repaired."""
    segments = article.document.segments
    joiner = Joiner(lambda number: segments[number].html, lambda target: target.source)
    return joiner.join(article.document)


def through_guard(article: Article) -> str:
    """Return the page of which every message went through the guard as its own translation."""
    segments = article.document.segments

    def show(number: int) -> str:
        return judge(segments[number], segments[number].text).html

    return Joiner(show, lambda target: target.source).join(article.document)


def refused(article: Article) -> list[str]:
    """Return the messages that the guard, if it did look, would refuse as their own translation."""
    return [
        f"{article.name}:{segment.line}: {reasons[0]}"
        for segment in article.document.segments
        if (reasons := judge_closely(segment, segment.text).reasons)
    ]


def different(
    articles: Iterable[Article], page: Callable[[Article], str], read: Callable[[str], list[str]]
) -> list[str]:
    """Return the articles whose page does not read as the engine's, with the first difference."""
    failures = []
    for article in articles:
        ours, engines = read(page(article)), read(article.engine_html())
        if ours != engines:
            one, other = next(pair for pair in zip_longest(ours, engines) if pair[0] != pair[1])
            failures.append(f"{article.name}: {str(one)[:60]!r} is {str(other)[:60]!r}")
    return failures


def opaque(articles: tuple[Article, ...]) -> list[str]:
    """Return the articles with a block that could not become a message, with their lines."""
    return [
        f"{article.name}:{finding.line}"
        for article in articles
        for finding in [f for f in article.document.findings if f.check == "opaque"][:1]
    ]


if __name__ == "__main__":
    sys.exit(main())
