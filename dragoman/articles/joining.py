"""Joining a page: the template with every hole filled in one reader's language."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.articles.characters import CLOSE, OPEN
from dragoman.articles.document import Document, Fixed, Opaque, Part, Slot
from dragoman.articles.markup import escape
from dragoman.articles.targets import Target

_REFERENCE = re.compile(
    r'(?P<attribute>href|src)="%EE%80%80(?P<number>\d+)%EE%80%81"(?P<alt> alt="[^"]*")?'
)
_ALT = re.compile(f' alt="{OPEN}(\\d+){CLOSE}"')


@dataclass(frozen=True, slots=True)
class Shown:
    """A segment as one page shows it."""

    html: str
    """Inline HTML with its references left to be filled; for plain segments, escaped text."""
    mark: str = ""
    """Attributes for what differs from the page around it, such as ` lang="en" dir="ltr"`."""

    @property
    def wrapped(self) -> str:
        """The HTML within an element that carries the mark, where there is one."""
        return f"<span{self.mark}>{self.html}</span>" if self.mark else self.html


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins documents for one page."""

    show: Callable[[int], Shown]
    """How the segment of that number is shown."""
    resolve: Callable[[Target], str]
    """The address a target has for the page's readers."""
    source_mark: str = ""
    """The mark of text that stays in the source language."""

    def join(self, document: Document) -> str:
        """Return the body of the page: the document's template with every hole filled."""
        return "".join(self._part(document, part) for part in document.template)

    def segment(self, document: Document, number: int) -> str:
        """Return the inline HTML of one segment with its references filled."""
        shown = self.show(number)
        return self._filled(shown.wrapped, document.segments[number].targets)

    def _part(self, document: Document, part: Part) -> str:
        match part:
            case str():
                return part
            case Slot(number):
                return self.segment(document, number)
            case Fixed(markup, targets):
                return self._filled(_ALT.sub(self._alt, markup), targets)
            case Opaque(markup):
                return Shown(markup, self.source_mark).wrapped if markup else ""

    def _alt(self, match: re.Match[str]) -> str:
        shown = self.show(int(match[1]))
        return f' alt="{shown.html}"{shown.mark}'

    def _filled(self, markup: str, targets: Sequence[Target]) -> str:
        if not targets:
            return markup

        def attributes(match: re.Match[str]) -> str:
            target = targets[int(match["number"]) - 1]
            address = f'{match["attribute"]}="{escape(self.resolve(target))}"'
            return f"{address}{match['alt'] or ''}{self._title(target)}"

        return _REFERENCE.sub(attributes, markup)

    def _title(self, target: Target) -> str:
        """Return the title attribute; one in another language than its link is left out."""
        if isinstance(target.title, int):
            shown = self.show(target.title)
            return "" if shown.mark else f' title="{shown.html}"'
        return f' title="{escape(target.title)}"' if target.title else ""
