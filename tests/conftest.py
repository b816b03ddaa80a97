"""What many tests start from: a small project in a folder of its own."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from dragoman.project import Project, load_project
from tests.repository import ENVIRONMENT, Repository, new_repository

SMALL_PROJECT = Path(__file__).parent / "small_project"

settings.register_profile("the same each time", derandomize=True, deadline=None)
settings.load_profile("the same each time")


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project: two articles in English, to be translated into two languages."""
    folder = tmp_path / "journal"
    shutil.copytree(SMALL_PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.delitem(sys.modules, "small_journal", raising=False)
    return folder


@pytest.fixture
def project(journal: Path) -> Project:
    """The small project as the engine sees it."""
    return load_project(journal)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty git repository, in a folder with a blank in its name, with no settings but its own.

    Tests that need one are skipped without git, but not in CI.
    """
    if not shutil.which("git"):
        if os.environ.get("CI") == "true":
            pytest.fail("git is missing")
        pytest.skip("git is missing")
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return new_repository(tmp_path / "a repository")
