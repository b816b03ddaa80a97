"""Putting a template together: boxes, labels and regions in the place of marks and markers."""

import re
from collections.abc import Iterable, Sequence

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.extensions.outline import Marker
from dragoman.articles.parts import Label, Only, Part

_COMMENT = re.compile(
    rf"[ \t]*<!--(?:{OPEN}(?P<marker>\d+){CLOSE}|\s*dragoman:(?:(?!-->).)*)-->\n?",
    re.IGNORECASE | re.DOTALL,
)
_ALERT = re.compile(r'(<blockquote class="markdown-alert-(\w+)">\n)')
_TITLE_BEGINS = re.compile(rf"(?:<p>)?{ARMOUR}?")
_TITLE_ENDS = re.compile(r"(?:</p>)?\n?[ \t]*\Z")


def assembled(
    parts: Iterable[Part],
    boxes: Sequence[tuple[Marker, Sequence[Part]]],
    order: Iterable[tuple[str, ...] | str],
) -> tuple[Part, ...]:
    """Return a template in which markers are boxes and marks have taken effect.

    `boxes` are the markers, with what stands in their places; `order` is what the marks do, in the
    order in which they stand.
    """
    assembly = _Assembly(boxes, order)
    for part in parts:
        if isinstance(part, str):
            assembly.take(part)
        else:
            assembly.add(part)
    return tuple(assembly.parts)


class _Assembly:
    """A template while it is put together."""

    def __init__(
        self,
        boxes: Sequence[tuple[Marker, Sequence[Part]]],
        order: Iterable[tuple[str, ...] | str],
    ) -> None:
        self.boxes = boxes
        self.order = iter(order)
        self.parts: list[Part] = []
        self.around: list[tuple[tuple[str, ...], list[Part]]] = []
        """The regions that are open, with the parts before each."""
        self.in_title = self.fresh_title = False

    def take(self, markup: str) -> None:
        """Add HTML of the engine."""
        done = 0
        for match in _COMMENT.finditer(markup) if "<!--" in markup else ():
            self.markup(markup[done : match.start()], before_comment=True)
            if match["marker"]:
                self.marker(*self.boxes[int(match["marker"])])
            else:
                self.mark()
            done = match.end()
        self.markup(markup[done:])

    def markup(self, markup: str, *, before_comment: bool = False) -> None:
        if self.in_title:
            markup = _TITLE_BEGINS.sub("", markup, count=1) if self.fresh_title else markup
            markup = _TITLE_ENDS.sub("", markup) if before_comment else markup
            self.fresh_title = False
        if "markdown-alert-" not in markup:
            self.add(markup)
            return
        before, *alerts = _ALERT.split(markup)
        self.add(before)
        for tag, name, after in zip(alerts[::3], alerts[1::3], alerts[2::3], strict=True):
            self.add(tag)
            self.add(Label(name, '<p class="markdown-alert-title">', "</p>\n"))
            self.add(after)

    def marker(self, marker: Marker, parts: Sequence[Part]) -> None:
        self.in_title = self.fresh_title = marker.title
        for part in parts:
            self.add(part)

    def mark(self) -> None:
        step = next(self.order)
        if step == "end":
            regions, before = self.around.pop()
            self.parts = [*before, Only(regions, tuple(self.parts))]
        elif isinstance(step, tuple):
            self.around.append((step, self.parts))
            self.parts = []

    def add(self, part: Part) -> None:
        if isinstance(part, str) and self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += part
        elif part != "":
            self.parts.append(part)
