"""Reading an article that was written anew: where is its HTML not what its page has?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.articles.characters import DIRECTION_MARKS
from dragoman.articles.document import Document
from dragoman.articles.joining import Joiner
from dragoman.articles.markup import same
from dragoman.articles.parts import Part, parts_for

_HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')
_NOTE_NUMBER = re.compile(
    r'(<a href="#[^"]*">|<sup class="footnote-definition-label">)\d+(?=</a></sup>|</sup>)'
)
_CODE_BLOCK = re.compile(r"<pre\b.*?</pre>", re.DOTALL)


class Joined(NamedTuple):
    """One part of a page with its HTML."""

    part: Part
    html: str


class Differences(NamedTuple):
    """Parts of a page, by number, whose HTML is not that of another reading."""

    certain: tuple[int, ...]
    """Holes that have other HTML."""
    around: tuple[int, ...]
    """Where blocks differ: the parts between which that begins, or ends."""


def joined(document: Document, joiner: Joiner) -> str:
    """Return a page for comparisons: without what may differ from file to page.

    These are the ids of headings, the numbers of footnotes where some are left out, and direction
    marks, which pages drop because they isolate what runs the other way themselves.
    """
    return _comparable(joiner.join(document))


def equal(one: str, other: str) -> bool:
    """Tell whether two pages are the same but for blanks; in blocks of code these count too."""
    return same(one, other) and _CODE_BLOCK.findall(one) == _CODE_BLOCK.findall(other)


def parts_of(document: Document, joiner: Joiner) -> list[Joined]:
    """Return the parts of a page that its readers get, in order."""
    return [
        Joined(part, joined(replace(document, template=(part,)), joiner))
        for part in parts_for(document.template, joiner.admits)
    ]


def differences(page: Sequence[Joined], found: Sequence[Joined]) -> Differences:
    """Return where a page and what was found instead differ.

    Both are followed from their beginnings for as long as their blocks are the same, and where
    these differ, from their ends.
    """
    certain: list[int] = []
    size = min(len(page), len(found))
    first = 0
    while first < size and _alike(page[first], found[first]):
        if not _equal_within(page[first].html, found[first].html):
            certain.append(first)
        first += 1
    if first == len(page) == len(found):
        return Differences(tuple(certain), ())
    last = 1
    while last <= size - first and _alike(page[-last], found[-last]):
        if not _equal_within(page[-last].html, found[-last].html):
            certain.append(len(page) - last)
        last += 1
    return Differences(tuple(certain), (first, len(page) - last))


def _equal_within(one: str, other: str) -> bool:
    """Tell whether two parts are the same where blanks at their ends count."""
    return equal(f"|{one}|", f"|{other}|")


def _alike(one: Joined, other: Joined) -> bool:
    """Tell whether two parts are the same HTML of blocks, or both differ by language."""
    if isinstance(one.part, str) and isinstance(other.part, str):
        return same(one.html, other.html)
    return not isinstance(one.part, str) and not isinstance(other.part, str)


def _comparable(markup: str) -> str:
    markup = _HEADING_ID.sub(r"\1", DIRECTION_MARKS.sub("", markup))
    return _NOTE_NUMBER.sub(r"\1", markup)
