"""The guard: whether a translation may stand where its source stands.

It compares what readers would get, the rendered HTML of both. Words, their order and emphasis are
free; links, images, code, raw tags, breaks and footnotes are not. The reasons are sentences for
translators.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from dragoman.articles.characters import (
    DIRECTION_MARKS,
    HIDDEN,
    RESERVED,
    RESERVED_ADDRESS,
    named,
    repaired,
)
from dragoman.articles.document import Segment
from dragoman.articles.facts import placeholders_in
from dragoman.articles.form import Form
from dragoman.articles.html_text import rendered
from dragoman.articles.markup import escape, unescaped, visible_text
from dragoman.articles.rendering import render
from dragoman.articles.shape import Shape, shape_of
from dragoman.articles.targets import is_secure

_BLOCKS = {
    "a heading": re.compile(r"#{1,6}(?:[ \t]|$)", re.MULTILINE),
    "a quote": re.compile(r">"),
    "a list": re.compile(r"[-+*][ \t]"),
    "a code block": re.compile(r"```|~~~"),
    "a line of a table": re.compile(r"\||:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+$"),
    "a rule": re.compile(r"(?:[-_*=][ \t]*){3,}$"),
    "a definition": re.compile(r":[ \t]|\[[^\]]+\]:"),
    "a container": re.compile(r":::|!!!|\{[%<]"),
}
_MAY_BEGIN = re.compile(r"^\s*[#>\-+*`~|:_=\[!{]", re.MULTILINE)
_HTML_LIKE = re.compile(r"<[A-Za-z/!?][^>]*>?|&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_LEFT_OVER = re.compile(r"\[\d+\]|\[\^[^\]\s]+\]")
_LONGEST = 40
"""How many times as long as its source a translation may be, beyond a paragraph's length."""
_PARAGRAPH = 2000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the guard says of one translation."""

    html: str
    """The translation as inline HTML with references left to be filled; escaped if plain text."""
    reasons: tuple[str, ...]
    """Why it may not be published; empty where it may."""

    @property
    def publishable(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons


def judge(segment: Segment, translation: str) -> Verdict:
    """Return a translation's HTML and what speaks against showing it in the segment's place."""
    if len(translation) > _PARAGRAPH + _LONGEST * len(segment.text):
        return Verdict("", ("it is far too long for its source",))
    reasons = _blocks(segment, translation) + _reserved(translation)
    if segment.plain:
        return _judge_plain(segment, DIRECTION_MARKS.sub("", translation), reasons)
    if segment.form is Form.HTML:
        markup: str | None = rendered(translation, Form.HTML)
    else:
        markup = render(translation, len(segment.targets), segment.footnotes)
    if markup is None:
        return Verdict("", (*reasons, "it does not render as one run of text"))
    markup = DIRECTION_MARKS.sub("", markup)
    own = DIRECTION_MARKS.sub("", source_html(segment))
    reasons += _characters(own, translation, markup)
    if any(sign in own or sign in markup for sign in "<{$"):
        reasons += _differences(_shape(own), _shape(markup))
    reasons += _facts(segment, own, markup)
    if "[" in markup:
        reasons += _left_over(own, markup)
    return Verdict(markup, tuple(reasons))


def own_html(segment: Segment) -> str:
    """Return the segment's own text as HTML, as pages in its own language show it."""
    if segment.html and repaired(segment.text) == segment.text:
        return segment.html
    if segment.plain:
        return escape(segment.text)
    if segment.form is Form.HTML:
        return rendered(segment.text, Form.HTML)
    return render(segment.text, len(segment.targets), segment.footnotes) or ""


def source_html(segment: Segment) -> str:
    """Return the segment's own text as HTML without the author's line ends, to be compared with."""
    return _LINE_END.sub(" ", own_html(segment))


