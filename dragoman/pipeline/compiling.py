"""Compiling: catalogs as MO files, for programs that look translations up with gettext."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from dragoman.catalogs import (
    Catalog,
    Message,
    Terms,
    atomic_write,
    file_findings,
    format_mo,
    frame_digest,
    frame_standing,
    key_of,
    read_catalog,
    standing_of,
)
from dragoman.checks import Setting, check_message, usable_forms
from dragoman.errors import DragomanError, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.reports import Progress, Report, Written, joined, no_progress
from dragoman.pipeline.sources import Sources, read_sources, writing
from dragoman.project import SITE_DOMAIN, Project


def compile_catalogs(
    project: Project,
    folder: Path,
    *,
    locales: Iterable[Locale] = (),
    check: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> Report:
    """Write the MO file of every catalog of all locales, or of those given, below a folder.

    They are where gettext looks for them: `<locale>/LC_MESSAGES/<domain>.mo`. A catalog that cannot
    be read is a finding, and its file stays as it is; so does that of an article that cannot be
    read or is gone, for nobody knows what its class asks of translations. What gettext's `msgfmt`
    refuses in a catalog that can be read is a finding as well. With `check` nothing is
    written, and the report says what would be.
    """
    with nullcontext() if check else writing(project):
        sources = read_sources(project)
        work = [
            (locale, domain)
            for locale in tuple(locales) or project.all_locales
            for domain in project.catalog_domains(locale)
            if domain in sources.by_domain
        ]
        reports = [Report(findings=sources.findings)]
        for number, (locale, domain) in enumerate(work):
            progress(number, len(work))
            path = folder / locale.folder / "LC_MESSAGES" / f"{domain}.mo"
            takes = _Takes(project, sources, domain, today or date.today())
            reports.append(_compiled(project, locale, takes, path, check=check))
    return joined(reports)


class _Takes:
    """Which messages of a domain's catalogs are written: those that a page would show."""

    def __init__(self, project: Project, sources: Sources, domain: str, today: date) -> None:
        source = sources.by_domain[domain]
        document = source.document
        self.domain = domain
        self._source = source.locale
        self._terms = project.publish.terms(document.risk) if document else Terms()
        self._frame = frame_digest(document) if document else ""
        self._segments = {it.key: it for it in document.segments} if document else {}
        self._today = today

    def of(self, catalog: Catalog, locale: Locale) -> Callable[[Message], bool]:
        """Return whether a message of a catalog is written."""
        frame = frame_standing(catalog, self._frame, self._terms, self._today)
        setting = Setting(locale, self._source, catalog.path, self._terms, self._today)
        return lambda message: (
            frame.publishable
            and standing_of(message, self._terms, self._today).publishable
            and self._passes(message, catalog, setting)
        )

    def _passes(self, message: Message, catalog: Catalog, setting: Setting) -> bool:
        """Say whether no check has an error for a message, if it is one of an article or site."""
        if self.domain == SITE_DOMAIN:
            return bool(usable_forms(message, catalog, setting.locale))
        segment = self._segments.get(message.key)
        return segment is None or check_message(segment, message, setting).publishable


def _compiled(
    project: Project, locale: Locale, takes: _Takes, path: Path, *, check: bool
) -> Report:
    source = project.catalog_path(locale, takes.domain)
    try:
        with named_faults(project, source):
            name = project.relative(source)
            catalog = read_catalog(source, domain=takes.domain, locale=locale, name=name)
        findings = file_findings(catalog)
        taken = frozenset(map(key_of, filter(takes.of(catalog, locale), catalog)))
        content = format_mo(catalog, takes=lambda message: key_of(message) in taken)
        with named_faults(project, path):
            if path.is_file() and path.read_bytes() == content:
                return Report(unchanged=1, findings=findings)
            if not check:
                atomic_write(path, content)
    except DragomanError as error:
        return Report(findings=(finding_of(error),))
    counts = ((len(taken), "translated"), (len(catalog) - len(taken), "left out"))
    return Report(written=(Written(_name(project, path), counts),), findings=findings)


def _name(project: Project, path: Path) -> str:
    return project.relative(path) if path.is_relative_to(project.root) else str(path)
