"""An article through its own messages is the engine's HTML of the article."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from dragoman.articles import Document, Joiner, Target, parse, source_html
from dragoman.articles.engine import html
from dragoman.articles.markup import same
from dragoman.articles.template import Cut, cut
from tests.articles.cases import cases

ARTICLES = sorted((Path(__file__).parents[2] / "content").rglob("*.md"))
SOURCES = {c[0]: c[1] for c in cases("messages.md", 2)} | {
    path.stem: path.read_text(encoding="utf-8") for path in ARTICLES
}


def shown(document: Document) -> Callable[[int], str]:
    """Return what gives the HTML of an article's segments in its own language."""
    return lambda number: source_html(document.segments[number])


def joined(document: Document) -> str:
    """Return the body in its own language, with addresses as the author wrote them."""

    def resolve(target: Target) -> str:
        return target.source

    return Joiner(shown(document), resolve).join(document)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_identity(source: str) -> None:
    document = parse(source, path="x.md")
    body = "".join(source.splitlines(keepends=True)[document.front_matter.lines :])
    ids = re.compile(r'(<h[1-6])(?: id="[^"]*")?')
    assert same(ids.sub(r"\1", joined(document)), ids.sub(r"\1", html(body)))


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_no_sample_is_opaque(source: str) -> None:
    document = parse(source, path="x.md")
    assert [finding for finding in document.findings if finding.check == "opaque"] == []


def test_what_cannot_be_lifted_stays_and_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.articles.body.cut", lambda source, spans: Cut(html(source), []))
    document = parse("One.\n\nTwo.\n", path="x.md")
    assert joined(document) == "<p>One.</p>\n<p>Two.</p>\n"
    assert document.segments == ()
    assert list(map(str, document.findings)) == [
        "x.md:1: warning: opaque: this text cannot be lifted out of its block; it stays",
        "x.md:3: warning: opaque: this text cannot be lifted out of its block; it stays",
    ]


def test_without_blocks_the_template_is_the_engines() -> None:
    assert cut("# One\n", []) == Cut("<h1>One</h1>\n", [])


def test_headings_get_one_id_each() -> None:
    document = parse("## A b\n\n## A *b*\n\n## C {#a-b-1}\n\n## Über `uns`: 1.5?\n", path="x.md")
    assert joined(document) == (
        '<h2 id="a-b">A b</h2>\n<h2 id="a-b-2">A <em>b</em></h2>\n'
        '<h2 id="a-b-1">C</h2>\n<h2 id="über-uns-15">Über <code>uns</code>: 1.5?</h2>\n'
    )


def test_footnotes_have_the_numbers_of_the_document() -> None:
    document = parse("a[^x]\n\nb[^y], c[^x]\n\n[^x]: X\n\n[^y]: Y\n", path="x.md")
    assert source_html(document.segments[1]) == (
        'b<sup class="footnote-reference"><a href="#y">2</a></sup>,'
        ' c<sup class="footnote-reference"><a href="#x">1</a></sup>'
    )


def test_marks_stand_on_text_and_on_alt_texts() -> None:
    source = '![Cell](c.svg "Big")\n\n[go](/a "Title") *now*\n'
    document = parse(source, path="x.md")

    joiner = Joiner(shown(document), lambda it: f"/to{it.source}", lambda number: ' lang="en"')
    assert joiner.join(document) == (
        '<p><img src="/toc.svg" alt="Cell" title="Big" lang="en" /></p>\n'
        '<p><span lang="en"><a href="/to/a" title="Title">go</a> <em>now</em></span></p>\n'
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_second_engine_reads_the_same_words(path: Path) -> None:
    """markdown-it-py knows no footnotes: they are left out on both sides."""
    source = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    source = re.sub(r"\{#[\w-]+\}|\[\^\w+\](?!:)|^\[\^\w+\]:.*$", "", source, flags=re.MULTILINE)
    second = MarkdownIt("commonmark").enable("table").render(source)

    def words(markup: str) -> list[str]:
        return unescape(re.sub(r"<!--.*?-->|<[^>]*>", " ", markup, flags=re.DOTALL)).split()

    assert words(joined(parse(source, path="x.md"))) == words(second)


def test_a_title_in_another_language_is_left_out() -> None:
    document = parse('![Cell](c.svg "Big") [go](/a "Title")\n\n[x](/b "T") y\n', path="x.md")

    def mark(number: int) -> str:
        return ' lang="en"' if document.segments[number].kind == "title" else ""

    assert Joiner(shown(document), lambda target: target.source, mark).join(document) == (
        '<p><img src="c.svg" alt="Cell" /> <a href="/a">go</a></p>\n<p><a href="/b">x</a> y</p>\n'
    )


def test_words_in_raw_html_carry_their_language() -> None:
    source = (
        "One.\n\n<details><summary>More <b>words</b></summary>\n\nTwo.\n\n</details>\n\n"
        "<!-- no -->\n<script>var x</script>\n"
    )
    document = parse(source, path="x.md")
    assert [segment.kind for segment in document.segments] == [
        "paragraph",
        "text in HTML",
        "paragraph",
    ]
    joiner = Joiner(shown(document), str, lambda number: ' lang="en"')
    assert joiner.join(document) == (
        '<p><span lang="en">One.</span></p>\n'
        '<details><summary><span lang="en">More <b>words</b></span></summary>\n'
        '<p><span lang="en">Two.</span></p>\n'
        "</details>\n<!-- no -->\n<script>var x</script>\n"
    )
