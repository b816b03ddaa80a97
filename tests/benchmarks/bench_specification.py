"""The examples of CommonMark and our own cases for every extension, each read as an article.

    .venv/bin/python -m tests.benchmarks.bench_specification

The HTML of an example is the specification's. That of a case is the engine's of its body, with
boxes and shortcodes in their places. A page may differ where the engine reports an opaque block.
"""

import os
import sys
from collections.abc import Iterator

from dragoman.articles import parse, to_markdown
from dragoman.articles.engine import html
from dragoman.errors import ArticleError
from tests.articles.cases import cases
from tests.benchmarks.bench_identity import itself, opaque, through_guard, untranslated
from tests.benchmarks.corpora import Article
from tests.benchmarks.page import settled, unwrapped
from tests.benchmarks.specification import CURE, EXAMPLES, examples
from tests.benchmarks.table import Table

_CASES = (
    ("messages.md", 2),
    ("containers/shortcodes.md", 2),
    ("containers/admonitions.md", 2),
    ("containers/containers.md", 2),
    ("containers/not_recognized.md", 2),
    ("raw_html.md", 2),
    ("front_matter.md", 2),
    ("front_matter/strings.md", 3),
    ("writing/places.md", 3),
    ("writing/structure.md", 3),
    ("writing/emphasis.md", 3),
    ("writing/readers.md", 3),
)
"""The case files whose first block is an article, with the number of blocks of a case."""
_FRONT_MATTER = "---\ntitle: x\n---\n"


def main() -> int:
    """Measure, print, and return 1 if a target is missed or CI has no specification."""
    table = Table("The specification and our own cases")
    found = examples()
    if found:
        of_the_specification(table, found)
    else:
        table.note(CURE)
    through_messages(table, "our cases", [(case, case.engine_html()) for case in own_cases()])
    return table.missed | (not found and "CI" in os.environ)


def of_the_specification(table: Table, found: list[tuple[str, str]]) -> None:
    """Print what becomes of the examples, rendered as they are and through their messages."""
    wrong = [str(n) for n, (own, due) in enumerate(found, 1) if settled(html(own)) != settled(due)]
    missing = ["not found"] * (EXAMPLES - len(found))
    table.share(
        "CommonMark examples: HTML", EXAMPLES, wrong + missing, reference="CommonMark 0.31.2"
    )
    read = [(example(number, own), due) for number, (own, due) in enumerate(found, 1)]
    through_messages(table, "examples", read)


def example(number: int, markdown: str) -> Article:
    """Read an example; one that could begin with a front matter gets one of its own before it."""
    before = _FRONT_MATTER if markdown.startswith(("---", "+++")) else ""
    source = f"{before}{markdown}"
    return Article(f"example {number}", source, parse(source, path="x.md"))


def own_cases() -> Iterator[Article]:
    """Yield the articles of our case files but for those that are errors."""
    for file, blocks in _CASES:
        for title, source, *_ in cases(file, blocks):
            try:
                yield Article(f"{file}: {title}", source, parse(source, path="x.md"))
            except ArticleError:
                continue


def through_messages(table: Table, what: str, read: list[tuple[Article, str]]) -> None:
    """Print how many articles are equal with every message translated by itself."""
    total = len(read)
    for name, page, look in (
        ("judged", through_guard, unwrapped),
        ("no catalog", untranslated, settled),
    ):
        different = [
            article.name
            for article, due in read
            if look(page(article)) != look(due) and not opaque((article,))
        ]
        table.share(f"{what}: HTML, {name}", total, different, reference="the HTML above")
    written = [
        article.name
        for article, _ in read
        if to_markdown(article.document, itself) != article.source
    ]
    table.share(f"{what}: Markdown byte-equal", total, written, reference="the example's bytes")


if __name__ == "__main__":
    sys.exit(main())
