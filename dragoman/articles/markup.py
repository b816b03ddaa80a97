"""Reading rendered HTML: its tags, its visible text, and whether two pieces say the same."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_ATTRIBUTE = r"""\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
TAG = re.compile(
    rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<![A-Za-z][^>]*>"
    rf"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?>",
    re.DOTALL,
)
"""A tag, comment, declaration or processing instruction, as CommonMark 6.6 knows raw HTML."""

FOOTNOTE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">(\d+)</a></sup>')
"""A reference to a footnote as the engine writes it, with the footnote's label and number."""

_UNSEEN = frozenset({"script", "style"})
_BLANKS = re.compile(r"[ \t\n]+")
_AFTER_BREAK = re.compile(r"\s*<br />\s*")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of rendered HTML; for comments and the like the name is empty."""

    source: str
    name: str
    closing: bool


def pieces(markup: str) -> Iterator[Tag | str]:
    """Yield the tags of rendered HTML and the text between them, in order."""
    done = 0
    for match in TAG.finditer(markup):
        if match.start() > done:
            yield markup[done : match.start()]
        yield Tag(match[0], (match["name"] or "").lower(), bool(match["close"]))
        done = match.end()
    if done < len(markup):
        yield markup[done:]


def visible_text(markup: str, *, code: bool = True, footnotes: bool = True) -> str:
    """Return what a reader sees of rendered HTML or of escaped plain text, without alt texts.

    `code=False` drops code, `footnotes=False` the numbers of footnotes.
    """
    if not footnotes:
        markup = FOOTNOTE.sub("", markup)
    if "<" not in markup:
        return html.unescape(markup)
    text: list[str] = []
    hidden = _UNSEEN if code else _UNSEEN | {"code"}
    depth = 0
    for piece in pieces(markup):
        if isinstance(piece, str):
            if not depth:
                text.append(html.unescape(piece))
        elif piece.name in hidden:
            depth = max(0, depth - 1) if piece.closing else depth + 1
        elif piece.name == "br":
            text.append("\n")
    return "".join(text)


def same(one: str, other: str) -> bool:
    """Tell whether two pieces of HTML differ at most in runs of blanks and newlines."""
    return one == other or _settled(one) == _settled(other)


def escape(text: str) -> str:
    """Return plain text as HTML, as the engine writes it, for content and for attributes."""
    return html.escape(text, quote=False).replace('"', "&quot;").replace("'", "&#39;")


def _settled(markup: str) -> str:
    return _AFTER_BREAK.sub("<br />", _BLANKS.sub(" ", markup)).strip()
