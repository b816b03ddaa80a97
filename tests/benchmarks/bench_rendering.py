"""Rendering a locale's pages against the C library cmark-gfm rendering the same pages.

    make bench CORPORA="/path/one /path/two"

Translations are as long as their sources: letters change case. Cold is looking up every
translation, rendering it and joining the page, with nothing known but the article that was read:
what the target was set for. Pages are published only after the guard has judged every
translation; that is measured, too, with what it has to know of the source, once for all locales.
Warm is a page for other readers of what was joined before, every address asked for again.

cmark-gfm renders each article's body as often as there are locales, and judges nothing. What is
measured is the time of the processor: the best of some rounds, in each of which all have their
turn, since other work on the machine slows whatever runs beside it.
"""

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles
from time import process_time

from dragoman.articles import (
    Joiner,
    Key,
    Segment,
    Sheet,
    Target,
    judge,
    parse,
    source_html,
    to_html,
)
from dragoman.articles.together import render_all
from tests.benchmarks.corpora import Article, corpus, some
from tests.benchmarks.page import WORD
from tests.benchmarks.peers import measured
from tests.benchmarks.pseudo import outside_kept
from tests.benchmarks.table import Table

ARTICLES = 1000
LOCALES = 4
ROUNDS = 5
COLD, WARM, EDITED = 1.25, 0.12, 1.0
"""The most that is allowed: ratios to cmark-gfm, and milliseconds."""

Catalog = dict[Key, str]
"""The translations of one article in one locale."""


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds of one round."""

    rendered: float
    judged: float
    warm: float
    peer: float | None


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    articles = some(corpus(), ARTICLES)
    pages = len(articles) * LOCALES
    table = Table(f"Rendering {pages:,} pages: {len(articles):,} articles in {LOCALES} locales")
    locales = [translations(articles, locale) for locale in range(LOCALES)]
    rounds = [measured_once(articles, locales) for _ in range(ROUNDS)]
    peer = [it.peer for it in rounds if it.peer]
    rendered = min(it.rendered for it in rounds)
    against(table, "a locale's pages, cold, without the guard", rendered, peer, COLD)
    against(table, "a locale's pages, warm", min(it.warm for it in rounds), peer, WARM)
    table.note(f"cold with the guard {beside(min(it.judged for it in rounds), peer)}")
    edited(table, articles, judged(articles, locales[0]))
    return table.missed


def against(table: Table, what: str, ours: float, peer: Sequence[float], most: float) -> None:
    """Print a time of ours against the peer's best."""
    if peer:
        table.times(what, ours, min(peer), unit="cmark-gfm", most=most)
    else:
        table.note(f"{what} {beside(ours, peer)}")


def beside(ours: float, peer: Sequence[float]) -> str:
    """Return a time of ours, and how many times the peer's best it is."""
    times = f"{ours / min(peer):.2f} times cmark-gfm" if peer else "cmarkgfm is not installed"
    return f"{ours:.3f} s; {times}"


def measured_once(articles: Sequence[Article], locales: Sequence[Sequence[Catalog]]) -> Times:
    """Measure everything once, on articles that nothing is known of yet."""
    fresh = [replace(it, document=parse(it.source, path=it.name)) for it in articles]
    alone = seconds(page for catalogs in locales for page in rendered_pages(fresh, catalogs))
    cold = seconds(page for catalogs in locales for page in cold_pages(fresh, catalogs))
    shown = [judged(fresh, catalogs) for catalogs in locales]
    sheets = [sheets_of(fresh, pages) for pages in shown]
    warm = seconds(sheet.addressed(address) for some in sheets for sheet in some)
    peer = measured("cmarkgfm", [article.body for article in articles] * len(locales))
    return Times(alone, cold, warm, peer[0] if peer else None)


def translations(articles: Sequence[Article], locale: int) -> list[Catalog]:
    """Return a translation of every message, another one for every locale."""
    return [{it.key: cased(it, locale) for it in article.document.segments} for article in articles]


def cased(segment: Segment, locale: int) -> str:
    """Return the text with the case of some letters changed, outside code and tags."""
    return outside_kept(
        segment.text,
        segment.form,
        lambda text: WORD.sub(lambda word: word[0][:locale] + word[0][locale:].swapcase(), text),
    )


def rendered_pages(articles: Sequence[Article], catalogs: Sequence[Catalog]) -> Iterator[str]:
    """Yield the pages with every translation rendered, whatever it does."""
    for article, catalog in zip(articles, catalogs, strict=True):
        yield joined(article, [html or "" for html in unjudged(article, catalog)])


def unjudged(article: Article, catalog: Catalog) -> list[str | None]:
    """Return the translations of an article as HTML."""
    segments = article.document.segments
    return render_all(segments, [*map(catalog.__getitem__, segments.keys)])


def cold_pages(articles: Sequence[Article], catalogs: Sequence[Catalog]) -> Iterator[str]:
    """Yield the pages with nothing judged before, each message looked up by its key."""
    for article, catalog in zip(articles, catalogs, strict=True):
        yield to_html(article.document, answers(catalog))


def answers(catalog: Catalog) -> Callable[[Segment], str | None]:
    """Return a catalog's answer to a message, by its key."""
    return lambda segment: catalog.get(segment.key)


def judged(articles: Sequence[Article], catalogs: Sequence[Catalog]) -> list[list[str]]:
    """Return every message as a page of the locale shows it."""
    return [
        [show(segment, catalog[segment.key]) for segment in article.document.segments]
        for article, catalog in zip(articles, catalogs, strict=True)
    ]


def show(segment: Segment, translation: str) -> str:
    """Return one message as its page shows it."""
    verdict = judge(segment, translation)
    return verdict.html if verdict.publishable else source_html(segment)


def sheets_of(articles: Sequence[Article], shown: Sequence[Sequence[str]]) -> list[Sheet]:
    """Return the pages of a locale with their addresses open."""
    return [joiner(texts).sheet(it.document) for it, texts in zip(articles, shown, strict=True)]


def joined(article: Article, shown: Sequence[str]) -> str:
    """Return one page."""
    return joiner(shown).join(article.document)


def joiner(shown: Sequence[str]) -> Joiner:
    """Return what joins a page on which segments are shown so."""
    return Joiner(shown.__getitem__, address)


def address(target: Target) -> str:
    """Lead a link where the author's does."""
    return target.source


def edited(table: Table, articles: Sequence[Article], shown: Sequence[Sequence[str]]) -> None:
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
        joined(article, page)
        taken.append((process_time() - begun) * 1000)
    worst = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    table.figure(
        "one edited message to its page, median",
        f"{median(taken):.3f} ms",
        reference=f"one page in 20: {worst:.3f} ms",
        target=f"<= {EDITED:g} ms",
        met=median(taken) <= EDITED,
    )


def seconds(pages: Iterable[str]) -> float:
    """Return the processor's seconds for making pages, none of which is kept, as by the peer."""
    gc.collect()
    gc.freeze()  # what the benchmark keeps for itself is not looked through again and again
    begun = process_time()
    deque(pages, maxlen=0)
    return process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
