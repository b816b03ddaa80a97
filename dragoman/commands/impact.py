"""`dragoman impact`: what edits of articles will do to their translations."""

import json

import click

from dragoman import pipeline
from dragoman.commands.options import Command, chosen, locales_argument, project_option
from dragoman.commands.output import line, progress_bar, show_findings
from dragoman.errors import has_errors
from dragoman.locales import Locale
from dragoman.pipeline import Impact
from dragoman.project import Project


@click.command(cls=Command, short_help="Tell what edits of articles will do to their translations.")
@locales_argument
@click.option("--base", metavar="REV", help="The edits since this commit; by default since HEAD.")
@click.option("--json", "as_json", is_flag=True, help="Print the forecast as JSON.")
@project_option
@click.pass_context
def impact(
    ctx: click.Context,
    project: Project,
    locales: tuple[Locale, ...],
    base: str | None,
    as_json: bool,
) -> None:
    """Tell what edits of articles will do to their translations, in all locales or each LOCALE.

    \b
      dragoman impact                    what you are about to commit
      dragoman impact --base main        what a branch does

    For each article: how many translations are carried over as they are, held (shown for some days
    with a notice), withdrawn, and open, and whether the article falls back to another language. All
    of it is held where the class needs approval and what stands between the messages changed, such
    as the target of a link. It is what `update` and `build` will do; nothing is written.
    """
    wanted = chosen(project, locales)
    with progress_bar("Merging") as step:
        report = pipeline.impact(project, base=base, locales=wanted, progress=step)
    if as_json:
        line(json.dumps([_as_json(each) for each in report.impacts], indent=2))
    else:
        for each in report.impacts:
            line(_row(each))
        if not report.impacts:
            line("The edits change nothing that is published in another language.")
    show_findings(report.findings)
    ctx.exit(1 if has_errors(report.findings) else 0)


_FRAME = (
    "; what stands between the messages (pictures, tables, code, targets) changed,"
    " and has to be approved again"
)


def _row(each: Impact) -> str:
    counts = (
        (each.carried, "carried"),
        (each.held, "held"),
        (each.withdrawn, "withdrawn"),
        (each.open, "to translate"),
    )
    said = ", ".join(f"{number} {what}" for number, what in counts if number) or "no message"
    frame = _FRAME if each.frame_void else ""
    fate = f"; falls back to {each.after}" if each.falls_back else ""
    return f"{each.locale} {each.domain}: {said}{frame}{fate} ({each.share}% in {each.locale})"


def _as_json(each: Impact) -> dict[str, object]:
    return {
        "locale": each.locale.tag,
        "article": each.domain,
        "carried": each.carried,
        "held": each.held,
        "withdrawn": each.withdrawn,
        "open": each.open,
        "before": each.before.tag if each.before else None,
        "after": each.after.tag,
        "falls_back": each.falls_back,
        "share": each.share,
        "frame_void": each.frame_void,
    }
