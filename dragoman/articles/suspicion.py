"""What an author should look at again: invisible characters, scripts, addresses that are no links.

Authors are trusted, so these are warnings; but a text that was pasted may hold what nobody saw.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.articles.characters import hidden_in, named
from dragoman.articles.draft import Draft
from dragoman.articles.engine import Event, RawEvent, event_of
from dragoman.articles.lines import Lines
from dragoman.articles.targets import Unsafe, address_of, may_have_address

_ACTIVE = re.compile(r"<(?:script|iframe|object|embed)\b|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
_AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_BARE_URL = re.compile(r"\bhttps?://[^\s<>]+|\bwww\.\w[^\s<>.]*\.[^\s<>]+", re.IGNORECASE)

Suspicion = tuple[int, str, str]
"""A byte of the body, the name of the check, and the reason."""


def hidden_in_body(body: str) -> Iterator[Suspicion]:
    """Yield the characters of a body that readers cannot see."""
    for match in hidden_in(body):
        reason = f"{named(match[0])} is invisible, and changes what is read around it"
        yield len(body[: match.start()].encode()), "hidden", reason


def suspicions_in_html(lines: Lines) -> Iterator[Suspicion]:
    """Yield what is suspicious of a block of raw HTML."""
    for match in _ACTIVE.finditer(lines.text):
        yield lines.byte_at(match.start()), *_RUNS_CODE
        return


_RUNS_CODE = ("active_html", "this HTML runs code in the reader's browser")


def suspicions_in(text: str, draft: Draft, run: Iterable[RawEvent]) -> Sequence[Suspicion]:
    """Return what is suspicious of a block: its source, its message and its inline events."""
    words = draft.words + draft.alt if draft.alt else draft.words
    tagged = "<" in text and (
        _AUTOLINK.search(text) or any(map(_ACTIVE.search, [it[0] for it in draft.tags]))
    )
    addressed = may_have_address(words)
    if not tagged and not addressed:
        return ()
    events = [*map(event_of, run)]
    found = [*_in_tags(events)] if tagged else []
    return [*found, *_bare(events)] if addressed else found


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
        elif name == "Text" and not links and may_have_address(value):
            for match in _BARE_URL.finditer(value):
                url = match[0].rstrip(".,;:!?)\"'")
                offset = start + len(value[: match.start()].encode())
                link = url if "://" in url else f"https://{url}"
                yield offset, "bare_url", f"{url} stays text; for a link write <{link}>"
