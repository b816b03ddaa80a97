"""`dragoman review`: approve translations, and see which wait for it."""

import json
from collections import Counter
from dataclasses import asdict

import click

from dragoman import pipeline
from dragoman.catalogs import APPROVED, State
from dragoman.commands.options import Command, chosen, project_option, read_locale
from dragoman.commands.output import line, show_findings, show_report
from dragoman.errors import DragomanError
from dragoman.locales import Locale
from dragoman.pipeline import Awaiting
from dragoman.project import Project

_SHOWN = 60


@click.command(cls=Command, short_help="Approve translations, or show what waits for a reviser.")
@click.argument("locale", callback=read_locale)
@click.argument("domain", required=False)
@click.option(
    "--state",
    type=click.Choice([str(state) for state in APPROVED]),
    default=str(State.REVISED),
    show_default=True,
    help="revised: compared with the source by a second person; reviewed: by an expert.",
)
@click.option("--by", metavar="NAME", help="Who approves; by default git's user.name.")
@click.option(
    "--message", "texts", multiple=True, metavar="TEXT", help="Only this msgid, or its beginning."
)
@click.option("--list", "listed", is_flag=True, help="Show what waits in DOMAIN; approve nothing.")
@click.option("--json", "as_json", is_flag=True, help="Show what waits as JSON.")
@project_option
@click.pass_context
def review(
    ctx: click.Context,
    project: Project,
    locale: Locale,
    domain: str | None,
    state: str,
    by: str | None,
    texts: tuple[str, ...],
    listed: bool,
    as_json: bool,
) -> None:
    """Approve the translations of the article DOMAIN in LOCALE, once you have read them.

    \b
      dragoman review fr                                 what waits for a reviser
      dragoman review fr articles/nasal-spray            approve the article
      dragoman review fr articles/nasal-spray --message "Wait 24"

    An approval is a comment in the catalog with digests of both texts: when either changes, by
    whatever road, it is void by itself. Approved are confirmed translations without an error of
    `check`; never one's own, where git knows who wrote it. A translation whose source changed its
    meaning, and that is still the same, is only approved alone, with --message. Exits 1 where a
    translation was not approved.
    """
    [locale] = chosen(project, (locale,))
    if domain is None or listed or as_json:
        ctx.exit(_show_awaiting(project, locale, domain, as_json=as_json))
    who = _reviewer(project, by)
    report = pipeline.review(project, locale, domain, State[state.upper()], who, texts=texts)
    nothing = "" if report.findings else "Nothing to approve that is not approved already."
    code = show_report(report, nothing=nothing)
    ctx.exit(1 if report.findings else code)


def _reviewer(project: Project, by: str | None) -> pipeline.Reviewer:
    if by is not None:
        return pipeline.reviewer(by)
    try:
        who = pipeline.identity(project.root)
    except DragomanError:
        raise click.UsageError("git does not say who you are; give a name with --by.") from None
    return pipeline.reviewer_of(who)


def _show_awaiting(project: Project, locale: Locale, domain: str | None, *, as_json: bool) -> int:
    report = pipeline.awaiting(project, locale, (domain,) if domain else ())
    if as_json:
        line(json.dumps([asdict(row) for row in report.rows], indent=2, ensure_ascii=False))
    else:
        for row in report.rows:
            line(_row(row))
        line(_summary(report.rows))
    show_findings(report.findings)
    return 1 if report.findings else 0


def _row(row: Awaiting) -> str:
    text = f': "{pipeline.shortened(row.text, _SHOWN)}"' if row.text else ""
    return f"{row.path}:{row.line}: {row.why}: {row.said}{text}"


def _summary(rows: tuple[Awaiting, ...]) -> str:
    counts = Counter(row.why for row in rows)
    said = ", ".join(f"{number} {why}" for why, number in sorted(counts.items()))
    waiting = "1 waits" if len(rows) == 1 else f"{len(rows)} wait"
    return f"{waiting} for a reviser: {said}." if rows else "Nothing waits for a reviser."
