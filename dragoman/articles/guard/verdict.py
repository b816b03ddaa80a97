"""The guard: whether a translation may stand where its source stands.

It compares what readers would get, the rendered HTML of both. Words, their order and emphasis are
free; links, images, code, raw tags, breaks and footnotes are not. The reasons are sentences for
translators.
"""

import re
from collections import Counter
from collections.abc import Mapping

from dragoman.articles.characters import (
    DIRECTION_MARKS,
    HIDDEN,
    REPAIR,
    RESERVED,
    RESERVED_ADDRESS,
    named,
    speaks,
)
from dragoman.articles.document import Segment
from dragoman.articles.facts.values import placeholders_in
from dragoman.articles.form import Form
from dragoman.articles.guard.block_signs import begun_blocks
from dragoman.articles.guard.live_text import (
    has_addresses,
    may_be_text,
    new_addresses,
    new_signs,
    runs_on,
    templates,
)
from dragoman.articles.guard.shape import LONE_BREAK, Shape, shape_of
from dragoman.articles.kept import kept
from dragoman.articles.markup import escape, unescaped, visible_text
from dragoman.articles.source_text import source_html
from dragoman.articles.targets import is_secure
from dragoman.values import dataclass

_HTML_LIKE = re.compile(r"<[A-Za-z/!?][^>]*>?|&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w*);")
_LEFT_OVER = re.compile(r"\[\d+\]|\[\^[^\]\s]+\]")
_MORE_TAGS = 200
"""How many more `<` than twice its source's its HTML may have."""


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


def compared(segment: Segment, translation: str, markup: str | None) -> Verdict:
    """Return all that speaks against a translation; `markup` is its HTML as it was rendered."""
    reasons = _blocks(segment, translation) + _reserved(translation)
    if segment.plain:
        return _judge_plain(segment, DIRECTION_MARKS.sub("", translation), reasons)
    if markup is None:
        return Verdict("", (*reasons, "it does not render as one run of text"))
    markup = DIRECTION_MARKS.sub("", markup)
    own = _own(segment)
    reasons += _characters(own, translation, markup)
    if has_far_more_tags(own, markup):
        return Verdict(markup, (*reasons, "it has far more tags than its source"))
    if "<" in own or "<" in markup or "$" in own or "$" in markup:
        reasons += _differences(_own_shape(segment), shape_of(markup))
    reasons += _facts(segment, markup) + _alive(segment, translation, markup)
    reasons += _silence(own, markup) + _lone_breaks(own, markup)
    if "[" in markup:
        reasons += _left_over(own, markup)
    if not reasons and segment.form is Form.MARKDOWN:
        signs = new_signs(segment.text, translation)
        reasons = [f"{sign} is not in the source" for sign in signs]
    return Verdict(markup, tuple(reasons))


def has_far_more_tags(source: str, markup: str) -> bool:
    """Tell whether HTML has so many more tags than its source's that comparing takes seconds."""
    return markup.count("<") > _MORE_TAGS + 2 * source.count("<")


def _judge_plain(segment: Segment, translation: str, reasons: list[str]) -> Verdict:
    text = DIRECTION_MARKS.sub("", segment.text)
    reasons += _characters(text, translation, escape(translation))
    reasons += _plain(text, translation)
    if segment.kind == "link" and not is_secure(translation):
        reasons.append("it is no address that begins with https://")
    own, html = _own(segment), escape(translation)
    if segment.code is not None:
        reason = segment.code.refusal(translation)
        reasons += [reason] if reason else []
    else:
        reasons += _silence(own, html)
    reasons += _facts(segment, html) + _alive(segment, translation, html)
    return Verdict(html, tuple(dict.fromkeys(reasons)))


@kept
def _own(segment: Segment) -> str:
    """Return what readers of the source get, without marks of direction."""
    if segment.plain:
        return escape(DIRECTION_MARKS.sub("", segment.text))
    return DIRECTION_MARKS.sub("", source_html(segment))


@kept
def _own_shape(segment: Segment) -> Shape:
    return shape_of(_own(segment))


@kept
def _own_templates(segment: Segment) -> tuple[Counter[str], Counter[str]]:
    return templates(segment.text, _own(segment))


@kept
def _own_placeholders(segment: Segment) -> Counter[str]:
    return Counter(placeholders_in(_own(segment)))


def _facts(segment: Segment, markup: str) -> list[str]:
    """Compare placeholders: those of facts must stand in a translation as often as they do.

    Others are text, but none may be new: it would be a fact, or be seen as it stands.
    """
    if not segment.facts and "{" not in markup:
        return []
    before, found = _own_placeholders(segment), Counter(placeholders_in(markup))
    if _are_alike(before, found):
        return []
    missing = {name: count for name, count in (before - found).items() if name in segment.facts}
    return _told(missing, found - before, "placeholder {{{}}}")


