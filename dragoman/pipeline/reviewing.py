"""Reviewing: who has read a translation beside its source, and what still waits for that."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.articles import Document, Segment
from dragoman.catalogs import (
    LONGEST_NAME,
    Catalog,
    MarkKind,
    Message,
    State,
    frame_digest,
    header_pinned,
    key_of,
    mark_of,
    pin_name,
    pinned,
    read_catalog,
    state_of,
    unmarked,
    write_catalog,
)
from dragoman.checks import Setting, check_message
from dragoman.errors import DragomanError, Finding, Severity
from dragoman.locales import Locale
from dragoman.pipeline.authorship import authors_of_translations
from dragoman.pipeline.history import Identity
from dragoman.pipeline.reports import Report, Written, shortened
from dragoman.pipeline.sources import Source, read_sources, writing
from dragoman.project import Project

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who approves."""

    name: str
    """As it will stand in pins, without blanks."""
    aliases: frozenset[str]
    """The names and addresses under which git knows the same person."""


def reviewer(by: str) -> Reviewer:
    """Return the reviewer of a name; CatalogError for one that no pin can hold."""
    name = pin_name(by)
    return Reviewer(name, frozenset({name.casefold()}))


def reviewer_of(who: Identity) -> Reviewer:
    """Return the reviewer whom git's settings name; of a long name the first words stand in pins.

    Raises CatalogError where no pin can hold even the first of them.
    """
    words = who.name.split()
    while len(words) > 1 and len("-".join(words)) > LONGEST_NAME:
        words.pop()
    aliases = ("-".join(who.name.split()), who.email)
    return Reviewer(pin_name(" ".join(words)), frozenset(map(str.casefold, aliases)))


def review(
    project: Project,
    locale: Locale,
    domain: str,
    state: State,
    who: Reviewer,
    *,
    texts: Iterable[str] = (),
    today: date | None = None,
) -> Report:
    """Approve the translations of one article in one language, all or those of some texts.

    Approved are confirmed translations that no check refuses. Not approved, and named in the
    findings, are those that the reviewer wrote (as git knows it), and, unless they are asked for
    one by one, those whose source changed its meaning while the translation stayed as it was. With
    all of its messages, what stands between them is approved too.

    Raises DragomanError for an article that is not there, a catalog that cannot be read, and a text
    that is no message of it or the beginning of several.
    """
    with writing(project):
        source = _source(project, domain)
        path = project.catalog_path(locale, domain)
        name = project.relative(path)
        catalog = read_catalog(path, domain=domain, locale=locale, name=name)
        chosen = [_named_by(text, catalog, name) for text in texts]
        review = _Review(project, source, catalog, who, state, today or date.today(), chosen)
        approved = review.approved()
        if write_catalog(path, approved, name=name):
            counts = ((review.count, str(state)),)
            return Report((Written(name, counts),), findings=tuple(review.findings))
        return Report(unchanged=1, findings=tuple(review.findings))


def _source(project: Project, domain: str) -> Source:
    sources = read_sources(project)
    source = sources.by_domain.get(domain)
    if source is None or source.document is None:
        known = ", ".join(sorted(sources.articles)) or "none"
        raise DragomanError(f'there is no article "{domain}"', cure=f"There are: {known}")
    return source


def _named_by(text: str, catalog: Catalog, path: str) -> Message:
    """Return the message of a text, or the only one that begins with it."""
    found = [message for message in catalog if message.id == text]
    found = found or [message for message in catalog if message.id.startswith(text)]
    if len(found) == 1:
        return found[0]
    reason = f'{len(found)} messages begin with "{text}"' if found else f'no message "{text}"'
    raise DragomanError(reason, path=path, cure="Give the beginning of one msgid, as it stands.")


class _Review:
    """The review of one catalog."""

    def __init__(
        self,
        project: Project,
        source: Source,
        catalog: Catalog,
        who: Reviewer,
        state: State,
        today: date,
        chosen: list[Message],
    ) -> None:
        assert source.document is not None
        self.document: Document = source.document
        self.catalog = catalog
        self.who = who
        self.state = state
        self.today = today
        self.chosen = frozenset(map(key_of, chosen))
        terms = project.publish.terms(self.document.risk)
        assert catalog.locale is not None
        self.setting = Setting(catalog.locale, source.locale, catalog.path, terms, today)
        self.authors = authors_of_translations(project, catalog)
        self.segments = {segment.key: segment for segment in self.document.segments}
        self.count = 0
        self.findings: list[Finding] = []

    def approved(self) -> Catalog:
        """Return the catalog with the pins."""
        messages = tuple(map(self._message, self.catalog.messages))
        catalog = replace(self.catalog, messages=messages)
        if self.chosen or not self.count:
            return catalog
        digest = frame_digest(self.document)
        return header_pinned(catalog, digest, self.state, self.who.name, self.today)

    def _message(self, message: Message) -> Message:
        segment = self.segments.get(message.key)
        wanted = not self.chosen or key_of(message) in self.chosen
        if segment is None or not wanted or state_of(message) < State.TRANSLATED:
            return message
        reason = self._refusal(segment, message)
        if reason:
            self._tell(message, reason)
            return message
        self.count += 1
        if state_of(message) >= self.state:
            return unmarked(message)
        return unmarked(pinned(message, self.state, self.who.name, self.today))

    def _refusal(self, segment: Segment, message: Message) -> str | None:
        """Return why a translation is not approved, None where nothing speaks against it."""
        if self.who.aliases & self.authors.of(message):
            return f"{self.who.name} wrote this translation: somebody else has to approve it"
        if not check_message(segment, unmarked(message), self.setting).publishable:
            return "it has an error of `dragoman check`"
        changed = mark_of(message, MarkKind.CHANGED)
        if changed and key_of(message) not in self.chosen:
            return f"its source changed ({changed.said}): approve it alone, with --message"
        return None

    def _tell(self, message: Message, reason: str) -> None:
        said = f'"{shortened(message.id, _SHOWN)}" is not approved: {reason}'
        path = self.catalog.path
        self.findings.append(Finding(path, message.line, Severity.WARNING, "not_approved", said))
