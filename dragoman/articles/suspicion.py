"""What an author should look at again: invisible characters, scripts in raw HTML.

Authors are trusted, so these are warnings; but a text that was pasted may hold what nobody saw.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from dragoman.articles.blocks import Block, RawHtml
from dragoman.articles.characters import HIDDEN, named
from dragoman.articles.engine import Event
from dragoman.articles.targets import Unsafe, address_of
from dragoman.errors import Finding, Severity

_ACTIVE = re.compile(r"<(?:script|iframe|object|embed)\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


def findings_in(
    found: Iterable[Block | RawHtml], body: str, path: str, line_of: Callable[[int], int]
) -> list[Finding]:
    """Return the warnings of an article's body; `line_of` gives the line of a byte of it."""
    suspicious = [*_hidden(body), *_active(found)]
    return [
        Finding(path, line_of(offset), Severity.WARNING, check, reason)
        for offset, check, reason in suspicious
    ]


def _hidden(body: str) -> Iterator[tuple[int, str, str]]:
    for match in HIDDEN.finditer(body):
        reason = f"{named(match[0])} is invisible, and changes what is read around it"
        yield len(body[: match.start()].encode()), "hidden", reason


def _active(found: Iterable[Block | RawHtml]) -> Iterator[tuple[int, str, str]]:
    for block in found:
        if isinstance(block, RawHtml):
            if _ACTIVE.search(block.html):
                yield block.start, "active_html", "this HTML runs code in the reader's browser"
        else:
            yield from _active_inline(block.events)


def _active_inline(events: Iterable[Event]) -> Iterator[tuple[int, str, str]]:
    for event in events:
        if event.name == "InlineHtml" and _ACTIVE.search(event.value):
            yield event.start, "active_html", "this HTML runs code in the reader's browser"
        elif _automatic(event):
            address = address_of(event.value["dest_url"], domain="")
            if isinstance(address, Unsafe):
                yield event.start, "unsafe_link", address.reason


def _automatic(event: Event) -> bool:
    link = event.name == "Start" and event.tag == "Link"
    return link and bool(event.value["link_type"] == "Autolink")
