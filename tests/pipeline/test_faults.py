"""What commands leave behind that are killed, that meet a full disk, or somebody else at work.

`tests/benchmarks/bench_faults.py` kills them at many more moments.
"""

import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.faults import (
    DE,
    TASKS,
    UP_TO_DATE,
    Journal,
    copy_of,
    damage,
    files_of,
    lost,
    temporaries_of,
)

POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
CHANGES = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod")
LIMIT = 8192
"""Bytes: less than the catalog of the long article has, more than any other."""


def started(journal: Journal, arguments: tuple[str, ...], *, until: int | None = None) -> int:
    """Start a command in a copy of this process, and return the process.

    With `until` it is killed right before as many changes to files as that have been made.
    """
    process = os.fork()
    if process:
        return process
    with suppress(BaseException):
        if until is not None:
            _kill_at(until, str(journal.folder))
        code, _, _ = journal.run(*arguments)
        os._exit(code)
    os._exit(70)


def _kill_at(last: int, folder: str) -> None:
    made = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal made
        if event not in CHANGES or not str(arguments[0]).startswith(folder):
            return
        if event != "open" or int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR):
            made += 1
            if made > last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def ended(process: int) -> int:
    """Wait for a process, and return its exit code or the signal that ended it, negative."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@POSIX
@pytest.mark.parametrize(("task", "most"), [("update", 40), ("review", 3), ("import", 9)])
def test_a_killed_command_loses_and_tears_nothing(
    translated: Journal, tmp_path: Path, task: str, most: int
) -> None:
    TASKS[task].prepare(translated.folder)
    arguments = TASKS[task].arguments
    start = copy_of(translated.folder, tmp_path / "start")
    before = files_of(start)
    assert translated.run(*arguments)[0] == 0
    after = files_of(translated.folder)
    copy_of(start, translated.folder)
    by_chance = random.Random(task)
    kills, step = 0, by_chance.randint(0, most)
    while ended(started(translated, arguments, until=step)) == -signal.SIGKILL:
        assert damage(translated.folder, before, after) == [], step
        assert translated.run(*arguments)[0] == 0
        assert (files_of(translated.folder), temporaries_of(translated.folder)) == (after, []), step
        copy_of(start, translated.folder)
        kills += 1
        step += by_chance.randint(1, most)
    assert kills > 1


@POSIX
@pytest.mark.parametrize(
    "tasks", [("update", "update"), ("update", "review"), ("import", "update")], ids="+".join
)
def test_of_two_commands_at_once_one_waits(translated: Journal, tasks: tuple[str, str]) -> None:
    TASKS[tasks[0]].prepare(translated.folder)
    one, other = (TASKS[task].arguments for task in tasks)
    before = files_of(translated.folder)
    at_once = [started(translated, one), started(translated, other)]
    assert [ended(process) for process in at_once] == [0, 0]
    assert list(lost(translated.folder, before)) == []
    assert translated.run("update")[0] == 0
    assert translated.run("update") == UP_TO_DATE


@POSIX
def test_a_full_disk_stops_no_other_file(translated: Journal) -> None:
    TASKS["update"].prepare(translated.folder)
    translated.edit("content/visits/long.md", "wait", "rest for")
    before = files_of(translated.folder)
    with full_disk():
        code, out, err = translated.run("update")
    places = (f"{DE}/long.po", f"{DE.replace('de', 'fr')}/long.po")
    reasons = (f"{place}: error: unreadable: File too large\n" for place in places)
    assert (code, err) == (1, "".join(reasons))
    left = files_of(translated.folder)
    assert {name: left[name] for name in places} == {name: before[name] for name in places}
    assert f"Wrote {DE}/v1.po" in out
    assert temporaries_of(translated.folder) == []
    assert translated.run("update")[0] == 0
    assert translated.run("update") == UP_TO_DATE


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond some bytes: the nearest to a full disk that needs no other disk."""
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
@pytest.mark.parametrize(("place", "mode"), [("v1.po", 0o444), (".", 0o555), ("v1.po", 0o000)])
def test_what_is_read_only_stops_no_other_file(translated: Journal, place: str, mode: int) -> None:
    TASKS["update"].prepare(translated.folder)
    before = files_of(translated.folder)
    protected = translated.folder / DE / place
    usual = protected.stat().st_mode
    protected.chmod(mode)
    code, out, err = translated.run("update")
    protected.chmod(usual)
    assert code == 1
    assert f"{DE}/v1.po: error: unreadable: Permission denied\n" in err
    assert f"Wrote {DE.replace('de', 'fr')}/v1.po" in out
    assert (translated.folder / DE / "v1.po").read_bytes() == before[f"{DE}/v1.po"]
    assert list(lost(translated.folder, before)) == []
    assert translated.run("update")[0] == 0
    assert translated.run("update") == UP_TO_DATE
