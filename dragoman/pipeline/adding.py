"""Adding a language: its catalogs, each with the header that is right for it."""

from dragoman.locales import Locale
from dragoman.pipeline.extracting import extract_from
from dragoman.pipeline.reports import Progress, Report, joined, no_progress
from dragoman.pipeline.sources import read_sources, writing
from dragoman.pipeline.updating import update_catalogs
from dragoman.project import Project


def add(project: Project, locale: Locale, *, progress: Progress = no_progress) -> Report:
    """Create the catalogs of a locale, which the settings need not name yet.

    Those that are there already are brought up to date, as `update` does.
    """
    with writing(project):
        sources = read_sources(project)
        reports = [extract_from(project, sources, check=False)]
        reports.append(update_catalogs(project, sources, (locale,), progress=progress))
    return joined(reports)
