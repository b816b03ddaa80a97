r"""The escape sequences of strings in PO files.

Reading knows all of them, as gettext's lexer does: `\n \t \b \r \f \v \a \\ \"`, up to three octal
digits, `\x` with hexadecimal digits, and a backslash before a line feed, which joins two lines. The
numbers stand for bytes, so `\303\251` is an e with an acute. Bytes that are no UTF-8 are kept as
Python's `surrogateescape` keeps them. Writing uses the named ones; numbers for such bytes and NUL.
"""

import re
from collections.abc import Iterable

_NAMED = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_BYTES = {name.encode(): value.encode() for name, value in _NAMED.items()} | {b"\n": b""}
_ESCAPE = re.compile(rb'\\(?:([ntbrfva"\\\n])|([0-7]{1,3})|x([0-9a-fA-F]+)|(.|$))', re.DOTALL)
_BARE_BYTES = {chr(0xDC00 + byte): f"\\{byte:03o}" for byte in range(0x80, 0x100)}
_ESCAPED = str.maketrans(
    {value: f"\\{name}" for name, value in _NAMED.items()}
    | {"\\": r"\\", '"': r"\"", "\0": r"\000"}
    | _BARE_BYTES
)
_CONTROL = re.compile("[\0\a-\r\udc80-\udcff]")


def escape(text: str) -> str:
    """Return a text as it stands between the quotes of a PO file."""
    if text.isprintable() or not _CONTROL.search(text):
        return text.replace("\\", r"\\").replace('"', r"\"")
    return text.translate(_ESCAPED)


def unescape(text: str) -> str:
    """Return the text that stands escaped between two quotes.

    Raises ValueError, with a sentence for people, if an escape is none of gettext's.
    """
    if "\\" not in text:
        return text
    if "\\\\" not in text:  # then what the commonest ones leave can begin no other
        common = text.replace('\\"', '"').replace("\\n", "\n")
        if "\\" not in common:
            return common
    return _ESCAPE.sub(_byte, text.encode()).decode(errors="surrogateescape")


def joined(strings: Iterable[str]) -> str:
    """Return the text of several strings; bytes that they end and begin with may be one letter."""
    text = "".join(strings)
    return text.encode(errors="surrogateescape").decode(errors="surrogateescape")


def _byte(match: re.Match[bytes]) -> bytes:
    named, octal, hexadecimal, other = match.groups()
    if named:
        return _BYTES.get(named, named)
    if other is not None:
        raise ValueError(f"unknown escape \\{other.decode(errors='replace')}")
    return bytes([(int(octal, 8) if octal else int(hexadecimal, 16)) & 0xFF])
