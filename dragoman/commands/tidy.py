"""`dragoman tidy`: what tools did to catalogs besides what the translator meant, undone."""

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


@click.command(cls=Command, short_help="Undo what tools did to catalogs besides translations.")
@locales_argument
@check_option
@click.option(
    "--staged", is_flag=True, help="Tidy only the catalogs staged in git, and stage them again."
)
@project_option
@click.pass_context
def tidy(
    ctx: click.Context, project: Project, locales: tuple[Locale, ...], check: bool, staged: bool
) -> None:
    """Tidy the catalogs of every locale, or of each LOCALE, so that versions compare well.

    The constant header is put back under its comments, texts that a tool has wrapped are unwrapped,
    and the file is saved as UTF-8 with line feeds. Nothing else changes: order, comments, flags and
    old translations stay. `dragoman git-setup` has git do so before each commit. What is wrong in a
    catalog and stays, such as a message that stands twice, is told, with what mends it; what
    gettext's msgfmt refuses is a reason for --check to fail.
    """
    wanted = chosen(project, locales)
    with progress_bar("Tidying catalogs") as step:
        report = pipeline.tidy(project, locales=wanted, check=check, staged=staged, progress=step)
    ctx.exit(show_report(report, check=check, nothing="All catalogs are tidy."))
