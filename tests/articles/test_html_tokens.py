import pytest

from dragoman.articles.raw_html.tokens import EndTag, Hidden, StartTag, Text, attribute_text, tokens


def shown(html: str) -> list[str]:
    """Return the tokens of HTML, each after a letter for its kind."""
    letters = {Text: "t", Hidden: "-", StartTag: "<", EndTag: "/"}
    return [f"{letters[type(token)]} {html[token.start : token.end]}" for token in tokens(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<b>c</b>d", ["t a", "< <b>", "t c", "/ </b>", "t d"]),
        ("<a b=\"x\"c='>'/d>e", ["< <a b=\"x\"c='>'/d>", "t e"]),
        ("<a b=x/>c", ["< <a b=x/>", "t c"]),
        ("</a b='>'>c", ["/ </a b='>'>", "t c"]),
        ("1 < 2 <3 <é </", ["t 1 < 2 <3 <é </"]),
        (
            "</>a</ b>c<!x>d<?y>e",
            ["- </>", "t a", "- </ b>", "t c", "- <!x>", "t d", "- <?y>", "t e"],
        ),
        (
            "<!-->a<!--->b<!-- -- > --!>c",
            ["- <!-->", "t a", "- <!--->", "t b", "- <!-- -- > --!>", "t c"],
        ),
        ("<![CDATA[a>b]]>c<![CDATA[a>c", ["- <![CDATA[a>b]]>", "t c", "- <![CDATA[a>", "t c"]),
        (
            "<script>a<b>'</script</script>c",
            ["< <script>", "- a<b>'</script", "/ </script>", "t c"],
        ),
        ("<TITLE>a<b></b></title>c", ["< <TITLE>", "t a<b></b>", "/ </title>", "t c"]),
        ("<svg><title>a<b>", ["< <svg>", "< <title>", "t a", "< <b>"]),
        ("<style>a", ["< <style>", "- a"]),
        ("a<b c", ["t a", "< <b c"]),
        ('a<b c="d>e', ["t a", '< <b c="d>e']),
        ("a<!-- b", ["t a", "- <!-- b"]),
    ],
)
def test_tokens(html: str, expected: list[str]) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    ("html", "closed", "attributes"),
    [
        ("<a/>", True, {}),
        ("<a b=c/>", False, {"b": "c/"}),
        ("<a b='c'/>", True, {"b": "c"}),
        ("<a / b>", False, {}),
        ("<a B=1 b=2 = c = 3>", False, {"b": "1", "c": "3"}),
        ("<a b=it's&amp;c>", False, {"b": "it's&c"}),
        ('<a b="c', False, {}),
    ],
)
def test_start_tag(html: str, closed: bool, attributes: dict[str, str]) -> None:
    [tag] = tokens(html)
    assert isinstance(tag, StartTag)
    assert (tag.name, tag.closed) == ("a", closed)
    assert {name: value.text for name, value in tag.attributes.items()} == attributes


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a &amp; b", "a & b"),
        ("?a=1&copy=2&copy3&copy;=4", "?a=1&copy=2&copy3©=4"),
        ("&copy &copy", "© ©"),
        ("&notit; &unknown;", "&notit; &unknown;"),
        ("&#65;&#x42;&#67", "ABC"),
    ],
)
def test_attribute_text(source: str, text: str) -> None:
    assert attribute_text(source) == text
