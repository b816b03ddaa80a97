"""`dragoman git-setup`, by what it says, writes and makes git do."""

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from tests.commands.conftest import Said, state
from tests.repository import Repository

COMMAND = Path(sys.executable).with_name("dragoman")
FILES = (".git/config", ".gitattributes", ".git/hooks/pre-commit")
UNDO = """\
To undo it:
  git config --remove-section merge.dragoman
  git config --remove-section diff.dragoman
and delete the lines with "dragoman" in .gitattributes and the hook pre-commit.
"""
DONE = Said(0, "".join(f"Wrote {name}\n" for name in FILES) + UNDO)
SETTINGS = 'source = "en"\nlocales = ["de"]\n'
DE = "locales/de/LC_MESSAGES/x.po"


@pytest.fixture(autouse=True)
def settings(repository: Repository) -> None:
    if not COMMAND.exists():
        pytest.skip("the command dragoman is not installed beside this interpreter")
    repository.commit(
        {"dragoman.toml": 'source = "en"\nlocales = ["de"]\n', "content/x.md": "X.\n"}
    )


def set_up(folder: Path, *arguments: str) -> Said:
    result = CliRunner().invoke(main, ["git-setup", *arguments, "--project", str(folder)])
    return Said(result.exit_code, result.stdout, result.stderr)


def setting(repository: Repository, name: str) -> str:
    return repository.git("config", "--get", name).strip()


def test_it_is_set_up_once(repository: Repository) -> None:
    assert set_up(repository.top) == DONE
    before = state(repository.top)
    assert set_up(repository.top) == Said(0, "git is set up already.\n")
    assert set_up(repository.top, "--check") == Said(0, "git is set up already.\n")
    assert state(repository.top) == before
    driver = setting(repository, "merge.dragoman.driver")
    assert driver == f"{COMMAND} merge-catalogs --name %P %O %A %B"
    shown = f'{COMMAND} catalog-text "$1" 2>/dev/null || cat "$1"'
    assert setting(repository, "diff.dragoman.textconv") == f"f() {{ {shown}; }}; f"
    assert (repository.top / ".gitattributes").read_text(encoding="utf-8") == (
        "locales/**/*.po merge=dragoman diff=dragoman\n"
        "locales/**/*.pot merge=dragoman diff=dragoman\n"
    )
    hook = repository.top / ".git/hooks/pre-commit"
    assert os.access(hook, os.X_OK)
    assert hook.read_text(encoding="utf-8").splitlines()[-1] == f"exec {COMMAND} tidy --staged"


def test_check_changes_nothing(repository: Repository) -> None:
    before = state(repository.top)
    said = set_up(repository.top, "--check")
    assert said == Said(1, "".join(f"Would write {name}\n" for name in FILES))
    assert state(repository.top) == before


def test_attributes_of_others_stay(repository: Repository) -> None:
    path = repository.top / ".gitattributes"
    path.write_text("*.po text\n*.pot merge=dragoman diff=dragoman", encoding="utf-8")
    set_up(repository.top)
    assert path.read_text(encoding="utf-8") == (
        "*.po text\n*.pot merge=dragoman diff=dragoman\n"
        "locales/**/*.po merge=dragoman diff=dragoman\n"
    )


def test_a_hook_of_others_stays(repository: Repository) -> None:
    hook = repository.top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nmake lint\n", encoding="utf-8")
    said = set_up(repository.top)
    assert said.err == (
        ".git/hooks/pre-commit: warning: hook: this hook is not ours; left alone\n"
        "    To tidy catalogs before each commit, add this line to it:\n\n"
        f"        {COMMAND} tidy --staged\n"
    )
    hook.write_text(f"#!/bin/sh\nmake lint\n{COMMAND} tidy --staged\n", encoding="utf-8")
    assert set_up(repository.top) == Said(0, "git is set up already.\n")


def test_a_folder_of_hooks_in_the_repository(repository: Repository) -> None:
    repository.git("config", "core.hooksPath", "my hooks")
    said = set_up(repository.top)
    assert "Wrote my hooks/pre-commit\n" in said.out
    assert (repository.top / "my hooks/pre-commit").exists()


