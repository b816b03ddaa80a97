"""Building: every page in one snapshot, and the site that answers from it."""

from datetime import date
from pathlib import Path
from wsgiref.types import WSGIApplication

from dragoman import publishing
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.pipeline.sources import writing
from dragoman.project import Project
from dragoman.publishing import BuildReport


def build(
    project: Project,
    *,
    drafts: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> BuildReport:
    """Write the snapshot, or the one with drafts, where anything in it changed.

    Values that are overdue `today` are not in it, nor are texts that need them.

    An article or catalog that cannot be read is a finding; the others are published. Raises
    SettingsError or SiteError where the settings name no site or it cannot be loaded, SnapshotError
    where the snapshot cannot be written.
    """
    with writing(project):
        return publishing.build(project, drafts=drafts, today=today, progress=progress)


def application(project: Project, *, drafts: bool = False) -> WSGIApplication:
    """Return the site's application over the snapshot that `build` wrote."""
    snapshot = project.drafts_path if drafts else project.snapshot_path
    return publishing.load_site(project).application(snapshot, project)


def site_sources(project: Project) -> tuple[Path, ...]:
    """Return the site's templates and stylesheets."""
    return publishing.load_site(project).sources()
