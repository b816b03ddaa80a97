"""Front matter: the YAML mapping between two `---` lines at the top of an article.

Scalars are read as the author wrote them. YAML's own types would turn `no` into False, `0.50` into
0.5 and `12:30` into 750; dates and lists are read where the article needs them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from dragoman.errors import ArticleError

_FENCE = re.compile(
    r"---[ \t]*\n(?P<text>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field with the line it stands on."""

    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of an article by name; nested mappings are left out."""

    path: str
    fields: Mapping[str, Field]
    lines: int
    """How many lines of the file it takes."""

    def text(self, name: str) -> str | None:
        """Return a field's text, or None where it is missing; a list is an ArticleError."""
        field = self.fields.get(name)
        if field is None:
            return None
        if not isinstance(field.value, str):
            raise self._error(field, f'"{name}" must be a text, not a list')
        return field.value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field's list; a single text counts as a list of one."""
        field = self.fields.get(name)
        if field is None or field.value == "":
            return ()
        return (field.value,) if isinstance(field.value, str) else field.value

    def day(self, name: str) -> date | None:
        """Return a field's date (ISO 8601, `2026-11-23`), or None where it is missing."""
        text = self.text(name)
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            field = self.fields[name]
            raise self._error(field, f'"{text}" is no date such as 2026-11-23') from None

    def _error(self, field: Field, reason: str) -> ArticleError:
        return ArticleError(reason, path=self.path, line=field.line)


def split_front_matter(source: str, *, path: str) -> tuple[FrontMatter, str]:
    """Return an article's front matter and the Markdown after it.

    Raises ArticleError with path and line where the YAML cannot be read, is no mapping or has a
    field twice.
    """
    match = _FENCE.match(source)
    if match is None:
        if source.startswith("---\n"):
            raise ArticleError("the front matter is not closed with ---", path=path, line=1)
        return FrontMatter(path, {}, 0), source
    fields = _fields(match["text"], path)
    return FrontMatter(path, fields, match[0].count("\n")), source[match.end() :]


def _fields(text: str, path: str) -> dict[str, Field]:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ArticleError(f"front matter: {error.problem}", path=path, line=line) from None
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise ArticleError(f"front matter: {reason}", path=path, line=1) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise ArticleError("the front matter is no mapping of names to values", path=path, line=2)
    fields: dict[str, Field] = {}
    for key, node in root.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise ArticleError("front matter: a name must be a text", path=path, line=line)
        if key.value in fields:
            raise ArticleError(f'front matter: "{key.value}" stands twice', path=path, line=line)
        value = _value(node)
        if value is not None:
            fields[key.value] = Field(value, line)
    return fields


def _value(node: yaml.Node) -> Value | None:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(
        isinstance(entry, yaml.ScalarNode) for entry in node.value
    ):
        return tuple(str(entry.value) for entry in node.value)
    return None
