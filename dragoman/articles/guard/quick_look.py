"""The quick look of the guard, after which most translations need no closer one.

It sees that there is nothing to find: source and translation are ordinary prose, and the same tags
stand in both. It refuses nothing. What can be asked of many translations at once is asked so.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.articles.characters import BLANK_LETTERS, HIDDEN, REPAIR, RESERVED, SEEN
from dragoman.articles.document import Segment, Segments
from dragoman.articles.form import Form
from dragoman.articles.guard.shape import LONE_BREAK, shape_of
from dragoman.articles.kept import kept
from dragoman.articles.source_text import source_html
from dragoman.articles.targets import may_have_address
from dragoman.articles.texts import Texts

_BEGINS = re.compile(r"\s|[#>\-+~|=!%]|:(?!\w)|```|\*[ \t]|(?:[*_][ \t]*){3}|\[[^\]]+\]:")
"""What may begin a block."""
_QUIET = rf"[^$&%^\n{HIDDEN.pattern[1:-1]}{RESERVED.pattern[1:-1]}]*"
_PROSE = re.compile(rf"(?!{_BEGINS.pattern}){_QUIET}(?:(?:&(?![\w#]+;)|(?<!<)%(?![Ee])){_QUIET})*")
"""Markdown on one line without formulas, character references, templates, footnotes and what
is not seen."""
_MODULES = ("import", "export")
_UNCALM = ("$", "&", "%", "^", REPAIR)
_MAY_BE_LIVE = ("{", "\\", "@", "://", "ww", "wW", "Ww", "WW")
"""What is in a text that may have more than words among the words of its HTML."""

_TAG = re.compile(
    rf"""<(?: code>[^<]*</code>
    | img\ src="%EE%80%80\d+%EE%80%81"(?=\ alt="[^"&]*{SEEN}[^"]*"\ />)
    | [^>]*>)""",
    re.VERBOSE,
)
"""A tag; code with its text; an image with words in it, but for these."""
_OWN = re.compile(
    r"""</?(?:em|strong|del)>|</a>
    | <(?:a\ href|img\ src)="%EE%80%80\d+%EE%80%81">?
    | <code>[^<{}]*(?:\{(?![%\#{])[^<{}]*\}[^<{}]*|\{\{(?![%\#])[^<{}]*\}\}[^<{}]*)*</code>""",
    re.VERBOSE,
)
"""Emphasis, deletions, numbered links and images, code without half a template."""
_RAW = re.compile(
    r"""</?(?!(?:a|area|code|img|pre|script|style)[\s/>])[a-z][\w.:-]*
    (?:\ [^\s"'<>=/{}]+(?:=(?:"[^"<>{}]*"|'[^'<>{}]*'))?)*\ ?/?>
    | <!--[^<>{}]*-->""",
    re.VERBOSE | re.IGNORECASE,
)
"""Comments, and any other whole tag unless it says what is seen of the text in it."""
_EMPHASIS = re.compile(r"</?(?:em|strong)>")
_UNTIL_SEEN = rf"(?:[^<&]|&(?:lt|gt|amp|quot|\#39);)*?{SEEN}"
_LINK, _BREAK = '%81">', "<br />"
_SILENT = re.compile(rf'%81">(?!(?:<(?:em|strong|del|code)>)*{_UNTIL_SEEN})')
"""A link that does not begin with words."""
_IN_MAIL = re.compile(r"(?<=[^\s(])@")
_SAYS = re.compile(rf"(?:\A|>){_UNTIL_SEEN}")


_BORDER = "<\0>"
"""Stands between the HTML of two messages: it is a tag, and in no HTML."""


class _Own(NamedTuple):
    """What a translation is to have."""

    tags: str
    """The tags, one behind the other."""
    elements: list[str] | None
    """The tags but for emphasis, in any order; None where the author wrote some, which can be
    nested otherwise than the engine's."""


def doubtful(segments: Segments, texts: Texts, markups: Sequence[str | None]) -> set[int]:
    """Return the numbers of translations that need a closer look, rendered as their markups.

    Nothing can be said against the others.
    """
    known = Texts([markup or "" for markup in markups])
    found = {number for number, markup in enumerate(markups) if markup is None}
    found |= _otherwise_tagged(segments, known) | _not_prose(texts, known)
    for number in texts.holding("<") - found:
        segment = segments[number]
        if segment.plain or texts[number].count("<") != segment.text.count("<"):
            found.add(number)
    live = texts.holding(*_MAY_BE_LIVE) | known.holding("[")
    return found | {number for number in live - found if not _is_ordinary(known[number])}


def _otherwise_tagged(segments: Segments, markups: Sequence[str]) -> set[int]:
    """Return the numbers of messages whose tags are not surely their source's."""
    together = _BORDER.join(markups)
    tags = "".join(_TAG.findall(together)).split(_BORDER)
    if len(tags) != len(markups):
        return set(range(len(markups)))
    found = {
        number
        for number, (own, found) in enumerate(zip(_all_own(segments), tags, strict=True))
        if own is None or (own.tags != found and own.elements != _elements(markups[number]))
    }
    for sign, silent in ((_LINK, _SILENT), (_BREAK, LONE_BREAK)):
        if sign in together:
            found.update([it for it, markup in enumerate(markups) if silent.search(markup)])
    return found


@kept
def _all_own(segments: Segments) -> list[_Own | None]:
    return [*map(_own, segments)]


def _not_prose(texts: Texts, markups: Sequence[str]) -> set[int]:
    """Return the numbers of texts that are not surely prose, or that do not begin with words."""
    found = {number for number in _to_be_read(texts) if not _PROSE.fullmatch(texts[number])}
    found.update([number for number in texts.holding("%") if "{" in markups[number]])
    found.update([it for it in texts.holding(*_MODULES) if texts[it].startswith(_MODULES)])
    for number, text in enumerate(texts):
        begun = text[:1].isalnum() and text[0] not in BLANK_LETTERS
        if not begun and (_BEGINS.match(text) or not _SAYS.search(markups[number])):
            found.add(number)
    return found


def _to_be_read(texts: Texts) -> set[int]:
    """Return the numbers of texts that must be read to know them for prose.

    All that is hidden or reserved is not printable to Python, but for one sign.
    """
    found = texts.holding(*_UNCALM)
    if not texts.joined.isprintable():
        found.update([number for number, text in enumerate(texts) if not text.isprintable()])
    return found


def _is_ordinary(markup: str) -> bool:
    """Tell whether there are no brackets, braces and addresses among the words of HTML."""
    words = "".join(_TAG.split(markup)) if "<" in markup else markup
    if "{" in words or "[" in words or may_have_address(words):
        return False
    if "@" in markup or may_have_address(markup):
        return not _IN_MAIL.search(words) and unicodedata.is_normalized("NFKC", words)
    return True


def _elements(markup: str) -> list[str]:
    return sorted([tag for tag in _TAG.findall(markup) if not _EMPHASIS.fullmatch(tag)])


@kept
def _own(segment: Segment) -> _Own | None:
    """Return what a translation is to have; None where it needs a closer look.

    What raw HTML makes of references to characters is seen in its markup alone.
    """
    if segment.form is Form.HTML or segment.code is not None or segment.kind == "link":
        return None
    if segment.footnotes or segment.facts:
        return None
    text, markup = segment.text, source_html(segment)
    if not _is_ordinary(markup) or not _PROSE.fullmatch(text):
        return None
    if "<" not in markup:
        return _Own("", [])
    tags = _TAG.findall(markup)
    if not _is_known(tags, segment) or _SILENT.search(markup) or LONE_BREAK.search(markup):
        return None
    return _Own("".join(tags), None if "<" in text else _elements(markup))


def _is_known(tags: Sequence[str], segment: Segment) -> bool:
    """Tell whether tags can be compared one by one: the author's must be nested."""
    if "<" not in segment.text:
        return all(map(_OWN.fullmatch, tags))
    known = all([_OWN.fullmatch(tag) or _RAW.fullmatch(tag) for tag in tags])
    return known and shape_of(source_html(segment)).emphasis_nested
