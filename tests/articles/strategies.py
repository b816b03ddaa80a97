"""Hypothesis' strategies for articles: inlines in inlines, blocks in blocks, odd characters.

Articles are made of shapes with holes: `¤` is running text, `¶` blocks, `§` a few odd signs. The
simplest shapes are first, for Hypothesis makes an article on which a test fails smaller by itself.
"""

import json
import re

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

_WORDS = (
    *("Take", "two", "glasses", "1,500", "mg", "na\u00efve", "\u6c34\u3092\u98f2\u3080\u3002", "§"),
    *("\u0645\u0627\u0621", "\U0001f600", "a_b_c", "{name}", "&amp;", "&nbsp;", "&#58;", "\\*"),
    *("<", "--", '"so"', "(x)", "[x]", "2 * 3", "$5", "https://example.org/a", "x@example.org"),
    *("`code`", "`` a`b ``", "<https://example.org/a>", "[^note]", "[Term]", "[^none]", "$x^2$"),
    *("<!-- why -->", "<br>", "&copy;", '{{< figure src="a.png" caption="A cup" >}}', "{% x %}"),
    *('<img src="a.png" alt="A cup">', "<kbd>F1</kbd>", "\\\n", "  \n", "\n"),
)
_INLINES = (
    *("*¤*", "**¤**", "_¤_", "~~¤~~", "[¤](/a)", '[¤](b.md#c "A title")', "[¤][Term]", "(¤)"),
    *("![¤](c.png)", '![¤](<c d.png> "A title")', "<b>¤</b>", '<span title="¤">x</span>'),
    *("\u300c¤\u300d", '<a href="/a">¤</a>', "{{% tip %}}¤{{% /tip %}}"),
)
_TEXTS = (
    *("¤", "# ¤", "### ¤ {#id .class}", "¤\n===", "¤\n---", "[^note]: ¤", "¤\n: ¤", "- [ ] ¤"),
    *("| ¤ | b |\n|:-|-|\n| c | ¤ |", "<p>¤</p>", '<div title="¤">\n¤\n</div>', "¤\\\n¤"),
    *("```python\n# ¤\n```", "~~~\n¤", "<table><tr><td>¤</td></tr></table>", "- ¤\n- ¤"),
    *("***", "<!-- why -->", "<hr>", "{{< toc >}}", "    indented = code", "<br>\n\n"),
    *("[Term]: /term", '[Term]: <d e.md> "A title"'),
)
_BLOCKS = (
    *("> ¶", "- ¶", "1. ¶", "- a\n- ¶", "* [x] a\n\n  ¶", "[^note]:\n    ¶", "Term\n: ¶"),
    *('!!! note "A title"\n    ¶', "??? x\n\n    ¶", "> [!NOTE]\n> ¶"),
    *(":::\n¶\n\n:::", "::: note A title\n¶\n\n:::", ":::{.tip}\n\n¶\n\n:::"),
    *(
        "/// tab | A\n¶\n\n///",
        '{{% tip title="So" %}}\n¶\n{{% /tip %}}',
        "<section>\n¶\n</section>",
    ),
    *("<div>\n\n¶\n\n</div>", "<details><summary>More</summary>\n\n¶\n\n</details>"),
    *("<!-- dragoman: skip -->\n\n¶", "<!-- dragoman: comment A note. -->\n\n¶"),
    *("<!-- dragoman: context noun -->\n\n¶", "<!-- dragoman: link -->\n\n¶"),
    "<!-- dragoman: off -->\n\n¶\n\n<!-- dragoman: end -->",
    "<!-- dragoman: only US CA -->\n\n¶\n\n<!-- dragoman: end -->",
)
_FRONT_MATTERS = (
    "",
    "---\ntitle: §\nsummary: >\n  Some words\n  more\nfaq:\n- question: §\ntags: [a]\n---\n",
    "+++\ntitle = §\n[seo]\ndescription = §\n+++\n",
)
_ODD = "*_`[]()<>!#-+|~:\\\"' \t&;{}0a=^$%/.\u3042\u060c\u0301\u200d\u2028\x85\x0b\xa0\u3000\ufeff"
"""What means something in Markdown, and what some take for blanks, line ends or nothing."""
_PIECES = (
    *(
        "[1]",
        "[x][1]",
        "[x][2]",
        "![x][1]",
        "[^1]",
        "**",
        "~~",
        "`",
        "`a`",
        "{",
        "}",
        "{x}",
        "{{x}}",
    ),
    *(
        "{{<",
        "{%",
        "%}",
        "<%",
        "$",
        "\\",
        "<",
        "<b>",
        "</b>",
        "<br />",
        "<!-- x -->",
        "<kbd>",
        "&lt;",
    ),
    *(
        "&amp;",
        "@",
        "a@b.c",
        "www.x.y",
        "://",
        "http://x.y",
        "\uff57\uff57\uff57\uff0ex.y",
        "\n",
        "|",
    ),
    *("# ", "- ", "%EE%80%80", "\u205f", "\u1cc0", "\ue0001\ue001", "\u3164", "\u200e", "\u3002**"),
)
"""What could make something else of a translation."""
_HOLE = re.compile("[¤¶§]")
_SIGNS = re.compile(r"(?:> |[-*:] |1\. | )*")
_BLANK = re.compile(r"(?<![\\ %]) (?=[^\W\d_])")
"""Where a line may end and the next one begins no block."""


