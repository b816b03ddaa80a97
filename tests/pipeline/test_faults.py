"""What commands leave behind that are killed, that meet a full disk, or somebody else at work.

`tests/benchmarks/bench_faults.py` kills them at many more moments.
"""

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import pipeline
from dragoman.catalogs import is_settled, read_compiled, write_catalog
from dragoman.commands import main
from dragoman.locales import Locale
from dragoman.pipeline import updating
from dragoman.project import load_project
from tests.faults import TASKS, copy_of, damage, files_of, lost, new_journal, temporaries_of

POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
CHANGES = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod")
DE = "locales/de/LC_MESSAGES/visits"
LIMIT = 8192
"""Bytes: less than the catalog of the long article has, more than any other."""
CHANGED = "error: changed: the file was changed by somebody else meanwhile, and is left alone\n"
UP_TO_DATE = (0, "All catalogs are up to date.\n", "")


@dataclass(frozen=True, slots=True)
class Journal:
    """A translated journal, and commands in it."""

    folder: Path

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command and return its exit code and what it printed."""
        with chdir(self.folder):
            result = CliRunner().invoke(main, arguments)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(path, (0, 0))  # not just now, which is worth a second's wait

    def rename(self) -> None:
        """Rename an article."""
        content = self.folder / "content/visits"
        (content / "v0.md").rename(content / "renamed-v0.md")

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journals") / "translated"
    new_journal(folder, articles=3)
    return folder


@pytest.fixture
def journal(translated: Path, tmp_path: Path) -> Journal:
    """A copy of the translated journal."""
    return Journal(copy_of(translated, tmp_path / "journal"))


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
    journal: Journal, tmp_path: Path, task: str, most: int
) -> None:
    TASKS[task].prepare(journal.folder)
    arguments = TASKS[task].arguments
    start = copy_of(journal.folder, tmp_path / "start")
    before = files_of(start)
    assert journal.run(*arguments)[0] == 0
    after = files_of(journal.folder)
    copy_of(start, journal.folder)
    by_chance = random.Random(task)
    kills, step = 0, by_chance.randint(0, most)
    while ended(started(journal, arguments, until=step)) == -signal.SIGKILL:
        assert damage(journal.folder, before, after) == [], step
        assert journal.run(*arguments)[0] == 0
        assert (files_of(journal.folder), temporaries_of(journal.folder)) == (after, []), step
        copy_of(start, journal.folder)
        kills += 1
        step += by_chance.randint(1, most)
    assert kills > 1


@POSIX
@pytest.mark.parametrize(
    "tasks", [("update", "update"), ("update", "review"), ("import", "update")], ids="+".join
)
def test_of_two_commands_at_once_one_waits(journal: Journal, tasks: tuple[str, str]) -> None:
    TASKS[tasks[0]].prepare(journal.folder)
    one, other = (TASKS[task].arguments for task in tasks)
    before = files_of(journal.folder)
    at_once = [started(journal, one), started(journal, other)]
    assert [ended(process) for process in at_once] == [0, 0]
    assert list(lost(journal.folder, before)) == []
    assert journal.run("update")[0] == 0
    assert journal.run("update") == UP_TO_DATE


@POSIX
def test_a_full_disk_stops_no_other_file(journal: Journal) -> None:
    TASKS["update"].prepare(journal.folder)
    journal.edit("content/visits/long.md", "wait", "rest for")
    before = files_of(journal.folder)
    with full_disk():
        code, out, err = journal.run("update")
    places = (f"{DE}/long.po", f"{DE.replace('de', 'fr')}/long.po")
    reasons = (f"{place}: error: unreadable: File too large\n" for place in places)
    assert (code, err) == (1, "".join(reasons))
    left = files_of(journal.folder)
    assert {name: left[name] for name in places} == {name: before[name] for name in places}
    assert f"Wrote {DE}/v1.po" in out
    assert temporaries_of(journal.folder) == []
    assert journal.run("update")[0] == 0
    assert journal.run("update") == UP_TO_DATE


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
def test_what_is_read_only_stops_no_other_file(journal: Journal, place: str, mode: int) -> None:
    TASKS["update"].prepare(journal.folder)
    before = files_of(journal.folder)
    protected = journal.folder / DE / place
    usual = protected.stat().st_mode
    protected.chmod(mode)
    code, out, err = journal.run("update")
    protected.chmod(usual)
    assert code == 1
    assert f"{DE}/v1.po: error: unreadable: Permission denied\n" in err
    assert f"Wrote {DE.replace('de', 'fr')}/v1.po" in out
    assert (journal.folder / DE / "v1.po").read_bytes() == before[f"{DE}/v1.po"]
    assert list(lost(journal.folder, before)) == []
    assert journal.run("update")[0] == 0
    assert journal.run("update") == UP_TO_DATE


def meanwhile(monkeypatch: pytest.MonkeyPatch, step: str, act: Callable[[], object]) -> None:
    """Do something right before the first time that an update takes a step."""
    taken: Callable[..., object] = getattr(updating, step)
    acts = [act]

    def after_act(*arguments: object, **options: object) -> object:
        if acts:
            acts.pop()()
        return taken(*arguments, **options)

    monkeypatch.setattr(updating, step, after_act)


def test_a_catalog_deleted_meanwhile_stays_so(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.edit("content/visits/long.md", "wait 2", "rest for 2")
    path = journal.folder / DE / "long.po"
    meanwhile(monkeypatch, "write_catalog", path.unlink)
    code, _, err = journal.run("update")
    assert (code, err) == (1, f"{DE}/long.po: {CHANGED}    Run the command again.\n")
    assert not path.exists()
    assert journal.run("update")[0] == 0
    assert path.exists()


def test_a_catalog_edited_under_its_former_name_keeps_the_edit(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.rename()
    edit = partial(journal.edit, f"{DE}/v0.po", "de: Visit 0", "Besuch 0")
    meanwhile(monkeypatch, "rename_catalog", edit)
    code, _, err = journal.run("update")
    assert (code, f"{DE}/v0.po: {CHANGED}" in err) == (1, True)
    assert not (journal.folder / DE / "renamed-v0.po").exists()
    assert journal.run("update")[0] == 0
    assert 'msgstr "Besuch 0"' in journal.text(f"{DE}/renamed-v0.po")
    assert not (journal.folder / DE / "v0.po").exists()


@pytest.mark.parametrize("step", ["is_settled", "write_catalog"])
def test_an_article_that_goes_meanwhile_loses_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    journal.edit("content/visits/v0.md", "wait 2", "rest for 2")
    before = files_of(journal.folder)
    meanwhile(monkeypatch, step, journal.rename)
    assert journal.run("update")[0] == 0
    assert journal.run("update")[0] == 0
    assert list(lost(journal.folder, before)) == []
    assert journal.run("update") == UP_TO_DATE


def test_a_build_folder_that_goes_meanwhile_costs_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.edit("content/visits/v0.md", "wait 2", "rest for 2")
    meanwhile(monkeypatch, "write_catalog", lambda: shutil.rmtree(journal.folder / "build"))
    assert journal.run("update")[0] == 0
    assert journal.run("update") == UP_TO_DATE


def spoilt(journal: Journal) -> None:
    """Save a catalog as an editor that had opened it before the source was edited."""
    journal.edit(f"{DE}/v0.po", "rest for 2", "wait 2")


@pytest.mark.parametrize("saved", ["while it is merged", "once it is written"])
def test_only_what_a_merge_has_seen_is_known_to_be_settled(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, saved: str
) -> None:
    journal.edit("content/visits/v0.md", "wait 2", "rest for 2")
    if saved == "while it is merged":
        journal.run("update")
        (journal.folder / "build/settled.json").unlink()
        meanwhile(monkeypatch, "is_settled", lambda: spoilt(journal))
    else:

        def write_and_save(path: Path, *arguments: object, **options: object) -> object:
            digest = write_catalog(path, *arguments, **options)  # type: ignore[arg-type]
            if path == journal.folder / DE / "v0.po" and "rest" in path.read_text("utf-8"):
                spoilt(journal)
            return digest

        monkeypatch.setattr(updating, "write_catalog", write_and_save)
    journal.run("update")
    assert "rest for 2" not in journal.text(f"{DE}/v0.po")
    monkeypatch.undo()
    assert journal.run("update")[0] == 0
    assert "rest for 2" in journal.text(f"{DE}/v0.po")


def test_a_catalog_that_goes_once_it_is_written_is_made_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (journal.folder / "build/settled.json").unlink()
    path = journal.folder / DE / "v0.po"

    def settled_and_gone(old: object, *arguments: object, **options: object) -> bool:
        if getattr(old, "path", "") == f"{DE}/v0.po":
            path.unlink(missing_ok=True)
        return is_settled(old, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(updating, "is_settled", settled_and_gone)
    journal.run("update")
    monkeypatch.setattr(updating, "is_settled", is_settled)
    journal.run("update")
    assert path.exists()


@pytest.mark.parametrize(
    "damaged",
    [
        *("", "{", "[]", "null", '{"a": [1, 2]}', '{"a": {"b": []}}', '{"a": [[[]]]}', "\xff"),
        *("[" * 100_000, f'{{"{DE}/v0.po": ["", ""]}}', f'{{"{DE}/v0.po": [null, null]}}'),
    ],
    ids=lambda text: text[:20] or "empty",
)
def test_a_damaged_list_of_what_is_settled_is_made_again(journal: Journal, damaged: str) -> None:
    path = journal.folder / "build/settled.json"
    whole = path.read_bytes()
    path.write_text(damaged, encoding="latin-1")
    assert journal.run("update") == UP_TO_DATE
    path.write_text(damaged, encoding="latin-1")
    journal.edit(f"{DE}/v0.po", "wait 2", "wait 99")
    assert journal.run("update")[0] == 0
    assert "wait 2 " in journal.text(f"{DE}/v0.po")
    assert path.stat().st_size >= len(whole)


def test_damaged_derived_files_are_made_again(journal: Journal) -> None:
    project, german = load_project(journal.folder), Locale.parse("de")
    source = project.catalog_path(german, "visits/v0")
    kept = project.compiled_path(german, "visits/v0")
    memory = project.memory_path(german)

    def known() -> tuple[object, object]:
        catalog = read_compiled(source, kept, domain="visits/v0", locale=german)
        found = pipeline.look_up(project, german, "On visit 7", limit=3, at_least=30)
        return tuple(catalog.messages), found

    whole = known()
    by_chance = random.Random(4)
    for path in (kept, memory) * 8:
        content = bytearray(path.read_bytes())
        start = by_chance.randrange(len(content))
        content[start : start + 64] = by_chance.randbytes(64)
        path.write_bytes(content[: by_chance.randint(start, len(content))])
        assert known() == whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nowhere", "link to itself"])
def test_what_is_no_catalog_is_left_alone(journal: Journal, tmp_path: Path, kind: str) -> None:
    TASKS["update"].prepare(journal.folder)
    path = journal.folder / DE / "v1.po"
    path.unlink()
    reason = {
        "folder": "Is a directory",
        "pipe": "this is a pipe or a device, not a file",
        "link to nowhere": "No such file or directory",
        "link to itself": "Too many levels of symbolic links",
    }[kind]
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(tmp_path / "elsewhere/v1.po" if "nowhere" in kind else path)
    code, out, err = journal.run("update")
    assert (code, err) == (1, f"{DE}/v1.po: error: unreadable: {reason}\n")
    assert f"Wrote {DE}/v2.po" in out
    assert not (tmp_path / "elsewhere").exists()


def test_a_rename_leaves_what_a_link_leads_to(journal: Journal, tmp_path: Path) -> None:
    path, outside = journal.folder / DE / "v0.po", tmp_path / "outside.po"
    path.rename(outside)
    path.symlink_to(os.path.relpath(outside, path.parent))
    content = outside.read_bytes()
    journal.rename()
    assert journal.run("update")[0] == 0
    assert (outside.read_bytes(), path.is_symlink()) == (content, False)
    renamed = journal.folder / DE / "renamed-v0.po"
    assert (renamed.is_symlink(), "de: Visit 0" in renamed.read_text("utf-8")) == (False, True)