def test_a_folder_of_hooks_for_every_repository(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "core.hooksPath", str(tmp_path / "hooks"))
    said = set_up(repository.top)
    assert said.err.startswith(f"{tmp_path}/hooks/pre-commit: warning: hook: ")
    assert not (tmp_path / "hooks").exists()


def test_a_linked_work_tree(repository: Repository, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    repository.git("worktree", "add", "--quiet", str(linked))
    said = set_up(linked)
    assert said.out.splitlines()[:3] == [
        f"Wrote {repository.top}/.git/config",
        "Wrote .gitattributes",
        f"Wrote {repository.top}/.git/hooks/pre-commit",
    ]
    assert set_up(linked) == Said(0, "git is set up already.\n")


def test_a_project_below_the_top(repository: Repository) -> None:
    repository.commit(
        {"the site/dragoman.toml": 'source = "en"\n', "the site/content/x.md": "X.\n"}
    )
    set_up(repository.top / "the site")
    attributes = (repository.top / ".gitattributes").read_text(encoding="utf-8")
    assert attributes.splitlines()[0] == '"the site/locales/**/*.po" merge=dragoman diff=dragoman'
    hook = (repository.top / ".git/hooks/pre-commit").read_text(encoding="utf-8")
    assert hook.endswith("tidy --staged --project 'the site'\n")
    assert set_up(repository.top / "the site") == Said(0, "git is set up already.\n")


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text('source = "en"\n', encoding="utf-8")
    (tmp_path / "content").mkdir()
    assert set_up(tmp_path).err == (
        ".: this folder is in no git repository\n\nTo make one, run:\n\n    git init\n"
    )


def test_git_merges_and_shows_catalogs_by_message(repository: Repository) -> None:
    set_up(repository.top)
    repository.git("config", "core.hooksPath", os.devnull)
    repository.commit({DE: 'msgid "In."\nmsgstr ""\n\nmsgid "Out."\nmsgstr ""\n'})
    repository.branch("work")
    repository.commit({DE: 'msgid "In."\nmsgstr "Ein."\n\nmsgid "Out."\nmsgstr ""\n'})
    repository.switch("main")
    repository.commit({DE: 'msgid "In."\nmsgstr ""\n\nmsgid "Out."\nmsgstr "Aus."\n'})
    assert repository.merge("work")
    merged = (repository.top / DE).read_text(encoding="utf-8")
    assert merged == 'msgid "In."\nmsgstr "Ein."\n\nmsgid "Out."\nmsgstr "Aus."\n'
    shown = repository.git("diff", "HEAD~1", "--", DE).splitlines()
    assert shown[5:] == [" In.", "-    ", "+    Ein.", " ", " Out.", "     Aus."]


def test_git_shows_catalogs_when_dragoman_is_gone(repository: Repository) -> None:
    set_up(repository.top)
    filter = setting(repository, "diff.dragoman.textconv").replace(
        str(COMMAND), "/nowhere/dragoman"
    )
    repository.git("config", "diff.dragoman.textconv", filter)
    repository.git("config", "core.hooksPath", os.devnull)
    repository.commit({DE: 'msgid "In."\nmsgstr ""\n'})
    (repository.top / DE).write_text('msgid "In."\nmsgstr "Ein."\n', encoding="utf-8")
    assert repository.git("diff").splitlines()[-2:] == ['-msgstr ""', '+msgstr "Ein."']


def test_what_cannot_be_read_stays_a_conflict(repository: Repository) -> None:
    set_up(repository.top)
    repository.git("config", "core.hooksPath", os.devnull)
    repository.commit({DE: 'msgid "In."\nmsgstr ""\n'})
    repository.branch("work")
    repository.commit({DE: 'msgid "In."\nmsgstr "Ein.\n'})
    repository.switch("main")
    repository.commit({DE: 'msgid "In."\nmsgstr "Hinein."\n'})
    assert not repository.merge("work")
    assert repository.git("status", "--porcelain") == f"UU {DE}\n"
    assert (repository.top / DE).read_text(encoding="utf-8") == 'msgid "In."\nmsgstr "Hinein."\n'
