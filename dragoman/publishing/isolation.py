"""Numbers and doses in right-to-left text, kept together in their own order.

Without help, the Unicode Bidirectional Algorithm (UAX #9) shows "0.5–1 mg/kg" in Arabic text with
its parts exchanged: a different dose. `<bdi>` isolates such a run and orders it by its own
characters.
"""

import re

from dragoman.articles import escape, pieces, unescaped, visible_text
from dragoman.locales import Locale

_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_RUN = re.compile(
    rf"[+\-\u2212\u00b1<>\u2264\u2265~]?[{_DIGIT}]"
    rf"(?:[{_DIGIT}A-Za-z\u00b5\u03bc\u00b0%\u00b2\u00b3\u066a]"
    rf"|[.,:/\u066b\u066c\u00d7\u2013\-](?=[{_DIGIT}A-Za-z\u00b5\u03bc])"
    r"|[ \u00a0\u202f](?=[A-Za-z\u00b5\u03bc\u00b0%]))*"
)
_LEFT_TO_RIGHT = re.compile(r'<bdi dir="ltr">([^<]*)</bdi>')


def directed(markup: str, locale: Locale) -> str:
    """Return inline HTML as a language wants it: with its numbers isolated if it runs leftwards."""
    return isolated(markup) if locale.direction == "rtl" else markup


def directed_plain(text: str, locale: Locale) -> str:
    """Return escaped plain text as a language wants it where there can be no `<bdi>`."""
    if locale.direction == "ltr":
        return text
    return isolated(text).replace("<bdi>", "\u2066").replace("</bdi>", "\u2069")


def isolated(markup: str) -> str:
    """Return inline HTML in which every run of digits, with its unit, stands in a `<bdi>`.

    Code, and the numbers of footnotes, are isolated as a whole by the page's stylesheet.
    """
    shown: list[str] = []
    inside = 0
    for piece in pieces(markup):
        if isinstance(piece, str):
            shown.append(piece if inside else _text(piece))
            continue
        if piece.name in ("code", "bdi", "sup"):
            inside += -1 if piece.closing else 1
        shown.append(piece.source)
    return "".join(shown)


def text_of(markup: str) -> str:
    """Return the visible text of inline HTML, what `<bdi dir="ltr">` holds in order kept so.

    Footnotes' numbers do not count.
    """
    return visible_text(_LEFT_TO_RIGHT.sub("\u2066\\1\u2069", markup), footnotes=False)


def _text(escaped: str) -> str:
    text = unescaped(escaped)
    shown: list[str] = []
    done = 0
    for run in _RUN.finditer(text):
        shown += [_escaped(text[done : run.start()]), f"<bdi>{_escaped(run[0])}</bdi>"]
        done = run.end()
    return "".join([*shown, _escaped(text[done:])]) if done else escaped


def _escaped(text: str) -> str:
    return escape(text).replace("&quot;", '"').replace("&#39;", "'")
