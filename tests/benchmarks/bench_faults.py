"""Kills: commands ended by the system at random moments, and what is left of translators' work.

    make bench KILLS=200

Each command runs on a copy of the sample journal, to which generated articles are added, and is
killed (SIGKILL) after a random share of the time it needs: once as a process begun for it, as in a
terminal, with its whole process group, and once forked from this one, where most kills meet it at
work and not while Python starts. Counted is what is neither the old nor the new file, every
translation or pin that is gone, and whatever the next run does not bring to where an undisturbed
one ends; the run after that may change nothing.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from click.testing import CliRunner

from dragoman.commands import main as main_command
from tests.benchmarks.table import Table
from tests.faults import TASKS, Files, copy_of, damage, files_of, new_journal, temporaries_of

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 5
_COMMAND = "from dragoman.commands import main; main()"
_LATE = 1.2
"""Two at once take longer than one alone."""


Run = Callable[[str, Path, float | None], int | None]
"""Runs a task in a folder to its end, or kills it after some seconds; returns its exit code."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A command's journal before it, and after it where nobody disturbs it."""

    task: str
    run: Run
    journal: Path
    before: Files
    after: Files
    usual: float
    """Seconds from its start to its end."""


@dataclass(frozen=True, slots=True)
class Kill:
    """What a killed command left behind."""

    faults: tuple[str, ...]
    met: bool
    """The command had not ended yet."""
    amid: bool
    """Some files were written, and others not."""


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    kills = int(os.environ.get("KILLS", "25"))
    table = Table(f"Kills: {kills} of each command")
    with TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        sample = _sample(Path(folder) / "sample")
        for task, (way, run) in product(TASKS, WAYS.items()):
            trial = _trial(task, run, sample, Path(folder))
            ends = list(pool.map(partial(_killed, trial), range(kills)))
            _tell(table, f"{task}, {way}", trial, ends)
    return table.missed


def _sample(folder: Path) -> Path:
    """Return a copy of the sample journal with articles of our own."""
    for name in ("content", "locales", "webapp/templates"):
        shutil.copytree(ROOT / name, folder / name)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(text.replace('site = "webapp:site"\n', ""), "utf-8")
    new_journal(folder, articles=ARTICLES)
    return folder


def _trial(task: str, run: Run, sample: Path, folder: Path) -> Trial:
    journal = copy_of(sample, folder / task)
    TASKS[task].prepare(journal)
    shutil.rmtree(journal / "build")
    done = copy_of(journal, folder / "done")
    before = files_of(done)
    start = monotonic()
    run(task, done, None)
    usual = monotonic() - start
    assert files_of(done) != before, task
    return Trial(task, run, journal, before, files_of(done), usual)


def _whole(task: str, folder: Path, after: float | None) -> int | None:
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND, *TASKS[task].arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def _forked(task: str, folder: Path, after: float | None) -> int | None:
    process = get_context("fork").Process(target=_run, args=(task, folder))
    process.start()
    process.join(after)
    process.kill()
    process.join()
    return process.exitcode


WAYS: dict[str, Run] = {"whole process": _whole, "forked": _forked}


def _run(task: str, folder: Path) -> None:
    os.chdir(folder)
    CliRunner().invoke(main_command, TASKS[task].arguments)


def _killed(trial: Trial, seed: int) -> Kill:
    """Run and kill the command, judge what is left, and let it run to its end twice."""
    by_chance = random.Random(f"{trial.task} {seed}")
    with TemporaryDirectory() as scratch:
        folder = copy_of(trial.journal, Path(scratch) / "journal")
        code = trial.run(trial.task, folder, by_chance.uniform(0.0, _LATE * trial.usual))
        met = code == -signal.SIGKILL
        left = files_of(folder)
        faults = damage(folder, trial.before, trial.after)
        for run in ("next run", "run after it"):
            code = trial.run(trial.task, folder, None)
            if code != 0 or files_of(folder) != trial.after:
                faults.append(f"{run}: {code}, other files than where it is undisturbed")
        faults += (f"temporary: {name}" for name in temporaries_of(folder))
    amid = left not in (trial.before, trial.after)
    return Kill(tuple(f"kill {seed}: {fault}" for fault in faults), met, amid)


def _tell(table: Table, what: str, trial: Trial, kills: Sequence[Kill]) -> None:
    faults = [fault for kill in kills for fault in kill.faults]
    files = f"{len(trial.before):,} files, {trial.usual:.2f} s"
    table.zero(f"{what}: torn, lost, not repaired", faults, len(kills), reference=files)
    met, amid = sum(kill.met for kill in kills), sum(kill.amid for kill in kills)
    table.note(f"{met} were still running; of {amid} some files were written, others not")


if __name__ == "__main__":
    sys.exit(main())
