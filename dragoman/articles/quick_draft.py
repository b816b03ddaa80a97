"""Messages that are told from their source alone.

Most blocks hold nothing but words, emphasis, code and links written `[words](address)`. To read the
engine's events of them would take longer than all else, and their message is plain to see. It is
proven against the engine's HTML as every other one is, so a wrong guess costs time and no more.
"""

import re

from dragoman.articles.characters import LIVE, collapsed
from dragoman.articles.draft import Draft, Link
from dragoman.articles.markup import unescaped

Tags = tuple[tuple[str, int], ...]
"""The raw tags of a text, each once, with their first bytes."""

_MASK = "\x01"
"""Stands for each character of code and tags while the text around is looked at."""
_EDGES = " \n"
"""What code may not begin or end with, for it may be written otherwise in a message."""
_LINK = re.compile(r"\[([^\[\]]+)(\]\(([^\s()<>\\&\"'\x01\[]+)\))")
_VALUE = r"(?:[^ \n\"'=<>`]+|'[^'\n]*'|\"[^\"\n]*\")"
_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_TAG = re.compile(
    rf"<(?:{_NAME}(?: +[A-Za-z_:][A-Za-z0-9_.:-]*+(?: *= *{_VALUE})?)*+ */?|/{_NAME} *)>"
)
"""A tag on one line (CommonMark 6.6)."""
_INDENTED = re.compile(r"\n +")
_QUOTED = re.compile(r"\n *>")


def quick_draft(text: str, start: int, *, labels: bool = True) -> Draft | None:
    """Return the message of a block from its source, which begins at byte `start` of the whole.

    None where it takes the engine to tell. `labels` says whether words in brackets may be a link,
    for somewhere a label is defined.
    """
    if not LIVE.search(text) and "  \n" not in text:
        text = collapsed(text)
        return Draft(text, (), (), (), (), text, "", True)
    if "\t" in text or "\\|" in text or ("  " in text and "  " in _INDENTED.sub("\n", text)):
        return None
    masked = _masked(text) if "`" in text else text
    tags: Tags = ()
    if masked and "<" in masked:
        tags, masked = _without_tags(text, masked, start)
    if not masked or _is_intricate(masked):
        return None
    if "[" not in masked:
        return Draft(collapsed(text), (), (), (), tags, _words(masked))
    if labels or "](" in masked or "][" in masked or "[^" in masked:
        return _linked(text, masked, tags, start)
    words = _words(masked)
    return None if _is_unclear(words) else Draft(collapsed(text), (), (), (), tags, words)


def _masked(text: str) -> str | None:
    """Return a text with its code masked; None where code may begin otherwise or be written so."""
    pieces = text.split("`")
    codes = pieces[1::2]
    if len(pieces) == 2 * len(codes) or any(
        [not code or code[0] in _EDGES or code[-1] in _EDGES for code in codes]
    ):
        return None
    pieces[1::2] = [_MASK * (len(code) + 2) for code in codes]
    return "".join(pieces)


def _without_tags(text: str, masked: str, start: int) -> tuple[Tags, str]:
    """Return the tags of a text, and it with them masked."""
    tags: dict[str, int] = {}
    for tag in _TAG.finditer(masked):
        begin, end = tag.span()
        tags.setdefault(text[begin:end], start + len(text[:begin].encode()))
    return tuple(tags.items()), _TAG.sub(lambda tag: _MASK * len(tag[0]), masked)


def _is_intricate(masked: str) -> bool:
    """Tell whether there are escapes, images, lines of quotes, or what only begins like a tag."""
    signs = "\\" in masked or "<" in masked or "![" in masked
    return signs or ("\n" in masked and _QUOTED.search(masked) is not None)


def _is_unclear(words: str) -> bool:
    """Tell whether it takes their exact beginning and end to say if words are a message."""
    return "://" in words or "$" in words or not any(map(str.isalpha, words))


def _words(masked: str) -> str:
    words = masked.replace(_MASK, "")
    return unescaped(words) if "&" in words else words


def _linked(text: str, masked: str, tags: Tags, start: int) -> Draft | None:
    """Return the message of a text all of whose brackets are those of links."""
    links: list[Link] = []
    pieces: list[str] = []
    words: list[str] = []
    done = 0
    for number, link in enumerate(_LINK.finditer(masked), start=1):
        begin, end = link.span()
        said, tail, address = link.groups()
        at = start + len(text[:begin].encode())
        links.append(Link((address, ""), False, at, tail))
        words += (masked[done:begin], said)
        pieces += (text[done : end - len(tail)], f"][{number}]")
        done = end
    if masked.count("[") != len(links):
        return None
    spoken = _words("".join([*words, masked[done:]]))
    if _is_unclear(spoken):
        return None
    message = collapsed("".join([*pieces, text[done:]]))
    return Draft(message, tuple(links), tuple(range(1, len(links) + 1)), (), tags, spoken)
