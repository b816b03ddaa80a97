"""Tidying: what tools did to catalogs besides what the translator meant is undone."""

import os
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from dragoman.catalogs import file_findings, tidy_catalog
from dragoman.errors import DragomanError, Finding, Severity, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.git import git_output
from dragoman.pipeline.history import top_of
from dragoman.pipeline.reports import Progress, Report, Written, joined, no_progress
from dragoman.pipeline.sources import writing
from dragoman.project import Project


def tidy(
    project: Project,
    *,
    locales: Iterable[Locale] = (),
    check: bool = False,
    staged: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Tidy the catalogs of all locales, or of those given; with `check`, say which are not.

    With `staged`, only those that git has staged, which are then staged again. One that has changes
    beyond the staged ones is an error, and then nothing is tidied: those changes are not meant to
    be committed yet. A catalog that cannot be read is left as it is and named in the findings. So
    is, with `check`, what gettext's tools refuse in a file or read otherwise; without it, what of
    that is not mended is told as `left`. Raises DragomanError where git refuses.
    """
    wanted = tuple(locales) or project.all_locales
    with nullcontext() if check else writing(project):
        catalogs = [
            (locale, domain) for locale in wanted for domain in project.catalog_domains(locale)
        ]
        if staged:
            top = top_of(project.root)
            names = _names(top, "--cached", "--diff-filter=d")
            catalogs = [it for it in catalogs if _name(top, project.catalog_path(*it)) in names]
            if mixed := _mixed(project, top, [project.catalog_path(*it) for it in catalogs]):
                return Report(findings=mixed)
        reports: list[Report] = []
        for number, (locale, domain) in enumerate(catalogs):
            progress(number, len(catalogs))
            reports.append(_tidied(project, locale, domain, check=check))
        report = joined(reports)
        if staged and report.written and not check:
            written = [str(project.root / written.path) for written in report.written]
            git_output(top, "add", "--", *written, own_index=True)
    return report


def _tidied(project: Project, locale: Locale, domain: str, *, check: bool) -> Report:
    path = project.catalog_path(locale, domain)
    name = project.relative(path)
    try:
        with named_faults(project, path):
            tidied = tidy_catalog(path, domain=domain, locale=locale, name=name, check=check)
    except DragomanError as error:
        return Report(findings=(finding_of(error),))
    report = Report(written=(Written(name),)) if tidied.changed else Report(unchanged=1)
    if check:
        return replace(report, findings=file_findings(tidied.catalog))
    return replace(report, left=file_findings(tidied.catalog))


def _names(top: Path, *options: str) -> frozenset[str]:
    """Return the names of files that differ, as git says them, from the top of the repository."""
    listed = git_output(top, "diff", "--name-only", "-z", "--no-renames", *options, own_index=True)
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0")[:-1])


def _name(top: Path, path: Path) -> str:
    """Return what git calls a file."""
    return Path(os.path.relpath(path.parent.resolve() / path.name, top.resolve())).as_posix()


def _mixed(project: Project, top: Path, paths: Iterable[Path]) -> tuple[Finding, ...]:
    """Return an error for each staged file that has other changes besides."""
    changed = _names(top)
    return tuple(
        Finding(
            project.relative(path),
            0,
            Severity.ERROR,
            "partly_staged",
            "it has changes that are not staged, which tidying would stage",
            "Stage all of it (git add) or put the rest aside (git stash --keep-index).",
        )
        for path in paths
        if _name(top, path) in changed
    )
