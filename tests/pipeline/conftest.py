import pytest

from tests.pipeline.clinic import Clinic, open_clinic
from tests.repository import Repository


@pytest.fixture
def clinic(repository: Repository) -> Clinic:
    """A clinic's journal, translated into German and committed."""
    return open_clinic(repository)
