"""Messages rendered together are what each of them is alone."""

import random
from collections.abc import Sequence

import pytest

from dragoman.articles import Form, Segment, parse, render
from dragoman.articles.together import render_all
from tests.benchmarks.hostile import against

SOURCES = (
    "Take one tablet.",
    "See [our clinic](/a) and [the shop](/b).",
    "Read [one](/a), [two](/b) and [three](/c), or ![four](d.png) in text.",
    "A note.[^1] ~~Old~~ text.\n\n[^1]: The note.",
    "One line\\\nand another.",
)
SLY = (
    "[1]", "[x] [1] [2]", "hl[1] [x][1]", "[1][]", "[1][1]", "[2][1] [x][2]", "[x][1][2]",
    "a][1] [x][2]", "a\\][1] [x][2]", "[a\\][1] [x][2]", "`a][1]` [x][2]", "[a [b][1] c][2]",
    "![x [a [b][1] c][2] y][1]", "![see [1] here][2]", "!\\[x][1]", "[x][01]", "[x][ 1]",
    "[x][1 ]", "[x][\u00a01]", "[ 1 ] [x][2]", "[x][3]", "[x][4]", "[x][12345]", "[x][\uff11]",
    "[x][1](/y)", "[x](/y)[1]", "[^1]", "[x][^1]", "[1]: /evil", "[x]: /evil", "[^1]: x",
    "one\ntwo", "`one\ntwo`", "[one\ntwo][1]", "[x][\n1]", "[x](/y\n)", "one\r\rtwo", "one\rtwo",
    "\n\n# x", "a  \n", "\\", "**a", "a**", "<b>", "<!-- x", "-->", "<script>", "`", "```", "",
    " ", "\0", "\u205f", "&#8287;</p>&#10;<p>&#8287;", "\u205f\r\r\u205f", "\u1cc0",
    "\ue0001\ue001", "%E2%81%9F", "%EE%80%801%EE%80%81",
    '<a href="%EE%80%801%EE%80%81">1</a> [x][2]',
    "[x]\\[1] y", "[x]\\[2]", "a][1][2]", "x &#7360; y", "[y](/a&#8287;b)", "</p>&#10;x",
    "Dose**（5 mg）**daily", "**Uvicorn****。", "薬**を**飲む",
    "強い**「薬」**です", "~~**「薬」**~~です [x][1]", "word**（x）**", "“—” **x**", "x" * 600,
    "x\n</p>&NewLine;<p>", "</p>&NewLine;x", "</p>&NewLine;<p>", "![x [1] y](/z)", "![![1]](/y)",
    "![CDATA[[1]# ](/y)](/y)", "x &ThickSpace; y", "x&percnt;E2%81%9Fy",
    '<sup class="footnote-reference"><a href="#1">99</a></sup>',
)  # fmt: skip


def segments() -> list[Segment]:
    found = [parse(f"{source}\n", path="x.md").segments[0] for source in SOURCES]
    return [segment for segment in found if segment.form is Form.MARKDOWN]


def alone(segment: Segment, text: str) -> str | None:
    return render(text, len(segment.targets), segment.footnotes)


def columns(messages: Sequence[tuple[Segment, str]]) -> tuple[list[Segment], list[str]]:
    return [segment for segment, _ in messages], [text for _, text in messages]


def assert_as_alone(messages: Sequence[tuple[Segment, str]]) -> None:
    for message, markup in zip(messages, render_all(*columns(messages)), strict=True):
        assert markup == alone(*message), message[1]


@pytest.mark.parametrize("text", SLY)
def test_a_sly_text_changes_no_other(text: str) -> None:
    found = segments()
    own = [(segment, segment.text) for segment in found] * 3
    assert_as_alone([*own, *((segment, text) for segment in found), *own])


@pytest.mark.parametrize("seed", range(20))
def test_sly_texts_do_not_make_up_for_one_another(seed: int) -> None:
    chance = random.Random(seed)
    found = segments()
    sly = [(segment, text) for segment in found for text in (*SLY, *against(segment.text))]
    spoilt = [(segment, f"{segment.text} {chance.choice(SLY)}") for segment in found * 20]
    messages = [*sly, *spoilt, *((segment, segment.text) for segment in found * 20)]
    chance.shuffle(messages)
    assert_as_alone(messages)


def test_texts_in_other_forms_are_escaped() -> None:
    [alt] = parse("![A *pill*](a.png)\n", path="x.md").segments
    assert (alt.form, render_all([alt], ["5 < 6 *mg*"])) == (Form.PLAIN, ["5 &lt; 6 *mg*"])
