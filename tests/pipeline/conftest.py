from pathlib import Path

import pytest

from tests.faults import Journal, copy_of, new_journal
from tests.pipeline.clinic import Clinic, open_clinic
from tests.repository import Repository


@pytest.fixture
def clinic(repository: Repository) -> Clinic:
    """A clinic's journal, translated into German and committed."""
    return open_clinic(repository)


@pytest.fixture(scope="session")
def translated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journals") / "translated"
    new_journal(folder, articles=3)
    return folder


@pytest.fixture
def translated(translated_folder: Path, tmp_path: Path) -> Journal:
    """A copy of a journal of three short articles and a long one, in German and French."""
    return Journal(copy_of(translated_folder, tmp_path / "journal"))
