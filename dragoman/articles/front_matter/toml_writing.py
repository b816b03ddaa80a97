"""A value as a TOML string in the style of the one whose place it takes."""

import re

from dragoman.articles.front_matter.values import Scalar

_LINE_ENDS = "\x80-\x9f\u2028\u2029\ufeff"
"""Not forbidden, but invisible, and line ends to many a program."""
_ESCAPED = re.compile(f'[\\\\"\x00-\x1f\x7f{_LINE_ENDS}]')
_ESCAPED_IN_LINES = re.compile(
    f'\\\\|"(?="|\\Z)|^\\+(?=\\+\\+)|[\x00-\x08\x0b-\x1f\x7f{_LINE_ENDS}]', re.MULTILINE
)
"""Three quotes end a string of many lines, and three plus signs the front matter."""
_NOT_LITERAL = re.compile(f"'|[\x00-\x08\x0a-\x1f\x7f{_LINE_ENDS}]")
_NOT_LITERAL_LINES = re.compile(
    f"'(?:''|\\Z)|^\\+\\+\\+|[\x00-\x08\x0b-\x1f\x7f{_LINE_ENDS}]", re.MULTILINE
)
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def toml_string(value: str, scalar: Scalar, source: str) -> str:
    """Return a value as it is written in the place of a string of `source`.

    The style is the author's where that can hold the value; a literal string that cannot becomes a
    basic one of as many lines.
    """
    written = source[scalar.start : scalar.end]
    if written.startswith(("'''", '"""')):
        return _lines(value, written)
    if written.startswith("'") and not _NOT_LITERAL.search(value):
        return f"'{value}'"
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _lines(value: str, written: str) -> str:
    literal = written.startswith("'''") and not _NOT_LITERAL_LINES.search(value)
    quotes = "'''" if literal else '"""'
    # TOML drops a line end right behind the quotes.
    opening = "\n" if written[3] == "\n" or value.startswith("\n") else ""
    text = value if literal else _ESCAPED_IN_LINES.sub(_escape, value)
    return f"{quotes}{opening}{text}{quotes}"


def _escape(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or f"\\u{ord(found[0]):04X}"
