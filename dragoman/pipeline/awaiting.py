"""What waits for a reviser: translations by why somebody has to read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.catalogs import (
    Catalog,
    MarkKind,
    Message,
    Standing,
    State,
    Terms,
    frame_digest,
    frame_standing,
    header_pins_of,
    mark_of,
    pins_of,
    read_catalog,
    standing_of,
    state_of,
)
from dragoman.errors import DragomanError, Finding, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.sources import Source, read_sources
from dragoman.project import Project

_FRAME = "what stands between the messages"


@dataclass(frozen=True, slots=True, order=True)
class Awaiting:
    """One translation that somebody should read beside its source."""

    path: str
    line: int
    why: str
    """`changed`, `held`, `carried`, `copied`, `void` or `unapproved`."""
    said: str
    """More of that: what changed, until when it is published, who had approved it."""
    text: str
    """The message; empty for what stands between the messages."""
    published: bool


@dataclass(frozen=True, slots=True)
class AwaitingReport:
    """What waits in some catalogs, and which of them cannot be read."""

    rows: tuple[Awaiting, ...]
    findings: tuple[Finding, ...]


def awaiting(
    project: Project, locale: Locale, domains: Iterable[str] = (), *, today: date | None = None
) -> AwaitingReport:
    """Return what waits for a reviser in a locale's catalogs of all articles, or of some.

    Fuzzy translations that are not published are translators' work, and left out.
    """
    sources = read_sources(project)
    wanted = tuple(domains) or tuple(sources.articles)
    rows: list[Awaiting] = []
    findings: list[Finding] = []
    for domain in wanted:
        path = project.catalog_path(locale, domain)
        if not path.exists() or domain not in sources.articles:
            continue
        name = project.relative(path)
        try:
            catalog = read_catalog(path, domain=domain, locale=locale, name=name)
        except DragomanError as error:
            findings.append(finding_of(error))
            continue
        rows += _of_catalog(project, sources.by_domain[domain], catalog, today or date.today())
    return AwaitingReport(tuple(rows), tuple(findings))


def _of_catalog(
    project: Project, source: Source, catalog: Catalog, today: date
) -> Iterator[Awaiting]:
    document = source.document
    if document is None:
        return
    terms = project.publish.terms(document.risk)
    digest = frame_digest(document)
    frame = frame_standing(catalog, digest, terms, today)
    if terms.needs > State.TRANSLATED and (frame.held or not frame.publishable):
        void = any(not each.stands for each in header_pins_of(catalog, digest))
        said = f"{_FRAME}, {_until(frame)}" if frame.held else _FRAME
        yield Awaiting(catalog.path, 1, "void" if void else "unapproved", said, "", frame.held)
    for message in catalog:
        if message.key in document.keys:
            standing = standing_of(message, terms, today)
            for why, said in _reasons(message, standing, terms):
                published = standing.publishable
                yield Awaiting(catalog.path, message.line, why, said, message.id, published)


def _reasons(message: Message, standing: Standing, terms: Terms) -> Iterator[tuple[str, str]]:
    """Yield the reason why a translation waits, if there is one: the weightiest."""
    state = state_of(message)
    changed = mark_of(message, MarkKind.CHANGED)
    if state is State.UNTRANSLATED or state >= max(terms.needs, State.REVISED):
        return
    if changed and state is State.TRANSLATED:
        yield "changed", changed.said
    elif standing.held:
        kind = MarkKind.CARRIED if state is State.TRANSLATED else MarkKind.HELD
        yield str(kind), _until(standing)
    elif state >= State.TRANSLATED:
        yield from _of_confirmed(message, state, terms)


def _of_confirmed(message: Message, state: State, terms: Terms) -> Iterator[tuple[str, str]]:
    void = [judged for judged in pins_of(message) if not judged.stands]
    if void:
        pin = void[-1].pin
        yield "void", f"{pin.by} approved an earlier text on {pin.day}"
        return
    for kind in (MarkKind.CARRIED, MarkKind.COPIED):
        if mark := mark_of(message, kind):
            yield str(kind), f"from {mark.said}" if mark.said else f"since {mark.day}"
            return
    if terms.needs > state:
        yield "unapproved", f"{terms.needs} is needed"


def _until(standing: Standing) -> str:
    return f"published until {standing.until}" if standing.until else ""
