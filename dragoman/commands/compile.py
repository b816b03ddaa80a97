"""`dragoman compile`: catalogs for programs that use gettext."""

from pathlib import Path

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


@click.command("compile", cls=Command, short_help="Write .mo files, for programs with gettext.")
@locales_argument
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder for the files; by default build/mo.",
)
@check_option
@project_option
@click.pass_context
def compile_(
    ctx: click.Context,
    project: Project,
    locales: tuple[Locale, ...],
    folder: Path | None,
    check: bool,
) -> None:
    """Write the .mo file of every catalog, of all locales or of each LOCALE.

    For programs that look translations up with gettext; Dragoman itself needs none. In them are the
    translations that somebody stands behind today: confirmed, approved where their class needs it,
    or held for some days more. They are where gettext looks for them,
    DIR/fr/LC_MESSAGES/articles/x.mo. A file that says the same is not written again. Exits 1 for
    what cannot be read, and for what msgfmt refuses in a catalog.

    \b
      dragoman compile
      dragoman compile fr --to ../app/locale
    """
    where = folder.resolve() if folder else project.mo_folder
    with progress_bar("Compiling catalogs") as step:
        report = pipeline.compile_catalogs(
            project, where, locales=chosen(project, locales), check=check, progress=step
        )
    ctx.exit(show_report(report, check=check, nothing="All .mo files are up to date."))
