"""Updating: what changed in the sources, merged into every catalog."""

from collections.abc import Iterable
from contextlib import nullcontext

from dragoman.catalogs import (
    Catalog,
    MergeReport,
    merge,
    new_catalog,
    read_catalog,
    without_leftovers,
    write_catalog,
)
from dragoman.errors import DragomanError, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.extracting import extract_from
from dragoman.pipeline.reports import Count, Progress, Report, Written, joined, no_progress
from dragoman.pipeline.sources import read_sources, translated_into, writing
from dragoman.project import Project


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
    name = project.relative(path)
    try:
        if path.exists():
            old = read_catalog(path, domain=template.domain, locale=locale, name=name)
        elif len(template) == 0:
            return Report()
        else:
            old = new_catalog(template.domain, locale)
        merged = merge(old, template)
        settled = tuple(map(without_leftovers, old.messages)) if check else old.messages
        if path.exists() and merged.catalog.messages == settled:
            return Report(unchanged=1)
        if not check and not write_catalog(path, merged.catalog, name=name):
            return Report(unchanged=1)
    except DragomanError as error:
        return Report(findings=(finding_of(error),))
    return Report(written=(Written(name, counts_of(merged.report)),))


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
