"""Merges: random work on two branches, joined by our driver and by git's own merge of lines.

    make bench MERGES=500

Counted is what is published under a text it was not written for: confirmed after the merge, and,
where git merged, neither a conflict nor named by `check --pairing`. Half of the people have tools
that wrap lines.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.branches import Merge, merged, new_journal
from tests.benchmarks.table import Table
from tests.repository import ENVIRONMENT

_IN_A_ROW = 10
"""Merges of one repository before another is begun."""
_STEPS = 4
DRIVER = f"'{sys.executable}' -c 'from dragoman.commands import main; main()' merge-catalogs"


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    merges = int(os.environ.get("MERGES", "500"))
    table = Table(f"Merges: {merges} by our driver, {merges} by git's own")
    with ProcessPoolExecutor() as pool:
        seeds = range(merges // _IN_A_ROW)
        ours = tuple(chain.from_iterable(pool.map(partial(series, driver=DRIVER), seeds)))
        own = tuple(chain.from_iterable(pool.map(partial(series, driver=None), seeds)))
    by_driver(table, ours)
    by_git(table, own)
    return table.missed


def series(seed: int, *, driver: str | None) -> Sequence[Merge]:
    """Return some merges in a repository of their own."""
    os.environ.update(ENVIRONMENT)
    with TemporaryDirectory() as folder:
        journal = new_journal(Path(folder), seed, wrapped=bool(seed % 2), driver=driver)
        return [merged(journal, steps=_STEPS) for _ in range(_IN_A_ROW)]


def by_driver(table: Table, merges: Sequence[Merge]) -> None:
    """Print what our driver published."""
    wrong = named(merge.wrong | merge.kept_wrong for merge in merges)
    table.zero("published wrongly by our driver", wrong, len(merges), reference="texts' tags")
    false = named(merge.reported - merge.wrong for merge in merges)
    table.zero("reported by check --pairing after it", false, len(merges), reference="texts' tags")
    conflicts = sum(bool(merge.conflicts) for merge in merges)
    table.note(f"{conflicts} merges with a catalog that git gave to nobody to merge (renames)")


def by_git(table: Table, merges: Sequence[Merge]) -> None:
    """Print what git published, and what of it was reported."""
    wrong = named((merge.wrong | merge.kept_wrong) - merge.reported for merge in merges)
    table.zero("published wrongly by git, unreported", wrong, len(merges), reference="texts' tags")
    false = named(merge.reported - merge.wrong for merge in merges)
    table.zero("reported although right", false, len(merges), reference="texts' tags")
    conflicts = sum(bool(merge.conflicts) for merge in merges)
    caught = sum(len(merge.wrong & merge.reported) for merge in merges)
    table.note(f"{conflicts} merges with conflicts in catalogs; {caught} wrong pairs reported")


def named(found: Iterable[frozenset[tuple[str, str]]]) -> list[str]:
    """Return the pairs of all merges, as they are shown."""
    return [
        f"merge {number}: {path}: {text}"
        for number, pairs in enumerate(found)
        for path, text in sorted(pairs)
    ]


if __name__ == "__main__":
    sys.exit(main())
