"""Rendering an outline: the engine's HTML with every marker's parts in its place."""

import re

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.engine import html
from dragoman.articles.extensions.markers import Part
from dragoman.articles.extensions.outline import outlined
from dragoman.articles.parts import Label

_MARKER = re.compile(rf"[ \t]*<!--{OPEN}(\d+){CLOSE}-->\n?")
_TITLE = re.compile(
    rf"(?:<p>)?{ARMOUR}((?:(?!<!--{OPEN}).)*?)(?:</p>)?\n?(?=[ \t]*<!--{OPEN})", re.DOTALL
)


def page(source: str) -> str:
    """Return the HTML of an article; a title word is shown as its name in brackets."""
    outline = outlined(source, path="x.md")

    def shown(match: re.Match[str]) -> str:
        return "".join(map(_shown, outline.markers[int(match[1])].parts))

    return _MARKER.sub(shown, _TITLE.sub(r"\1", html(outline.text)))


def _shown(part: Part) -> str:
    match part:
        case str():
            return part
        case Label(name):
            return f"[{name}]"
    return f"«{part.name}: {part.value}»"
