"""YAML front matter: its fields and where every scalar stands.

Scalars are read as the author wrote them. YAML's own types would turn `no` into False, `0.50` into
0.5 and `12:30` into 750; dates and lists are read where the article needs them. Tags construct
nothing, merge keys merge nothing, and an alias is not followed: whatever it repeats is read once.
"""

import functools
from collections.abc import Iterator
from typing import cast

import yaml

from dragoman.articles.front_matter.values import (
    Field,
    Names,
    Reading,
    Scalar,
    Value,
    line_numbers,
)
from dragoman.articles.front_matter.yaml_blocks import Block
from dragoman.articles.front_matter.yaml_composing import Alias, Composed, composed
from dragoman.errors import ArticleError

_TEXT = "tag:yaml.org,2002:str"
_NULL = {"", "~", "null", "Null", "NULL"}


def read_yaml(text: str, path: str) -> Reading:
    """Return what stands in the text of a YAML mapping; places are characters of the text.

    Raises ArticleError with path and line where it is no YAML, no mapping or has a name twice.
    """
    line_of = line_numbers(text)
    try:
        found = composed(text)
    except yaml.MarkedYAMLError as error:
        line = line_of(error.problem_mark.index) if error.problem_mark else 1
        raise ArticleError(f"front matter: {error.problem}", path=path, line=line) from None
    except yaml.reader.ReaderError as error:
        reason = f"front matter: U+{error.character:04X} may not stand in YAML"
        raise ArticleError(reason, path=path, line=line_of(error.position)) from None
    return _Walk(text, path, found).reading(found.root)


class _Walk:
    """From nodes to fields and scalars."""

    def __init__(self, text: str, path: str, found: Composed) -> None:
        self.text = text
        self.path = path
        self.starts = found.starts
        self.indents = found.indents_of_blocks
        self.line_of = line_numbers(text)

    def reading(self, root: yaml.Node | None) -> Reading:
        if root is None:
            return Reading({}, ())
        if not isinstance(root, yaml.MappingNode):
            raise self.error("the front matter is no mapping of names to values", 2)
        scalars = tuple(self.scalars(root, (), flow=False))
        return Reading(self.fields(root), scalars)

    def fields(self, root: yaml.MappingNode) -> dict[str, Field]:
        value_of = functools.cache(_value)
        fields = dict[str, Field]()
        for key, node in root.value:
            name, line = _resolved(key), self.line_of(key.start_mark.index)
            if not isinstance(name, yaml.ScalarNode):
                raise self.error("front matter: a name must be a text", line)
            value = value_of(_resolved(node))
            if value is not None:
                fields[name.value] = Field(value, line)
        return fields

    def scalars(self, node: yaml.Node, names: Names, *, flow: bool) -> Iterator[Scalar]:
        if isinstance(node, Alias):
            yield self.alias(node, names, flow=flow)
        elif isinstance(node, yaml.ScalarNode):
            yield self.scalar(node, names, flow=flow)
        elif isinstance(node, yaml.CollectionNode):
            for name, entry in self.entries(node):
                yield from self.scalars(entry, (*names, name), flow=flow or bool(node.flow_style))

    def entries(self, node: yaml.CollectionNode) -> Iterator[tuple[str | int, yaml.Node]]:
        """Yield the entries of a list by number, those of a mapping by name.

        A name that is no text, such as a list, cannot be told to a schema: its value is left out.
        """
        if isinstance(node, yaml.SequenceNode):
            yield from enumerate(node.value)
            return
        known = set[str]()
        for key, value in node.value:
            name = _resolved(key)
            if not isinstance(name, yaml.ScalarNode):
                continue
            if name.value in known:
                line = self.line_of(key.start_mark.index)
                raise self.error(f'front matter: "{name.value}" stands twice', line)
            known.add(name.value)
            yield name.value, value

    def scalar(self, node: yaml.ScalarNode, names: Names, *, flow: bool) -> Scalar:
        first, end = node.start_mark.index, node.end_mark.index
        start = self.starts.get(end, -1)
        if start < first:  # nothing is written; the token found is that of the name
            start = end
        indent = self.indents.get(start, 0)
        if start in self.indents:
            end -= Block.read(self.text[start:end], indent).dropped
        is_text = _is_text(node) and start < end
        line = self.line_of(start)
        return Scalar(names, node.value, line, start, end, is_text, flow, indent)

    def alias(self, node: Alias, names: Names, *, flow: bool) -> Scalar:
        start, end = node.start_mark.index, node.end_mark.index
        repeated = node.value
        one = isinstance(repeated, yaml.ScalarNode)
        return Scalar(
            names,
            repeated.value if one else self.text[start:end],
            self.line_of(start),
            start,
            end,
            is_text=one and _is_text(repeated),
            flow=flow,
            repeats=(repeated.start_mark.index, repeated.end_mark.index),
        )

    def error(self, reason: str, line: int) -> ArticleError:
        return ArticleError(reason, path=self.path, line=line)


def _resolved(node: yaml.Node) -> yaml.Node:
    return cast(yaml.Node, node.value) if isinstance(node, Alias) else node


def _is_text(node: yaml.ScalarNode) -> bool:
    return node.tag == _TEXT and not (not node.style and node.value in _NULL)


def _value(node: yaml.Node) -> Value | None:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if not isinstance(node, yaml.SequenceNode):
        return None
    entries = [_resolved(entry) for entry in node.value]
    if not all(isinstance(entry, yaml.ScalarNode) for entry in entries):
        return None
    return tuple(str(entry.value) for entry in entries)
