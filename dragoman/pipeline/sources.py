"""What a project's articles and templates say, read once for a command."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

from dragoman.articles import Document, Facts, article_text
from dragoman.catalogs import (
    Catalog,
    extract_interface,
    format_catalog,
    project_lock,
    template_of,
)
from dragoman.errors import DragomanError, Finding, LockedError, Severity, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.pipeline.settled import Known, Settled
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing import Reader, engine_digest, settings_text

PATIENCE = 10.0
"""Seconds to wait for another command to finish before giving up."""


@dataclass(frozen=True)
class Source:
    """Where one domain's messages come from.

    Of an article that is known the text is parsed when its document or template is asked for.
    """

    domain: str
    locale: Locale
    """The language the messages are written in."""
    digest: str
    """Says what they are read from, and how."""
    read: Callable[[], tuple[Catalog, Document | None]] = field(repr=False, compare=False)
    """Returns template and document."""
    known: Known | None = None
    """What was found out of the article when it was last parsed, if it was just as it is."""

    @property
    def template(self) -> Catalog:
        """The messages."""
        return self._said[0]

    @property
    def document(self) -> Document | None:
        """The article; None for the site's own words."""
        return self._said[1]

    @cached_property
    def _said(self) -> tuple[Catalog, Document | None]:
        return self.read()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is translated, by domain: articles in order of their paths, then the site."""

    by_domain: Mapping[str, Source]
    unread: frozenset[str]
    """Domains whose source is there but cannot be read: nothing of theirs may be touched."""
    facts: Facts
    """The values that differ by region; none where they cannot be read."""
    findings: tuple[Finding, ...]
    """Why they cannot be read, and which patterns of templates lead to no file."""
    settled: Settled
    """What is known of them since the last update."""

    @property
    def articles(self) -> dict[str, Document]:
        """The articles by domain."""
        found = {domain: source.document for domain, source in self.by_domain.items()}
        return {domain: document for domain, document in found.items() if document}


def read_sources(project: Project, *, progress: Progress = no_progress) -> Sources:
    """Return all articles and the site's templates; what cannot be read is a finding."""
    found: dict[str, Source] = {}
    unread: set[str] = set()
    reader, settled = Reader.of(project), Settled.read(project.settled_path)
    articles = _Articles(reader, settled, _conditions(reader))
    findings = list(reader.findings)
    paths = project.article_paths()
    for number, path in enumerate(paths):
        progress(number, len(paths))
        try:
            found[project.domain_of(path)] = articles.source(path)
        except DragomanError as error:
            unread.add(project.domain_of(path))
            findings.append(finding_of(error))
    try:
        interface = interface_of(project)
        if interface is not None:
            found[SITE_DOMAIN] = _source_of(interface, project.source)
            findings += _idle_patterns(project)
    except DragomanError as error:
        unread.add(SITE_DOMAIN)
        findings.append(finding_of(error))
    return Sources(found, frozenset(unread), reader.facts, tuple(findings), settled)


def interface_of(project: Project) -> Catalog | None:
    """Return the template of the site's own words; None for a project that makes no pages.

    Raises CatalogError for a file that cannot be read.
    """
    if not project.templates and not project.site:
        return None
    return extract_interface(project.root, project.templates)


def translated_into(project: Project, source: Source) -> tuple[Locale, ...]:
    """Return the project's locales that a source has catalogs for: all but its own."""
    return tuple(locale for locale in project.all_locales if locale != source.locale)


def _idle_patterns(project: Project) -> Iterator[Finding]:
    """Yield a warning for each pattern of the settings that leads to no file."""
    for pattern in project.templates:
        if not any(path.is_file() for path in project.root.glob(pattern)):
            settings = project.settings
            place = (settings.path, settings.line_of("templates") or 0)
            yield Finding(*place, Severity.WARNING, "templates", f'no file matches "{pattern}"')


@contextmanager
def writing(project: Project) -> Iterator[None]:
    """Hold the project's lock, waiting a while for another command to finish.

    Raises LockedError where it does not.
    """
    with ExitStack() as stack:
        _enter_lock(stack, project)
        yield


def _enter_lock(stack: ExitStack, project: Project) -> None:
    until = monotonic() + PATIENCE
    swept = (project.catalogs, project.lock_path.parent)
    while True:
        try:
            stack.enter_context(project_lock(project.lock_path, sweeping=swept))
            return
        except LockedError:
            if monotonic() >= until:
                raise
            sleep(0.05)


@dataclass(frozen=True, slots=True)
class _Articles:
    """Gives the sources of articles; those that are known are not parsed for it."""

    reader: Reader
    settled: Settled
    conditions: str

    def source(self, path: Path) -> Source:
        name, domain = self.reader.project.relative(path), self.reader.project.domain_of(path)
        text = article_text(path, name)
        digest = _digest_of(self.conditions, name, domain, text)

        def read() -> tuple[Document, Locale]:
            return self.reader.read(text, path=name, domain=domain)

        known = self.settled.known(name, digest)
        if known and (locale := self._locale(known.language)):
            self.reader.require_own_name(name, domain)
            return Source(domain, locale, digest, lambda: _said_by(read()[0]), known)
        document, locale = read()
        return Source(domain, locale, digest, lambda: _said_by(document))

    def _locale(self, tag: str) -> Locale | None:
        return next((each for each in self.reader.project.all_locales if str(each) == tag), None)


def _conditions(reader: Reader) -> str:
    """Return what decides, besides its text, what is read of an article, and asked of it."""
    said = (sorted(reader.facts.names), bool(reader.fault))
    return _digest_of(engine_digest(), settings_text(reader.project), repr(said))


def _said_by(document: Document) -> tuple[Catalog, Document]:
    return template_of(document), document


def _source_of(interface: Catalog, locale: Locale) -> Source:
    digest = _digest_of(format_catalog(interface))
    return Source(interface.domain, locale, digest, lambda: (interface, None))


def _digest_of(*texts: str) -> str:
    return sha256("\0".join(texts).encode(errors="surrogatepass")).hexdigest()
