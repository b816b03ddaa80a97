"""Boxes around text: their HTML, and the word in the place of a title that is not there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.articles.markup import escape
from dragoman.articles.parts import Label

_REFUSED = re.compile(r"[^A-Za-z0-9_-]+")
_ALERTS = ("note", "tip", "important", "warning", "caution")
_ADMONITIONS = ("abstract", "success", "question", "failure", "bug", "example", "quote")
BOXES = (*_ALERTS, *_ADMONITIONS)
"""The kinds of boxes that have a word above them where the author gives no title."""
_LABELS = {
    **dict(zip(_ALERTS, _ALERTS, strict=True)),
    "info": "note",
    "hint": "tip",
    "attention": "warning",
    "danger": "caution",
    "error": "caution",
}
_ADMONITION_LABELS = {
    **_LABELS,
    **dict(zip(_ADMONITIONS, _ADMONITIONS, strict=True)),
    "summary": "abstract",
    "tldr": "abstract",
    "check": "success",
    "done": "success",
    "faq": "question",
    "help": "question",
    "fail": "failure",
    "missing": "failure",
    "cite": "quote",
}
"""Material for MkDocs has these kinds; in Pandoc's containers such names are but classes."""

Span = tuple[int, int]
"""Characters of a line: the first, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Box:
    """A container, admonition or block, as its first line has it."""

    classes: tuple[str, ...]
    title_class: str
    folded: bool = False
    """Whether readers unfold it."""
    open: bool = False
    """Whether it is unfolded to begin with."""
    id: str = ""
    title: Span | None = None
    label: Label | str = ""
    """What stands in the title's place where there is none."""

    def opening(self) -> tuple[str | Label, ...]:
        """Return the HTML before the title, or where there is none, before the text."""
        attributes = _attribute("class", " ".join(self.classes)) + _attribute("id", self.id)
        attributes += " open" if self.folded and self.open else ""
        first = f"<{self._element}{attributes}>\n"
        title = f"<{self._title_element}{_attribute('class', self.title_class)}>"
        if self.title:
            return (first + title,)
        if isinstance(self.label, Label):
            return first + title, self.label, self.after_title
        return (first + (f"{title}{escape(self.label)}{self.after_title}" if self.label else ""),)

    @property
    def after_title(self) -> str:
        """The HTML between the title and the text."""
        return f"</{self._title_element}>\n"

    @property
    def closing(self) -> str:
        """The HTML behind the text."""
        return f"</{self._element}>\n"

    @property
    def _element(self) -> str:
        return "details" if self.folded else "div"

    @property
    def _title_element(self) -> str:
        return "summary" if self.folded else "p"


def label_of(name: str, *, admonition: bool = False) -> Label | str:
    """Return the word for a kind of container or admonition; empty where there is none for it."""
    word = (_ADMONITION_LABELS if admonition else _LABELS).get(name.lower())
    return Label(word) if word else ""


def reduced(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of classes with nothing but ASCII letters, digits, `_` and `-`."""
    return tuple(_reduced(names))


def _reduced(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        kept = _REFUSED.sub("", name)
        if kept:
            yield kept


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""
