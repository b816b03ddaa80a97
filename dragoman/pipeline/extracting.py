"""Extracting: the templates of all articles and of the site."""

from collections.abc import Iterator
from contextlib import nullcontext
from glob import escape
from pathlib import Path

from dragoman.catalogs import (
    Catalog,
    Key,
    atomic_write,
    format_catalog,
    key_of,
    read_catalog,
    write_catalog,
)
from dragoman.errors import CatalogError, DragomanError, Finding, Severity, finding_of
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.reports import Count, Progress, Report, Written, joined, no_progress
from dragoman.pipeline.settled import Settled
from dragoman.pipeline.sources import Source, Sources, read_sources, writing
from dragoman.project import SITE_DOMAIN, Project


def extract(project: Project, *, check: bool = False, progress: Progress = no_progress) -> Report:
    """Write the template of every article and of the site, where its messages changed.

    The template of an article that is gone is removed; that of an article that cannot be read
    stays. With `check` nothing is written, and the report says what would be.
    """
    with nullcontext() if check else writing(project):
        sources = read_sources(project, progress=progress)
        return extract_from(project, sources, check=check)


def extract_from(project: Project, sources: Sources, *, check: bool) -> Report:
    """Do the work of `extract` with sources that are read already; the caller holds the lock."""
    settled = sources.settled
    reports = [_put(project, each, settled, check=check) for each in sources.by_domain.values()]
    if not check:
        settled.write()
    return joined(
        [*reports, _remove_strays(project, sources, check=check), Report(findings=sources.findings)]
    )


def _put(project: Project, source: Source, settled: Settled, *, check: bool) -> Report:
    path = project.template_path(source.domain)
    name = project.relative(path)
    if settled.has(name, source.digest, path):
        return Report(unchanged=1)
    present = _present(project, source.domain)
    if present is not None and present.messages == source.template.messages:
        settled.note(name, source.digest, present.digest)
        return Report(unchanged=1)
    try:
        if not check:
            with named_faults(project, path):
                if digest := _write(project, source.template, readable=present is not None):
                    settled.note(name, source.digest, digest)
    except DragomanError as error:
        return Report(findings=(finding_of(error),))
    return Report(written=(Written(name, _counts(present, source.template)),))


def _counts(present: Catalog | None, template: Catalog) -> tuple[Count, ...]:
    before = frozenset[Key](map(key_of, present or ()))
    after = frozenset(map(key_of, template))
    return (
        (len(after), "message" if len(after) == 1 else "messages"),
        (len(after - before) if before else 0, "new"),
        (len(before - after), "removed"),
    )


def _present(project: Project, domain: str) -> Catalog | None:
    """Return the template that is there; None where there is none, or none that can be read."""
    path = project.template_path(domain)
    try:
        return read_catalog(path, domain=domain, locale=None, name=project.relative(path))
    except CatalogError:
        return None


def _write(project: Project, template: Catalog, *, readable: bool) -> str | None:
    """Write a template and return the digest of its bytes, where that is known."""
    path = project.template_path(template.domain)
    if readable or not path.exists():
        return write_catalog(path, template, name=project.relative(path))
    # nothing is lost with a damaged template: all of it comes from the article
    atomic_write(path, format_catalog(template).encode(), name=project.relative(path))
    return None


def _remove_strays(project: Project, sources: Sources, *, check: bool) -> Report:
    known = {*sources.by_domain, *sources.unread}
    found = (path for path in project.templates_folder.rglob("*.pot") if not path.is_dir())
    reports: list[Report] = []
    for path in sorted(found):
        domain = path.relative_to(project.templates_folder).with_suffix("").as_posix()
        if domain not in known:
            reports.append(_remove(project, path, check=check))
            reports.append(Report(findings=tuple(_left_behind(project, domain))))
    return joined(reports)


def _left_behind(project: Project, domain: str) -> Iterator[Finding]:
    """Yield one warning that names all catalogs of what is gone: nothing of theirs is removed."""
    pattern = f"*/LC_MESSAGES/{escape(domain)}.po"
    folders = sorted(path.relative_to(project.catalogs) for path in project.catalogs.glob(pattern))
    if not folders:
        return
    first, *others = (folder.parts[0] for folder in folders)
    among = f"{{{','.join((first, *others))}}}" if others else first
    catalogs = f"{project.relative(project.catalogs)}/{among}/LC_MESSAGES/{domain}.po"
    site = domain == SITE_DOMAIN
    path = project.settings.path if site else project.relative(project.content / f"{domain}.md")
    gone = 'no "templates" are named any more' if site else "the article is gone"
    reason = f"{gone}; its catalogs are left: {catalogs}"
    yield Finding(path, 0, Severity.WARNING, "stray", reason, cure_of_strays(domain))


def cure_of_strays(domain: str) -> str:
    """Return what to do about catalogs whose source is gone."""
    if domain == SITE_DOMAIN:
        return 'Delete them, or name the "templates" in the settings again.'
    return (
        "If it was renamed, run `dragoman update`, which takes them along. "
        "Otherwise delete them, or bring the article back."
    )


def _remove(project: Project, path: Path, *, check: bool) -> Report:
    try:
        if not check:
            with named_faults(project, path):
                path.unlink(missing_ok=True)
    except DragomanError as error:
        return Report(findings=(finding_of(error),))
    return Report(written=(Written(project.relative(path), removed=True),))
