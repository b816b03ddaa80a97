"""`dragoman extract`: templates from articles and from the site."""

import click

from dragoman import pipeline
from dragoman.commands.options import Command, check_option, project_option
from dragoman.commands.output import progress_bar, show_report
from dragoman.project import Project


@click.command(cls=Command, short_help="Write a template for every article and for the site.")
@check_option
@project_option
@click.pass_context
def extract(ctx: click.Context, project: Project, check: bool) -> None:
    """Write a template for every article and for the site.

    Each article becomes locales/templates/<article>.pot, and the words of the site's own templates
    become locales/templates/site.pot. A template whose messages are the same is not written again.
    """
    with progress_bar("Reading articles") as step:
        report = pipeline.extract(project, check=check, progress=step)
    ctx.exit(show_report(report, check=check, nothing="All templates are up to date."))
