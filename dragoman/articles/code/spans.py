"""Code spans as messages have them: on one line."""

import re

from dragoman.articles.characters import unwrapped

_PREFIX = re.compile(r"\n[ \t>]*")


def on_one_line(raw: str, content: str) -> str:
    """Return a code span on one line, with its fence and no more blanks than it needs.

    `raw` is its source, `content` what the engine reads in it.

    It is always written anew from what it says, so that it is the same wherever its lines break.
    """
    fence = "`" * (len(raw) - len(raw.lstrip("`")))
    content = _unindented(raw, content) if "\n" in raw else content
    pad = " " if content[:1] == "`" or content[-1:] == "`" else ""
    if content[:1] == content[-1:] == " " and content.strip():
        pad = " "
    return f"{fence}{pad}{content}{pad}{fence}"


def _unindented(raw: str, content: str) -> str:
    """Return what code says without the blanks beside its line ends, which the engine keeps."""
    text = unwrapped(_PREFIX.sub("\n", raw.strip("`")))
    if text[:1] == text[-1:] == " " and text.strip():
        text = text[1:-1]
    return text if text.split() == content.split() else content