def _judge_plain(segment: Segment, translation: str, reasons: list[str]) -> Verdict:
    reasons += _characters(segment.text, translation, escape(translation))
    reasons += _plain(segment.text, translation)
    if segment.kind == "link" and not is_secure(translation):
        reasons.append("it is no address that begins with https://")
    if segment.code is not None:
        reason = segment.code.refusal(translation)
        reasons += [reason] if reason else []
    html = escape(translation)
    reasons += _facts(segment, escape(segment.text), html)
    return Verdict(html, tuple(dict.fromkeys(reasons)))


def _facts(segment: Segment, own: str, markup: str) -> list[str]:
    """Compare placeholders: those of facts must stand in a translation as often as they do.

    Others are text, but none may be new: it would be a fact, or be seen as it stands.
    """
    if not segment.facts and "{" not in markup:
        return []
    before, found = Counter(placeholders_in(own)), Counter(placeholders_in(markup))
    missing = {name: count for name, count in (before - found).items() if name in segment.facts}
    reasons = [f"{_named(f'placeholder {{{n}}}', c)} missing" for n, c in missing.items()]
    extra = (found - before).items()
    return reasons + [f"{_named(f'placeholder {{{n}}}', c)} not in the source" for n, c in extra]


def _reserved(translation: str) -> list[str]:
    if "%" in translation and RESERVED_ADDRESS.search(translation):
        return ["it has an address that is reserved for rendering"]
    return []


@lru_cache(maxsize=4096)
def _shape(markup: str) -> Shape:
    return shape_of(markup)


def _characters(source: str, translation: str, markup: str) -> list[str]:
    """Compare invisible characters, also those that stand in a translation as entities."""
    if translation.isascii() and translation.isprintable() and "&" not in translation:
        return []
    seen = translation + unescaped(markup)
    hidden = set(HIDDEN.findall(DIRECTION_MARKS.sub("", seen)))
    hidden -= set(HIDDEN.findall(unescaped(source)))
    found = sorted(hidden | set(RESERVED.findall(seen)))
    return [f"{named(character)} may not stand in a translation" for character in found]


def _blocks(segment: Segment, translation: str) -> list[str]:
    if segment.plain:
        return ["it has a line break"] if "\n" in translation else []
    if segment.form is Form.HTML or not (_MAY_BEGIN.search(translation) or "|" in translation):
        return []
    lines, own = translation.split("\n"), segment.text.split("\n")
    return [
        f"it begins {name}, which the source does not"
        for name, pattern in _BLOCKS.items()
        if any(map(pattern.match, map(str.lstrip, lines)))
        and not any(map(pattern.match, map(str.lstrip, own)))
    ]


def _plain(source: str, translation: str) -> list[str]:
    """Find HTML in plain text, where readers would see it as it stands."""
    extra = set(_HTML_LIKE.findall(translation)) - set(_HTML_LIKE.findall(source))
    seen = (like for like in extra if like[0] == "<" or unescaped(like) != like)
    return [f"{html_like} is not in the source" for html_like in sorted(seen)]


def _differences(own: Shape, found: Shape) -> list[str]:
    missing, extra = own.elements - found.elements, found.elements - own.elements
    reasons = [f"{_named(name, count)} missing" for name, count in missing.items()]
    reasons += [f"{_named(name, count)} not in the source" for name, count in extra.items()]
    as_own = found.tags == own.tags and found.emphasis_nested
    if not found.nested and (own.nested or not as_own):
        reasons.append("its tags or links are not well nested")
    reasons += [f"{name} has no text" for name in sorted(found.silent - own.silent)]
    return reasons


def _named(name: str, count: int) -> str:
    return f"the {name} is" if count == 1 else f"the {name} is {count} times"


def _left_over(source: str, markup: str) -> list[str]:
    """Report references that led nowhere and would be read as they stand."""
    own = Counter(_LEFT_OVER.findall(visible_text(source, code=False)))
    found = Counter(_LEFT_OVER.findall(visible_text(markup, code=False)))
    return [f"the reference {text} leads nowhere" for text in sorted(found - own)]
