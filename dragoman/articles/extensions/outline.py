"""The outline of an article: its Markdown with boxes and shortcodes out of the engine's way.

The lines that open and close `:::` containers, `!!!` admonitions and `///` blocks, and those that
consist of shortcodes, are replaced by HTML comments, which the engine passes on as they are. What
stands between them stays Markdown of the same document.

    ::: warning Mind the *dose*          <!--0-->
    Text.                                Mind the *dose*
    :::                                  <!--1-->
                                         Text.
                                         <!--2-->
"""

from dataclasses import dataclass, field
from functools import cached_property

from dragoman.articles.composition import IDENTITY, Offsets
from dragoman.articles.extensions.indentation import lines_of
from dragoman.articles.extensions.markers import MARKER, Marker
from dragoman.articles.extensions.outlining import Outlining
from dragoman.articles.extensions.shortcodes import closed_names

__all__ = ["MARKER", "Marker", "Outline", "outlined"]

_SIGNS = (":::", "!!!", "???", "///", "===")
_SHORTCODE_SIGNS = ("{{<", "{{%", "{%")


@dataclass(frozen=True)
class Outline:
    """The Markdown of an article's body with comments in the place of what is not Markdown."""

    text: str
    markers: tuple[Marker, ...] = ()
    """What the comments stand for, by their numbers."""
    offsets: Offsets = field(default=IDENTITY, repr=False)

    @cached_property
    def bytes(self) -> bytes:
        """The text in UTF-8."""
        return self.text.encode()

    def original(self, offset: int) -> int:
        """Return the byte of the body for a byte of the text.

        What stands only in the text has the place behind what stands before it.
        """
        return self.offsets.original(offset)


def outlined(
    body: str,
    *,
    path: str = "",
    line: int = 1,
    containers: bool = True,
    shortcodes: bool = True,
    trusting: bool = False,
) -> Outline:
    """Return the outline of an article's body, whose first line is `line` of the file at `path`.

    `trusting` takes all lines to be in force that may be, unless one stands in code; whoever asks
    for that has to see whether it holds. Raises ArticleError for a box that is not closed, a line
    that closes none, and boxes nested deeper than a hundred.
    """
    containers = containers and any(_begins_line(sign, body) for sign in _SIGNS)
    shortcodes = shortcodes and any(_begins_line(sign, body) for sign in _SHORTCODE_SIGNS)
    if not containers and not shortcodes:
        return Outline(body)
    closed = closed_names(body) if shortcodes else None
    outlining = Outlining(
        body, path=path, first=line, containers=containers, closed=closed, trusting=trusting
    )
    outlining.write(list(lines_of(body)))
    if not outlining.markers:
        return Outline(body)
    composed = outlining.composition
    return Outline(composed.text(), tuple(outlining.markers), composed.offsets())


def _begins_line(sign: str, body: str) -> bool:
    """Tell whether a sign stands before all else on some line, in quotes and lists too."""
    place = body.find(sign)
    while place >= 0:
        line = body.rfind("\n", 0, place) + 1
        if not body[line:place].strip(" \t>"):
            return True
        place = body.find(sign, place + len(sign))
    return False
