"""The encodings of PO files: UTF-8, and those of old files, which are read and never written.

A file is in UTF-8 where its bytes are, whatever its header says; only a header that names another
encoding for a text beyond ASCII is refused, as other tools would misread the file. Where the bytes
are not UTF-8, they are what the header says, by Python's codec of that name, for the encodings that
the gettext manual lists ("Filling in the Header Entry").
"""

import re
from codecs import utf_8_decode

from dragoman.catalogs.message import Message
from dragoman.errors import CatalogError

UTF_8 = "UTF-8"
_SAID = re.compile(r"charset=([^\s;\\\"]+)", re.IGNORECASE)
_SAID_IN_FILE = re.compile(rb'^[^#\n]*Content-Type:[^"\\\n]*charset=([\w.:-]+)', re.I | re.M)
_LEGACY = re.compile(
    r"ISO[-_]8859-\d+|KOI8-(R|U|T)|(CP|WINDOWS-)\d+|GB2312|GBK|GB18030|BIG5(-HKSCS)?"
    r"|EUC-(JP|KR|TW|CN)|SHIFT_JIS|JOHAB|TIS-620",
    re.IGNORECASE,
)
_PART = 1 << 15
_UNSAID = ("UTF-8", "UTF8", "CHARSET", "ASCII", "US-ASCII")


def decoded(content: bytes, *, path: str) -> tuple[bytes, str]:
    """Return the content of a PO file in UTF-8, without a byte order mark, and its encoding.

    Raises CatalogError, with the line, for bytes of no known encoding and for the character NUL.
    """
    text, charset = content.removeprefix(b"\xef\xbb\xbf"), UTF_8
    try:
        _refuse_other_than_utf_8(text)
    except UnicodeDecodeError as error:
        text, charset = _converted(text, error, path)
    if b"\0" in text:
        line = text.count(b"\n", 0, text.index(b"\0")) + 1
        raise CatalogError("the file holds the character NUL", path=path, line=line)
    return text, charset


def saying_utf_8(header: str) -> str:
    """Return the text of a header that says the file is UTF-8."""
    return _SAID.sub(f"charset={UTF_8}", header)


def refuse_charset(header: Message, content: bytes, path: str) -> None:
    """Raise CatalogError for a file that is UTF-8 and says it is not: other tools misread it."""
    charset = _SAID.search(header.string)
    if charset is None or content.isascii() or charset[1].upper() in ("UTF-8", "UTF8", "CHARSET"):
        return
    raise CatalogError(
        f"the header says the file is {charset[1]}, but it is UTF-8",
        path=path,
        line=header.line,
        cure="Write charset=UTF-8 into its line Content-Type.",
    )


def _refuse_other_than_utf_8(content: bytes) -> None:
    """Raise UnicodeDecodeError for what is not UTF-8.

    Decoded in small parts, a text mostly ASCII takes a tenth of the time that it takes as a whole.
    """
    view, start = memoryview(content), 0
    while start < len(content):
        end = start + _PART
        try:
            start += utf_8_decode(view[start:end], "strict", end >= len(content))[1]
        except UnicodeDecodeError:
            content.decode()  # says where in the whole it is


def _converted(content: bytes, error: UnicodeDecodeError, path: str) -> tuple[bytes, str]:
    said = _SAID_IN_FILE.search(content)
    charset = said[1].decode().upper() if said else UTF_8
    line = content.count(b"\n", 0, error.start) + 1
    cure = "Open it with the encoding it was saved in, and save it as UTF-8."
    if said is None or charset in _UNSAID:
        raise CatalogError("the file is not UTF-8", path=path, line=line, cure=cure)
    if not _LEGACY.fullmatch(charset):
        reason = f"the header says the file is {charset}, which is no encoding of PO files"
        said_on = content.count(b"\n", 0, said.start(1)) + 1
        raise CatalogError(reason, path=path, line=said_on, cure=cure)
    try:
        return content.decode(charset).encode(), charset
    except LookupError:
        reason = f"the header says the file is {charset}, which is not known here"
        raise CatalogError(reason, path=path, line=line, cure=cure) from None
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        reason = f"the header says the file is {charset}, but here it is not"
        raise CatalogError(reason, path=path, line=line, cure=cure) from None
