"""libyaml composes what it is given as PyYAML's own reader does, places included."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.articles.front_matter import yaml_composing
from dragoman.articles.front_matter.yaml_composing import (
    Composed,
    composed,
    composed_by_libyaml,
    composed_by_pyyaml,
)

PIECES = (
    *(
        "a",
        "b: ",
        "tags:",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "-",
        "\n- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ":",
    ),
    *("'", '"', '"x"', "'y'", " # c", "#", "\\n", "\\", "x y", "é", "薬", "🎉", "0.5", "no", "~"),
    *(
        "null",
        "---",
        "...",
        "<<: ",
        "http://x.y",
        "R&D",
        "50%",
        "a|b",
        "!",
        "''",
        "? ",
        "&a ",
        "*a",
    ),
    *("e: [a, b]\n", "f: {g: h}\n", "|\n  x\n", "\t", "\u00a0", "\u2028", "\ufeff", "  "),
)
PLAIN = (
    "title: The visit\nsummary: What to bring\n",
    "title: 'It''s 5 %'\ntags: [a, \"b, c\"]\n",
    "seo:\n  description: Drücke 🎉 薬\n  list:\n    - one\n    - two: 2\n",
    "a:\nb: ~\nc: ''\nd: null\n",
    "a: one\n  two\n\n  three # not this\nb: x\n",
)
"""Texts that libyaml composes."""
DEEP = ("a: " + "[" * 101, "- " * 60 + "a", "{a: " * 5000, " " * 100 + "a: b", "\n[" * 90_000)
"""Texts that it is not given: it would come to the end of its stack."""


def told(found: Composed) -> list[object]:
    """Return all that is read of what was composed."""
    return [*_told(found.root), found.indents_of_blocks]


def _told(node: yaml.Node | None) -> Iterator[object]:
    if node is None:
        return
    yield (type(node), node.tag, node.start_mark.index)
    if isinstance(node, yaml.ScalarNode):
        yield (node.value, node.end_mark.index, not node.style)
    elif isinstance(node, yaml.CollectionNode):
        yield bool(node.flow_style)
        for entry in node.value:
            for part in entry if isinstance(entry, tuple) else (entry,):
                yield from _told(part)


def starts(found: Composed) -> dict[int, int]:
    """Return where scalars start that are written."""
    return {end: start for end, start in found.starts.items() if start < end}


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts_are_composed_by_libyaml(text: str) -> None:
    found, own = composed_by_libyaml(text), composed_by_pyyaml(text)
    assert found is not None
    assert (told(found), starts(found)) == (told(own), starts(own))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_it_composes_is_the_same(text: str) -> None:
    found = composed_by_libyaml(text)
    if found is not None:
        own = composed_by_pyyaml(text)
        assert (told(found), starts(found)) == (told(own), starts(own))


@pytest.mark.parametrize("text", DEEP)
def test_what_may_be_deep_is_not_given_to_it(text: str) -> None:
    assert composed_by_libyaml(text) is None


def test_without_libyaml_the_other_reader_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_composing, "_LIBYAML", None)
    assert composed_by_libyaml(PLAIN[0]) is None
    assert told(composed(PLAIN[0])) == told(composed_by_pyyaml(PLAIN[0]))
