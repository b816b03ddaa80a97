"""Messages that are told from their source alone.

Most blocks hold nothing but words, emphasis, code and links written `[words](address)`. To read the
engine's events of them would take longer than all else, and their message is plain to see. It is
proven against the engine's HTML as every other one is, so a wrong guess costs time and no more.
"""

import re

from dragoman.articles.characters import LIVE, collapsed
from dragoman.articles.draft import Draft, Link

_MASK = "\x01"
"""Stands for each character of code while the text around is looked at."""
_LINK = re.compile(r"\[([^\[\]]+)(\]\(([^\s()<>\\&\"'\x01\[]+)\))")
_EDGES = " \n"
"""What code may not begin or end with, for it may be written otherwise in a message."""
_INDENTED = re.compile(r"\n +")
_QUOTED = re.compile(r"\n *>")


def quick_draft(text: str, start: int) -> Draft | None:
    """Return the message of a block from its source, which begins at byte `start` of the whole.

    None where it takes the engine to tell.
    """
    if not LIVE.search(text) and "  \n" not in text:
        text = collapsed(text)
        return Draft(text, (), (), (), (), text, "", True)
    if "\t" in text or ("  " in text and "  " in _INDENTED.sub("\n", text)):
        return None
    masked = _masked(text) if "`" in text else text
    if masked is None or _is_intricate(masked):
        return None
    if "[" in masked:
        return _linked(text, masked, start)
    return Draft(collapsed(text), (), (), (), (), masked.replace(_MASK, ""))


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


def _is_intricate(masked: str) -> bool:
    """Tell whether there are escapes, tags, character references, images or lines of quotes."""
    signs = "\\" in masked or "<" in masked or "&" in masked or "![" in masked
    return signs or ("\n" in masked and _QUOTED.search(masked) is not None)


def _linked(text: str, masked: str, start: int) -> Draft | None:
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
    spoken = "".join([*words, masked[done:]]).replace(_MASK, "")
    if "://" in spoken or "$" in spoken or not any(map(str.isalpha, spoken)):
        return None  # where these words begin and end decides whether it is a message
    message = collapsed("".join([*pieces, text[done:]]))
    return Draft(message, tuple(links), tuple(range(1, len(links) + 1)), (), (), spoken)
