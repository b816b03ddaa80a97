"""Reading case files: a title, then blocks, each between two lines that hold only a dot."""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


def cases(name: str, blocks: int) -> Iterator[tuple[str, ...]]:
    """Yield the title and the blocks of every case of a file."""
    _, _, text = (FOLDER / name).read_text(encoding="utf-8").partition("\n\n")
    parts = [""]
    for line in text.splitlines(keepends=True):
        if line == ".\n":
            parts.append("")
        else:
            parts[-1] += line
    assert len(parts) % (blocks + 1) == 1, f"{name}: a case is not closed with a dot"
    for start in range(0, len(parts) - 1, blocks + 1):
        title, *rest = parts[start : start + blocks + 1]
        yield (title.strip(), *rest)
