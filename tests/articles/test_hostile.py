"""Whatever a translation says, the page keeps its blocks and readers get nothing unsafe."""

import re
from html import unescape

import nh3
import pytest

from dragoman.articles import Document, Joiner, judge, parse, pieces, source_html

ARTICLE = """\
## A heading

A paragraph with [a link](/a) and `code`.

1. An item
   - a *nested* one

> A quote.

| Cell | 0.5 mg |
| --- | --- |
| more | text |

Term
: Definition

A note.[^1]

[^1]: The note.
"""
HOSTILE = [
    "# x", "x\n===", "- x", "1. x", "> x", "```\nx", "~~~", "    x", "| a |\n|---|", "---", "***",
    "Term\n: x", "[^1]: x", "[1]: javascript:x", "x\n\ny", "x\r\ny", "x\ry", "x\x00y", "x\u2028y",
    "x\u2029y", "x\u202ey", "\u2066x", "\ufeffx", "\u205f# x", "\ue0001\ue001", "\u1cc0x",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<a href='javascript:x'>x</a>", "[x](javascript:alert(1))", "![x](javascript:x)",
    "<javascript:alert(1)>", "[x](data:text/html,x)", "<iframe src=//x>", "<!-- x", "<!--x-->",
    "</p></div></body>", "<p>", "</td><td>", "</li>", "<style>*{}</style>", "<base href=//x>",
    "[x][1](javascript:x)", "[x](<javascript:x>)", "[a]: //x\n[a]", "<a href=//x>", "&#60;script>",
    "<b onclick=x>x</b>", "`<script>`", "``", "[", "]", "**", "*", "\\", "<", "&", "![][1]",
    "[![][1]][1]", "x" * 100_000, "[" * 10_000, "*a " * 10_000, "<" * 10_000, "`" * 9_999,
]  # fmt: skip
TAGS = re.compile(r"</?(?:h\d|p|li|ol|ul|blockquote|table|thead|tbody|tr|th|td|dl|dt|dd|div|pre)\b")
SAFE = {"a", "em", "strong", "del", "code", "br", "sup", "img"}


def page(document: Document, translation: str) -> str:
    """Return the article with one hostile text wherever the guard lets it, or refused or not."""

    def show(number: int) -> str:
        return judge(document.segments[number], translation).html

    return Joiner(show, lambda target: "/there").join(document)


MARKDOWN = [text for text in HOSTILE if "<" not in text]
"""What holds no raw HTML keeps the blocks even where the guard would refuse it."""


@pytest.mark.parametrize("translation", MARKDOWN, ids=lambda text: repr(text[:20]))
def test_blocks_stay_whatever_markdown_says(translation: str) -> None:
    document = parse(ARTICLE, path="x.md")
    own = Joiner(lambda n: source_html(document.segments[n]), lambda t: "/there")
    assert TAGS.findall(page(document, translation)) == TAGS.findall(own.join(document))


@pytest.mark.parametrize("translation", HOSTILE, ids=lambda text: repr(text[:20]))
def test_what_the_guard_lets_through_keeps_the_blocks(translation: str) -> None:
    document = parse(ARTICLE, path="x.md")

    def show(number: int) -> str:
        segment = document.segments[number]
        verdict = judge(segment, translation)
        return verdict.html if verdict.publishable else source_html(segment)

    own = Joiner(lambda n: source_html(document.segments[n]), lambda t: "/there")
    shown = Joiner(show, lambda target: "/there").join(document)
    assert TAGS.findall(shown) == TAGS.findall(own.join(document))


@pytest.mark.parametrize("translation", HOSTILE, ids=lambda text: repr(text[:20]))
def test_what_the_guard_lets_through_is_safe(translation: str) -> None:
    document = parse(ARTICLE, path="x.md")
    for segment in document.segments:
        for text in (translation, f"{segment.text} {translation}", f"{translation} {segment.text}"):
            verdict = judge(segment, text)
            if verdict.publishable:
                cleaned = nh3.clean(
                    verdict.html,
                    tags=SAFE,
                    attributes={"a": {"href"}, "img": {"src", "alt"}, "sup": {"class"}},
                    link_rel=None,
                    url_schemes={"https"},
                )
                assert tokens(cleaned) == tokens(verdict.html)


def tokens(markup: str) -> list[str]:
    """Return tags and text of HTML, however its entities and breaks are written."""
    written = [piece if isinstance(piece, str) else piece.source for piece in pieces(markup)]
    return [unescape(piece).replace(" />", ">") for piece in written]


def test_plain_texts_are_escaped() -> None:
    document = parse('![Look](a.png "See")\n', path="x.md")
    joiner = Joiner(lambda n: judge(document.segments[n], '"><b>').html, lambda t: "/there")
    assert joiner.join(document) == (
        '<p><img src="/there" alt="&quot;&gt;&lt;b&gt;" title="&quot;&gt;&lt;b&gt;" /></p>\n'
    )
