"""The lines on which the keys of a TOML file stand; tomllib keeps none."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]
"""The keys that lead to a value, from the outermost table on."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file's keys."""

    stated: Mapping[Path, int]
    """Of keys, and of tables with a header of their own."""
    named: Mapping[Path, int]
    """Of what is named first, be it by a header that implies a table: `[a.b]` for `a`."""

    def line_of(self, *path: str, implied: bool = True) -> int:
        """Return the line of a key, or else of the table it is missing in, or else 0.

        `implied` tells whether a header also stands for the tables around its own.
        """
        known = self.named if implied else self.stated
        return next((known[path[:n]] for n in range(len(path), 0, -1) if path[:n] in known), 0)


def lines_of(text: str) -> Lines:
    """Return where the keys of a file of valid TOML stand, however they are written.

    The file is read statement by statement, by the line ends after which TOML accepts an end.
    """
    stated: dict[Path, int] = {}
    named: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(text):
        header = statement.lstrip().startswith("[")
        paths = list(_paths(tomllib.loads(statement), () if header else table))
        for path in paths:
            named.setdefault(path, line)
        for path in paths[-1:] if header else paths:
            stated.setdefault(path, line)
        if header:
            table = paths[-1]
    return Lines(stated, named)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield headers and keys with their values, which may take several lines, by first line."""
    begun: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        begun.append(line)
        statement = "\n".join(begun)
        if _is_whole(statement):
            yield number - len(begun) + 1, statement
            begun = []


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _paths(values: Mapping[str, Any], outer: Path) -> Iterator[Path]:
    """Yield the path of every key, tables before what is in them."""
    for key, value in values.items():
        yield (*outer, key)
        if isinstance(value, dict):
            yield from _paths(value, (*outer, key))
