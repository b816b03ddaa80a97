"""The arguments that several commands have, and how an error ends a command."""

from collections.abc import Callable
from contextlib import nullcontext
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from dragoman.commands.output import error_line
from dragoman.errors import DragomanError, LocaleError
from dragoman.locales import Locale
from dragoman.pipeline import named_faults
from dragoman.project import Project, load_project


class Command(click.Command):
    """A command that ends with `path:line: reason` and exit code 1 where the input is at fault."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            with named_faults(ctx.params["project"]) if "project" in ctx.params else nullcontext():
                return super().invoke(ctx)
        except DragomanError as error:
            raise Failure(error) from None


class Failure(click.ClickException):
    """An error of the engine as the command line shows it."""

    exit_code = 1

    def __init__(self, error: DragomanError) -> None:
        super().__init__(str(error))

    def show(self, file: Any = None) -> None:
        """Print it to the standard error stream."""
        error_line(self.message)


def read_locale(ctx: click.Context, param: click.Parameter, tag: str) -> Locale:
    """Return the locale of an argument; a usage error where it names none."""
    try:
        return Locale.parse(tag)
    except LocaleError as error:
        raise click.BadParameter(error.reason) from None


def _read_locales(
    ctx: click.Context, param: click.Parameter, tags: tuple[str, ...]
) -> tuple[Locale, ...]:
    return tuple(read_locale(ctx, param, tag) for tag in tags)


def _read_project(ctx: click.Context, param: click.Parameter, folder: Path) -> Project:
    try:
        return load_project(folder)
    except DragomanError as error:
        raise Failure(error) from None


Decorator = Callable[[Callable[..., None]], Callable[..., None]]

project_option: Decorator = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_read_project,
    default=".",
    metavar="DIR",
    help="A folder of the project; by default this one. The settings are looked for upwards.",
)
"""The option `--project`, which every command has."""

check_option: Decorator = click.option(
    "--check", is_flag=True, help="Change nothing; exit 1 if something would be written."
)
"""The option `--check` of commands that write."""

locales_argument: Decorator = click.argument(
    "locales", callback=_read_locales, nargs=-1, metavar="[LOCALE]..."
)
"""The locales a command is limited to; without one it is for all of the project."""


def chosen(project: Project, locales: tuple[Locale, ...]) -> tuple[Locale, ...]:
    """Return the locales asked for, or all of the project's; a usage error names the accepted."""
    accepted = project.all_locales
    for locale in locales:
        if locale not in accepted:
            raise click.UsageError(
                f'"{locale}" is no locale of this project: {", ".join(map(str, accepted))}.\n'
                + _way_in(project, locale)
            )
    return tuple(dict.fromkeys(locales)) or accepted


def require_articles(project: Project, domains: tuple[str, ...]) -> None:
    """Raise a usage error for a domain that is none of the project's articles."""
    known = [project.domain_of(path) for path in project.article_paths()]
    for domain in domains:
        if domain not in known:
            near = get_close_matches(domain, known, 3) or known[:3]
            raise click.UsageError(f'there is no article "{domain}"; there are {", ".join(near)}.')


def settings_line(project: Project, locale: Locale) -> str:
    """Return what to write, and where, so that a locale is one of the project's."""
    tags = ", ".join(f'"{tag}"' for tag in (*project.locales, locale))
    named = f"To publish {locale.autonym}, write in {project.settings}"
    return f"{named}:\n\n  locales = [{tags}]"


def _way_in(project: Project, locale: Locale) -> str:
    folder = project.catalogs / locale.folder / "LC_MESSAGES"
    if any(folder.rglob("*.po")):
        return f"Its catalogs are there. {settings_line(project, locale)}"
    return f"To add it, run:  dragoman add {locale}"
