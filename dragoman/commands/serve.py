"""`dragoman serve`: the site on this machine, built again whenever something is saved."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
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
    is extracted, goes into the catalogs and is built; a saved catalog is built as it is. Only this
    machine is answered. Ctrl-C ends it.
    """
    with _until_stopped() as stop:
        _refresh(project, drafts=drafts)
        application = pipeline.application(project, drafts=drafts)
        with pipeline.served(application, port=port) as address:
            line(f"{'Drafts' if drafts else 'The site'} at {address}/ (Ctrl-C ends)")
            for change in pipeline.watch(project, also=pipeline.site_sources(project), stop=stop):
                try:
                    _refresh(project, drafts=drafts, only_build=change is pipeline.Change.CATALOGS)
                except DragomanError as error:
                    error_line(str(error))
    line("Stopped.")


def _refresh(project: Project, *, drafts: bool, only_build: bool = False) -> None:
    """Do again what a change makes necessary; the checks come last, for they delay no page."""
    findings: list[Finding] = []
    if not only_build:
        with progress_bar("Updating catalogs") as step:
            updated = pipeline.update(project, progress=step)
        show_written(updated.written)
        findings += updated.findings
    with progress_bar("Rendering pages") as step:
        built = pipeline.build(project, drafts=drafts, progress=step)
    show_build(project, built)
    with progress_bar("Checking catalogs") as step:
        findings += pipeline.check(project, progress=step).findings
    show_findings([*findings, *built.findings])


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
