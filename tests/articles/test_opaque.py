"""Markdown whose message would not give its HTML stays as it is, and is reported.

Where it leads nowhere it is translated as HTML, as a whole.
"""

import random
import re

import pytest

from dragoman.articles import Dialect, Form, Opaque, parse, to_html, to_markdown
from dragoman.articles.engine import html
from dragoman.articles.markup import same
from tests.articles.cases import cases

STAYS = "this text cannot be lifted out of its block; it stays"
AS_HTML = "this text is translated as HTML: its Markdown is unusual"
HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')


def page(source: str, dialect: Dialect | None = None) -> str:
    document = parse(source, path="x.md", dialect=dialect)
    return HEADING_ID.sub(r"\1", to_html(document, lambda segment: None))


@pytest.mark.parametrize(
    ("source", "line", "text"),
    [
        ("One.\n\n> \\\n> Two **three**\n", 3, "<br /> Two <strong>three</strong>"),
    ],
    ids=["a hard break at the beginning"],
)
def test_what_leads_nowhere_is_translated_as_html(source: str, line: int, text: str) -> None:
    document = parse(source, path="x.md")
    segment = document.segments[-1]
    assert (segment.form, segment.text) == (Form.HTML, text)
    assert list(map(str, document.findings)) == [f"x.md:{line}: warning: opaque: {AS_HTML}"]
    assert to_html(document, lambda segment: None) == html(source)


def test_its_translation_is_shown_and_written() -> None:
    document = parse("> \\\n> Two **three**\n", path="x.md")
    translation = "<br /> <strong>Drei</strong> & zwei"
    page = "<blockquote>\n<p><br /> <strong>Drei</strong> &amp; zwei</p>\n</blockquote>\n"
    assert to_html(document, lambda segment: translation) == page
    assert to_html(document, lambda segment: "<b>Drei</b>") == html("> \\\n> Two **three**\n")
    assert to_markdown(document, lambda segment: translation) == "> \\\n> Two **three**\n"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('[foo <bar attr="]("baz)"> x\n', 'foo <bar attr=""> x'),
        ("x\n\n[foo]\\[]\n\n[foo]: /url1\n", "foo"),
    ],
    ids=["brackets in what looks like a tag", "an escape right behind a bracket"],
)
def test_what_leads_somewhere_stays(source: str, words: str) -> None:
    document = parse(source, path="x.md")
    [opaque] = [part for part in document.template if isinstance(part, Opaque)]
    line = source.count("\n", 0, source.index("[")) + 1
    assert opaque.words == words
    assert words not in [segment.text for segment in document.segments]
    assert list(map(str, document.findings)) == [f"x.md:{line}: warning: opaque: {STAYS}"]
    assert to_html(document, lambda segment: None) == html(source)
    assert to_markdown(document, lambda segment: None) == source


def test_what_is_skipped_is_neither_reported_nor_counted() -> None:
    document = parse('<!-- dragoman: skip -->\n[foo <bar attr="]("baz)"> x\n', path="x.md")
    opaque = [part for part in document.template if isinstance(part, Opaque)]
    assert [part.words for part in opaque] == [""]
    assert document.findings == ()


SOURCES = [
    source
    for name in ("messages", "extensions/tables", "extensions/lists", "extensions/headings")
    for _, source, _ in cases(f"{name}.md", 2)
    if not source.startswith(("---", "+++"))
]


@pytest.mark.parametrize("seed", range(20))
def test_articles_at_random_are_the_engines(seed: int) -> None:
    """Pieces of the case files in any order, one in the other: the page is the engine's."""
    chance = random.Random(seed)
    for _ in range(20):
        source = "\n\n".join(chance.sample(SOURCES, 3))
        if chance.random() < 0.5:
            source = "".join(f"> {line}" for line in source.splitlines(keepends=True))
        written = re.sub(r"<!--.*?-->\n?", "", HEADING_ID.sub(r"\1", html(source)))
        shown = re.sub(r"<!--.*?-->\n?", "", page(source, Dialect(containers=False)))
        assert same(shown, written)
