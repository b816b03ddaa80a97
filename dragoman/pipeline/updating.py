"""Updating: what changed in the sources, merged into every catalog."""

from collections.abc import Iterable
from contextlib import nullcontext

from dragoman.catalogs import (
    Catalog,
    MergeReport,
    Message,
    is_settled,
    merge,
    new_catalog,
    read_catalog,
    write_catalog,
)
from dragoman.errors import DragomanError, Finding, Severity, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.extracting import extract_from
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.reports import Count, Progress, Report, Written, joined, no_progress
from dragoman.pipeline.sources import read_sources, translated_into, writing
from dragoman.project import Project

_SHOWN = 60
"""Characters of a message that are shown to tell which one it was."""


def update(
    project: Project,
    *,
    locales: Iterable[Locale] = (),
    check: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Extract, then merge every template into the catalogs of all locales, or of those given.

    Missing catalogs are created. A catalog that cannot be read, or that somebody saves while it is
    merged, is left as it is and named in the findings. With `check` nothing is written, and the
    report says what would be.
    """
    wanted = tuple(locales) or project.all_locales
    with nullcontext() if check else writing(project):
        sources = read_sources(project)
        reports = [extract_from(project, sources, check=check)]
        work = [
            (locale, source.template)
            for source in sources.by_domain.values()
            for locale in translated_into(project, source)
            if locale in wanted
        ]
        for number, (locale, template) in enumerate(work):
            progress(number, len(work))
            reports.append(merge_into(project, locale, template, check=check))
    return joined(reports)


def merge_into(project: Project, locale: Locale, template: Catalog, *, check: bool) -> Report:
    """Merge a template into one catalog; the caller holds the lock."""
    path = project.catalog_path(locale, template.domain)
    try:
        with named_faults(project, path):
            return _merged(project, locale, template, check=check)
    except DragomanError as error:
        return Report(findings=(finding_of(error),))


def _merged(project: Project, locale: Locale, template: Catalog, *, check: bool) -> Report:
    path = project.catalog_path(locale, template.domain)
    name = project.relative(path)
    if path.exists():
        old = read_catalog(path, domain=template.domain, locale=locale, name=name)
    elif len(template) == 0:
        return Report()
    else:
        old = new_catalog(template.domain, locale)
    merged = merge(old, template)
    if path.exists() and is_settled(old, merged, tolerant=check):
        return Report(unchanged=1)
    if not check and not write_catalog(path, merged.catalog, name=name):
        return Report(unchanged=1)
    lost = tuple(_comment_lost(name, message) for message in merged.report.comments_lost)
    return Report(written=(Written(name, counts_of(merged.report)),), findings=lost)


def _comment_lost(name: str, message: Message) -> Finding:
    """Return the warning for a translator's comment that goes with its untranslated message."""
    said, of = (" ".join(text.split()) for text in (" ".join(message.comments), message.id))
    of = of if len(of) <= _SHOWN else f"{of[:_SHOWN].rstrip()}..."
    reason = f'"{of}" is gone untranslated, and with it the comment: {said}'
    return Finding(name, message.line, Severity.WARNING, "comment_lost", reason)


def counts_of(report: MergeReport) -> tuple[Count, ...]:
    """Return what a merge did in the words of the command line."""
    return (
        (report.new, "new"),
        (report.reworded, "reworded (fuzzy)"),
        (report.revived, "back again"),
        (report.obsolete, "obsolete"),
        (report.removed, "removed"),
        (report.unchanged, "unchanged"),
    )
