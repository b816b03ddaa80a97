"""Emphasis written as tags, where CommonMark would leave its marks to be read.

CommonMark's flanking rules (6.2) know only languages with spaces: in `強い**「薬」**です` the marks
stay literal. Pages mend that with an invisible character; a file for other engines cannot.
"""

from collections.abc import Iterator

from dragoman.articles.characters import ARMOUR, REPAIR, repaired
from dragoman.articles.engine import events
from dragoman.articles.splicing import Edit, spliced

_TAGS = {"Emphasis": ("em", 1), "Strong": ("strong", 2), "Strikethrough": ("del", 2)}
_REPAIR = REPAIR.encode()


def tagged(text: str) -> Iterator[str]:
    """Yield the text of a message with tags for the emphasis that needs mending, then for all.

    Yields nothing where no mark needs mending.
    """
    mended = repaired(text)
    if mended != text:
        yield _with_tags(mended, all_of_it=False)
        yield _with_tags(mended, all_of_it=True)


def _with_tags(text: str, *, all_of_it: bool) -> str:
    source = f"{ARMOUR}{text}".encode()
    edits: list[Edit] = []
    for name, tag, _, start, end in events(source.decode()):
        if name == "Start" and tag in _TAGS:
            element, width = _TAGS[tag]
            if tag == "Strikethrough" and source[start + 1 : start + 2] != b"~":
                width = 1
            opening, closing = (start, start + width), (end - width, end)
            if all_of_it or _is_mended(source, *opening) or _is_mended(source, *closing):
                edits += ((*opening, f"<{element}>"), (*closing, f"</{element}>"))
    return spliced(source, edits).replace(REPAIR, "").removeprefix(ARMOUR)


def _is_mended(source: bytes, start: int, end: int) -> bool:
    """Tell whether an invisible character stands beside a mark."""
    return source[:start].endswith(_REPAIR) or source.startswith(_REPAIR, end)
