"""A value as a YAML scalar in the style of the one whose place it takes."""

import re

from dragoman.articles.front_matter.values import Scalar
from dragoman.articles.front_matter.yaml_blocks import Block

_INVISIBLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
"""What YAML cannot print (5.1), or may take for the end of a line or of the file."""
_UNPRINTABLE = re.compile(f"[{_INVISIBLE}]")
_ESCAPED = re.compile(f'[\\\\"\t\n{_INVISIBLE}]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_INDICATOR = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|\.\.\.")
_BREAKS_PLAIN = re.compile(r": |:\Z| #|[\t\n]")
_BREAKS_FLOW = re.compile(r"[,\[\]{}:?]")
_NO_TEXT = re.compile(
    r"~|=|<<|y|n|yes|no|on|off|true|false|null|[-+]?\.?(?:inf|nan)"
    r"|[-+.]*[0-9][-+.0-9a-fox_:, TtZz]*",
    re.IGNORECASE,
)
"""What YAML 1.1 or 1.2 reads as null, a boolean, a number or a date; some more is no harm."""


def yaml_scalar(value: str, scalar: Scalar, source: str) -> str:
    """Return a value as it is written in the place of a scalar of `source`.

    The style is the author's where that can hold the value; else a plain scalar is quoted, and
    everything else takes double quotes, which hold all but NUL.
    """
    written = source[scalar.start : scalar.end]
    if written[0] == '"' or _UNPRINTABLE.search(value):
        return _double(value)
    if written[0] in "|>":
        return Block.read(written, scalar.indent).holding(value) or _double(value)
    if "\n" in value:
        return _double(value)
    if written[0] == "'":
        return _single(value)
    return value if _is_plain(value, flow=scalar.flow) else _quoted(value)


def _is_plain(value: str, *, flow: bool) -> bool:
    """Tell whether a value of one line can stand without quotes, and stays text then."""
    return not (
        value != value.strip()
        or not value
        or _INDICATOR.match(value)
        or _BREAKS_PLAIN.search(value)
        or (flow and _BREAKS_FLOW.search(value))
        or _NO_TEXT.fullmatch(value)
    )


def _quoted(value: str) -> str:
    """Return a value in the quotes that need no escape in it."""
    double = "'" in value and not _ESCAPED.search(value)
    return _double(value) if double else _single(value)


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _escape(found[0]), value) + '"'


def _escape(character: str) -> str:
    code = ord(character)
    return _NAMED.get(character) or (f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}")
