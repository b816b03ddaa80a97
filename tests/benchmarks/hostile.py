"""Translations that would harm a page: Markdown of blocks, raw HTML, scripts, characters, swaps."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.articles.test_hostile import HOSTILE

LISTED = Path(__file__).with_name("hostile.txt")
"""Cross-site scripting and the specification's corners; one a line, with Python's escapes."""

_SPELLED = (line.encode().decode("unicode_escape") for line in LISTED.read_text().splitlines())
TEXTS = tuple(dict.fromkeys((*HOSTILE, *_SPELLED)))
_REFERENCE = re.compile(r"(!?)\[([^\[\]]*)\]\[(\d+)\]")
_CODE = re.compile(r"`([^`]+)`")
_TAG = re.compile(r"</?[a-z][^>]*>")


def against(text: str) -> Iterator[str]:
    """Yield hostile translations of a message: the texts alone and around it, and its own swaps."""
    for hostile in TEXTS:
        yield hostile
        if len(hostile) < 1000:
            yield f"{text} {hostile}"
            yield f"{hostile} {text}"
            yield f"{text}\n{hostile}"
    yield from swaps(text)


def swaps(text: str) -> Iterator[str]:
    """Yield the message with its own links, images, code and tags changed or moved."""
    for pattern, becomes in (
        (_REFERENCE, r"!\1[\2][\3]"),
        (_REFERENCE, r"[\2][1]"),
        (_REFERENCE, r"[][\3]"),
        (_REFERENCE, r"\2"),
        (_REFERENCE, r"[\2](https://evil.example)"),
        (_REFERENCE, r"[\2][0\3]"),
        (_REFERENCE, r"![[\2][\3]][\3]"),
        (_CODE, r"\1"),
        (_CODE, r"`\1x`"),
        (_CODE, r"``\1"),
        (_TAG, ""),
        (_TAG, r"\g<0>\g<0>"),
    ):
        changed = pattern.sub(becomes, text)
        if changed != text:
            yield changed
    found = _TAG.findall(text)
    if len(found) > 1:
        yield text.replace(found[0], "\0").replace(found[1], found[0]).replace("\0", found[1])
