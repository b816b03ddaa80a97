"""Checking: what is wrong with translations, and what cannot be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.articles import due_findings
from dragoman.catalogs import file_findings, read_compiled
from dragoman.checks import check_catalog, check_interface
from dragoman.errors import DragomanError, Finding, Severity, finding_of, has_errors
from dragoman.locales import Locale
from dragoman.pipeline.extracting import cure_of_strays
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.pipeline.sources import Source, Sources, read_sources, translated_into
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing import (
    article_findings,
    image_findings,
    regional_findings,
    same_language,
    undeclared_findings,
)

_NO_ARTICLE = "there is no article {}; its translations are not published"
_NO_TEMPLATES = 'the settings name no "templates" that these translations are of'
_NOT_USED = "{} is written in this language; these translations are not used"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, in the order of files and lines."""

    findings: tuple[Finding, ...]
    catalogs: int
    """How many catalogs were read."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return has_errors(self.findings)


def check(
    project: Project,
    *,
    locales: Iterable[Locale] = (),
    today: date | None = None,
    progress: Progress = no_progress,
) -> CheckReport:
    """Return the findings in all articles and in the catalogs of all locales, or of those given.

    `today` decides which of the values that differ by region are overdue.
    """
    wanted = tuple(locales) or project.all_locales
    today = today or date.today()
    sources = read_sources(project)
    work = [
        (source, locale)
        for source in sources.by_domain.values()
        for locale in translated_into(project, source)
        if locale in wanted and project.catalog_path(locale, source.domain).exists()
    ]
    findings = [
        *sources.findings,
        *article_findings(project, sources.articles, sources.unread),
        *due_findings(sources.facts, today),
        *_of_readers(project, sources, wanted, today),
        *_strays(project, sources, wanted),
    ]
    for number, (source, locale) in enumerate(work):
        progress(number, len(work))
        findings += _findings(project, source, locale, today)
    return CheckReport(tuple(sorted(set(findings))), len(work))


def _of_readers(
    project: Project, sources: Sources, locales: Iterable[Locale], today: date
) -> Iterator[Finding]:
    """Yield what articles lack for the readers of some locales: values, and images with words."""
    for domain, document in sources.articles.items():
        yield from undeclared_findings(document, sources.facts)
        for locale in locales:
            facts, source = sources.facts, sources.by_domain[domain].locale
            yield from regional_findings(project, document, locale, facts=facts, today=today)
            if not same_language(locale, source):
                yield from image_findings(project, document, locale)


def _findings(project: Project, source: Source, locale: Locale, today: date) -> Iterable[Finding]:
    path = project.catalog_path(locale, source.domain)
    name = project.relative(path)
    try:
        kept = project.compiled_path(locale, source.domain)
        catalog = read_compiled(path, kept, domain=source.domain, locale=locale, name=name)
    except DragomanError as error:
        return (finding_of(error),)
    findings = file_findings(catalog)
    if source.document is None:
        return (*findings, *check_interface(catalog, locale=locale, path=name))
    return (
        *findings,
        *check_catalog(
            source.document,
            catalog,
            locale=locale,
            source=source.locale,
            terms=project.publish.terms(source.document.risk),
            today=today,
            path=name,
        ),
    )


def _strays(project: Project, sources: Sources, locales: Iterable[Locale]) -> Iterator[Finding]:
    """Yield a warning for each catalog that serves no article; nothing of it is ever removed."""
    for locale in locales:
        for domain in project.catalog_domains(locale):
            path = project.catalog_path(locale, domain)
            source = sources.by_domain.get(domain)
            if source is None and domain not in sources.unread:
                reason = _NO_TEMPLATES if domain == SITE_DOMAIN else _NO_ARTICLE.format(domain)
                yield _stray(project, path, reason, cure_of_strays(domain))
            elif source is not None and locale == source.locale:
                yield _stray(project, path, _NOT_USED.format(domain), "Delete it.")


def _stray(project: Project, path: Path, reason: str, cure: str) -> Finding:
    return Finding(project.relative(path), 0, Severity.WARNING, "stray", reason, cure)