def _alive(segment: Segment, translation: str, markup: str) -> list[str]:
    """Compare what other tools would run or link to in an exported article."""
    reasons: list[str] = []
    for before, found in zip(_own_templates(segment), templates(translation, markup), strict=True):
        if not _are_alike(before, found):
            missing = {it: count for it, count in (before - found).items() if not may_be_text(it)}
            reasons += _told(missing, found - before)
    if segment.kind == "alt" and translation.startswith("^") > segment.text.startswith("^"):
        reasons.append("it begins with ^, which makes an image a footnote elsewhere")
    if segment.kind != "link" and segment.code is None and has_addresses(markup):
        own = _own(segment)
        if runs_on(markup) > runs_on(own):
            reasons.append("an address runs into code, a link or an image")
        reasons += [f"the address {it} is not in the source" for it in new_addresses(own, markup)]
    return list(dict.fromkeys(reasons))


def _reserved(translation: str) -> list[str]:
    if "%" in translation and RESERVED_ADDRESS.search(translation):
        return ["it has an address that is reserved for rendering"]
    return []


def _characters(source: str, translation: str, markup: str) -> list[str]:
    """Compare invisible characters, also those that stand in a translation as entities."""
    if translation.isprintable() and "&" not in translation and REPAIR not in translation:
        return []  # all others of these signs are not printable to Python
    seen = translation + unescaped(markup)
    hidden = set(HIDDEN.findall(DIRECTION_MARKS.sub("", seen)))
    hidden -= set(HIDDEN.findall(unescaped(source)))
    found = sorted(hidden | set(RESERVED.findall(seen)))
    return [f"{named(character)} may not stand in a translation" for character in found]


def _blocks(segment: Segment, translation: str) -> list[str]:
    if segment.plain:
        return ["it has a line break"] if "\n" in translation else []
    begun = begun_blocks(segment, translation)
    return [f"it begins {name}, which the source does not" for name in begun]


def _plain(source: str, translation: str) -> list[str]:
    """Find HTML in plain text, where readers would see it as it stands."""
    extra = set(_HTML_LIKE.findall(translation)) - set(_HTML_LIKE.findall(source))
    seen = (like for like in extra if like[0] == "<" or unescaped(like) != like)
    return [f"{html_like} is not in the source" for html_like in sorted(seen)]


def _differences(own: Shape, found: Shape) -> list[str]:
    reasons = []
    if not _are_alike(own.elements, found.elements):
        reasons = _told(own.elements - found.elements, found.elements - own.elements)
    as_own = found.tags == own.tags and found.emphasis_nested
    if not found.nested and (own.nested or not as_own):
        reasons.append("its tags or links are not well nested")
    reasons += [f"{name} has no text" for name in sorted(found.silent - own.silent)]
    return reasons


def _are_alike(before: Counter[str], found: Counter[str]) -> bool:
    """Tell whether counts are the same, far sooner than counters do."""
    return before.items() == found.items()


def _told(missing: Mapping[str, int], extra: Mapping[str, int], shape: str = "{}") -> list[str]:
    """Return sentences on what is there too seldom and too often."""
    return [
        f"{_named(shape.format(name), count)} {what}"
        for counts, what in ((missing, "missing"), (extra, "not in the source"))
        for name, count in counts.items()
    ]


def _named(name: str, count: int) -> str:
    return f"the {name} is" if count == 1 else f"the {name} is {count} times"


def _silence(own: str, markup: str) -> list[str]:
    """Report a translation without anything to read or hear, or without a word for words."""
    if _says(markup.partition("<")[0]) or "<img" in markup or _says(visible_text(markup)):
        return []
    before = visible_text(own)
    blank = any(map(str.isalpha, before)) or (speaks(before) and not speaks(visible_text(markup)))
    return ["it is blank; leave msgstr empty instead"] if blank else []


def _says(text: str) -> bool:
    """Tell whether there is a letter or digit in a text, and it can be seen."""
    return any(map(str.isalnum, text)) and speaks(text)


def _lone_breaks(own: str, markup: str) -> list[str]:
    """Report a line break at either end of a translation."""
    if LONE_BREAK.search(markup) and not LONE_BREAK.search(own):
        return ["its line break has nothing before or behind it"]
    return []


def _left_over(source: str, markup: str) -> list[str]:
    """Report references that led nowhere and would be read as they stand."""
    own = Counter(_LEFT_OVER.findall(visible_text(source, code=False)))
    found = Counter(_LEFT_OVER.findall(visible_text(markup, code=False)))
    return [f"the reference {text} leads nowhere" for text in sorted(found - own)]
