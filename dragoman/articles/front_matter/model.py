"""An article's front matter, once it has been read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.articles.front_matter.values import Field, Scalar, Text, located
from dragoman.articles.schema import Schema
from dragoman.errors import ArticleError


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of an article by name; nested mappings are left out."""

    path: str
    fields: Mapping[str, Field]
    lines: int
    """How many lines of the file it takes."""
    source: str = ""
    """As it stands in the file, both fences included; empty where the article has none."""
    scalars: tuple[Scalar, ...] = ()
    """Every scalar at any depth, in file order."""

    def strings(self, schema: Schema) -> tuple[Text, ...]:
        """Return the texts that are for translation, in file order; empty ones among them.

        What repeats a mapping or a list by a YAML alias is no text of its own; an alias of a
        scalar is. Values that are none of text (TOML's numbers and dates, YAML's null) stay out.
        """
        found = located(self.source, self.scalars)
        return tuple(text for _, text in found if schema.takes(text.path))

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
