"""What an author should look at again: invisible characters, scripts, addresses that are no links.

Authors are trusted, so these are warnings; but a text that was pasted may hold what nobody saw.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from dragoman.articles.blocks import Block, Piece, RawHtml
from dragoman.articles.characters import hidden_in, named
from dragoman.articles.engine import Event
from dragoman.articles.targets import Unsafe, address_of
from dragoman.errors import Finding, Severity

_ACTIVE = re.compile(r"<(?:script|iframe|object|embed)\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_BARE_URL = re.compile(r"\bhttps?://[^\s<>]+|\bwww\.\w[^\s<>.]*\.[^\s<>]+", re.IGNORECASE)

Suspicion = tuple[int, str, str]
"""A byte of the body, the name of the check, and the reason."""


def findings_in(
    found: Iterable[Piece], body: str, path: str, line_of: Callable[[int], int]
) -> list[Finding]:
    """Return the warnings of an article's body; `line_of` gives the line of a byte of it."""
    suspicious = [*_hidden(body)]
    source = body.encode().lower()
    for piece in found:
        if isinstance(piece, RawHtml):
            suspicious += _in_raw(piece)
        elif isinstance(piece, Block):
            suspicious += _in_block(piece, source[slice(*piece.span)])
    return [
        Finding(path, line_of(offset), Severity.WARNING, check, reason)
        for offset, check, reason in suspicious
    ]


def _hidden(body: str) -> Iterator[Suspicion]:
    for match in hidden_in(body):
        reason = f"{named(match[0])} is invisible, and changes what is read around it"
        yield len(body[: match.start()].encode()), "hidden", reason


def _in_raw(raw: RawHtml) -> Iterator[Suspicion]:
    for match in _ACTIVE.finditer(raw.html):
        yield raw.lines.byte_at(match.start()), *_RUNS_CODE
        return


_RUNS_CODE = ("active_html", "this HTML runs code in the reader's browser")


def _in_block(block: Block, text: bytes) -> list[Suspicion]:
    """`text` is its source in small letters."""
    found: list[Suspicion] = []
    if b"<" in text:
        found += _in_tags(block.events)
    if b"://" in text or b"www." in text:
        found += _bare(block.events)
    return found


def _in_tags(events: Iterable[Event]) -> Iterator[Suspicion]:
    for name, tag, value, start, _ in events:
        if name == "InlineHtml" and _ACTIVE.search(value):
            yield start, *_RUNS_CODE
        elif name == "Start" and tag == "Link" and value["link_type"] == "Autolink":
            address = address_of(value["dest_url"], domain="")
            if isinstance(address, Unsafe):
                yield start, "unsafe_link", address.reason


def _bare(events: Iterable[Event]) -> Iterator[Suspicion]:
    """Find addresses that other engines make links of and this one leaves as text."""
    links = 0
    for name, tag, value, start, _ in events:
        if tag == "Link":
            links += 1 if name == "Start" else -1
        elif name == "Text" and not links and ("://" in value or "www." in value.lower()):
            for match in _BARE_URL.finditer(value):
                url = match[0].rstrip(".,;:!?)\"'")
                offset = start + len(value[: match.start()].encode())
                link = url if "://" in url else f"https://{url}"
                yield offset, "bare_url", f"{url} stays text; for a link write <{link}>"
