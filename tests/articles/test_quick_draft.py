"""Messages told from their source: as the engine's events give them, or not at all."""

from pathlib import Path

import pytest

from dragoman.articles.blocks import Block, InlineEvents, blocks_of
from dragoman.articles.canon import draft
from dragoman.articles.draft import Draft, Link
from dragoman.articles.prose import is_message
from dragoman.articles.quick_draft import quick_draft

ROOT = Path(__file__).parents[2]
ARTICLES = [
    *sorted((ROOT / "content").rglob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((Path(__file__).parent / "cases").rglob("*.md")),
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
]

TOLD = {
    "Take one\n   tablet.": Draft("Take one tablet.", words="Take one tablet.", literal=True),
    "Take *one* tablet.": Draft("Take *one* tablet.", words="Take *one* tablet."),
    "Set `dose`\nto `a b`.": Draft("Set `dose` to `a b`.", words="Set \nto ."),
    "See [our clinic](/clinic) and\n[`dose`](d.md).": Draft(
        "See [our clinic][1] and [`dose`][2].",
        (
            Link(("/clinic", ""), False, 14, "](/clinic)"),
            Link(("d.md", ""), False, 40, "](d.md)"),
        ),
        (1, 2),
        words="See our clinic and\n.",
    ),
    'é <b title="x">now</b> <b title="x">': Draft(
        'é <b title="x">now</b> <b title="x">',
        tags=(('<b title="x">', 13), ("</b>", 29)),
        words="é now ",
    ),
    "1 &lt; 2 &nbsp;": Draft("1 &lt; 2 &nbsp;", words="1 < 2 \N{NO-BREAK SPACE}"),
    "one] two": Draft("one] two", words="one] two"),
}
"""Texts at byte 10 of an article, and their messages."""

NOT_TOLD = (
    "a hard  \nbreak",
    "a hard\\\nbreak",
    "escaped \\*",
    "two  blanks *here*",
    "a\ttab `x`",
    "` padded `",
    "``two`` signs",
    "one ` sign",
    "an ![image](x.png)",
    'a title [x](y "z")',
    "[by label][x]",
    "[label]",
    "[nested [brackets]](x)",
    "[2026](x.md)",
    "[https://example.org](https://example.org)",
    "<https://example.org>",
    "a <b\nclass='x'> tag on two lines",
    "1 < 2",
    "<!-- comment -->",
    "of a\n> quote *here*",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_plain_text_is_told(text: str) -> None:
    assert quick_draft(text, 10) == TOLD[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_for_anything_else_the_engine_is_asked(text: str) -> None:
    assert quick_draft(text, 10) is None


def test_words_in_brackets_are_text_where_no_label_is_defined() -> None:
    assert quick_draft("see [x]", 0, labels=False) == Draft("see [x]", words="see [x]")
    for unclear in ("see [x][y]", "**https://e.org/a[0]**", "*$a[_b_]$*", "[2026]"):
        assert quick_draft(unclear, 0, labels=False) is None


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_what_is_told_is_what_the_events_say(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    source, events = text.encode(), InlineEvents(text)
    for block in blocks_of(text):
        if not isinstance(block, Block):
            continue
        start, end = block.span
        told = quick_draft(source[start:end].decode(), start)
        if told:
            read = draft(source, block.span, events.of(block))
            assert told[:5] == read[:5]
            assert is_message(told.words) == is_message(read.words)
