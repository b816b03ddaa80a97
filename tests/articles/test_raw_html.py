import random
import time
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from dragoman.articles import Joiner, own_html, parse, to_html, to_markdown
from dragoman.articles.form import Form
from dragoman.articles.markup import Tag, pieces
from dragoman.articles.prose import is_message
from dragoman.articles.raw_html.text import rendered
from dragoman.articles.raw_html.words import Address, Attribute, Found, Words, found_in
from tests.articles.cases import cases

CASES = list(cases("raw_html.md", 2))


def shown(html: str) -> str:
    """Return what is found in raw HTML as the case file writes it."""
    return "".join(f"{_line(found)}\n" for found in found_in(html))


def _line(found: Found) -> str:
    match found:
        case Words(_, _, text, form, element):
            return f"{element or ' '}{'*' if form is Form.HTML else ''} {text}"
        case Attribute(_, _, name, text):
            return f"{name}: {text}"
        case Address(_, _, name, value):
            return f"{name} -> {value}"


@pytest.mark.parametrize(("html", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_found(html: str, expected: str) -> None:
    assert shown(html) == expected


def test_places() -> None:
    html = "<p>\n Take <b>two</b>\n</p><img alt=nose src='a&amp;b'><hr>x &amp; y"
    assert found_in(html) == [
        Words(5, 20, "Take <b>two</b>", Form.HTML, "p"),
        Attribute(34, 38, "alt", "nose", quoted=False),
        Address(44, 51, "src", "a&b", quoted=True),
        Words(57, 66, "x & y", Form.PLAIN),
    ]


class _Attributes(HTMLParser):
    """Collects the attribute texts of HTML: a second opinion."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, text in attrs:
            if name in ("alt", "title", "aria-label", "placeholder") and is_message(text or ""):
                self.found.append((name, text or ""))


TAGS = ("a", "abbr", "b", "br", "code", "div", "i", "img", "input", "kbd", "li", "p", "td", "x-y")
ATTRIBUTES = (
    ' alt="A nose"',
    " title='a &amp; b'",
    ' title="5 > 3"',
    " ALT=nose",
    ' aria-label = "x &lt;b>"',
    ' class="c" placeholder="Name"',
    "",
    ' href="/x"',
)
TEXTS = (
    "Take ",
    "two",
    " ",
    "\n",
    "&amp;",
    "&lt;b&gt;",
    "錠剤",
    "حبة",
    "5 > 3",
    "< ",
    "R&D",
    "&amp;lt;",
)


def _random_html(chance: random.Random) -> str:
    html: list[str] = []
    for _ in range(chance.randint(1, 15)):
        tag = f"<{chance.choice(TAGS)}{chance.choice(ATTRIBUTES)}>"
        html += chance.choice(([chance.choice(TEXTS)], [tag], [f"</{chance.choice(TAGS)}>"]))
    return "".join(html)


def _samples() -> Iterator[str]:
    chance = random.Random(3)
    return (_random_html(chance) for _ in range(2000))


def test_every_attribute_is_found() -> None:
    seen = 0
    for html in _samples():
        expected = _Attributes(html).found
        found = [(a.name, a.text) for a in found_in(html) if isinstance(a, Attribute)]
        assert sorted(found) == sorted(expected), html
        seen += len(expected)
    assert seen > 1000


def test_words_say_what_stands_in_their_place() -> None:
    seen = 0
    for html in _samples():
        done = 0
        for words in found_in(html):
            if isinstance(words, Words):
                assert done <= words.start < words.end <= len(html), html
                source = html[words.start : words.end]
                assert _tags(rendered(words.text, words.form)) == _tags(source), html
                done = words.end
                seen += 1
    assert seen > 1000


def _tags(html: str) -> list[str]:
    return [piece.source for piece in pieces(html) if isinstance(piece, Tag)]


ENDLESS = ["<!--", "<?>", "<![CDATA[>", "<a ", '<a b="', "<textarea>", "<template>", "<ul><li>"]
ENDLESS += ["<textarea/>"]
CROSSED = ["<b>x", "</b>x", "<b>x</i>", "<p>", "x<br>", "<div translate=no>x", "<svg><title>x", "&"]


@pytest.mark.parametrize("html", [*ENDLESS, *CROSSED])
def test_time_grows_with_length_only(html: str) -> None:
    start = time.perf_counter()
    found_in(html * 20_000)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "See <a\n  href='dose.md' title=\"The\n  dose\">this</a> now\n",
            '<p>See <a\n  href="/dose" title="The\n  dose">this</a> now</p>\n',
        ),
        (
            "> See <a\n> href='dose.md'>`this`</a>\n",
            '<blockquote>\n<p>See <a\nhref="/dose"><code>this</code></a></p>\n</blockquote>\n',
        ),
        (
            "<p>See <a\n  href='dose.md'>x</a> now</p>\n",
            '<p>See <a\n  href="/dose">x</a> now</p>\n',
        ),
        (
            "> <a\n> href='dose.md'>`x`</a>\n",
            '<blockquote>\n<p><a\nhref="/dose"><code>x</code></a></p>\n</blockquote>\n',
        ),
    ],
    ids=["running text", "in a quote", "raw HTML", "no message"],
)
def test_tags_over_several_lines_lead_to_articles(source: str, expected: str) -> None:
    document = parse(source, path="x.md")

    def show(number: int) -> str:
        return own_html(document.segments[number])

    page = Joiner(show, lambda target: "/dose").join(document)
    assert page.replace("'", '"') == expected


def test_tags_in_an_option_stay() -> None:
    source = "<div><select><option>One <b>two</b></option></select></div>\n"
    assert to_html(parse(source), lambda segment: None) == source


@pytest.mark.parametrize(
    ("source", "page", "translated"),
    [
        (
            "<textarea>\nWrite <b>here</b> &amp; now</textarea>\n",
            "<textarea>\nWrite &lt;b>here&lt;/b> &amp; now</textarea>\n",
            "<textarea>\nSchreib &lt;b&gt;here&lt;/b&gt; &amp; now</textarea>\n",
        ),
        (
            '<p title="Write <b>here</b>"></p>\n',
            '<p title="Write &lt;b>here&lt;/b>"></p>\n',
            '<p title="Schreib &lt;b&gt;here&lt;/b&gt;"></p>\n',
        ),
        (
            'See <i title="Write <b>here</b>">this</i>\n',
            '<p>See <i title="Write &lt;b>here&lt;/b>">this</i></p>\n',
            '<p>See <i title="Schreib &lt;b&gt;here&lt;/b&gt;">this</i></p>\n',
        ),
    ],
    ids=["text area", "attribute", "attribute in running text"],
)
def test_tags_where_there_can_be_none_are_text(source: str, page: str, translated: str) -> None:
    document = parse(source, path="x.md")
    assert to_html(document, lambda segment: None) == page
    assert to_html(document, lambda segment: segment.text.replace("Write", "Schreib")) == translated
    assert to_markdown(document, lambda segment: None) == source
