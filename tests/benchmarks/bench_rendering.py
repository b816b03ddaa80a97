"""Rendering a locale's pages against the C library cmark-gfm rendering the same pages.

    make bench CORPORA="/path/one /path/two"

Translations are as long as their sources: letters change case. Cold is judging every translation
and joining the page; warm is joining what was judged before. cmark-gfm renders each article's body
as often as there are locales. What is measured is the time of the processor.
"""

import sys
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import process_time

from dragoman.articles import Joiner, Segment, Shown, Target, judge, source_html, to_html
from tests.benchmarks.corpora import Article, corpus, some
from tests.benchmarks.page import WORD
from tests.benchmarks.peers import measured
from tests.benchmarks.pseudo import outside_kept
from tests.benchmarks.table import Table

ARTICLES = 1000
LOCALES = 4
COLD, WARM, EDITED = 1.25, 0.12, 1.0
"""The most that is allowed: ratios to cmark-gfm, and milliseconds."""


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    articles = some(corpus(), ARTICLES)
    pages = len(articles) * LOCALES
    table = Table(f"Rendering {pages:,} pages: {len(articles):,} articles in {LOCALES} locales")
    sets = [translations(articles, locale) for locale in range(LOCALES)]
    cold = seconds(lambda: [cold_pages(articles, texts) for texts in sets])
    shown = [judged(articles, texts) for texts in sets]
    warm = seconds(lambda: [warm_pages(articles, locale) for locale in shown])
    peer = measured("cmarkgfm", [article.body for article in articles] * LOCALES)
    if peer is None:
        table.note(f"cold {cold:.2f} s, warm {warm:.2f} s; cmarkgfm is not installed")
    else:
        table.times("a locale's pages, cold", cold, peer[0], unit="cmark-gfm", most=COLD)
        table.times("a locale's pages, warm", warm, peer[0], unit="cmark-gfm", most=WARM)
    edited(table, articles, shown[0])
    return table.missed


def translations(articles: Sequence[Article], locale: int) -> list[list[str]]:
    """Return a translation of every message, another one for every locale."""
    return [[cased(segment, locale) for segment in a.document.segments] for a in articles]


def cased(segment: Segment, locale: int) -> str:
    """Return the text with the case of some letters changed, outside code and tags."""
    return outside_kept(
        segment.text,
        segment.form,
        lambda text: WORD.sub(lambda word: word[0][:locale] + word[0][locale:].swapcase(), text),
    )


def cold_pages(articles: Sequence[Article], texts: Sequence[Sequence[str]]) -> list[str]:
    """Return the pages with nothing judged before, each message looked up by its key."""
    return [
        to_html(article.document, catalog(article.document.segments, translated))
        for article, translated in zip(articles, texts, strict=True)
    ]


def catalog(
    segments: Sequence[Segment], translated: Sequence[str]
) -> Callable[[Segment], str | None]:
    """Return a catalog's answer to a message, by its key."""
    texts = {segment.key: text for segment, text in zip(segments, translated, strict=True)}
    return lambda segment: texts.get(segment.key)


def judged(articles: Sequence[Article], texts: Sequence[Sequence[str]]) -> list[list[Shown]]:
    """Return every message as a page of the locale shows it."""
    return [
        [show(*pair) for pair in zip(article.document.segments, translated, strict=True)]
        for article, translated in zip(articles, texts, strict=True)
    ]


def show(segment: Segment, translation: str) -> Shown:
    """Return one message as its page shows it."""
    verdict = judge(segment, translation)
    return Shown(verdict.html if verdict.publishable else source_html(segment))


def warm_pages(articles: Sequence[Article], shown: Sequence[Sequence[Shown]]) -> list[str]:
    """Return the pages of messages that were judged before."""
    return [
        Joiner(texts.__getitem__, address).join(article.document)
        for article, texts in zip(articles, shown, strict=True)
    ]


def address(target: Target) -> str:
    """Lead a link where the author's does."""
    return target.source


def edited(table: Table, articles: Sequence[Article], shown: Sequence[Sequence[Shown]]) -> None:
    """Print how long it takes from one edited message to its page."""
    taken: list[float] = []
    for article, texts in zip(articles, shown, strict=True):
        if not texts:
            continue
        number = len(texts) // 2
        segment = article.document.segments[number]
        text = cased(segment, LOCALES)
        begun = process_time()
        page = [*texts]
        page[number] = show(segment, text)
        Joiner(page.__getitem__, address).join(article.document)
        taken.append((process_time() - begun) * 1000)
    worst = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    table.figure(
        "one edited message to its page, median",
        f"{median(taken):.3f} ms",
        reference=f"one page in 20: {worst:.3f} ms",
        target=f"<= {EDITED:g} ms",
        met=median(taken) <= EDITED,
    )


def seconds(step: Callable[[], object]) -> float:
    """Return the processor's seconds for a step."""
    begun = process_time()
    step()
    return process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
