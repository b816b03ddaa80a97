"""`dragoman check`: what keeps a translation from being published, and what is worth a look."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import click

from dragoman import pipeline
from dragoman.commands.options import Command, chosen, locales_argument, project_option
from dragoman.commands.output import line, progress_bar, show_findings
from dragoman.errors import Finding, Severity, has_errors
from dragoman.locales import Locale
from dragoman.project import Project


@click.command(cls=Command, short_help="Tell what is wrong with translations, by file and line.")
@locales_argument
@click.option("--json", "as_json", is_flag=True, help="Print findings, with cures, as JSON.")
@click.option(
    "--pairing",
    is_flag=True,
    help="Check git's history instead: what was merged or edited there without a look.",
)
@click.option(
    "--base",
    metavar="REV",
    help="With --pairing, the commit after which to begin; by default where the branch began.",
)
@project_option
@click.pass_context
def check(
    ctx: click.Context,
    project: Project,
    locales: tuple[Locale, ...],
    as_json: bool,
    pairing: bool,
    base: str | None,
) -> None:
    """Tell what is wrong with the catalogs of every locale, or of each LOCALE.

    An error keeps its message from being published: a link that is missing or new, markup the
    source does not have, in clinical articles a number that is not the source's. A warning does
    not. Articles and catalogs that cannot be read are named as well, and what gettext's msgfmt
    refuses in a catalog. Exits 1 if there is an error.

    With --pairing, git's history is asked instead whether each translation stands under the text it
    was written for: a merge of lines, such as hosting sites do, can put an old dose under a new
    text. Without --base, the commits are those since the branch left its upstream or main branch,
    else the last 200.
    """
    if base is not None and not pairing:
        raise click.UsageError("--base goes with --pairing.")
    wanted = chosen(project, locales)
    if pairing:
        with progress_bar("Checking commits") as step:
            paired = pipeline.check_pairing(project, base=base, locales=wanted, progress=step)
        findings, extent = paired.findings, _some(paired.commits, "commit")
    else:
        with progress_bar("Checking catalogs") as step:
            report = pipeline.check(project, locales=wanted, progress=step)
        findings, extent = report.findings, _some(report.catalogs, "catalog")
    if as_json:
        line(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        show_findings(findings)
        line(f"{_summary(findings)} in {extent}.")
    ctx.exit(1 if has_errors(findings) else 0)


def _summary(findings: Sequence[Finding]) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return f"{_some(errors, 'error')}, {_some(len(findings) - errors, 'warning')}"


def _some(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
