"""Rendering the messages of an article together: in one call of the engine instead of hundreds.

Each is a paragraph on a line of its own, between invisible characters as when it is rendered alone,
so none sees another. What they share are the definitions of the numbered references. Where these
could be taken for more than that, a message is rendered alone: `[1]` by itself must stay text.
"""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN, REPAIR, needs_repair, repaired
from dragoman.articles.document import Segment, Segments, segments_of
from dragoman.articles.engine import html
from dragoman.articles.form import Form
from dragoman.articles.raw_html.text import rendered
from dragoman.articles.rendering import BREAK, HEAD, TAIL, bare, render
from dragoman.articles.texts import Texts, texts_of

_MOST, _LONGEST = 64, 64_000
"""How many messages are rendered together, and how long they may be: the engine follows references
no further than 100,000 bytes in one text, and each is shorter than what it is written with."""
_BETWEEN = f"{ARMOUR}\n\n{ARMOUR}"
_STRANGE = ("\0", "\r", OPEN, CLOSE, ARMOUR, REPAIR, "^")
_SPELLED = {"%": ("%E",), "\\": ("\\[", "\\]"), "<": ("</p", "</P"), "!": ("![",)}
"""What could be taken for what stands between two messages, or hide a numbered reference: escapes,
images, footnotes. Signs of several characters stand behind their first, which is found sooner.
References to characters are looked for, too: `&MediumSpace;` is the armour, `&NewLine;` ends a
line."""
_NUMBERS = re.compile(r"\]\[(\d+)\]")
_BY_ITSELF = re.compile(r'%EE%80%80(\d+)%EE%80%81">\s*\1\s*</a>')
"""A number in brackets that was taken for a link."""


def render_all(segments: Sequence[Segment], texts: Sequence[str]) -> list[str | None]:
    """Return each segment's text as inline HTML, of Markdown what `render` does."""
    if len(texts) == 1:
        return [render_one(segments[0], texts[0])]
    segments = segments_of(segments)
    apart = sorted(_apart(segments, texts_of(texts)))
    others = [*texts]
    for number in reversed(apart):
        del others[number]
    found = _by_parts(others, max(segments.links.values(), default=0))
    for number in apart:
        found.insert(number, render_one(segments[number], texts[number]))
    return found


def _apart(segments: Segments, texts: Texts) -> set[int]:
    """Return the numbers of messages that are rendered alone."""
    apart = texts.holding(*_STRANGE) | segments.alone
    for sign, spelled in _SPELLED.items():
        if sign in texts.joined:
            apart |= texts.holding(*spelled)
    if "&" in texts.joined and ";" in texts.joined:
        apart |= texts.holding("&") & texts.holding(";")
    known = 0
    for number, links in segments.links.items():
        text = texts[number]
        count = text.count("][")
        known += count
        if (count != 1 or "][1]" not in text) and not _are_own(text, links):
            apart.add(number)
    if known != texts.joined.count("]["):
        apart |= texts.holding("][") - segments.links.keys()
    return apart


def _are_own(text: str, links: int) -> bool:
    """Tell whether all that may be a reference is a number of the segment's own."""
    numbers = _NUMBERS.findall(text)
    return len(numbers) == text.count("][") and _numbers(links).issuperset(numbers)


def _by_parts(texts: Sequence[str], links: int) -> list[str | None]:
    """Return the HTML of messages in Markdown that are rendered some together."""
    found: list[str | None] = []
    for start in range(0, len(texts), _MOST):
        found += _together(texts[start : start + _MOST], links)
    return found


def _together(texts: Sequence[str], links: int) -> Sequence[str | None]:
    """Return the HTML of texts that are rendered together if they can be, else by halves."""
    if len(texts) < 2:
        return [render(text, links) for text in texts]
    found = _rendered(texts, links)
    if len(found) == len(texts):
        return found
    half = len(texts) // 2
    return [*_together(texts[:half], links), *_together(texts[half:], links)]


def _rendered(texts: Sequence[str], links: int) -> list[str]:
    """Return the HTML of texts, a paragraph of each; nothing where one might be something else."""
    text = mended = _BETWEEN.join(texts)
    if len(text) > _LONGEST:
        return []
    if needs_repair(text) or text.count("\n") > 2 * len(texts) - 2:
        mended = _BETWEEN.join([repaired(it).replace("\n", BREAK) for it in texts])
    definitions = _definitions(links) if "][" in text else ""
    try:
        markup = html(f"{ARMOUR}{mended}{ARMOUR}{definitions}")
    except UnicodeEncodeError:  # a lone surrogate
        return []
    if definitions and _BY_ITSELF.search(markup):
        return []
    if not (markup.startswith(HEAD) and markup.endswith(TAIL)):
        return []
    found = markup.split(TAIL + HEAD)
    found[0] = found[0].removeprefix(HEAD)
    found[-1] = found[-1].removesuffix(TAIL)
    return found if mended is text else list(map(bare, found))


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
