"""What may stand in the place of a message, and why something else may not."""

import pytest

from dragoman.articles import Dialect, Segment, Verdict, judge, judge_all, parse
from dragoman.articles.guard.judging import judge_closely
from tests.articles.cases import FOLDER, cases

DIALECT = Dialect(
    code_comments=frozenset({"python", "c", "html"}),
    facts=frozenset({"emergency_number", "poison_line"}),
)
KINDS = {
    "cells": "table cell",
    "code": "code comment",
    "html": "text in HTML",
    "links": "link",
    "plain": "alt",
}
"""What is judged in the files that are not about paragraphs."""
FILES = sorted(path.stem for path in (FOLDER / "guard").glob("*.md"))
CASES = [
    pytest.param(KINDS.get(name, "paragraph"), *blocks, id=f"{name}: {title}")
    for name in ("", *FILES)
    for title, *blocks in cases(f"guard/{name}.md" if name else "guard.md", 3)
]


def segment_of(source: str, kind: str) -> Segment:
    document = parse(source, path="x.md", dialect=DIALECT)
    return next(segment for segment in document.segments if segment.kind == kind)


def characters(text: str) -> str:
    """Return a text with its `\\u....` read as characters."""
    parts = text.split("\\u")
    return parts[0] + "".join(chr(int(part[:4], 16)) + part[4:] for part in parts[1:])


def test_every_file_has_cases() -> None:
    assert FILES == [
        "addresses",
        "blocks",
        "cells",
        "characters",
        "code",
        "facts",
        "html",
        "links",
        "nesting",
        "plain",
        "references",
        "structure",
        "templates",
    ]


@pytest.mark.parametrize(("kind", "source", "translation", "reasons"), CASES)
def test_guard(kind: str, source: str, translation: str, reasons: str) -> None:
    verdict = judge(segment_of(source, kind), characters(translation.removesuffix("\n")))
    assert sorted(verdict.reasons) == sorted(characters(reasons).splitlines())


@pytest.mark.parametrize("kind", ["paragraph", "alt"])
def test_a_translation_of_any_length_takes_no_time(kind: str) -> None:
    segment = segment_of("Short.\n\n![Short](a.png)\n", kind)
    assert judge(segment, "[" * 10_000_000).reasons == ("it is far too long for its source",)
    assert judge(segment, "x" * 2_000).reasons == ()


@pytest.mark.parametrize(
    ("translation", "html"),
    [
        ("خذ \u200f5 `mg\u200e`", "خذ 5 <code>mg</code>"),
        (
            "Nimm **5** `mg` &lt;b&gt; & [x]",
            "Nimm <strong>5</strong> <code>mg</code> &lt;b&gt; &amp; [x]",
        ),
        ("強い**「薬」**`mg`です", "強い<strong>「薬」</strong><code>mg</code>です"),
    ],
    ids=["direction marks", "signs", "emphasis"],
)
def test_what_is_shown(translation: str, html: str) -> None:
    verdict = judge(segment_of("Take 5 `mg`.", "paragraph"), translation)
    assert (verdict.html, verdict.reasons) == (html, ())


@pytest.mark.parametrize(
    "source",
    [
        "Use `two  here` now.",
        "Use <code>two\n  here</code> now.",
        "Mark \u200ethis `\u200ecode\u200e`.",
        "Let $a  b_1$ and {{<  x  y >}} be.",
        "See <kbd class='a\n  b'>x</kbd>  `c`.",
        "Look ![at\\\nthis](a.png) and ![](b.png) and [ ](c).",
    ],
)
def test_every_message_is_its_own_translation(source: str) -> None:
    segment = segment_of(source, "paragraph")
    assert judge(segment, segment.text) == Verdict(segment.html, ())
    assert judge_closely(segment, segment.text).reasons == ()


def test_a_flood_of_tags_is_not_compared_one_by_one() -> None:
    verdict = judge(segment_of("Use `a`. " * 40, "paragraph"), "<a>" * 4000)
    assert verdict.reasons == ("it has far more tags than its source",)


def test_a_lone_surrogate_spoils_no_other_message() -> None:
    segment = segment_of("Take *one*.", "paragraph")
    found = judge_all([segment] * 2, ["Nimm \ud800 *eine*.", "Nimm *eine*."])
    assert [verdict.reasons for verdict in found] == [
        ("it does not render as one run of text",),
        (),
    ]
