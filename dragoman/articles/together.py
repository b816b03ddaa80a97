"""Rendering the messages of an article together: in one call of the engine instead of hundreds.

Each is a paragraph on a line of its own, between invisible characters as when it is rendered alone,
so none sees another. What they share are the definitions of the numbered references. Where these
could be taken for more than that, a message is rendered alone: `[1]` by itself must stay text.
"""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN, repaired
from dragoman.articles.document import Segment
from dragoman.articles.engine import html
from dragoman.articles.form import Form
from dragoman.articles.raw_html.text import rendered
from dragoman.articles.rendering import BREAK, HEAD, PUT_IN, TAIL, bare, render

_MOST, _LONGEST = 64, 500
"""How many messages are rendered together, and how long each may be: the engine follows references
no further than 100,000 bytes in one text."""
Message = tuple[Segment, str]
"""A segment with a text for it."""

_APART = "\r"
_BETWEEN = f"{ARMOUR}\n\n{ARMOUR}"
_STRANGE = ("\0", OPEN, CLOSE, *PUT_IN)
_NUMBERS = re.compile(r"(?<=\])\[(\d+)\]")
_UNCLEAR = re.compile(r"\]\[(?:\s+\d|\d+\s)|!\[")
"""A reference that is not written as one; an image, in whose words one would not see a link."""
_BY_ITSELF = re.compile(r'%EE%80%80(\d+)%EE%80%81">\s*\1\s*</a>')
"""A number in brackets that was taken for a link."""


def render_all(messages: Sequence[Message]) -> list[str | None]:
    """Return each text as inline HTML, of Markdown what `render` does."""
    found: list[str | None] = [None] * len(messages)
    plain: list[int] = []
    linked: list[int] = []
    for number, (segment, text) in enumerate(messages):
        if segment.form is not Form.MARKDOWN or segment.footnotes or _is_apart(text):
            found[number] = render_one(segment, text)
        elif "][" not in text:
            plain.append(number)
        elif _numbers(len(segment.targets)).issuperset(_NUMBERS.findall(text)):
            linked.append(number)
        else:
            found[number] = render_one(segment, text)
    for numbers in (plain, linked):
        for start in range(0, len(numbers), _MOST):
            some = numbers[start : start + _MOST]
            markups = _together([messages[number] for number in some], links=numbers is linked)
            for number, markup in zip(some, markups, strict=True):
                found[number] = markup
    return found


def _is_apart(text: str) -> bool:
    """Tell whether a text is long, or holds what could be taken for what stands between two."""
    return len(text) > _LONGEST or "&#" in text or "]\\[" in text or "</p" in text.lower()


def _together(messages: Sequence[Message], *, links: bool) -> Sequence[str | None]:
    """Return the HTML of messages that are rendered together if they can be, else by halves.

    `links` says whether there are references in them.
    """
    if len(messages) < 2:
        return [render_one(*message) for message in messages]
    most = max([len(segment.targets) for segment, _ in messages]) if links else 0
    found = _rendered([text for _, text in messages], most)
    if len(found) == len(messages):
        return found
    half = len(messages) // 2
    parts = (messages[:half], messages[half:])
    return [markup for part in parts for markup in _together(part, links=links)]


def _rendered(texts: Sequence[str], links: int) -> list[str]:
    """Return the HTML of texts, a paragraph of each; nothing where one might be something else."""
    text = _APART.join(texts)
    mended = _APART.join(map(repaired, texts)) if not text.isascii() else text
    if any([sign in text for sign in _STRANGE]) or (links and _UNCLEAR.search(text)):
        return []
    armoured = mended.replace("\n", BREAK).replace(_APART, _BETWEEN)
    markup = html(f"{ARMOUR}{armoured}{ARMOUR}{_definitions(links)}")
    if links and _BY_ITSELF.search(markup):
        return []
    found = markup[len(HEAD) : -len(TAIL)].split(TAIL + HEAD)
    clean = mended == text and markup.count(ARMOUR) == 2 * len(texts)
    return found if clean else list(map(bare, found))


def render_one(segment: Segment, text: str) -> str | None:
    """Return a segment's text, or a translation of it, as inline HTML; None as `render` does."""
    if segment.form is not Form.MARKDOWN:
        return rendered(text, segment.form)
    return render(text, len(segment.targets), segment.footnotes)


@cache
def _numbers(links: int) -> frozenset[str]:
    return frozenset(map(str, range(1, links + 1)))


@cache
def _definitions(links: int) -> str:
    numbers = range(1, links + 1)
    return "\n\n" + "\n".join([f"[{number}]: {OPEN}{number}{CLOSE}" for number in numbers])
