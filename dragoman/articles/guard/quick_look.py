"""The quick look of the guard, after which most translations need no closer one.

It sees that there is nothing to find: source and translation are ordinary prose, and the same tags
stand in both. It refuses nothing. What can be asked of many translations at once is asked so.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dragoman.articles.characters import BLANK_LETTERS, HIDDEN, REPAIR, RESERVED, SEEN
from dragoman.articles.document import Segment, Segments
from dragoman.articles.form import Form
from dragoman.articles.guard.live_text import has_addresses
from dragoman.articles.guard.shape import LONE_BREAK, shape_of
from dragoman.articles.guard.verdict import has_far_more_tags
from dragoman.articles.kept import kept_with_each
from dragoman.articles.source_text import source_html, source_htmls
from dragoman.articles.targets import may_have_address
from dragoman.articles.texts import Texts

_BEGINS = re.compile(r"\s|[#>\-+~|=!%]|:(?!\w)|```|\*[ \t]|(?:[*_][ \t]*){3}|\[[^\]]+\]:")
"""What may begin a block."""
_QUIET = rf"[^$&%^\n{HIDDEN.pattern[1:-1]}{RESERVED.pattern[1:-1]}]*"
_PROSE = re.compile(rf"(?!{_BEGINS.pattern}){_QUIET}(?:(?:&(?!#|\w+;)|(?<!<)%(?![Ee])){_QUIET})*")
"""Markdown on one line without formulas, character references, templates, footnotes and what
is not seen."""
_MODULES = ("import", "export")
_MAY_BEGIN = re.compile(rf"[\W_ei{''.join(sorted(BLANK_LETTERS))}]")
"""What may be first in a text that does not begin with words, or that begins a module."""
_BEGUN = re.compile(rf"""(?:\*\*?|[`"'(\u201c\u2018\u00ab])?{SEEN}""")
"""What begins with words, maybe within signs that begin nothing else."""
_UNCALM = ("$", "&", "%", "^", REPAIR)
_MAY_BE_LIVE = ("{", "\\", "@", "<", "://", "ww")
"""What is in a text that may have more than words among the words of its HTML."""
_WW = re.compile("W(?:(?<=wW)|(?=[wW]))")
"""What else is in `www`, however it is written."""

_TAG = re.compile(
    rf"""<(?: code>[^<]*</code>
    | img\ src="%EE%80%80\d+%EE%80%81"(?=\ alt="[^"&]*{SEEN}[^"]*"\ />)
    | [^>]*>)""",
    re.VERBOSE,
)
"""A tag; code with its text; an image with words in it, but for these."""
_WHOLE_TAG = re.compile(r"<(?:code>[^<]*</code>|[^>]*>)")
"""A tag, also an image with its words: those around it may be one to the whole guard."""
_OWN = re.compile(
    r"""</?(?:em|strong|del)>|</a>
    | <(?:a\ href|img\ src)="%EE%80%80\d+%EE%80%81">?
    | <code>[^<{}]*(?:\{(?![%\#{])[^<{}]*\}[^<{}]*|\{\{(?![%\#])[^<{}]*\}\}[^<{}]*)*</code>""",
    re.VERBOSE,
)
"""Emphasis, deletions, numbered links and images, code without half a template."""
_ALL_OWN = re.compile(rf"(?:{_OWN.pattern})*", re.VERBOSE)
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
_BORDER = "<\0>"
"""Stands between the HTML of two messages: it is a tag, and in no HTML."""


def doubtful(segments: Segments, texts: Texts, markups: Sequence[str | None]) -> set[int]:
    """Return the numbers of translations that need a closer look, rendered as their markups.

    Nothing can be said against the others.
    """
    known = Texts([markup or "" for markup in markups])
    found = _otherwise_tagged(segments, known) | _not_prose(texts, known) | _silent(texts, known)
    if None in markups:
        found.update([number for number, markup in enumerate(markups) if markup is None])
    for number in texts.holding("<") - found:
        segment = segments[number]
        if segment.plain or texts[number].count("<") != segment.text.count("<"):
            found.add(number)
    return found | {it for it in _maybe_live(texts, known) - found if not _is_ordinary(known[it])}


def _otherwise_tagged(segments: Segments, markups: Texts) -> set[int]:
    """Return the numbers of messages whose tags are not surely their source's."""
    tags = _tags_of(markups)
    if len(tags) != len(markups):
        return set(range(len(markups)))
    sources = _own_tags(segments)
    pairs = zip(sources, tags, strict=True)
    other = [number for number, (own, found) in enumerate(pairs) if own != found]
    return {
        number
        for number in other
        if sources[number] is None or not _are_reordered(segments[number], markups[number])
    }


def _tags_of(markups: Texts) -> list[str]:
    """Return the tags of each, one behind the other; another number of them if it is unsure."""
    return "".join(_TAG.findall(_BORDER.join(markups))).split(_BORDER)


def _are_reordered(segment: Segment, markup: str) -> bool:
    """Tell whether tags are those of the source but for their order, and for emphasis.

    Those that the author wrote can be nested otherwise than the engine's.
    """
    own = source_html(segment)
    if "<" in segment.text or has_far_more_tags(own, markup):
        return False
    return _elements(own) == _elements(markup)


def _not_prose(texts: Texts, markups: Texts) -> set[int]:
    """Return the numbers of texts that are not surely prose.

    All that is hidden or reserved is not printable to Python, but for one sign.
    """
    read = texts.holding(*_UNCALM)
    if not texts.joined.isprintable():
        read.update([number for number, text in enumerate(texts) if not text.isprintable()])
    found = {number for number in read if not _PROSE.fullmatch(texts[number])}
    return found | {number for number in texts.holding("%") if "{" in markups[number]}


def _silent(texts: Texts, markups: Texts) -> set[int]:
    """Return the numbers of texts that do not surely begin with words, also in their links."""
    found: set[int] = set()
    firsts = "".join([text[:1] or " " for text in texts])
    for number in [match.start() for match in _MAY_BEGIN.finditer(firsts)]:
        text = texts[number]
        begun = _BEGUN.match(text) or (not _BEGINS.match(text) and _SAYS.search(markups[number]))
        if not begun or text.startswith(_MODULES):
            found.add(number)
    if _SILENT.search(markups.joined):
        found.update([number for number, markup in enumerate(markups) if _SILENT.search(markup)])
    return found | {it for it in markups.holding("<br />") if LONE_BREAK.search(markups[it])}


def _maybe_live(texts: Texts, markups: Texts) -> set[int]:
    """Return the numbers of texts that may have more than words among their words."""
    found = texts.holding(*_MAY_BE_LIVE) | markups.holding("[")
    if _WW.search(texts.joined):
        found.update([number for number, text in enumerate(texts) if _WW.search(text)])
    return found


def _is_ordinary(markup: str) -> bool:
    """Tell whether there are no brackets, braces, `<` and addresses among the words of HTML."""
    words = "".join(_TAG.split(markup)) if "<" in markup else markup
    if "{" in words or "[" in words or "&lt;" in words or may_have_address(words):
        return False
    if "<img" in markup and may_have_address(_WHOLE_TAG.sub("", markup)):
        return False
    if has_addresses(markup):
        return not _IN_MAIL.search(words) and unicodedata.is_normalized("NFKC", words)
    return True


def _elements(markup: str) -> list[str]:
    return sorted([tag for tag in _TAG.findall(markup) if not _EMPHASIS.fullmatch(tag)])


@kept_with_each
def _own_tags(segments: Segments) -> list[str | None]:
    """Return the tags of each source, one behind the other; None for one to be looked at closer.

    What raw HTML makes of references to characters is seen in its markup alone.
    """
    texts, markups = Texts(segments.texts), Texts(source_htmls(segments))
    tags = _tags_of(markups)
    if len(tags) != len(markups):
        return [None] * len(markups)
    closer = {number for number, segment in enumerate(segments) if _is_special(segment)}
    closer |= _not_prose(texts, markups) | _silent(texts, markups)
    closer |= {it for it in _maybe_live(texts, markups) if not _is_ordinary(markups[it])}
    strange = {own for own in set(tags) if not _ALL_OWN.fullmatch(own)}
    authors = texts.holding("<")
    closer |= {number for number, own in enumerate(tags) if own in strange} - authors
    closer |= {number for number in authors if not _are_known(markups[number])}
    return [None if number in closer else own for number, own in enumerate(tags)]


def _is_special(segment: Segment) -> bool:
    """Tell whether a segment is not compared by its tags."""
    special = segment.form is Form.HTML or segment.code is not None or segment.kind == "link"
    return bool(special or segment.footnotes or segment.facts)


def _are_known(markup: str) -> bool:
    """Tell whether tags that the author wrote can be compared one by one: they must be nested."""
    known = all([_is_own(tag) or _is_raw(tag) for tag in _TAG.findall(markup)])
    return known and (not _EMPHASIS.search(markup) or shape_of(markup).emphasis_nested)


@lru_cache(maxsize=4096)
def _is_own(tag: str) -> bool:
    return _OWN.fullmatch(tag) is not None


@lru_cache(maxsize=4096)
def _is_raw(tag: str) -> bool:
    return _RAW.fullmatch(tag) is not None and not may_have_address(tag)
