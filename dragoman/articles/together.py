"""Rendering the messages of an article together: in one call of the engine instead of hundreds.

Each is a paragraph on a line of its own, between invisible characters as when it is rendered alone,
so none sees another. What they share are the definitions of the numbered references. Where these
could be taken for more than that, a message is rendered alone: `[1]` by itself must stay text.
"""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN, REPAIR, holding, is_western, repaired
from dragoman.articles.document import Segment
from dragoman.articles.engine import html
from dragoman.articles.form import Form
from dragoman.articles.raw_html.text import rendered
from dragoman.articles.rendering import BREAK, HEAD, TAIL, bare, render

_MOST, _LONGEST = 64, 64_000
"""How many messages are rendered together, and how long they may be: the engine follows references
no further than 100,000 bytes in one text, and each is shorter than what it is written with."""
Message = tuple[Segment, str]
"""A segment with a text for it."""

_APART = "\r"
_BETWEEN = f"{ARMOUR}\n\n{ARMOUR}"
_STRANGE = ("\0", "\r", OPEN, CLOSE, ARMOUR, REPAIR, "%E", "&", "</p", "</P", "\\", "![", "^")
"""What could be taken for what stands between two messages, or hide a reference: references to
characters, escapes, images, footnotes."""
_NUMBERS = re.compile(r"\]\[(\d+)\]")
_BY_ITSELF = re.compile(r'%EE%80%80(\d+)%EE%80%81">\s*\1\s*</a>')
"""A number in brackets that was taken for a link."""


def render_all(messages: Sequence[Message]) -> list[str | None]:
    """Return each text as inline HTML, of Markdown what `render` does."""
    apart = _apart(messages)
    others = [it for number, it in enumerate(messages) if number not in apart]
    found: list[str | None] = []
    for start in range(0, len(others), _MOST):
        found += _together(others[start : start + _MOST])
    for number in sorted(apart):
        found.insert(number, render_one(*messages[number]))
    return found


def _apart(messages: Sequence[Message]) -> set[int]:
    """Return the numbers of messages that are rendered alone."""
    markdown = Form.MARKDOWN
    texts = [text for _, text in messages]
    apart = {it for it, (segment, _) in enumerate(messages) if segment.form is not markdown}
    linked = holding(("][",), texts)
    return apart | holding(_STRANGE, texts) | {it for it in linked if not _are_own(*messages[it])}


def _are_own(segment: Segment, text: str) -> bool:
    """Tell whether all that may be a reference is a number of the segment's own."""
    numbers = _NUMBERS.findall(text)
    own = _numbers(len(segment.targets))
    return len(numbers) == text.count("][") and own.issuperset(numbers)


def _together(messages: Sequence[Message]) -> Sequence[str | None]:
    """Return the HTML of messages that are rendered together if they can be, else by halves."""
    if len(messages) < 2:
        return [render_one(*message) for message in messages]
    texts = [text for _, text in messages]
    found = _rendered(texts, max([len(segment.targets) for segment, _ in messages]))
    if len(found) == len(messages):
        return found
    half = len(messages) // 2
    return [*_together(messages[:half]), *_together(messages[half:])]


def _rendered(texts: Sequence[str], links: int) -> list[str]:
    """Return the HTML of texts, a paragraph of each; nothing where one might be something else."""
    text = _APART.join(texts)
    if len(text) > _LONGEST:
        return []
    mended = text if is_western(text) else _APART.join(map(repaired, texts))
    armoured = mended.replace("\n", BREAK).replace(_APART, _BETWEEN)
    try:
        markup = html(f"{ARMOUR}{armoured}{ARMOUR}{_definitions(links)}")
    except UnicodeEncodeError:  # a lone surrogate
        return []
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
