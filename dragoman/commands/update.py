"""`dragoman update`: what changed in the articles, into every catalog."""

import click

from dragoman import pipeline
from dragoman.commands.options import (
    Command,
    check_option,
    chosen,
    locales_argument,
    project_option,
)
from dragoman.commands.output import progress_bar, show_report
from dragoman.locales import Locale
from dragoman.project import Project


@click.command(cls=Command, short_help="Bring every catalog up to date with the articles.")
@locales_argument
@check_option
@project_option
@click.pass_context
def update(ctx: click.Context, project: Project, locales: tuple[Locale, ...], check: bool) -> None:
    """Bring the catalogs of every locale, or of each LOCALE, up to date with the articles.

    Templates are extracted first. A message that changed keeps its translation, marked fuzzy with
    the previous source beside it; one that is gone becomes obsolete, and returns when it returns.
    Missing catalogs are created. A catalog that an editor saves meanwhile is left as saved. What a
    translator leaves behind who confirms a message, the notes beside it, is removed; it is no
    reason for --check to fail. How a catalog was saved is told where other tools refuse that or
    read it otherwise; writing the catalog mends it, and so does `dragoman tidy`.
    """
    wanted = chosen(project, locales)
    with progress_bar("Updating catalogs") as step:
        report = pipeline.update(project, locales=wanted, check=check, progress=step)
    ctx.exit(show_report(report, check=check, nothing="All catalogs are up to date."))
