"""`dragoman memory`: what has been translated before."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from textwrap import indent

import click

from dragoman import pipeline
from dragoman.commands.options import Command, chosen, project_option, read_locale
from dragoman.commands.output import line, progress_bar, show_findings
from dragoman.locales import Locale
from dragoman.pipeline import Match
from dragoman.project import Project

_INDENT = "       "


@click.command(cls=Command, short_help="Show how a text, or one like it, was translated before.")
@click.argument("locale", callback=read_locale)
@click.argument("text")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="The most translations to show.",
)
@click.option(
    "--at-least",
    type=click.IntRange(0, 100),
    default=50,
    show_default=True,
    metavar="PERCENT",
    help="How like the text their sources are at least; less than 50 is never like it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the translations as JSON.")
@project_option
@click.pass_context
def memory(
    ctx: click.Context,
    project: Project,
    locale: Locale,
    text: str,
    limit: int,
    at_least: int,
    as_json: bool,
) -> None:
    """Show how TEXT, or a text like it, was translated into LOCALE before.

    All catalogs of the locale are searched, with fuzzy and obsolete messages, which are marked so.
    Each translation comes with how like its source is to TEXT, where it stands, and the words that
    differ: [-these-] are in its source, {+those+} in TEXT. Numbers of links do not count.

    \b
      dragoman memory fr "Rest for 10 minutes before the next device."
      pbpaste | dragoman memory fr -

    With - for TEXT it is read from standard input. Exits 0 also where there is no such translation.
    """
    [locale] = chosen(project, (locale,))
    wanted = _wanted(text)
    with progress_bar("Reading catalogs") as step:
        report = pipeline.look_up(
            project, locale, wanted, limit=limit, at_least=at_least, progress=step
        )
    if as_json:
        found = [
            asdict(match) | {"path": _path(project, locale, match)} for match in report.matches
        ]
        line(json.dumps(found, indent=2, ensure_ascii=False))
    elif report.matches:
        line("\n\n".join(_shown(match, _path(project, locale, match)) for match in report.matches))
    else:
        line(f"No text like this one has been translated into {locale}.")
    show_findings(report.findings)
    ctx.exit(1 if report.failed else 0)


def _wanted(text: str) -> str:
    """Return the text asked for; a usage error where there is none."""
    wanted = sys.stdin.read() if text == "-" else text
    wanted = wanted.rstrip("\r\n")
    if not wanted.strip():
        raise click.UsageError("the text is empty.")
    return wanted


def _path(project: Project, locale: Locale, match: Match) -> str:
    return project.relative(project.catalog_path(locale, match.origin))


def _shown(match: Match, path: str) -> str:
    """Return where a translation stands, what differs in its source, and the translation."""
    notes = ", ".join(_notes(match))
    place = f"{match.percent:3} %  {path}:{match.line}" + (f" ({notes})" if notes else "")
    texts = (match.difference or match.id, *match.strings)
    return "\n".join((place, *(indent(text, _INDENT) for text in texts)))


def _notes(match: Match) -> Iterator[str]:
    if match.obsolete:
        yield "obsolete"
    if match.fuzzy:
        yield "fuzzy"
    if match.context is not None:
        yield f"context {match.context}"
    if match.others:
        yield f"and {match.others} more"
