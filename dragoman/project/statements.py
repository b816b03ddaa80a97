"""The lines of a TOML file on which its keys stand; tomllib keeps none."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]
"""The names that lead to a value, from the outermost table on."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A header, or a key with its value, which may take several lines."""

    line: int
    header: bool
    values: Mapping[str, Any]


def line_of(text: str, path: Path) -> int | None:
    """Return the line of a key, however it is written, or else of the table that it stands in.

    `text` is a whole file of valid TOML. None where nothing of the path stands in it.
    """
    here: Path = ()
    best, found = 0, None
    for statement in _statements(text):
        if statement.header:
            here = _names(statement.values)
        if path[: len(here)] != here:
            continue
        depth = len(here)
        if not statement.header:
            known = _known(statement.values, path[depth:])
            depth = depth + known if known else 0
        if depth > best:
            best, found = depth, statement.line
    return found


def _statements(text: str) -> Iterator[_Statement]:
    """Yield what stands between line ends that TOML accepts as ends: no string or list is open."""
    begun: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        begun.append(line)
        try:
            values = tomllib.loads("\n".join(begun))
        except tomllib.TOMLDecodeError:
            continue
        if values:
            header = begun[0].lstrip().startswith("[")
            yield _Statement(number - len(begun) + 1, header, values)
        begun = []


def _names(header: Mapping[str, Any]) -> Path:
    """Return the names of a header: each table holds the next one alone."""
    names: list[str] = []
    inner: Any = header
    while isinstance(inner, Mapping) and inner:
        [(name, inner)] = inner.items()
        names.append(name)
    return tuple(names)


def _known(values: Mapping[str, Any], path: Path) -> int:
    """Return how many names of a path lead into the values."""
    inner: Any = values
    for number, name in enumerate(path):
        if not isinstance(inner, Mapping) or name not in inner:
            return number
        inner = inner[name]
    return len(path)
