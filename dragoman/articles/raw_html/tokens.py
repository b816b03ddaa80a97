"""The tokens of raw HTML as browsers read it (HTML Living Standard, 13.2.5 Tokenization).

CommonMark knows fewer tags than browsers do; a block of raw HTML reaches browsers as it stands.
"""

import re
from collections.abc import Iterator
from html.entities import html5

from dragoman.articles.markup import Ends, unescaped
from dragoman.values import dataclass

_OPENING = re.compile(
    r"<(?:(?P<start>[A-Za-z][^ \t\n\r\f/>]*+)|/(?P<end>[A-Za-z][^ \t\n\r\f/>]*+)|!|\?|/.)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""[ \t\n\r\f/]*+(?P<name>[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)
    (?:[ \t\n\r\f]*+=[ \t\n\r\f]*+
    (?:(?P<quote>["'])(?P<quoted>.*?)(?P<closed>(?P=quote)|\Z)|(?P<bare>[^ \t\n\r\f>]*+)))?+""",
    re.DOTALL | re.VERBOSE,
)
_REFERENCE = re.compile(
    r"&(?:#[0-9]+;?|#[xX][0-9A-Fa-f]+;?|([A-Za-z][A-Za-z0-9]*+(?:;|(?![=A-Za-z0-9]))))"
)

_TEXT_ONLY = frozenset({"textarea", "title"})
_UNREAD = frozenset({"iframe", "noembed", "noframes", "script", "style", "xmp"})


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an attribute."""

    start: int
    end: int
    """Where it stands, within its quotes."""
    quoted: bool
    text: str
    """What it says, its character references read."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A comment, declaration or processing instruction, or what only programs read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag."""

    start: int
    end: int
    name: str
    attributes: dict[str, Value]
    """Its attributes with a value; of two with the same name browsers know the first."""
    closed: bool
    """Whether it ends with `/>`."""


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag."""

    start: int
    end: int
    name: str


Token = Text | Hidden | StartTag | EndTag


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of a piece of HTML, in order and without gaps.

    A tag or comment without an end takes the rest, as it does in a browser. The contents of
    scripts and styles are hidden; those of `textarea` and `title` are one text. Browsers do not
    close any of these at `/>`; here their authors' meaning counts where no end tag follows.
    """
    ends = Ends(html)
    endless: set[str] = set()
    place = drawings = 0
    while opening := _OPENING.search(html, place):
        if opening.start() > place:
            yield Text(place, opening.start())
        token = _token(html, opening, ends)
        yield token
        place = token.end
        if isinstance(token, Hidden):
            continue
        if token.name == "svg":
            drawings = max(0, drawings + _step(token))
        end = _content_end(html, token, in_svg=drawings > 0, endless=endless)
        if end > place:
            yield Text(place, end) if token.name in _TEXT_ONLY else Hidden(place, end)
            place = end
    if place < len(html):
        yield Text(place, len(html))


def attribute_text(source: str) -> str:
    """Return what an attribute's value says.

    In attributes a reference without a semicolon stays as it is before a letter, a digit or `=`
    (HTML 13.2.5.73): `?a=1&copy=2` has no copyright sign.
    """
    return _REFERENCE.sub(_read, source) if "&" in source else source


def _read(reference: re.Match[str]) -> str:
    named = reference[1]
    return reference[0] if named and named not in html5 else unescaped(reference[0])


def _token(html: str, opening: re.Match[str], ends: Ends) -> Hidden | StartTag | EndTag:
    start = opening.start()
    if opening["start"]:
        attributes, end = _attributes(html, opening.end())
        closed = html.endswith("/>", start, end) and not _bare_at(attributes, end - 1)
        return StartTag(start, end, opening["start"].lower(), attributes, closed)
    if opening["end"]:
        _, end = _attributes(html, opening.end())
        return EndTag(start, end, opening["end"].lower())
    return Hidden(start, _hidden_end(html, start, ends))


def _attributes(html: str, place: int) -> tuple[dict[str, Value], int]:
    """Return the attributes of the tag that goes on at `place`, and where the tag ends."""
    found: dict[str, Value] = {}
    while attribute := _ATTRIBUTE.match(html, place):
        place = attribute.end()
        group = "bare" if attribute["quoted"] is None else "quoted"
        if attribute[group] is not None and attribute["closed"] != "":
            start, end = attribute.span(group)
            value = Value(start, end, group == "quoted", attribute_text(attribute[group]))
            found.setdefault(attribute["name"].lower(), value)
    end = html.find(">", place)
    return found, end + 1 if end >= 0 else len(html)


def _bare_at(attributes: dict[str, Value], end: int) -> bool:
    """Tell whether a value without quotes ends there: a slash before the end is part of it."""
    return any(value.end == end and not value.quoted for value in attributes.values())


def _hidden_end(html: str, start: int, ends: Ends) -> int:
    """Return the end of what is neither text nor tag.

    Browsers end instructions and CDATA sections at the first `>`; here what their authors meant
    counts, where there is an end for it.
    """
    if html.startswith("<!--", start):
        return ends.after_comment(start) or len(html)
    end = None
    if html.startswith("<![CDATA[", start):
        end = ends.after("]]>", start)
    elif html.startswith("<?", start):
        end = ends.after("?>", start)
    return end or ends.after(">", start) or len(html)


def _step(tag: StartTag | EndTag) -> int:
    if isinstance(tag, EndTag):
        return -1
    return 0 if tag.closed else 1


def _content_end(html: str, tag: StartTag | EndTag, *, in_svg: bool, endless: set[str]) -> int:
    """Return where the contents of an element end that hold no tags; 0 for all others.

    `endless` takes the names of those that have no end tag any more, so as to look once only.
    """
    if isinstance(tag, EndTag) or (in_svg and tag.name == "title"):
        return 0
    if tag.name not in _UNREAD and tag.name not in _TEXT_ONLY:
        return 0
    if tag.name not in endless:
        end = re.compile(rf"</{tag.name}(?=[ \t\n\r\f/>])", re.ASCII | re.IGNORECASE)
        if found := end.search(html, tag.end):
            return found.start()
        endless.add(tag.name)
    return 0 if tag.closed else len(html)