@st.composite
def running_texts(draw: DrawFn, depth: int = 2) -> str:
    """Return words, code, links and tags, in one another."""
    shapes = st.sampled_from(_WORDS + _INLINES if depth else _WORDS)
    chosen = draw(st.lists(shapes, min_size=1, max_size=3))
    return " ".join(_filled(draw, shape, depth) for shape in chosen)


@st.composite
def blocks(draw: DrawFn, depth: int = 2) -> str:
    """Return a few blocks of an article, in one another."""
    shapes = st.sampled_from(_TEXTS + _BLOCKS if depth else _TEXTS)
    chosen = draw(st.lists(shapes, min_size=1, max_size=2))
    return "\n\n".join(_filled(draw, shape, depth) for shape in chosen)


def _filled(draw: DrawFn, shape: str, depth: int) -> str:
    """Return a shape with something in each of its holes, indented as the hole is."""
    deeper = max(0, depth - 1)
    within = {"§": odd_texts(), "¤": running_texts(deeper), "¶": blocks(deeper)}

    def fill(hole: re.Match[str]) -> str:
        before = shape[shape.rfind("\n", 0, hole.start()) + 1 : hole.start()]
        return _indented(before, draw(within[hole[0]]))

    return _HOLE.sub(fill, shape)


def _indented(before: str, text: str) -> str:
    """Return a text whose further lines are in the block that the sign before it begins."""
    signs = _SIGNS.match(before)
    prefix = re.sub(r"[^>]", " ", signs[0]) if signs else ""
    return text.replace("\n", f"\n{prefix}")


def odd_texts() -> SearchStrategy[str]:
    """Return texts of one line of signs that are hard to read."""
    return st.text(_ODD, max_size=6)


@st.composite
def front_matters(draw: DrawFn) -> str:
    """Return front matter in YAML or TOML with texts at several depths, or none."""
    texts = odd_texts() | running_texts()
    shape = draw(st.sampled_from(_FRONT_MATTERS))
    return _HOLE.sub(lambda _: json.dumps(draw(texts), ensure_ascii=False), shape)


@st.composite
def articles(draw: DrawFn) -> str:
    """Return whole articles, most of which can be read."""
    between = draw(st.sampled_from(("\n\n", "\n")))
    body = between.join(draw(st.lists(blocks(), min_size=1, max_size=3)))
    return draw(front_matters()) + body + draw(st.sampled_from(("\n", "")))


@st.composite
def wrapped_twice(draw: DrawFn) -> tuple[str, str]:
    """Return a paragraph on one line, in a block or not, and the same on several lines."""
    text = f"Take {draw(running_texts())} {draw(running_texts())} with water".replace("\n", " ")
    ends = draw(st.lists(st.booleans(), max_size=5))
    sign = draw(st.sampled_from(("", "> ", "- ", "1. ")))
    chosen = iter(ends)
    again = _BLANK.sub(lambda blank: "\n" if next(chosen, True) else blank[0], text)
    return f"{sign}{text}", f"{sign}{_indented(sign, again)}"


@st.composite
def changed(draw: DrawFn, text: str) -> str:
    """Return a text with a few pieces put in, taken away or moved."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        rest = text[:start] + text[end:]
        place = draw(st.integers(0, len(rest)))
        piece = draw(st.sampled_from(("", text[start:end], *_PIECES)))
        text = rest[:place] + piece + rest[place:]
    return text
