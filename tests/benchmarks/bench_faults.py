"""Kills: commands ended by the system at random moments, and what is left of translators' work.

    make bench KILLS=200

Each command runs in a process of its own on a copy of the sample journal, to which generated
articles are added, and is killed (SIGKILL) after a random share of the time it needs. Counted is
what is neither the old nor the new file, every translation or pin that is gone, and whatever the
next run does not bring to where an undisturbed one ends; the run after that may change nothing.
"""

import os
import random
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from click.testing import CliRunner

from dragoman.commands import main as main_command
from tests.benchmarks.table import Table
from tests.faults import TASKS, Files, copy_of, damage, files_of, new_journal, temporaries_of

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 5
_LATE = 1.2
"""Two at once take longer than one alone."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A command's journal before it, and after it where nobody disturbs it."""

    task: str
    journal: Path
    before: Files
    after: Files
    usual: float
    """Seconds from its start to its end."""


@dataclass(frozen=True, slots=True)
class Kill:
    """What a killed command left behind."""

    faults: tuple[str, ...]
    amid: bool
    """Some files were written, and others not."""


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    kills = int(os.environ.get("KILLS", "200"))
    table = Table(f"Kills: {kills} of each command")
    with TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        sample = _sample(Path(folder) / "sample")
        for task in TASKS:
            trial = _trial(task, sample, Path(folder))
            ends = list(pool.map(partial(_killed, trial), range(kills)))
            _tell(table, trial, ends)
    return table.missed


def _sample(folder: Path) -> Path:
    """Return a copy of the sample journal with articles of our own."""
    for name in ("content", "locales", "webapp/templates"):
        shutil.copytree(ROOT / name, folder / name)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(text.replace('site = "webapp:site"\n', ""), "utf-8")
    new_journal(folder, articles=ARTICLES)
    return folder


def _trial(task: str, sample: Path, folder: Path) -> Trial:
    journal = copy_of(sample, folder / task)
    TASKS[task].prepare(journal)
    shutil.rmtree(journal / "build")
    done = copy_of(journal, folder / "done")
    before = files_of(done)
    start = monotonic()
    _started(task, done).join()
    usual = monotonic() - start
    assert files_of(done) != before, task
    return Trial(task, journal, before, files_of(done), usual)


def _started(task: str, folder: Path) -> BaseProcess:
    """Start a command in a copy of this process, where nothing needs to be imported any more."""
    process = get_context("fork").Process(target=_run, args=(task, folder))
    process.start()
    return process


def _run(task: str, folder: Path) -> None:
    os.chdir(folder)
    CliRunner().invoke(main_command, TASKS[task].arguments)


def _killed(trial: Trial, seed: int) -> Kill:
    """Run and kill the command, judge what is left, and let it run to its end twice."""
    by_chance = random.Random(f"{trial.task} {seed}")
    with TemporaryDirectory() as scratch:
        folder = copy_of(trial.journal, Path(scratch) / "journal")
        process = _started(trial.task, folder)
        sleep(by_chance.uniform(0.0, _LATE * trial.usual))
        process.kill()
        process.join()
        left = files_of(folder)
        faults = damage(folder, trial.before, trial.after)
        for run in ("next run", "run after it"):
            again = _started(trial.task, folder)
            again.join()
            if again.exitcode != 0 or files_of(folder) != trial.after:
                faults.append(f"{run}: {again.exitcode}, other files than where it is undisturbed")
        faults += (f"temporary: {name}" for name in temporaries_of(folder))
    amid = left not in (trial.before, trial.after)
    return Kill(tuple(f"kill {seed}: {fault}" for fault in faults), amid)


def _tell(table: Table, trial: Trial, kills: Sequence[Kill]) -> None:
    faults = [fault for kill in kills for fault in kill.faults]
    files = f"{len(trial.before):,} files, {trial.usual:.2f} s"
    table.zero(f"{trial.task}: torn, lost, not repaired", faults, len(kills), reference=files)
    table.note(f"{sum(kill.amid for kill in kills)} kills left some files written, others not")


if __name__ == "__main__":
    sys.exit(main())
