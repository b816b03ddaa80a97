"""What many tests start from: a small project in a folder of its own."""

import shutil
import sys
from pathlib import Path

import pytest

from dragoman.project import Project, load_project

SMALL_PROJECT = Path(__file__).parent / "small_project"


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
