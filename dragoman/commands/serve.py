"""`dragoman serve`: the site on this machine, built again whenever something is saved."""

import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event
from types import FrameType

import click

from dragoman import pipeline
from dragoman.commands.options import Command, project_option
from dragoman.commands.output import (
    error_line,
    line,
    progress_bar,
    show_build,
    show_findings,
    show_written,
)
from dragoman.errors import DragomanError, Finding
from dragoman.project import Project


@click.command(cls=Command, short_help="Show the site on this machine, rebuilt as files are saved.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N")
@click.option("--drafts", is_flag=True, help="Show every translation, also fuzzy ones, marked.")
@project_option
def serve(project: Project, port: int, drafts: bool) -> None:
    """Show the site on this machine, rebuilt as files are saved.

    Whatever is out of date is extracted, updated and built first. Then a saved article or template
    is extracted, goes into the catalogs and is built; a saved catalog is built as it is. What check
    finds is told once, and then what is new and how much is gone. Only this machine is answered.
    Ctrl-C ends it.
    """
    told = _Told()
    sources = pipeline.site_sources(project)
    with _until_stopped() as stop, pipeline.watching(project, also=sources, stop=stop) as watch:
        _refresh(project, watch, told, drafts=drafts)
        application = pipeline.application(project, drafts=drafts)
        with pipeline.served(application, port=port) as address:
            line(f"{'Drafts' if drafts else 'The site'} at {address}/ (Ctrl-C ends)")
            _follow(project, watch, told, drafts=drafts)
    line("Stopped.")


@dataclass(slots=True)
class _Told:
    """What was found and told at the last build."""

    known: frozenset[Finding] = frozenset()

    def tell(self, findings: Iterable[Finding], *, events: Iterable[Finding]) -> None:
        """Print the findings that are new, and how many are gone; what happened just now, always.

        What cannot be read is told as long as that is so, without its cure.
        """
        found = frozenset(findings)
        new, gone = _news(self.known, found)
        unread = (each for each in found - new if each.check == DragomanError.check)
        show_findings([*(set(events) - found), *new, *(replace(each, cure="") for each in unread)])
        if gone:
            error_line("1 finding is gone." if gone == 1 else f"{gone} findings are gone.")
        self.known = found


def _news(known: frozenset[Finding], found: frozenset[Finding]) -> tuple[set[Finding], int]:
    """Return what is new and how much is gone; what an edit has only moved is neither."""
    missing = Counter(map(_said, known - found))
    new: set[Finding] = set()
    for finding in sorted(found - known):
        if missing[_said(finding)]:
            missing[_said(finding)] -= 1
        else:
            new.add(finding)
    return new, missing.total()


def _said(finding: Finding) -> tuple[str, ...]:
    return (finding.path, finding.severity, finding.check, finding.reason)


def _follow(project: Project, watch: pipeline.Watch, told: _Told, *, drafts: bool) -> None:
    """Do what each change makes necessary; what fails is told, and done with the next change."""
    stale = False
    for change in watch:
        if change is pipeline.Change.SETTINGS:
            line("The settings changed; to use them, restart `dragoman serve`.")
            continue
        stale = stale or change is pipeline.Change.SOURCES
        try:
            with pipeline.named_faults(project):
                _refresh(project, watch, told, drafts=drafts, only_build=not stale)
            stale = False
        except DragomanError as error:
            error_line(str(error))


def _refresh(
    project: Project,
    watch: pipeline.Watch,
    told: _Told,
    *,
    drafts: bool,
    only_build: bool = False,
) -> None:
    """Do again what a change makes necessary; the checks come last, for they delay no page."""
    events: tuple[Finding, ...] = ()
    if not only_build:
        with progress_bar("Updating catalogs") as step:
            updated = pipeline.update(project, progress=step)
        watch.ignore(project.root / written.path for written in updated.written)
        show_written(updated.written)
        events = (*updated.findings, *updated.left)
    with progress_bar("Rendering pages") as step:
        built = pipeline.build(project, drafts=drafts, progress=step)
    show_build(project, built)
    with progress_bar("Checking catalogs") as step:
        checked = pipeline.check(project, progress=step)
    told.tell([*checked.findings, *built.findings], events=events)


@contextmanager
def _until_stopped() -> Iterator[Event]:
    """Give an event that Ctrl-C and SIGTERM set, instead of ending the program where it stands."""
    stop = Event()

    def ask(_: int, __: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
