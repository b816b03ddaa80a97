"""The shape of rendered inline HTML: what a translation must keep, whatever its words are."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.articles.characters import speaks
from dragoman.articles.markup import FOOTNOTE, Tag, pieces, unescaped, visible_text
from dragoman.articles.prose import formulas_in
from dragoman.articles.raw_html.elements import VOID
from dragoman.articles.rendering import REFERENCE

_EMPHASIS = frozenset({"em", "strong"})
_OWN = re.compile(rf"<(?:a|img) {REFERENCE.pattern}(?: /)?>")
"""A link or image as the engine writes it; with any other attribute it is a raw tag."""
_HREF = re.compile(r'<a href="([^"]*)">')
_BLANKS = re.compile(r"[ \t]+")
"""What browsers show as one blank, in code too."""
LONE_BREAK = re.compile(r"\A\s*<br />|<br />\s*\Z")
"""A line break at either end."""
_ALT = re.compile(r'\salt="([^"]*)"')


@dataclass(frozen=True)
class Shape:
    """What stands in a piece of rendered HTML apart from its words and its emphasis."""

    elements: Counter[str]
    """Links and images with their number, code with its text, raw tags, breaks, footnotes."""
    tags: tuple[str, ...]
    """The raw tags and links in order, for pieces that are not well nested by design."""
    nested: bool
    """Whether every element is closed where it should be, and no link stands in another."""
    emphasis_nested: bool
    """Whether that is so of its emphasis by itself."""
    silent: frozenset[str]
    """Links and images without a text that a reader could see or hear."""


def shape_of(markup: str) -> Shape:
    """Return the shape of a message's HTML as `render` gives it."""
    elements = _formulas(markup)
    if "<" not in markup:
        return Shape(elements, (), True, True, frozenset())
    tags: list[str] = []
    silent: set[str] = set()
    for label, _ in FOOTNOTE.findall(markup):
        elements[f"footnote [^{unescaped(label)}]"] += 1
    bare = FOOTNOTE.sub("", markup)
    found = list(pieces(bare))
    for place, piece in enumerate(found):
        if isinstance(piece, str) or piece.source in _PLAIN:
            continue
        name = _element(piece, found[place + 1 :])
        if name:
            elements[name] += 1
        if not piece.closing and _is_silent(piece, found[place + 1 :]):
            silent.add(name)
        tags.append(name or piece.source)
    nested = _nested(found)
    emphasis_nested = nested or _nested([piece for piece in found if _source(piece) in _PLAIN])
    return Shape(elements, tuple(tags), nested, emphasis_nested, frozenset(silent))


def _formulas(markup: str) -> Counter[str]:
    """Return the formulas in the text, which must stay as they are.

    No tag stands in a formula but those of emphasis, which its signs may be read as.
    """
    if "$" not in markup:
        return Counter()
    apart = "".join("\n" * _is_border(piece) + _source(piece) for piece in pieces(markup))
    found = formulas_in(_BLANKS.sub(" ", visible_text(apart, code=False)))
    return Counter(f"formula {formula}" for formula in found)


def _is_border(piece: Tag | str) -> bool:
    return isinstance(piece, Tag) and piece.name not in _EMPHASIS


_PLAIN = frozenset(f"<{slash}{name}>" for slash in ("", "/") for name in _EMPHASIS)


def _element(tag: Tag, after: list[Tag | str]) -> str:
    """Return what a tag stands for, in words for a report; closing tags of our own are nothing."""
    reference = _OWN.fullmatch(tag.source)
    if reference:
        return f"{'link' if tag.name == 'a' else 'image'} [{reference['number']}]"
    if tag.source == "<code>":
        return f"code `{_BLANKS.sub(' ', _until('code', after))}`"
    if tag.source == "<br />":
        return "line break"
    if tag.source == "<del>":
        return "struck-out text"
    address = _HREF.fullmatch(tag.source)
    if address and _until("a", after) in (
        unescaped(address[1]),
        unescaped(address[1]).removeprefix("mailto:"),
    ):
        return f"address <{unescaped(address[1])}>"
    if tag.source in ("</a>", "</code>", "</del>"):
        return ""
    return f"tag {' '.join(tag.source.split())}"


def _inside(name: str, after: list[Tag | str]) -> Iterator[Tag | str]:
    for piece in after:
        if isinstance(piece, Tag) and piece.name == name and piece.closing:
            return
        yield piece


def _until(name: str, after: list[Tag | str]) -> str:
    return visible_text("".join(_source(piece) for piece in _inside(name, after)))


def _source(piece: Tag | str) -> str:
    return piece if isinstance(piece, str) else piece.source


def _is_silent(tag: Tag, after: list[Tag | str]) -> bool:
    """Tell whether a tag begins a link without visible text and images, or is a silent image."""
    if tag.name == "img":
        return not _speaks(tag)
    return tag.name == "a" and not any(map(_speaks, _inside("a", after)))


def _speaks(piece: Tag | str) -> bool:
    if isinstance(piece, str):
        return speaks(unescaped(piece))
    alt = _ALT.search(piece.source) if piece.name == "img" else None
    return alt is not None and speaks(unescaped(alt[1]))


def _nested(found: list[Tag | str]) -> bool:
    """Tell whether tags close in the order in which they opened, with no link in a link."""
    stack: list[str] = []
    for piece in found:
        if isinstance(piece, str) or not piece.name or piece.name in VOID:
            continue
        if piece.source.endswith("/>"):
            continue
        if piece.closing:
            if not stack or stack.pop() != piece.name:
                return False
        elif piece.name == "a" and "a" in stack:
            return False
        else:
            stack.append(piece.name)
    return not stack
