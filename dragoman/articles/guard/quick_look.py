"""The quick look of the guard, after which most translations need no closer one.

It sees that there is nothing to find: source and translation are ordinary prose, and the same tags
stand in both. It refuses nothing. What can be asked of many translations at once is asked so.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.articles.characters import BLANK_LETTERS, HIDDEN, REPAIR, RESERVED, SEEN, holding
from dragoman.articles.document import Segment
from dragoman.articles.form import Form
from dragoman.articles.guard.shape import LONE_BREAK, shape_of
from dragoman.articles.kept import kept
from dragoman.articles.source_text import source_html
from dragoman.articles.targets import may_have_address
from dragoman.articles.together import Message

_BEGINS = re.compile(r"\s|[#>\-+~|=!%]|:(?!\w)|```|\*[ \t]|(?:[*_][ \t]*){3}|\[[^\]]+\]:")
"""What may begin a block."""
_QUIET = rf"[^$&%^\n{HIDDEN.pattern[1:-1]}{RESERVED.pattern[1:-1]}]*"
_PROSE = re.compile(rf"(?!{_BEGINS.pattern}){_QUIET}(?:(?:&(?![\w#]+;)|(?<!<)%(?![Ee])){_QUIET})*")
"""Markdown on one line without formulas, character references, templates, footnotes and what
is not seen."""
_MODULES = ("import", "export")
_UNCALM = ("$", "&", "%", "^", REPAIR)
_MAY_BE_LIVE = ("{", "\\", "@")
"""What is in a text that may have more than words among the words of its HTML, beside addresses."""

_TAG = re.compile(
    rf"""<code>[^<]*</code>
    | <img\ src="%EE%80%80\d+%EE%80%81"(?=\ alt="[^"&]*{SEEN}[^"]*"\ />)
    | <[^>]*>""",
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
_SILENT = re.compile(rf'%81">(?!(?:<(?:em|strong|del|code)>)*{_UNTIL_SEEN})')
"""A link that does not begin with words."""
_IN_MAIL = re.compile(r"(?<=[^\s(])@")
_SAYS = re.compile(rf"(?:\A|>){_UNTIL_SEEN}")


class _Own(NamedTuple):
    """What a translation is to have."""

    tags: list[str]
    elements: list[str] | None
    """The tags but for emphasis, in any order; None where the author wrote some, which can be
    nested otherwise than the engine's."""
    linked: bool
    broken: bool


def all_alike(messages: Sequence[Message], markups: Sequence[str | None]) -> list[bool]:
    """Tell of each translation, rendered as its markup, whether nothing can be said against it."""
    texts = [text for _, text in messages]
    closer, live = _to_be_read(texts), _maybe_live(texts)
    return [
        markup is not None
        and _is_alike(segment, text, markup, number not in closer, number in live)
        for number, ((segment, text), markup) in enumerate(zip(messages, markups, strict=True))
    ]


def _is_alike(segment: Segment, text: str, markup: str, calm: bool, live: bool) -> bool:
    """Tell whether nothing can be said against a translation.

    `calm` says that nothing in it must be read to know it for prose, `live` that its words must.
    """
    own = _own(segment)
    if own is None or (segment.form is Form.PLAIN and "<" in text):
        return False
    if text.count("<") != segment.text.count("<") or ("%" in text and "{" in markup):
        return False
    if text.startswith(_MODULES):
        return False
    begun = text[:1].isalnum() and text[0] not in BLANK_LETTERS
    if calm and not begun and _BEGINS.match(text):
        return False
    if not calm and not _PROSE.fullmatch(text):
        return False
    tags = _TAG.findall(markup) if "<" in markup else []
    if tags != own.tags and own.elements != _elements(tags):
        return False
    if _is_silent(markup, own.linked, own.broken):
        return False
    if (live or "[" in markup) and not _is_ordinary(markup):
        return False
    return begun or _SAYS.search(markup) is not None


def _to_be_read(texts: Sequence[str]) -> set[int]:
    """Return the numbers of texts that must be read to know them for prose.

    All that is hidden or reserved is not printable to Python, but for one sign.
    """
    found = holding(_UNCALM, texts)
    if not "".join(texts).isprintable():
        found.update([number for number, text in enumerate(texts) if not text.isprintable()])
    return found


def _maybe_live(texts: Sequence[str]) -> set[int]:
    found = holding(_MAY_BE_LIVE, texts)
    if may_have_address("".join(texts)):
        found.update([number for number, text in enumerate(texts) if may_have_address(text)])
    return found


def _is_ordinary(markup: str) -> bool:
    """Tell whether there are no brackets, braces and addresses among the words of HTML."""
    words = "".join(_TAG.split(markup)) if "<" in markup else markup
    if "{" in words or "[" in words or may_have_address(words):
        return False
    if "@" in markup or may_have_address(markup):
        return not _IN_MAIL.search(words) and unicodedata.is_normalized("NFKC", words)
    return True


def _elements(tags: Sequence[str]) -> list[str]:
    return sorted([tag for tag in tags if not _EMPHASIS.fullmatch(tag)])


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
        return _Own([], [], linked=False, broken=False)
    tags = _TAG.findall(markup)
    linked, broken = "</a>" in tags, "<br />" in tags
    if not _is_known(tags, segment) or _is_silent(markup, linked, broken):
        return None
    return _Own(tags, None if "<" in text else _elements(tags), linked, broken)


def _is_known(tags: Sequence[str], segment: Segment) -> bool:
    """Tell whether tags can be compared one by one: the author's must be nested."""
    if "<" not in segment.text:
        return all(map(_OWN.fullmatch, tags))
    known = all([_OWN.fullmatch(tag) or _RAW.fullmatch(tag) for tag in tags])
    return known and shape_of(source_html(segment)).emphasis_nested


def _is_silent(markup: str, linked: bool, broken: bool) -> bool:
    """Tell whether there is a link that does not begin with words, or a break beside nothing."""
    return bool((linked and _SILENT.search(markup)) or (broken and LONE_BREAK.search(markup)))
