"""Composing YAML: its nodes, and where its scalars begin.

libyaml, which PyYAML brings along, composes in a tenth of the time of PyYAML's own reader. That one
reads what libyaml does not tell the places of, and all that it refuses: so errors are worded as
they are without libyaml.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml


class Composed(NamedTuple):
    """What a text of YAML was composed to; places are characters of the text."""

    root: yaml.Node | None
    starts: dict[int, int]
    """Where scalars start, behind anchor and tag, by where they end."""
    indents_of_blocks: dict[int, int]
    """The indentation that block scalars are relative to, by where they start."""


class Alias(yaml.Node):
    """An alias where it stands; its value is the node that it repeats."""


class _Composer(yaml.BaseLoader):
    """Composes nodes, and keeps what they do not tell."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.starts = dict[int, int]()
        self.indents_of_blocks = dict[int, int]()

    def get_token(self) -> yaml.Token:
        token: yaml.Token = super().get_token()  # type: ignore[no-untyped-call]
        if isinstance(token, yaml.ScalarToken):
            self.starts[token.end_mark.index] = token.start_mark.index
        return token

    def scan_block_scalar(self, style: object) -> yaml.ScalarToken:
        token = super().scan_block_scalar(style)
        self.indents_of_blocks[token.start_mark.index] = self.indent
        return token

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        aliased = self.check_event(yaml.AliasEvent)
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        node = super().compose_node(parent, index)
        return Alias("", node, event.start_mark, event.end_mark) if aliased else node


_LIBYAML: Any = getattr(yaml, "CBaseLoader", None)
"""The loader that uses libyaml, where PyYAML was built with it."""
_NOT_PLAIN = re.compile(
    r"(?:^|[\s\[{,:\-])[&*!|>@`]|^%|\?(?:\s|$)|^[ -]{100}"
    r"|[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\U00010000-\U0010ffff]",
    re.MULTILINE,
)
"""What may be an anchor, alias, tag, block, directive or complex name; odd characters; depth."""
_MOST_BRACKETS = 100
"""More may be so deep in each other that libyaml comes to the end of its stack, and crashes."""


def composed(text: str) -> Composed:
    """Return the nodes of a text of YAML. Raises yaml.YAMLError where it is none."""
    return composed_by_libyaml(text) or composed_by_pyyaml(text)


def composed_by_pyyaml(text: str) -> Composed:
    """Return the nodes of any text of YAML. Raises yaml.YAMLError where it is none."""
    composer = _Composer(text)
    root = composer.get_single_node()
    return Composed(root, composer.starts, composer.indents_of_blocks)


def composed_by_libyaml(text: str) -> Composed | None:
    """Return the nodes of a plain text of YAML; None of one that is not plain, or no YAML."""
    brackets = text.count("[") + text.count("{")
    if _LIBYAML is None or brackets > _MOST_BRACKETS or _NOT_PLAIN.search(text):
        return None
    try:
        root = _LIBYAML(text).get_single_node()
    except yaml.YAMLError:
        return None
    starts: dict[int, int] = {}
    for node, flow in _scalars(root, flow=False):
        if flow and not node.value and not node.style:  # its place is another one to PyYAML
            return None
        starts[node.end_mark.index] = node.start_mark.index
    return Composed(root, starts, {})


def _scalars(node: yaml.Node | None, *, flow: bool) -> Iterator[tuple[yaml.ScalarNode, bool]]:
    """Yield the scalars of a node, and whether each stands between brackets or braces."""
    if isinstance(node, yaml.ScalarNode):
        yield node, flow
    elif isinstance(node, yaml.CollectionNode):
        inside = flow or bool(node.flow_style)
        for entry in node.value:
            for part in entry if isinstance(entry, tuple) else (entry,):
                yield from _scalars(part, flow=inside)
