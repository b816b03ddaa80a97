"""The examples of the CommonMark specification, from its own npm package.

`make` installs it into the ignored `.venv`. Without it the tests are skipped; in CI they fail.
"""

import os
import re

import pytest

from dragoman.articles import Document, Joiner, Segment, judge, parse, to_html, to_markdown
from dragoman.articles.engine import html
from tests.benchmarks import specification
from tests.benchmarks.page import settled, unwrapped

EXAMPLES = specification.examples()
NUMBERED = [pytest.param(*e, id=str(n)) for n, e in enumerate(EXAMPLES, 1)]
TITLE = re.compile(r'(?<= title=")[^"]*(?=")')
TAG = re.compile(r"<[A-Za-z][^<>]*>")


def itself(segment: Segment) -> str:
    return segment.text


def joined(document: Document) -> str:
    """Return the page of which every message is judged as its own translation."""

    def show(number: int) -> str:
        segment = document.segments[number]
        return judge(segment, segment.text).html

    return Joiner(show, lambda target: target.source).join(document)


FRONT_MATTER = "---\ntitle: x\n---\n"


def read(markdown: str) -> Document:
    """Read an example; one that could begin with a front matter gets one of its own before it."""
    before = FRONT_MATTER if markdown.startswith(("---", "+++")) else ""
    return parse(f"{before}{markdown}", path="x.md")


def with_whole_tags(markup: str) -> str:
    """Return HTML with every tag on one line, as those with an address in the content are."""
    return TAG.sub(lambda tag: tag[0].replace("\n", " "), markup)


def with_trimmed_titles(markup: str) -> str:
    """Return HTML with whole tags, and no blanks at the ends of titles: they are messages."""
    return TITLE.sub(lambda title: title[0].strip(), with_whole_tags(markup))


def test_the_specification_is_there() -> None:
    if not EXAMPLES and "CI" not in os.environ:
        pytest.skip(specification.CURE)
    assert len(EXAMPLES) == specification.EXAMPLES == 652, specification.CURE


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_the_engine_renders_as_the_specification(markdown: str, expected: str) -> None:
    """No extension changes an example; quotes and blanks beside blocks are compared as there."""
    assert settled(html(markdown)) == settled(expected)


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_identity(markdown: str, expected: str) -> None:
    page = with_trimmed_titles(joined(read(markdown)))
    assert unwrapped(page) == unwrapped(with_trimmed_titles(expected))


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_the_page_without_a_catalog(markdown: str, expected: str) -> None:
    page = to_html(read(markdown), lambda segment: None)
    assert settled(with_whole_tags(page)) == settled(with_whole_tags(expected))


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_the_export_is_the_source(markdown: str, expected: str) -> None:
    document = read(markdown)
    assert to_markdown(document, itself).removeprefix(FRONT_MATTER) == markdown
