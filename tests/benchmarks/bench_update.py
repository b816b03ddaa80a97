"""An update with nothing to do, against the first one of the same project.

    python -m tests.benchmarks.bench_update

The project is made of the sample journal's articles, 1,000 of them with a number of their own, in
10 locales. Each update is a process of its own, measured whole.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.benchmarks.table import Table

SAMPLES = Path(__file__).parents[2] / "content" / "articles"
LOCALES = ("ar", "de", "es", "fr", "it", "ja", "nl", "pl", "pt-BR", "zh-Hant")
ARTICLES = 1000
LEAST = 20
_WORD = re.compile(r"\bketamine\b")


def main() -> int:
    """Update twice and print; 1 where the target is missed."""
    table = Table(f"Updating {ARTICLES:,} articles in {len(LOCALES)} locales")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _make(root)
        first = _update(root)
        before = _state(root)
        second = min(_update(root) for _ in range(2))
        written = sum(before[path] != state for path, state in _state(root).items())
    table.figure(
        "nothing to do",
        f"{second:.2f} s",
        reference=f"first update {first:.2f} s",
        ratio=f"{first / second:.1f} x",
        target=f">= {LEAST} x",
        met=first >= LEAST * second,
    )
    table.zero("files written", ["x"] * written, len(before), reference="none")
    return table.missed


def _make(root: Path) -> None:
    tags = ", ".join(f'"{tag}"' for tag in LOCALES)
    (root / "dragoman.toml").write_text(f'source = "en"\nlocales = [{tags}]\n', encoding="utf-8")
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.md"))]
    for number in range(ARTICLES):
        text = _WORD.sub(f"ketamine {number}", samples[number % len(samples)])
        path = root / "content" / f"part-{number // 50}" / f"article-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _update(root: Path) -> float:
    start = perf_counter()
    command = [sys.executable, "-c", "from dragoman.commands import main; main()", "update"]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def _state(root: Path) -> dict[Path, int]:
    """Return when each of the project's own files was written."""
    return {path: path.stat().st_mtime_ns for path in (root / "locales").rglob("*.po*")}


if __name__ == "__main__":
    sys.exit(main())
