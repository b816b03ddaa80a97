"""TOML front matter: its fields and where every value stands.

tomllib reads it and tells no places. A second pass over the text, which is known to be valid by
then, finds them (TOML 1.0). Numbers, booleans and dates are kept as the author wrote them.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from dragoman.articles.front_matter.values import (
    Field,
    Names,
    Reading,
    Scalar,
    Value,
    line_numbers,
)
from dragoman.errors import ArticleError

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = (
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})',
    r"'''.*?'''(?:'{0,2})",
    r'"(?:[^"\\\n]|\\.)*"',
    r"'[^'\n]*'",
)
_NAME = re.compile(rf"{_STRING[2]}|{_STRING[3]}|[^\s\"'.=\[\]{{}},#]+")
_VALUE = re.compile(
    "|".join((*_STRING, r"\d{4}-\d\d-\d\d \d\d:[\d:.Zz+-]*", r"[^\s,\]}#]+")), re.DOTALL
)


def read_toml(text: str, path: str) -> Reading:
    """Return what stands in a text of TOML; places are characters of the text.

    Raises ArticleError with path and line where it is no TOML or has a name twice.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, path, str(error)) from None
    scan = _Scan(text)
    scan.document()
    line_of = line_numbers(text)
    scalars = {
        names: _scalar(values, names, line_of(start), start, text[start:end])
        for names, (start, end) in scan.values.items()
    }
    fields = dict[str, Field]()
    for name, start in scan.keys.items():
        value = _value(values[name], name, scalars)
        if value is not None:
            fields[name] = Field(value, line_of(start))
    return Reading(fields, tuple(scalars.values()))


def _not_toml(text: str, path: str, message: str) -> ArticleError:
    at = _AT.search(message)
    reason = message[: at.start()] if at else message
    if reason == "Cannot overwrite a value":
        reason = "a name stands twice"
    line = int(at["line"]) if at and at["line"] else text.count("\n") + 1
    return ArticleError(f"front matter: {reason}", path=path, line=line)


def _scalar(values: Mapping[str, Any], names: Names, line: int, start: int, raw: str) -> Scalar:
    value: Any = values
    for name in names:
        value = value[name]
    is_text = isinstance(value, str)
    return Scalar(names, value if is_text else raw, line, start, start + len(raw), is_text)


def _value(value: object, name: str, scalars: Mapping[Names, Scalar]) -> Value | None:
    if isinstance(value, dict):
        return None
    if not isinstance(value, list):
        return scalars[name,].value
    entries = [scalars.get((name, number)) for number in range(len(value))]
    found = tuple(entry.value for entry in entries if entry is not None)
    return found if len(found) == len(entries) else None


class _Scan:
    """A walk over the text of valid TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.values = dict[Names, tuple[int, int]]()
        """Where values stand that hold no others."""
        self.keys = dict[str, int]()
        """Where the keys of the outermost table stand that are no tables."""
        self.lengths = dict[Names, int]()
        """How many tables the arrays of tables have so far."""

    def document(self) -> None:
        table: Names = ()
        self.skip()
        while self.at < len(self.text):
            if self.take("["):
                table = self.header()
            else:
                self.pair(table)
            self.skip()

    def header(self) -> Names:
        array = self.take("[")
        names = self.names()
        for _ in range(2 if array else 1):
            self.take("]")
        table: Names = ()
        for number, name in enumerate(names, 1):
            table = (*table, name)
            if array and number == len(names):
                self.lengths[table] = self.lengths.get(table, 0) + 1
            if table in self.lengths:
                table = (*table, self.lengths[table] - 1)
        return table

    def pair(self, table: Names) -> None:
        start = self.at
        names = self.names()
        self.take("=")
        if not table and len(names) == 1:
            self.keys[names[0]] = start
        self.value((*table, *names))

    def names(self) -> tuple[str, ...]:
        names = [self.name()]
        while self.take("."):
            names.append(self.name())
        return tuple(names)

    def name(self) -> str:
        self.skip()
        written = self.match(_NAME)
        return str(tomllib.loads(f"name = {written}")["name"]) if written[0] in "\"'" else written

    def value(self, names: Names) -> None:
        self.skip()
        if self.take("["):
            self.array(names)
        elif self.take("{"):
            self.table(names)
        else:
            start = self.at
            self.match(_VALUE)
            self.values[names] = (start, self.at)

    def array(self, names: Names) -> None:
        number = 0
        while not self.take("]"):
            self.value((*names, number))
            self.take(",")
            number += 1

    def table(self, names: Names) -> None:
        while not self.take("}"):
            self.pair(names)
            self.take(",")

    def take(self, mark: str) -> bool:
        """Step over a mark and the blanks before it; False where something else stands there."""
        before = self.at
        self.skip()
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        self.at = before
        return False

    def skip(self) -> None:
        self.match(_BLANK)

    def match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        assert found, "tomllib has read it"
        self.at = found.end()
        return found[0]
