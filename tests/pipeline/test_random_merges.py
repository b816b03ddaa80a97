"""Some of the random merges of `bench_git`, each time the same ones."""

from pathlib import Path

import pytest

from tests.benchmarks.bench_git import DRIVER
from tests.benchmarks.branches import merged, new_journal
from tests.repository import Repository

SERIES = {"unwrapped": 4, "wrapped": 1}
MERGES = 3


@pytest.mark.parametrize("seed", SERIES.values(), ids=SERIES)
def test_our_driver_publishes_nothing_wrong(
    repository: Repository, tmp_path: Path, seed: int
) -> None:
    journal = new_journal(tmp_path / "j", seed, wrapped=bool(seed % 2), driver=DRIVER)
    for _ in range(MERGES):
        merge = merged(journal, steps=4)
        assert (merge.wrong, merge.reported, merge.kept_wrong) == (frozenset(),) * 3


@pytest.mark.parametrize("seed", SERIES.values(), ids=SERIES)
def test_what_git_publishes_wrongly_is_reported(
    repository: Repository, tmp_path: Path, seed: int
) -> None:
    journal = new_journal(tmp_path / "j", seed, wrapped=bool(seed % 2), driver=None)
    for _ in range(MERGES):
        merge = merged(journal, steps=4)
        assert (merge.reported, merge.kept_wrong) == (merge.wrong, frozenset())
