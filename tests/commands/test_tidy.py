"""`dragoman tidy`, by what it says, by the files it writes and by what git is given."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from tests.commands.conftest import Run, Said, state
from tests.repository import Repository

VISIT = "locales/de/LC_MESSAGES/articles/visit.po"
SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
FRENCH = "locales/fr/LC_MESSAGES/articles/visit.po"


@pytest.fixture
def wrapped(dragoman: Run, journal: Path) -> str:
    """The text of a tidy catalog whose file a tool has signed and wrapped since."""
    dragoman("update")
    path = journal / VISIT
    text = path.read_text(encoding="utf-8")
    path.write_text(as_a_tool_saves(text), encoding="utf-8")
    os.utime(path, (0, 0))
    return text


def as_a_tool_saves(text: str) -> str:
    """A catalog signed in its header, wrapped behind first words, with Windows' line ends."""
    signed = text.replace("X-Generator: Dragoman", "X-Generator: A tool")
    wrapped, count = re.subn(r'^msgid "(\w+ )', r'msgid ""\n"\1"\n"', signed, flags=re.MULTILINE)
    assert count
    return wrapped.replace("\n", "\r\n")


def test_a_catalog_is_tidied_once(dragoman: Run, journal: Path, wrapped: str) -> None:
    assert dragoman("tidy") == Said(0, f"Wrote {VISIT}\n")
    assert (journal / VISIT).read_bytes().decode() == wrapped
    before = state(journal)
    assert dragoman("tidy") == Said(0, "All catalogs are tidy.\n")
    assert dragoman("tidy", "--check") == Said(0, "All catalogs are tidy.\n")
    assert state(journal) == before


@pytest.mark.usefixtures("wrapped")
def test_check_changes_nothing(dragoman: Run, journal: Path) -> None:
    before = state(journal)
    assert dragoman("tidy", "--check") == Said(1, f"Would write {VISIT}\n")
    assert dragoman("tidy", "--check", "fr") == Said(0, "All catalogs are tidy.\n")
    assert state(journal) == before


@pytest.mark.usefixtures("wrapped")
def test_a_catalog_that_cannot_be_read_stops_no_other(dragoman: Run, journal: Path) -> None:
    (journal / FRENCH).write_text('msgid "a\n', encoding="utf-8")
    assert dragoman("tidy") == Said(
        1,
        f"Wrote {VISIT}\n",
        f"{FRENCH}:1: error: unreadable: the string has no closing quote\n",
    )


def test_another_encoding_is_a_warning_until_it_is_tidied(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    path = journal / FRENCH
    text = path.read_text(encoding="utf-8").replace("UTF-8", "CP1252")
    path.write_bytes(f"{text}\n# été\n".encode("cp1252"))
    os.utime(path, (0, 0))
    for command in ("check", "update"):
        said = dragoman(command, "fr")
        assert said.code == 0
        assert said.err == (
            f"{FRENCH}: warning: charset: the file is read as CP1252, as its header says\n"
            "    To put it right, run:\n\n        dragoman tidy fr\n"
        )
    assert dragoman("tidy", "fr") == Said(0, f"Wrote {FRENCH}\n")
    assert path.read_bytes().decode().endswith("\n\n# été\n")
    assert dragoman("check", "fr").err == ""


@pytest.fixture
def staging(repository: Repository) -> Repository:
    """A repository with a project whose catalogs are committed."""
    repository.commit(
        {
            "dragoman.toml": 'source = "en"\nlocales = ["de", "fr"]\n',
            "content/articles/visit.md": "The rest.\n",
            ".gitignore": "build/\n",
        }
    )
    CliRunner().invoke(main, ["update", "--project", str(repository.top)])
    repository.commit({})
    return repository


def tidy_staged(repository: Repository, *options: str) -> Said:
    arguments = ["tidy", "--staged", *options, "--project", str(repository.top)]
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return Said(result.exit_code, result.stdout, result.stderr)


def save(repository: Repository, name: str) -> None:
    path = repository.top / name
    path.write_bytes(as_a_tool_saves(path.read_bytes().decode()).encode())
    os.utime(path, (0, 0))


def test_what_is_staged_is_tidied_and_staged_again(staging: Repository) -> None:
    save(staging, VISIT)
    save(staging, FRENCH)
    staging.git("add", VISIT)
    assert tidy_staged(staging, "--check") == Said(1, f"Would write {VISIT}\n")
    assert tidy_staged(staging) == Said(0, f"Wrote {VISIT}\n")
    assert staging.git("status", "--porcelain") == f" M {FRENCH}\n"
    assert tidy_staged(staging) == Said(0, "All catalogs are tidy.\n")


def test_what_is_staged_in_part_is_left_alone(staging: Repository) -> None:
    save(staging, VISIT)
    staging.git("add", VISIT)
    path = staging.top / VISIT
    path.write_bytes(path.read_bytes() + b"\r\n# not yet\r\n")
    save(staging, FRENCH)
    staging.git("add", FRENCH)
    before = state(staging.top / "locales")
    assert tidy_staged(staging) == Said(
        1,
        "",
        f"{VISIT}: error: partly_staged: it has changes that are not staged, which tidying would"
        " stage\n    Stage all of it (git add) or put the rest aside (git stash --keep-index).\n",
    )
    assert state(staging.top / "locales") == before


def test_the_hook_tidies_a_commit_of_all_changes(staging: Repository) -> None:
    assert CliRunner().invoke(main, ["git-setup", "--project", str(staging.top)]).exit_code == 0
    staging.commit({})
    save(staging, VISIT)
    path = staging.top / VISIT
    path.write_bytes(path.read_bytes() + b"\r\n# done\r\n")
    staging.git("commit", "--quiet", "--all", "--message=saved")
    assert staging.git("status", "--porcelain") == ""
    diff = staging.git("show", "--format=", "--no-textconv", "--unified=0", "HEAD")
    assert [
        line for line in diff.splitlines() if line[0] in "+-" and line[1:3] not in ("--", "++")
    ] == [
        "+",
        "+# done",
    ]


def test_without_git_staged_is_refused(dragoman: Run, journal: Path) -> None:
    said = dragoman("tidy", "--staged")
    assert (said.code, said.out) == (1, "")
    assert "this folder is in no git repository" in said.err
