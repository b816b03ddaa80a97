r"""Lines that open and close boxes which the engine does not know.

| line | known from |
|---|---|
| `::: name Title`, `::: details Title {open}` | VitePress, markdown-it-container |
| `:::name[Title]` | Docusaurus, generic directives |
| `:::{name} Title`, options such as `:class: wide` below | MyST |
| `::: {.name #id title="Title"}` | Pandoc, Quarto |
| `/// name \| Title`, options such as `open: True` indented below | pymdownx blocks |
| `!!! type "Title"` | Python-Markdown's admonitions |
| `??? type "Title"`, `???+ type`, `=== "Title"` | pymdownx details and tabs |

The last two kinds hold the indented text below them. The others are closed by a line of nothing but
at least as many of their signs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.articles.extensions.boxes import Box, Span, label_of, reduced

_FENCE = re.compile(r"(?::{3,}+|/{3,}+)(?=[ \t]*+(?P<rest>.?))")
_NAME = re.compile(r"[A-Za-z][\w-]*+(?=[ \t\[{]|$)")
_DIRECTIVE = re.compile(r"\{[ \t]*+([A-Za-z][\w:.-]*+)[ \t]*+\}")
_BRACES = re.compile(r"\{([^{}]*+)\}")
_ATTRIBUTE = re.compile(
    r"""(?<!\S)(?:\.(?P<class>[\w:-]+)|\#(?P<id>[\w:.-]+)|(?P<open>open)"""
    r"""|(?P<key>[\w-]+)=(?:"(?P<value>[^"]*)"|'[^']*'|[^\s"']+))(?!\S)"""
)
_BLOCK = re.compile(r"([A-Za-z][\w-]*+)[ \t]*+(?:\|(?P<title>.*))?$")
_ADMONITION = re.compile(
    r"""(?P<mark>!!!|\?\?\?\+?)[ \t]*+(?P<types>[\w-]++(?:[ \t]++[\w-]++)*+)"""
    r"""[ \t]*+(?P<title>".*")?$"""
)
_TAB = re.compile(r'===[!+]?[ \t]++(?P<title>".*")$')
_DIRECTIVE_OPTION = re.compile(r":[\w-]++:(?:[ \t]|$)")
_BLOCK_OPTION = re.compile(r"(?: {4}|\t)[ \t]*+([\w-]++):(?:[ \t]|$)(.*)")
_BARE_BLOCKS = frozenset({"tab", "caption", "figure-caption", "define", "html"})
"""Kinds of pymdownx blocks that are no admonitions."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a box which another line closes."""

    fence: str
    box: Box
    options: re.Pattern[str] | None = None
    """What the lines directly below look like that say more about the box."""

    def option(self, text: str) -> "Opening | None":
        """Return the opening with what a line below says of it; None where that is no option."""
        found = self.options.match(text) if self.options else None
        if found is None or not found.re.groups:
            return found and self
        name, value = found[1], found[2].strip()
        if name == "open":
            return replace(self, box=replace(self.box, open=value.lower() == "true"))
        if name == "type":
            classes = (*self.box.classes, *reduced([value]))
            label = label_of(value, admonition=True)
            box = replace(self.box, classes=classes, label=self.box.label or label)
            return replace(self, box=box)
        return self


@dataclass(frozen=True, slots=True)
class Closing:
    """A line that closes a box."""

    fence: str

    def closes(self, opening: Opening) -> bool:
        """Tell whether it is of the same signs, and at least as many."""
        return self.fence.startswith(opening.fence)


@dataclass(frozen=True, slots=True)
class Admonition:
    """A line that opens a box for what stands indented below it."""

    box: Box


def boundary_of(text: str) -> Opening | Closing | Admonition | None:
    """Return what a line opens or closes; `text` is without the line's prefix."""
    text = text.rstrip()
    fence = _FENCE.match(text)
    if fence is None:
        return _admonition(text)
    if not fence["rest"]:
        return Closing(fence[0])
    start = fence.start("rest")
    if text[0] == "/":
        return _block(text, fence[0], start)
    return _container(text, fence[0], start, _end_of(text, start))


