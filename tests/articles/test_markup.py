import random
import re
import time

import pytest

from dragoman.articles.markup import Tag, escape, pieces, same, unescaped, visible_text

_ATTRIBUTE = r"""\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
RAW_HTML = re.compile(
    rf"<!---?>|<!--.*?--!?>|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![A-Za-z][^>]*>"
    rf"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?>",
    re.DOTALL,
)
"""What `pieces` takes for a tag, in one expression: plain to read, too slow for hostile input."""


def by_expression(markup: str) -> list[Tag | str]:
    found: list[Tag | str] = []
    done = 0
    for match in RAW_HTML.finditer(markup):
        found += [markup[done : match.start()]] if match.start() > done else []
        found.append(Tag(match[0], (match["name"] or "").lower(), bool(match["close"])))
        done = match.end()
    return [*found, markup[done:]] if done < len(markup) else found


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a<B c='>'>d", ["a", Tag("<B c='>'>", "b", False), "d"]),
        ("</a ><br/>", [Tag("</a >", "a", True), Tag("<br/>", "br", False)]),
        ("<!-- a --><!b><?c?>", [Tag(s, "", False) for s in ("<!-- a -->", "<!b>", "<?c?>")]),
        ("<![CDATA[a>b]]>c", [Tag("<![CDATA[a>b]]>", "", False), "c"]),
        (
            "<!-->a<!--->b<!-- - --!>c",
            [
                Tag("<!-->", "", False),
                "a",
                Tag("<!--->", "", False),
                "b",
                Tag("<!-- - --!>", "", False),
                "c",
            ],
        ),
        ("<!--!> --> a", [Tag("<!--!> -->", "", False), " a"]),
        ("<!-- a <b>", ["<!-- a ", Tag("<b>", "b", False)]),
        ("<a b=><c d='>", ["<a b=><c d='>"]),
        ("1 < 2", ["1 < 2"]),
        ("", []),
    ],
)
def test_pieces(markup: str, expected: list[Tag | str]) -> None:
    assert list(pieces(markup)) == expected == by_expression(markup)


@pytest.mark.parametrize(
    "signs",
    [
        tuple("<>!-?/\"'=ab \n"),
        (
            "<!--",
            "-->",
            "<?",
            "?>",
            "<![CDATA[",
            "]]>",
            "<!a",
            "<a",
            ' b="',
            "='",
            "'",
            '"',
            "=c",
            "/>",
            ">",
            " ",
            "\xa0",
            "x",
        ),
    ],
)
def test_pieces_are_those_of_the_expression(signs: tuple[str, ...]) -> None:
    chance = random.Random(7)
    for _ in range(10_000):
        markup = "".join(chance.choices(signs, k=chance.randint(0, 25)))
        assert list(pieces(markup)) == by_expression(markup), markup


@pytest.mark.parametrize(
    "opening", ["<!--", "<?", "<![CDATA[", "<!a", "<a ", '<a b="', "<a b='\"", "\xa0", "<"]
)
def test_time_grows_with_length_only(opening: str) -> None:
    markup = opening * 50_000
    start = time.perf_counter()
    assert list(pieces(markup)) == [markup]
    assert same(markup, f"{markup}\n")
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("markup", "code", "text"),
    [
        ("a <b>b</b> &amp; c", True, "a b & c"),
        ("a<br />b", True, "a\nb"),
        ("a <code>b</code> c", True, "a b c"),
        ("a <code>b</code> c", False, "a  c"),
        ("a<script>b</script><style>c</style>", True, "a"),
        ("a&#38;b", True, "a&b"),
    ],
)
def test_visible_text(markup: str, code: bool, text: str) -> None:
    assert visible_text(markup, code=code) == text


def test_visible_text_without_footnotes() -> None:
    note = '<sup class="footnote-reference"><a href="#n">1</a></sup>'
    assert visible_text(f"a{note}") == "a1"
    assert visible_text(f"a{note}", footnotes=False) == "a"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a  b", "a\nb", True),
        (" a<br />\nb ", "a <br /> b", True),
        ("a <br />\xa0<br />", "a<br /><br />", True),
        ("ab", "a b", False),
        ("<br />a", "a", False),
    ],
)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is expected


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("&lt;&#60;&#x3c;", "<<<"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#" + "0" * 5000 + ";", "\ufffd"),
        ("&#0000000065;", "A"),
    ],
    ids=["short", "long", "zeros", "padded"],
)
def test_unescaped(reference: str, text: str) -> None:
    assert unescaped(reference) == text


def test_escape() -> None:
    assert escape("<a b=\"c\" d='e'>&amp;") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;"
