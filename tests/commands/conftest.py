"""Running a command on the small project and reading what it said and wrote."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from tests.pipeline.clinic import TODAY, Clinic, open_clinic
from tests.repository import Repository

MAIN = "from dragoman.commands import main; main()"


class Said(NamedTuple):
    """What a command said, and how it ended."""

    code: int
    out: str = ""
    err: str = ""


Run = Callable[..., Said]
DATED = (
    *("pipeline.awaiting", "pipeline.checking", "pipeline.compiling", "pipeline.forecasting"),
    *("pipeline.reviewing", "pipeline.updating", "publishing.library"),
)
"""The modules that ask for the day."""


@pytest.fixture
def dragoman(journal: Path) -> Run:
    """Runs `dragoman ...` on the small project."""
    return running_on(journal)


@pytest.fixture
def clinic(repository: Repository) -> Clinic:
    """A clinic's journal, translated into German by Anna and committed."""
    return open_clinic(repository)


class Day(date):
    """The day that the clinic's tests are about, whenever they run."""

    @classmethod
    def today(cls) -> "Day":
        return cls(TODAY.year, TODAY.month, TODAY.day)


@pytest.fixture
def at_clinic(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dragoman ...` on the clinic's journal, on the day its tests are about."""
    for module in DATED:
        monkeypatch.setattr(sys.modules[f"dragoman.{module}"], "date", Day)
    return running_on(clinic.repository.top)


def running_on(folder: Path) -> Run:
    """Return what runs `dragoman ...` on the project in a folder."""

    def run(*arguments: str) -> Said:
        result = CliRunner().invoke(main, [*arguments, "--project", str(folder)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def start(journal: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts `dragoman ...` in a process of its own, in the folder of the small project."""

    def started(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-c", MAIN, *arguments],
            cwd=journal,
            env={name: it for name, it in os.environ.items() if name != "MAKELEVEL"}
            | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return started


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and time of every file below a folder; Python's caches and the lock apart."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".pyc", ".lock")
    }


def translate(path: Path, id: str, string: str) -> None:
    """Fill in one translation of a catalog, as a translator would with a text editor."""
    before = f'msgid "{id}"\nmsgstr ""\n'
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, f'msgid "{id}"\nmsgstr "{string}"\n'), encoding="utf-8")


def settle(journal: Path, settings: str) -> None:
    """Add settings to those of the small project."""
    path = journal / "dragoman.toml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
