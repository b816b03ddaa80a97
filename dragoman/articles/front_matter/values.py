"""What front matter holds, as values: fields for those who read it, scalars with their places."""

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Value = str | tuple[str, ...]
Names = tuple[str | int, ...]
"""What leads to a scalar: the names of mappings, the numbers of entries of lists."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field with the line it stands on."""

    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the front matter, with its place in the article."""

    path: str
    """As a schema names it: `seo.description`; numbers of entries are left out."""
    value: str
    """What it says, quotes and escapes resolved."""
    line: int
    start: int
    """The first byte of the scalar as it is written, in the article's UTF-8 with LF lines."""
    end: int
    """The byte after its last: quotes are within, and the header of a block."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar as it is written; places are characters of the front matter's source."""

    names: Names
    value: str
    line: int
    start: int
    end: int
    is_text: bool = True
    """Whether it is text: no number of TOML, no null of YAML, no alias of a list."""
    flow: bool = False
    """Whether it stands between YAML's brackets or braces."""
    indent: int = 0
    """The indentation of the YAML collection it stands in, for the lines of a block."""
    repeats: tuple[int, int] | None = None
    """Where that stands which a YAML alias repeats."""

    @property
    def path(self) -> str | None:
        """The path by which a schema names it; None where a name has a dot in it."""
        names = [name for name in self.names if isinstance(name, str)]
        return None if any("." in name for name in names) else ".".join(names)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of YAML or TOML has found."""

    fields: Mapping[str, Field]
    scalars: tuple[Scalar, ...]
    """Every scalar once, in file order, and every alias."""


def located(source: str, scalars: Iterable[Scalar]) -> Iterator[tuple[Scalar, Text]]:
    """Yield the texts among the scalars of a front matter's source, which are in file order."""
    seen = size = 0
    for scalar in scalars:
        if not scalar.is_text or scalar.path is None:
            continue
        size += len(source[seen : scalar.start].encode())
        length = len(source[scalar.start : scalar.end].encode())
        seen = scalar.start
        yield scalar, Text(scalar.path, scalar.value, scalar.line, size, size + length)


def line_numbers(text: str) -> Callable[[int], int]:
    """Return the function from a character's place in a text to its line, counted from 1.

    The marks of PyYAML count lines too, but also end them at U+0085, U+2028 and U+2029.
    """
    ends = [match.start() for match in re.finditer("\n", text)]
    return lambda place: bisect.bisect_left(ends, place) + 1
