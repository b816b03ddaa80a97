"""Facts at the ends of headings, where the engine would read `{name}` as an attribute."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from dragoman.articles.composition import Composition
from dragoman.articles.engine import events
from dragoman.articles.extensions.outline import Outline
from dragoman.articles.facts.values import PLACEHOLDER

_AT_LINE_END = re.compile(rf"{PLACEHOLDER.pattern}(?=[ \t]*(?:\n|\Z))")
_NO_ATTRIBUTES = " {}"
"""Behind a heading, of several braces the engine reads only the last as attributes."""


def with_facts(outline: Outline, names: Collection[str]) -> Outline:
    """Return an outline in which declared facts at the ends of headings are text.

    Other braces stay what they are to the engine: `{#id}`, `{.class}`, `{name}` of no fact.
    """
    if not any(f"{{{name}}}" in outline.text for name in names):
        return outline
    composition = Composition(outline.text)
    done = 0
    for place in _ends(outline, names):
        composition.copy(done, place)
        composition.insert(_NO_ATTRIBUTES)
        done = place
    composition.copy(done, len(outline.text))
    offsets = replace(composition.offsets(), earlier=outline.offsets)
    return replace(outline, text=composition.text(), offsets=offsets) if done else outline


def _ends(outline: Outline, names: Collection[str]) -> Iterator[int]:
    """Yield the characters of an outline behind facts that the engine takes for attributes."""
    for name, tag, value, start, end in events(outline.text):
        if name != "Start" or tag != "Heading":
            continue
        attributes = {attribute for attribute, _ in value["attrs"]}
        if attributes.isdisjoint(names):
            continue
        heading = outline.bytes[start:end].decode()
        found = [match for match in _AT_LINE_END.finditer(heading) if match[1] in names]
        if found:
            yield len(outline.bytes[:start].decode()) + found[-1].end()
