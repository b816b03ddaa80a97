"""`dragoman build`: every page in one file."""

import click

from dragoman import pipeline
from dragoman.commands.options import Command, project_option
from dragoman.commands.output import progress_bar, show_build, show_findings
from dragoman.project import Project


@click.command(cls=Command, short_help="Write every page of the site into one snapshot file.")
@click.option(
    "--drafts", is_flag=True, help="Show every translation, marked; for `serve --drafts`."
)
@project_option
@click.pass_context
def build(ctx: click.Context, project: Project, drafts: bool) -> None:
    """Write every page, in every locale, into one snapshot file in build/.

    Only translations that pass the checks are in it; the rest is shown in the next best language.
    The file is written beside its place and renamed: readers see the old site or the new one. An
    article or catalog that cannot be read is named, and the others are published.
    """
    with progress_bar("Rendering pages") as step:
        report = pipeline.build(project, drafts=drafts, progress=step)
    show_findings(report.findings)
    ctx.exit(show_build(project, report))
