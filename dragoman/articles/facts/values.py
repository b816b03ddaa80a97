"""Facts: values that differ by region, such as an emergency number, and how texts are given them.

A text names a fact as `{emergency_number}`. It is filled after the text was rendered, in tags and
code never, so that a translator can neither miss nor change the value.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

from dragoman.articles.markup import Tag, escape, pieces
from dragoman.errors import Finding, Severity

WORLD = "001"
"""The region whose value is taken for every region without one (CLDR: the world)."""
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A placeholder, with the name it holds; where no such fact is declared it is plain text."""

_NOTICE = timedelta(days=30)
_LRI, _PDI = "\u2066", "\u2069"


class Kind(StrEnum):
    """What the values of a fact are."""

    PHONE = "phone"
    """A number to be dialed: a link on pages, and always read from left to right."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where and when values were looked up, and when they must be again."""

    source: str
    """The address of the page they were found on."""
    checked: date
    due: date
    """The last day on which they are shown."""
    line: int = field(default=0, compare=False)
    """Where `due` stands in the file of facts."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a fact is in one region."""

    text: str
    kind: Kind
    lookup: Lookup

    @property
    def address(self) -> str:
        """The number as an address to be dialed (RFC 3966), without what only parts its digits."""
        return "tel:" + re.sub(r"[^0-9+]", "", self.text)


@dataclass(frozen=True, slots=True)
class Missing:
    """That a fact has no value to be shown; `str()` says why, as a sentence."""

    name: str
    region: str
    due: date | None = None
    """When the value should have been looked up again; None where there never was one."""

    def __str__(self) -> str:
        if self.due is None:
            return f'"{self.name}" has no value for {self.region}.'
        return f'"{self.name}" for {self.region} was due {self.due}.'


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that a project declares."""

    path: str = ""
    """Their file, relative to the project; empty where there is none."""
    values: Mapping[str, Mapping[str, Value]] = field(default_factory=lambda: MappingProxyType({}))
    """The values by name and region."""

    @property
    def names(self) -> frozenset[str]:
        """The names that may stand in placeholders."""
        return frozenset(self.values)

    def value(self, name: str, region: str, today: date) -> Value | Missing:
        """Return what a fact is in a region, today.

        - A region without a value of its own has the world's.
        - A value whose date is past is missing. Another one never stands in for it: the world's
          would be wrong where a country is known to have its own.
        """
        regions = self.values.get(name, {})
        value = regions.get(region) or regions.get(WORLD)
        if value is None:
            return Missing(name, region)
        return Missing(name, region, value.lookup.due) if today > value.lookup.due else value


def due_findings(facts: Facts, today: date) -> tuple[Finding, ...]:
    """Return what must be looked up again: errors where it is late, warnings 30 days before."""
    findings: list[Finding] = []
    for name, values in facts.values.items():
        regions: dict[Lookup, list[str]] = {}
        for region, value in values.items():
            regions.setdefault(value.lookup, []).append(region)
        for lookup, concerned in regions.items():
            if lookup.due - today <= _NOTICE:
                findings.append(_due_finding(facts, name, lookup, concerned, today))
    return tuple(sorted(findings))


def _due_finding(
    facts: Facts, name: str, lookup: Lookup, regions: Sequence[str], today: date
) -> Finding:
    late = today > lookup.due
    severity = Severity.ERROR if late else Severity.WARNING
    subject = f'"{name}" for {", ".join(regions)}'
    reason = f"{subject} {'was' if late else 'is'} due {lookup.due}"
    if late:
        reason += "; texts that need it are not shown"
    cure = f'Look it up again, then renew "checked" and "due":\n\n  {lookup.source}'
    return Finding(facts.path, lookup.line, severity, "due", reason, cure)


class _Room(IntEnum):
    """What may be put where a text stands; each holds what those before it hold."""

    NOTHING = 0
    TEXT = 1
    ELEMENT = 2
    LINK = 3


_ROOMS: Mapping[str, _Room] = {
    **dict.fromkeys(("code", "pre", "script", "style"), _Room.NOTHING),
    **dict.fromkeys(("title", "textarea", "option", "svg", "math"), _Room.TEXT),
    **dict.fromkeys(("a", "button"), _Room.ELEMENT),
}
"""The elements in which less than a link may stand."""


def facts_in(markup: str, names: Container[str]) -> tuple[str, ...]:
    """Return the names of declared facts that a text has placeholders of, in order, repeats too.

    `markup` is rendered inline HTML or escaped plain text; tags and code have no placeholders.
    """
    return tuple(name for name in placeholders_in(markup) if name in names)


def placeholders_in(markup: str) -> tuple[str, ...]:
    """Return the names in the placeholders of a text, of declared facts or not, in order."""
    if "{" not in markup:
        return ()
    texts = (text for text, room in _rooms(markup) if room)
    return tuple(name for text in texts for name in PLACEHOLDER.findall(text))


def filled(markup: str, values: Mapping[str, Value], *, links: bool = True) -> str:
    """Return rendered inline HTML with the facts at its placeholders, each isolated by `<bdi>`.

    - A number is a link to be dialed, in another link the number alone. `links=False` is for HTML
      that will stand in a link.
    - In elements that can hold no other, such as `<option>`, it is text.
    - Code, tags and placeholders without a value stay as they are.
    """
    if "{" not in markup:
        return markup
    most = _Room.LINK if links else _Room.ELEMENT
    return "".join(_filled(text, values, min(room, most)) for text, room in _rooms(markup))


def in_text(markup: str, change: Callable[[str], str]) -> str:
    """Return rendered HTML with its text changed where facts may stand: not in tags and code."""
    return "".join(change(text) if room else text for text, room in _rooms(markup))


def filled_plain(text: str, values: Mapping[str, Value]) -> str:
    """Return escaped plain text, such as an attribute's, with the facts at its placeholders.

    Placeholders without a value stay as they are.
    """
    return _filled(text, values, _Room.TEXT)


def _rooms(markup: str) -> Iterator[tuple[str, _Room]]:
    """Yield every piece of HTML with what may be put in it."""
    around: list[str] = []
    for piece in pieces(markup):
        if isinstance(piece, str):
            yield piece, min((_ROOMS[name] for name in around), default=_Room.LINK)
        else:
            _pass(piece, around)
            yield piece.source, _Room.NOTHING


def _pass(tag: Tag, around: list[str]) -> None:
    """Keep account of the elements around a text."""
    if tag.name not in _ROOMS:
        return
    if not tag.closing:
        around.append(tag.name)
    elif tag.name in around:
        around.remove(tag.name)


def _filled(text: str, values: Mapping[str, Value], room: _Room) -> str:
    if not room or "{" not in text:
        return text
    return PLACEHOLDER.sub(
        lambda found: _markup(values[found[1]], room) if found[1] in values else found[0], text
    )


def _markup(value: Value, room: _Room) -> str:
    text = escape(value.text)
    if room is _Room.TEXT:
        return _isolated(text) if value.kind is Kind.PHONE else text
    if value.kind is Kind.TEXT:
        return f"<bdi>{text}</bdi>"
    number = f'<bdi dir="ltr">{text}</bdi>'
    return f'<a class="phone" href="{value.address}">{number}</a>' if room is _Room.LINK else number


def _isolated(number: str) -> str:
    """Keep the groups of a number in order where the text around runs from right to left.

    Digits alone need no isolates (UAX #9); `+49 30 19240` would be read `19240 30 49+`.
    """
    return number if number.isdigit() else f"{_LRI}{number}{_PDI}"
