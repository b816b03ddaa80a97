"""Case files of one case a line, its fields between bars."""

from pathlib import Path


def rows(path: Path) -> list[tuple[str, ...]]:
    """Return the cases of a file: blank lines and lines with a leading # say nothing."""
    return [
        tuple(field.strip(" ") for field in line.split(" | "))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


def first(row: tuple[str, ...]) -> str:
    """Return what a case is called in the output of pytest: its first two fields."""
    return " | ".join(row[:2])
