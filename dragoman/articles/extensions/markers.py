"""Markers: comments in the place of what is not Markdown, and what pages have there."""

import re
from dataclasses import dataclass

from dragoman.articles.characters import CLOSE, OPEN
from dragoman.articles.extensions.shortcodes import Argument
from dragoman.articles.markup import escape
from dragoman.articles.parts import Label

MARKER = re.compile(rf"[ \t]*<!--{OPEN}(\d+){CLOSE}-->\s*")
"""The comment that stands for a marker, with the marker's number."""

Part = str | Label | Argument


@dataclass(frozen=True, slots=True)
class Marker:
    """What the page has in the place of a comment of the outline."""

    parts: tuple[Part, ...]
    """HTML, title words, and values of shortcodes for readers, which stand in it escaped.

    The places of the values are bytes of the body.
    """
    line: int
    """The line of the article."""
    opening: bool = False
    """Whether a box begins with it."""
    title: bool = False
    """Whether the title of the box follows, up to the next marker.

    It begins with ARMOUR. Its element is in the parts, not the paragraph the engine makes of it.
    """
    closing: bool = False
    """Whether a box ends with it."""

    @property
    def html(self) -> str:
        """The parts as they are in the source; title words in English."""
        return "".join(map(_html, self.parts))


def comment(number: int) -> str:
    """Return the comment that stands for the marker of a number."""
    return f"<!--{OPEN}{number}{CLOSE}-->"


def _html(part: Part) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Label):
        return part.name.capitalize()
    return escape(part.written(part.value))
