"""`dragoman check`: what keeps a translation from being published, and what is worth a look."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import click

from dragoman import pipeline
from dragoman.commands.options import Command, chosen, locales_argument, project_option
from dragoman.commands.output import line, progress_bar, show_findings
from dragoman.errors import Finding, Severity
from dragoman.locales import Locale
from dragoman.project import Project


@click.command(cls=Command, short_help="Tell what is wrong with translations, by file and line.")
@locales_argument
@click.option("--json", "as_json", is_flag=True, help="Print findings, with cures, as JSON.")
@project_option
@click.pass_context
def check(ctx: click.Context, project: Project, locales: tuple[Locale, ...], as_json: bool) -> None:
    """Tell what is wrong with the catalogs of every locale, or of each LOCALE.

    An error keeps its message from being published: a link that is missing or new, markup the
    source does not have, in clinical articles a number that is not the source's. A warning does
    not. Articles and catalogs that cannot be read are named as well. Exits 1 if there is an error.
    """
    wanted = chosen(project, locales)
    with progress_bar("Checking catalogs") as step:
        report = pipeline.check(project, locales=wanted, progress=step)
    if as_json:
        line(json.dumps([asdict(finding) for finding in report.findings], indent=2))
    else:
        show_findings(report.findings)
        line(_summary(report.findings, report.catalogs))
    ctx.exit(1 if report.failed else 0)


def _summary(findings: Sequence[Finding], catalogs: int) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    found = f"{_some(errors, 'error')}, {_some(warnings, 'warning')}"
    return f"{found} in {_some(catalogs, 'catalog')}."


def _some(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
