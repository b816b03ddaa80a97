"""Whether a text is for people to translate at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.articles.engine import Event

_URL = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://\S+\s*")
_SEPARATED = re.compile(r"\d[.,]\d|(?<!\d)[.,]\d")


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a block, apart from code and automatic links."""

    text: str
    alt: str
    """The words of its images."""


def prose_of(events: Iterable[Event]) -> Prose:
    """Return the words of a block's inline events."""
    text: list[str] = []
    alt: list[str] = []
    images = automatic = 0
    for event in events:
        step = {"Start": 1, "End": -1}.get(event.name, 0)
        if event.tag == "Image":
            images += step
        elif event.tag == "Link" and (automatic or _automatic(event)):
            automatic += step
        elif event.name in ("SoftBreak", "HardBreak"):
            (alt if images else text).append(" ")
        elif event.name == "Text" and not automatic:
            (alt if images else text).append(event.value)
    return Prose("".join(text), "".join(alt))


def is_message(text: str) -> bool:
    """Tell whether a text is a message: it has a letter, or a number that locales write otherwise.

    `1,500` and `0.5` are read differently in other languages; `2026` and `40` are not. A text that
    is only an address is none.
    """
    if _URL.fullmatch(text):
        return False
    return any(map(str.isalpha, text)) or _SEPARATED.search(text) is not None


def _automatic(event: Event) -> bool:
    return event.name == "Start" and event.value["link_type"] in ("Autolink", "Email")
