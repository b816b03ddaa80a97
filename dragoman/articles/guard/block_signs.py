"""What begins a block in Markdown, where a translation has it and its source has not.

Pages take no harm: a message is rendered as one paragraph. Exports take none either: what is
written is read again, and escaped where it would begin a block. But readers would see a sign that
was not meant as one, and tools of other dialects might not know the escape. So signs are refused
where blocks can begin: not in headings and cells. A `>`, `+` or `-` before a number compares or
signs it: `> 65`, `- 5 °C`; a number with a point is a date in many languages. MDX runs modules, and
MyST hides comments.
"""

import re

from dragoman.articles.document import Segment
from dragoman.articles.form import Form

_BLOCKS = {
    "a heading": re.compile(r"#{1,6}(?:[ \t]|$)", re.MULTILINE),
    "a quote": re.compile(r">(?![ \t=]*\d)"),
    "a list": re.compile(r"[-+](?![ \t]*\d)[ \t]|\*[ \t]"),
    "a code block": re.compile(r"```|~~~"),
    "a line of a table": re.compile(r"\||:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+$"),
    "a rule": re.compile(r"(?:[-_*=][ \t]*){3,}$"),
    "a definition": re.compile(r":[ \t]|\[[^\]]+\]:"),
    "a container": re.compile(r":::|!!!|\{[%<]"),
    "a comment": re.compile(r"%[ \t]"),
    "a module": re.compile(r"(?:import|export)\b[^\n]*[\"'=*{]"),
}
_MAY_BEGIN = re.compile(r"^\s*(?:[#>\-+*`~|:_=\[!{%]|import|export)", re.MULTILINE)
_WITHIN_LINES = frozenset({"heading", "table cell"})


def begun_blocks(segment: Segment, translation: str) -> list[str]:
    """Return what a translation's lines begin and no line of its source does: `a heading`, ..."""
    if segment.form is not Form.MARKDOWN or segment.kind in _WITHIN_LINES:
        return []
    if not (_MAY_BEGIN.search(translation) or "|" in translation):
        return []
    lines, own = translation.split("\n"), segment.text.split("\n")
    return [
        name
        for name, pattern in _BLOCKS.items()
        if any(map(pattern.match, map(str.lstrip, lines)))
        and not any(map(pattern.match, map(str.lstrip, own)))
    ]
