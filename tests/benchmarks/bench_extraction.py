"""Extraction against mdpo: from articles to the text of their templates, on one core.

    make bench CORPORA="/path/one /path/two"

Both read the same Markdown, without front matter, which mdpo does not know, and write the text of a
PO file; what is measured is the time of the processor.
"""

import gc
import sys
from time import process_time

from dragoman.articles import parse
from dragoman.catalogs import format_catalog, template_of
from tests.benchmarks.corpora import Article, corpus, some
from tests.benchmarks.peers import measured
from tests.benchmarks.table import Table

ARTICLES = 1500
LEAST, STRETCH = 3, 6


def main() -> int:
    """Measure, print, and return 1 if the target is missed."""
    articles = some(corpus(), ARTICLES)
    bodies = [article.body for article in articles]
    table = Table(f"Extraction of {len(articles):,} articles on one core")
    ours = extracting(articles)
    size = sum(len(body.encode()) for body in bodies) / 1e6
    peer = measured("mdpo", bodies)
    if peer is None:
        table.note(f"ours: {ours:.2f} s, {size / ours:.1f} MB/s; mdpo is not installed")
        return 0
    seconds, failed = peer
    table.figure(
        "times as fast as mdpo",
        f"{ours:.2f} s",
        reference=f"mdpo {seconds:.2f} s",
        ratio=f"{seconds / ours:.2f} x",
        target=f">= {LEAST} x",
        met=seconds >= LEAST * ours,
    )
    table.note(f"stretch: {STRETCH} x; ours {size / ours:.1f} MB/s; mdpo failed on {failed}")
    return table.missed


def extracting(articles: list[Article]) -> float:
    """Return the seconds from articles' Markdown to the text of their templates."""
    bodies = [(article.name, article.body) for article in articles]
    gc.collect()
    gc.freeze()  # what the benchmark keeps for itself is not looked through again and again
    begun = process_time()
    for name, body in bodies:
        format_catalog(template_of(parse(body, path=name)))
    return process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
