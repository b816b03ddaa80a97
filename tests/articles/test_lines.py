"""Lines: every message, address and warning names the line of the file it stands in."""

import re
from collections.abc import Callable
from itertools import chain

import pytest

from dragoman.articles import Dialect, Document, Schema, parse
from tests.articles.cases import FOLDER, cases

DIALECT = Dialect(
    code_comments=frozenset({"python", "c", "html"}),
    facts=frozenset({"emergency_number", "poison_line"}),
)
SCHEMA = Schema(("title", "summary", "seo.description", "tags", "faq.question"))
NAMES = [
    "messages",
    *(f"extensions/{path.stem}" for path in sorted((FOLDER / "extensions").glob("*.md"))),
    *(f"canon/rule-{rule}" for rule in range(1, 9)),
    "marks/words",
    "marks/extents",
]
SOURCES = [
    pytest.param(source, id=f"{name}: {title}")
    for name in NAMES
    for title, source, _ in cases(f"{name}.md", 2)
]
BODIES = [param for param in SOURCES if not str(param.values[0]).startswith(("---\n", "+++\n"))]
Lines = list[tuple[int, str]]


def read(source: str) -> Document:
    return parse(source, path="x.md", dialect=DIALECT, schema=SCHEMA)


def lines(source: str, *, shift: int = 0) -> Lines:
    """Return what names a line: messages, addresses and findings, but for what stands around."""
    document = read(source)
    found = chain(
        ((segment.line, segment.text) for segment in document.segments),
        ((target.line, target.source) for target in document.targets),
        ((finding.line or 0, finding.reason) for finding in document.findings),
    )
    return sorted((line + shift, text) for line, text in found if text != "around")


def each(source: str, before: str) -> str:
    """Return a text with something before each of its lines that is not blank."""
    return "".join(
        f"{before if line.strip() else before.rstrip()}{line}"
        for line in source.splitlines(keepends=True)
    )


def in_footnote(source: str) -> str:
    return f"[^around]: around\n\n{each(source, '    ')}"


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    "spelled",
    [
        lambda source: source.replace("\n", "\r\n"),
        lambda source: source.replace("\n", "\r"),
        lambda source: f"\ufeff{source}",
    ],
    ids=["CRLF", "CR", "byte order mark"],
)
def test_line_ends_are_alike(spelled: Callable[[str], str], source: str) -> None:
    assert lines(spelled(source)) == lines(source)


@pytest.mark.parametrize("source", BODIES)
@pytest.mark.parametrize(
    ("within", "shift"),
    [
        (lambda body: f"---\nx: y\nz: |\n  a\n\n  b\n---\n\n{body}", 8),
        (lambda body: f"+++\nx = 1\n\n[y]\n+++\n{body}", 5),
        (lambda body: f"around\n\n{each(body, '> ')}", 2),
        (lambda body: each(body, "> > "), 0),
        (lambda body: f"- around\n\n{each(body, '  ')}", 2),
        (lambda body: f"> 1. around\n>\n{each(body, '>    ')}", 2),
        (lambda body: f":::: note\n{body}::::\n", 1),
        (lambda body: f"!!! note\n{each(body, '    ')}", 1),
        (lambda body: f'> ??? note "around"\n>\n{each(body, ">     ")}', 2),
        (lambda body: f"!!! note\n    > around\n    >\n{each(body, '    > ')}", 3),
    ],
    ids=[
        "YAML",
        "TOML",
        "a quote",
        "two quotes",
        "a list item",
        "an item in a quote",
        "a container",
        "an admonition",
        "an admonition in a quote",
        "a quote in an admonition",
    ],
)
def test_what_stands_around(within: Callable[[str], str], shift: int, source: str) -> None:
    assert lines(within(source)) == lines(source, shift=shift)


@pytest.mark.parametrize("source", [body for body in BODIES if "\n[^" not in str(body.values[0])])
def test_in_a_footnote(source: str) -> None:
    """There a footnote's definition would be one more block of the text around."""
    assert lines(in_footnote(source)) == lines(source, shift=2)


@pytest.mark.parametrize("source", SOURCES)
def test_the_first_word_of_a_message_stands_in_its_line(source: str) -> None:
    """Titles name the line of their link, folded fields that of their name."""
    written = source.splitlines()
    for segment in read(source).segments:
        if segment.kind not in ("title", "field"):
            word = re.search(r"[^\W_]+", segment.text)
            assert word
            assert word[0] in written[segment.line - 1]


def test_a_title_stands_in_the_line_of_its_link() -> None:
    document = read("One.\n\nSee\n[two][a].\n\n[a]: /a\n  'Three'\n")
    assert [(segment.line, segment.text) for segment in document.segments] == [
        (1, "One."),
        (3, "See [two][1]."),
        (4, "Three"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_warnings(end: str) -> None:
    source = (
        "---\ntitle: x\n---\n\nSee https://a.example\nand [b](javascript:x).\n\n!!! note\n"
        "    > Take \u202e5 mg\n    > <b onclick='x'>now</b>.\n\n    - <script>x()</script>\n"
        '\n> [foo <bar attr="]("baz)"> x\n'
    )
    document = read(source.replace("\n", end))
    assert sorted((finding.line, finding.check) for finding in document.findings) == [
        (5, "bare_url"),
        (6, "unsafe_link"),
        (9, "hidden"),
        (10, "active_html"),
        (12, "active_html"),
        (14, "opaque"),
    ]


def test_values_of_shortcodes_on_several_lines() -> None:
    source = (
        '> {{< figure\n>   src="a.png"\n>   alt="One"\n>   title="Two\n'
        '>   three" caption="Four" >}}\n'
    )
    assert lines(source) == [(3, "One"), (4, "Two three"), (5, "Four")]
