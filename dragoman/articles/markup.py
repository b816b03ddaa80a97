"""Reading rendered HTML: its tags, its visible text, and whether two pieces say the same."""

import html
import re
from collections.abc import Iterator

from dragoman.articles.characters import squeezed
from dragoman.values import dataclass

_ATTRIBUTE = r"""\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
_OPENING = re.compile(
    r"<!--|<!\[CDATA\[|<\?|<![A-Za-z]"
    rf"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?:{_ATTRIBUTE})*+\s*+/?>"
)
"""A tag, or what opens a comment, declaration or processing instruction (CommonMark 6.6).

An attribute can be read in one way only, so nothing is given back for a second try.
"""
_ENDS = {"<![CDATA[": "]]>", "<?": "?>"}
"""What closes that which is neither tag nor comment; a declaration ends with `>`."""
_EMPTY_COMMENT = re.compile(r"<!---?>")

FOOTNOTE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">(\d+)</a></sup>')
"""A reference to a footnote as the engine writes it, with the footnote's label and number."""

_UNSEEN = frozenset({"script", "style"})
_BREAK = "<br />"
_BEYOND = re.compile(r"&#\d{8,};?")
_LAST = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of rendered HTML; for comments and the like the name is empty."""

    source: str
    name: str
    closing: bool


class Ends:
    """Finds the ends of comments and the like in one pass over a text, from its beginning on.

    What was found is kept until it is passed, and so is that there is nothing: a text of 50,000
    openings without an end would be read 50,000 times.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def after(self, mark: str, start: int) -> int | None:
        """Return where the text goes on after the next mark; None where there is none."""
        if self._next.get(mark, -1) < start:
            found = self._text.find(mark, start)
            self._next[mark] = found if found >= 0 else len(self._text)
        place = self._next[mark]
        return place + len(mark) if place < len(self._text) else None

    def after_comment(self, start: int) -> int | None:
        """Return the end of the comment that begins at `start` (HTML 13.2.5.43 to 51).

        `<!-->` and `<!--->` are comments, and `--!>` ends one as well.
        """
        if empty := _EMPTY_COMMENT.match(self._text, start):
            return empty.end()
        found = (self.after(mark, start + len("<!--")) for mark in ("-->", "--!>"))
        return min(filter(None, found), default=None)


def pieces(markup: str) -> Iterator[Tag | str]:
    """Yield the tags of rendered HTML and the text between them, in order."""
    ends = Ends(markup)
    done = place = 0
    while opening := _OPENING.search(markup, place):
        start, place = opening.span()
        close, name = opening.groups()
        if name is None:
            comment = opening[0] == "<!--"
            mark = _ENDS.get(opening[0], ">")
            end = ends.after_comment(start) if comment else ends.after(mark, place)
            if end is None:
                continue
            place = end
        if start > done:
            yield markup[done:start]
        yield Tag(markup[start:place], name.lower() if name else "", bool(close))
        done = place
    if done < len(markup):
        yield markup[done:]


def visible_text(markup: str, *, code: bool = True, footnotes: bool = True) -> str:
    """Return what a reader sees of rendered HTML or of escaped plain text, without alt texts.

    `code=False` drops code, `footnotes=False` the numbers of footnotes.
    """
    if not footnotes:
        markup = FOOTNOTE.sub("", markup)
    if "<" not in markup:
        return unescaped(markup)
    text: list[str] = []
    hidden = _UNSEEN if code else _UNSEEN | {"code"}
    depth = 0
    for piece in pieces(markup):
        if isinstance(piece, str):
            if not depth:
                text.append(unescaped(piece))
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


def unescaped(text: str) -> str:
    """Return the text of HTML without tags, its character references read (HTML 13.2.5.72).

    Python refuses to read a number of thousands of digits; all beyond Unicode are alike.
    """
    if "&#" in text:
        text = _BEYOND.sub(_readable, text)
    return html.unescape(text)


def _readable(reference: re.Match[str]) -> str:
    digits = reference[0][2:].rstrip(";").lstrip("0")
    return f"&#{digits or 0};" if len(digits) < 8 else f"&#{_LAST + 1};"


def _settled(markup: str) -> str:
    lines = squeezed(markup).split(_BREAK)
    return _BREAK.join(line.strip() for line in lines)
