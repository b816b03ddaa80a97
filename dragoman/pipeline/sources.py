"""What a project's articles and templates say, read once for a command."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from dragoman.articles import Document, Facts, article_text
from dragoman.catalogs import Catalog, extract_interface, project_lock, template_of
from dragoman.errors import DragomanError, Finding, LockedError, Severity, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing import Reader

PATIENCE = 10.0
"""Seconds to wait for another command to finish before giving up."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one domain's messages come from."""

    template: Catalog
    document: Document | None
    """None for the site's own words."""
    locale: Locale
    """The language the messages are written in."""


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

    @property
    def articles(self) -> dict[str, Document]:
        """The articles by domain."""
        found = {domain: source.document for domain, source in self.by_domain.items()}
        return {domain: document for domain, document in found.items() if document}


def read_sources(project: Project, *, progress: Progress = no_progress) -> Sources:
    """Return all articles and the site's templates; what cannot be read is a finding."""
    found: dict[str, Source] = {}
    unread: set[str] = set()
    reader = Reader.of(project)
    findings = list(reader.findings)
    paths = project.article_paths()
    for number, path in enumerate(paths):
        progress(number, len(paths))
        try:
            found[project.domain_of(path)] = _article(reader, path)
        except DragomanError as error:
            unread.add(project.domain_of(path))
            findings.append(finding_of(error))
    try:
        interface = interface_of(project)
        if interface is not None:
            found[SITE_DOMAIN] = Source(interface, None, project.source)
            findings += _idle_patterns(project)
    except DragomanError as error:
        unread.add(SITE_DOMAIN)
        findings.append(finding_of(error))
    return Sources(found, frozenset(unread), reader.facts, tuple(findings))


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


def _article(reader: Reader, path: Path) -> Source:
    name, domain = reader.project.relative(path), reader.project.domain_of(path)
    document, locale = reader.read(article_text(path, name), path=name, domain=domain)
    return Source(template_of(document), document, locale)
