"""What commands print: a line per file written, a line per finding, a bar while there is work.

Paths and texts come from files that others wrote: a character that would steer the terminal or turn
the direction of its text is printed as its code.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from textwrap import indent

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from dragoman.errors import Finding, Severity, has_errors
from dragoman.pipeline import BuildReport, Report, Written
from dragoman.pipeline import Progress as Step
from dragoman.project import Project

_STEERING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What steers a terminal or turns text, and what names that are not UTF-8 hold in its place."""


def line(text: str) -> None:
    """Print one line."""
    click.echo(plain(text))


def error_line(text: str) -> None:
    """Print one line to the standard error stream, where it does not mix with results."""
    click.echo(plain(text), err=True)


def show_report(report: Report, *, check: bool = False, nothing: str = "") -> int:
    """Print what a step wrote and found; return the exit code.

    `nothing` is printed where no file was written and no error found. What a step leaves as it was
    is told, and is no failure of the step.
    """
    findings = [*report.findings, *report.left]
    show_written(report.written, check=check)
    show_findings(findings)
    if nothing and not report.written and not has_errors(findings):
        line(nothing)
    return 1 if report.failed or (check and report.written) else 0


def show_written(files: Iterable[Written], *, check: bool = False) -> None:
    """Print a line for each file that was written; under `check`, for each that would be."""
    for written in files:
        verb = "remove" if written.removed else "write"
        done = f"Would {verb}" if check else {"remove": "Removed", "write": "Wrote"}[verb]
        counts = ", ".join(f"{number} {what}" for number, what in written.counts if number)
        line(f"{done} {written.path} ({counts})" if counts else f"{done} {written.path}")


def show_build(project: Project, report: BuildReport) -> int:
    """Print what a build wrote; return the exit code."""
    name = project.relative(report.path)
    if report.written:
        line(f"Wrote {name} ({report.pages} pages)")
    else:
        line(f"{name} is up to date ({report.pages} pages).")
    return 1 if has_errors(report.findings) else 0


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to the standard error stream, in the order of files and lines.

    What to do stands once, below the last finding it is for.
    """
    ordered = sorted(set(findings))
    last = {finding.cure: number for number, finding in enumerate(ordered)}
    for number, finding in enumerate(ordered):
        colour = "red" if finding.severity is Severity.ERROR else "yellow"
        place, severity, rest = str(finding).partition(f"{finding.severity}: ")
        click.echo(plain(place) + click.style(severity, fg=colour) + plain(rest), err=True)
        if finding.cure and last[finding.cure] == number:
            error_line(indent(finding.cure, "    "))


@contextmanager
def progress_bar(title: str) -> Iterator[Step]:
    """Show a bar on a terminal while a step works; elsewhere nothing."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=None)

        def step(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield step


def plain(text: str) -> str:
    """Return a text with the code of each character that would steer the terminal."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
