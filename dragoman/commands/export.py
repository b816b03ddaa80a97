"""`dragoman export`: articles in one language, for other tools."""

from pathlib import Path

import click

from dragoman import pipeline
from dragoman.commands.options import (
    Command,
    check_option,
    chosen,
    project_option,
    read_locale,
    require_articles,
)
from dragoman.commands.output import progress_bar, show_report
from dragoman.locales import Locale
from dragoman.project import Project


@click.command(cls=Command, short_help="Write the articles of a locale for other tools.")
@click.argument("locale", callback=read_locale)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.argument("domains", nargs=-1, metavar="[DOMAIN]...")
@click.option(
    "--to",
    "form",
    type=click.Choice([form.value for form in pipeline.Format]),
    default=pipeline.Format.MARKDOWN.value,
    show_default=True,
    help="Markdown as the author wrote it, in other words; or the HTML of the bodies.",
)
@click.option("--no-ids", is_flag=True, help="Write no {#id} behind headings that links lead to.")
@check_option
@project_option
@click.pass_context
def export(
    ctx: click.Context,
    project: Project,
    locale: Locale,
    folder: Path,
    domains: tuple[str, ...],
    form: str,
    no_ids: bool,
    check: bool,
) -> None:
    """Write every article, or each DOMAIN, in LOCALE to its path below DIR.

    For Hugo, MkDocs, Docusaurus and all else that reads Markdown: content/articles/x.md becomes
    DIR/articles/x.md, byte for byte the same but for what is translated. What the site shows in
    another language, because nobody stands behind a translation, is in that language here.

    \b
      dragoman export fr ../hugo/content/fr
      dragoman export fr build/html articles/nasal-spray --to html

    Markdown is written only where it gives the page that the site has. A translation that cannot be
    written so is named, and its source stays. Exits 1 for an article that cannot be exported.
    """
    [locale] = chosen(project, (locale,))
    require_articles(project, domains)
    with progress_bar("Writing articles") as step:
        report = pipeline.export(
            project,
            locale,
            _apart(project, folder),
            form=pipeline.Format(form),
            domains=dict.fromkeys(domains),
            ids=not no_ids,
            check=check,
            progress=step,
        )
    ctx.exit(show_report(report, check=check, nothing=f"Everything in {folder} is up to date."))


def _apart(project: Project, folder: Path) -> Path:
    """Return the folder to write to; a usage error where it would mix with the sources."""
    whole = folder.resolve()
    for sources in (project.content.resolve(), project.catalogs.resolve()):
        if whole.is_relative_to(sources) or sources.is_relative_to(whole):
            name = project.relative(project.root / sources)
            raise click.UsageError(
                f'"{folder}" and {name} overlap; what is exported needs a folder of its own.'
            )
    return whole
