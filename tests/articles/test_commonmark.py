"""The examples of the CommonMark specification, from its own npm package.

`make` installs it into the ignored `.venv`. Without it the tests are skipped; in CI they fail.
"""

import os
import re
from pathlib import Path

import pytest

from dragoman.articles import Document, Joiner, Segment, Shown, judge, parse, to_html, to_markdown
from dragoman.articles.engine import html
from tests.benchmarks.page import settled

VERSION = "0.31.2"
SPECIFICATION = (
    Path(__file__).parents[2]
    / f".venv/commonmark-spec-{VERSION}/node_modules/commonmark-spec/spec.txt"
)
CURE = f"commonmark-spec {VERSION} is not there: install npm, then run: make test"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


def examples() -> list[tuple[str, str]]:
    """Return the Markdown and the HTML of every example."""
    if not SPECIFICATION.exists():
        return []
    text = SPECIFICATION.read_text(encoding="utf-8").partition("<!-- END TESTS -->")[0]
    return EXAMPLE.findall(text.replace("→", "\t"))


EXAMPLES = examples()
NUMBERED = [pytest.param(*e, id=str(n)) for n, e in enumerate(EXAMPLES, 1)]


def itself(segment: Segment) -> str:
    return segment.text


def joined(document: Document) -> str:
    """Return the page of which every message is judged as its own translation."""

    def show(number: int) -> Shown:
        segment = document.segments[number]
        return Shown(judge(segment, segment.text).html)

    return Joiner(show, lambda target: target.source).join(document)


FRONT_MATTER = "---\ntitle: x\n---\n"


def read(markdown: str) -> Document:
    """Read an example; one that could begin with a front matter gets one of its own before it."""
    return parse(f"{FRONT_MATTER if markdown.startswith('---') else ''}{markdown}", path="x.md")


def test_the_specification_is_there() -> None:
    if not EXAMPLES and "CI" not in os.environ:
        pytest.skip(CURE)
    assert len(EXAMPLES) == 652, CURE


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_the_engine_renders_as_the_specification(markdown: str, expected: str) -> None:
    """No extension changes an example; quotes and blanks beside blocks are compared as there."""
    assert settled(html(markdown)) == settled(expected)


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_identity(markdown: str, expected: str) -> None:
    assert settled(joined(read(markdown))) == settled(expected)


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_the_page_without_a_catalog(markdown: str, expected: str) -> None:
    assert settled(to_html(read(markdown), lambda segment: None)) == settled(expected)


@pytest.mark.parametrize(("markdown", "expected"), NUMBERED)
def test_the_export_is_the_source(markdown: str, expected: str) -> None:
    document = read(markdown)
    assert to_markdown(document, itself).removeprefix(FRONT_MATTER) == markdown
