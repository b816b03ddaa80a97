import random

import pytest

from dragoman.articles.form import Form
from dragoman.articles.markup import same
from dragoman.articles.raw_html.text import one_line, rendered, written


@pytest.mark.parametrize(
    ("html", "text", "again"),
    [
        ("Take <b>two</b>", "Take <b>two</b>", "Take <b>two</b>"),
        (" a\n\t b ", "a b", "a b"),
        ("a &amp; b &lt; c > d", "a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("&lt;b&gt;", "&lt;b>", "&lt;b&gt;"),
        ("&lt;/b &lt;!-- &lt;?", "&lt;/b &lt;!-- &lt;?", "&lt;/b &lt;!-- &lt;?"),
        (
            "&amp;lt; &amp;amp; &amp;#60;",
            "&amp;lt; &amp;amp; &amp;#60;",
            "&amp;lt; &amp;amp; &amp;#60;",
        ),
        ("&ampcopy; &amp;copyright", "&amp;copy; &amp;copyright", "&amp;copy; &amp;copyright"),
        ("AT&T R&amp;D", "AT&T R&D", "AT&amp;T R&amp;D"),
        ("&eacute;&#233;&#xe9;", "ééé", "ééé"),
        ('"it\'s"', '"it\'s"', "&quot;it&#39;s&quot;"),
        ('<a\n  href="x  y"\n>', '<a href="x  y" >', '<a href="x  y" >'),
        ("<i title='a \n > b'  x>", "<i title='a > b' x>", "<i title='a > b' x>"),
        ("a <!-- b\n c --> d", "a <!-- b c --> d", "a <!-- b c --> d"),
        ('a <b "> c', 'a &lt;b "> c', "a &lt;b &quot;&gt; c"),
        ("", "", ""),
    ],
)
def test_html_and_its_text(html: str, text: str, again: str) -> None:
    assert (written(html), rendered(text, Form.HTML)) == (text, again)


@pytest.mark.parametrize(
    ("text", "form", "html"),
    [
        ("<script>x</script>", Form.PLAIN, "&lt;script&gt;x&lt;/script&gt;"),
        ("&lt;b&gt; \"'", Form.PLAIN, "&amp;lt;b&amp;gt; &quot;&#39;"),
        ("&lt;script&gt;", Form.HTML, "&lt;script&gt;"),
        ("&#60;script&#62;", Form.HTML, "&lt;script&gt;"),
        ("<img src=x onerror=alert(1)", Form.HTML, "&lt;img src=x onerror=alert(1)"),
        ("<b <i>", Form.HTML, "&lt;b <i>"),
        ('<b a="x"c>', Form.HTML, "&lt;b a=&quot;x&quot;c&gt;"),
        ("<<b>>", Form.HTML, "&lt;<b>&gt;"),
        ("<!-- open", Form.HTML, "&lt;!-- open"),
        ("&#99999999999;", Form.HTML, "\ufffd"),
        ("&#" + "9" * 5000, Form.HTML, "\ufffd"),
        ("&#" + "0" * 5000 + "65;", Form.HTML, "A"),
    ],
)
def test_only_tags_are_tags(text: str, form: Form, html: str) -> None:
    assert rendered(text, form) == html


def test_text_of_html_is_settled() -> None:
    chance = random.Random(5)
    signs = (
        "<b>",
        "</b>",
        "<i a='x'>",
        "<",
        ">",
        "&",
        "amp",
        "lt",
        ";",
        "#",
        "65",
        " ",
        "\n",
        "é",
        "/",
        "!--",
        '"',
    )
    for _ in range(5000):
        html = rendered("".join(chance.choices(signs, k=chance.randint(1, 12))), Form.HTML)
        text = written(html)
        assert same(rendered(text, Form.HTML), html)
        assert written(rendered(text, Form.HTML)) == text


@pytest.mark.parametrize(("text", "line"), [(" a \n\t b ", "a b"), ("\xa0a\xa0 b", "\xa0a\xa0 b")])
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