def _admonition(text: str) -> Admonition | None:
    tab = _TAB.match(text)
    if tab:
        return Admonition(
            Box(("tabbed",), "tabbed-title", title=_trimmed(text, *tab.span("title")))
        )
    found = _ADMONITION.match(text)
    types = reduced(found["types"].lower().split()) if found else ()
    if not found or not types:
        return None
    folded = found["mark"] != "!!!"
    classes = types if folded else ("admonition", *types)
    box = Box(classes, "admonition-title", folded, open=found["mark"] == "???+")
    if found["title"]:
        return Admonition(replace(box, title=_trimmed(text, *found.span("title"))))
    label = label_of(types[0], admonition=True) or types[0].capitalize()
    return Admonition(replace(box, label=label))


def _block(text: str, fence: str, start: int) -> Opening | None:
    found = _BLOCK.match(text, start)
    if not found:
        return None
    name = found[1].lower()
    if name == "html":
        classes = reduced(re.findall(r"\.([\w-]+)", found["title"] or ""))
        return Opening(fence, Box(classes, ""), _BLOCK_OPTION)
    title = _trimmed(text, *found.span("title")) if found["title"] else None
    folded = name == "details"
    bare = folded or name in _BARE_BLOCKS
    classes = reduced([name]) if bare else ("admonition", *reduced([name]))
    box = Box(classes, f"{'container' if bare else 'admonition'}-title", folded, title=title)
    return Opening(fence, replace(box, label=label_of(name, admonition=True)), _BLOCK_OPTION)


def _container(text: str, fence: str, start: int, end: int) -> Opening | None:
    directive = _DIRECTIVE.match(text, start, end)
    if directive:
        title = _trimmed(text, directive.end(), end)
        return _opening(fence, [directive[1]], _Said(title=title), _DIRECTIVE_OPTION)
    name = _NAME.match(text, start, end)
    if name:
        return _named(text, fence, name, end)
    braces = _BRACES.match(text, start, end)
    said = _said_in(braces) if braces else None
    if not braces or not said:
        return None
    title = _trimmed(text, braces.end(), end) or said.title
    return _opening(fence, said.classes, replace(said, title=title))


def _named(text: str, fence: str, name: re.Match[str], end: int) -> Opening | None:
    """Return what is opened by a name, then a title, then attributes."""
    brace = text.rfind("{", name.end(), end)
    braces = _BRACES.fullmatch(text, brace, end) if brace > 0 else None
    said = _said_in(braces) if braces else None
    end = braces.start() if braces and said else end
    said = said or _Said()
    start = name.end()
    if text.startswith("[", start) and text[start:end].endswith("]"):
        start, end = start + 1, end - 1
    said = replace(said, title=_trimmed(text, start, end) or said.title)
    return _opening(fence, [name[0], *said.classes], said)


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands on the line of a container beside its name."""

    classes: tuple[str, ...] = ()
    id: str = ""
    open: bool = False
    title: Span | None = None


def _said_in(braces: re.Match[str]) -> _Said | None:
    """Return the attributes in braces; None where there stands something else too."""
    inside, start = braces[1], braces.start(1)
    if _ATTRIBUTE.sub("", inside).strip():
        return None
    classes: list[str] = []
    said = _Said()
    for found in _ATTRIBUTE.finditer(inside):
        if found["class"]:
            classes.append(found["class"])
        elif found["id"]:
            said = replace(said, id=found["id"])
        elif found["open"]:
            said = replace(said, open=True)
        elif found["key"] == "title" and found["value"]:
            first, last = found.span("value")
            said = replace(said, title=(start + first, start + last))
    return replace(said, classes=tuple(classes))


def _opening(
    fence: str, names: Sequence[str], said: _Said, options: re.Pattern[str] | None = None
) -> Opening | None:
    classes = reduced(names)
    if not classes:
        return None
    box = Box(classes, "container-title", classes[0] == "details", said.open, said.id, said.title)
    label = label_of(classes[0].removeprefix("callout-"))
    return Opening(fence, replace(box, label=label), options)


def _end_of(text: str, start: int) -> int:
    """Return where a line ends but for the colons that Pandoc allows behind the attributes."""
    kept = text.rstrip(":")
    drawn = len(text) - len(kept) >= 3 and kept.endswith((" ", "\t"))
    return max(start, len(kept.rstrip())) if drawn else len(text)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span of a title without blanks and quotes around it; None for an empty one."""
    title = text[start:end]
    start += len(title) - len(title.lstrip())
    title = title.strip()
    if len(title) > 1 and title[0] == title[-1] == '"':
        return _trimmed(text, start + 1, start + len(title) - 1)
    return (start, start + len(title)) if title else None
