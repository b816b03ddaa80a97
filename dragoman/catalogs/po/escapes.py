r"""The escape sequences of strings in PO files.

Reading knows all of them, as gettext's lexer does: `\n \t \b \r \f \v \a \\ \"`, up to three octal
digits, `\x` with hexadecimal digits, and a backslash before a line feed, which joins two lines. The
numbers stand for bytes, so `\303\251` is an e with an acute. Writing uses the named ones only.
"""

import re

_NAMED = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_BYTES = {name.encode(): value.encode() for name, value in _NAMED.items()} | {b"\n": b""}
_ESCAPE = re.compile(rb'\\(?:([ntbrfva"\\\n])|([0-7]{1,3})|x([0-9a-fA-F]+)|(.|$))', re.DOTALL)
_ESCAPED = str.maketrans(
    {value: f"\\{name}" for name, value in _NAMED.items()} | {"\\": r"\\", '"': r"\""}
)


def escape(text: str) -> str:
    """Return a text as it stands between the quotes of a PO file."""
    return text.translate(_ESCAPED)


def unescape(text: str) -> str:
    """Return the text that stands escaped between two quotes.

    Raises ValueError, with a sentence for people, if an escape is none of gettext's or the bytes
    are no text.
    """
    if "\\" not in text:
        return text
    if "\\\\" not in text:  # then what the commonest ones leave can begin no other
        common = text.replace('\\"', '"').replace("\\n", "\n")
        if "\\" not in common:
            return common
    try:
        result = _ESCAPE.sub(_byte, text.encode()).decode()
    except UnicodeDecodeError:
        raise ValueError("the numeric escapes give bytes that are not UTF-8") from None
    if "\0" in result:
        raise ValueError("a text cannot hold the character NUL")
    return result


def _byte(match: re.Match[bytes]) -> bytes:
    named, octal, hexadecimal, other = match.groups()
    if named:
        return _BYTES.get(named, named)
    if other is not None:
        raise ValueError(f"unknown escape \\{other.decode(errors='replace')}")
    return bytes([(int(octal, 8) if octal else int(hexadecimal, 16)) & 0xFF])
