"""`dragoman import`: articles that were translated without catalogs."""

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


@click.command("import", cls=Command, short_help="Fill catalogs from translated articles.")
@click.argument("locale", callback=read_locale)
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option("--article", metavar="DOMAIN", help="The article that FILE is a translation of.")
@click.option(
    "--fuzzy/--sure",
    default=None,
    help="Mark all as fuzzy; or mark sure pairs of clinical articles as translated, too.",
)
@click.option(
    "--replace-fuzzy", is_flag=True, help="Let sure pairs replace translations that are fuzzy."
)
@check_option
@project_option
@click.pass_context
def import_(
    ctx: click.Context,
    project: Project,
    locale: Locale,
    files: tuple[Path, ...],
    article: str | None,
    fuzzy: bool | None,
    replace_fuzzy: bool,
    check: bool,
) -> None:
    """Fill the catalogs of LOCALE from articles that were translated as Markdown.

    Each FILE, and each article in a FILE that is a folder, is laid beside the article of the same
    path, and the texts that stand in the same place become translations.

    \b
      dragoman import fr ../old-site/fr
      dragoman import fr besuch.md --article articles/visit

    A pair of texts is taken as translated only if nothing speaks against it: structure, numbers,
    links, code and length agree, and its words are others. Every other pair becomes fuzzy, and is
    named with the reason; what has no counterpart is left out, and named. In articles of a risk
    class that is shown whole, such as clinical, all are fuzzy. Existing translations stay.

    Use the article as it was when it was translated: words that were changed since cannot be seen.
    """
    [locale] = chosen(project, (locale,))
    if article is not None:
        require_articles(project, (article,))
        if len(files) > 1 or files[0].is_dir():
            raise click.UsageError("--article is for a single FILE.")
    terms = pipeline.ImportTerms(fuzzy=fuzzy, replace_fuzzy=replace_fuzzy)
    with progress_bar("Importing articles") as step:
        report = pipeline.import_translations(
            project, locale, files, article=article, terms=terms, check=check, progress=step
        )
    ctx.exit(show_report(report, check=check, nothing="There is nothing new to import."))
