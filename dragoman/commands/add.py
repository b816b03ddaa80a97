"""`dragoman add`: a new language."""

import click

from dragoman import pipeline
from dragoman.commands.options import Command, project_option, read_locale, settings_line
from dragoman.commands.output import line, progress_bar, show_report
from dragoman.locales import Locale
from dragoman.project import Project


@click.command(cls=Command, short_help="Create the catalogs of a new locale.")
@click.argument("locale", callback=read_locale)
@project_option
@click.pass_context
def add(ctx: click.Context, project: Project, locale: Locale) -> None:
    """Create the catalogs of LOCALE, such as fr, pt-BR or zh-Hant.

    Each has the plural forms of the language in its header. The line for the settings is printed
    where they do not name the locale yet.
    """
    if locale == project.source:
        raise click.UsageError(f'"{locale}" is the source of this project; it needs no catalogs.')
    with progress_bar("Creating catalogs") as step:
        report = pipeline.add(project, locale, progress=step)
    code = show_report(report, nothing=f"All catalogs of {locale} are there.")
    if locale not in project.locales:
        line(f"\n{settings_line(project, locale)}")
    ctx.exit(code)
