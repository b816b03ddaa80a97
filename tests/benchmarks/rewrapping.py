"""Re-wrapping the running text of an article, as an author's editor does."""

import re
from collections.abc import Iterator

from dragoman.articles.engine import events

COLUMNS = 60
_TAGS = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_LEAVES = frozenset({"Text", "Code", "SoftBreak", "InlineHtml", "FootnoteReference"})
_APART = frozenset({"Heading", "CodeBlock", "Table", "MetadataBlock", "DefinitionListTitle"})
"""What cannot be wrapped: it ends with its line, or its blanks are its own."""
_KEPT = re.compile(r"\t|\\\n|^[ >]*(?::::|!!!|\?\?\?|///|===|\{\{[<%]|\{%)", re.MULTILINE)
"""A hard break, or a line of a box or of shortcodes, which the engine takes for a paragraph's."""
_BEGINS_BLOCK = re.compile(r"[-+*=_~`#>|:<\[!{/?\d]")
"""What might begin a block at the start of a line stays on the line it is on."""


def rewrapped(body: str) -> str:
    """Return the Markdown with every paragraph wrapped anew, but for those with a hard break."""
    source = body.encode()
    pieces: list[bytes] = []
    done = 0
    for start, end in _runs(body):
        line_start = source.rfind(b"\n", 0, start) + 1
        before = source[line_start:start].decode()
        prefix = re.sub(r"[^>\s]", " ", before)
        text = source[start:end].decode()
        if not _KEPT.search(f"{before}{text}"):
            text = _wrapped(text, prefix)
        pieces += [source[done:start], text.encode()]
        done = end
    return b"".join([*pieces, source[done:]]).decode()


def _runs(body: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last byte of every run of inline text that may be wrapped."""
    apart = 0
    first = last = -1
    broken = False
    for name, tag, _, start, end in events(body):
        if name in _LEAVES or tag in _TAGS or name == "HardBreak":
            first = start if first < 0 else first
            last, broken = max(last, end), broken or name == "HardBreak"
            continue
        if first >= 0 and not apart and not broken:
            yield first, last
        first, last, broken = -1, -1, False
        if tag in _APART:
            apart += 1 if name == "Start" else -1


def _wrapped(text: str, prefix: str) -> str:
    if "  " in text.replace(f"\n{prefix}", "\n"):
        return text
    wrapped: list[str] = []
    line = ""
    for word in re.split(r" |\n[ >]*", text):
        if line and len(prefix) + len(line) + len(word) >= COLUMNS and _may_begin(word):
            wrapped.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return f"\n{prefix}".join([*wrapped, line])


def _may_begin(word: str) -> bool:
    return bool(word) and not _BEGINS_BLOCK.match(word)
