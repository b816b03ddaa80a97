"""The encodings of PO files: UTF-8, and those of old files, which are read and never written.

A file is in UTF-8 where its bytes are, whatever its header says. Where they are not, they are what
the header says, by Python's codec of that name, for the encodings that the gettext manual lists
("Filling in the Header Entry"). Whatever other tools refuse or read otherwise is told.
"""

import re
from codecs import utf_8_decode
from typing import NamedTuple

from dragoman.catalogs.message import Message
from dragoman.catalogs.po.oddities import Oddity
from dragoman.errors import CatalogError

UTF_8 = "UTF-8"
_MARK = b"\xef\xbb\xbf"
_SAID = re.compile(r"charset=([^\s;\\\"]+)", re.IGNORECASE)
_SAID_IN_FILE = re.compile(rb'^[^#\n]*Content-Type:[^"\\\n]*charset=([\w.:-]+)', re.I | re.M)
_ASCII = ("ASCII", "US-ASCII")
_GETTEXTS = re.compile(
    r"ISO[-_]8859-\d+|KOI8-(R|U|T)|CP\d+|GB2312|GBK|GB18030|BIG5(-HKSCS)?|EUC-(JP|KR|TW)"
    r"|SHIFT_JIS|JOHAB|TIS-620|(US-)?ASCII"
)
_LEGACY = re.compile(rf"{_GETTEXTS.pattern}|WINDOWS-\d+|EUC-CN")
"""These, and two more that old files name."""
_OURS = ("UTF-8", "UTF8", "CHARSET")
"""What a header says of a file in UTF-8; the last one is what new templates say."""
_COMMENT = re.compile(rb"^[ \t]*#(?![~|]).*", re.MULTILINE)
"""What gettext's tools do not look at."""
_PART = 1 << 15


class Decoded(NamedTuple):
    """A PO file in UTF-8, with line feeds."""

    text: bytes
    charset: str
    """The encoding it was in."""
    oddities: tuple[Oddity, ...]
    """What is odd about how it was saved."""


def decoded(content: bytes, *, path: str) -> Decoded:
    """Return a PO file in UTF-8, without a byte order mark.

    Lines that end with carriage returns alone, as on old Macs, end with line feeds then. Raises
    CatalogError, with the line, for bytes of no known encoding.
    """
    oddities: list[Oddity] = []
    if content.startswith(_MARK):
        reason = "it begins with a byte order mark, which gettext's tools refuse"
        oddities.append(Oddity("byte_order_mark", 1, reason, refused=True))
    text, charset = content.removeprefix(_MARK), UTF_8
    try:
        _refuse_other_than_utf_8(text)
    except UnicodeDecodeError as error:
        text, charset = _converted(text, error, path)
        reason = f"the file is read as {charset}, as its header says"
        oddities.append(Oddity("charset", 0, reason))
    if b"\r" in text and b"\n" not in text.rstrip():
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        reason = "its lines end with carriage returns alone, which end no comment for other tools"
        oddities.append(Oddity("line_ends", 1, reason))
    return Decoded(text, charset, tuple(oddities))


def saying_utf_8(header: str) -> str:
    """Return the text of a header that says the file is UTF-8; one that does is as it was."""
    said = _SAID.search(header)
    if said is None or said[1].upper() in _OURS:
        return header
    return _SAID.sub(f"charset={UTF_8}", header)


def misnamed(header: Message | None, content: bytes) -> tuple[str, Oddity] | None:
    """Return what else than UTF-8 a header calls a file that is, and what to say of it.

    gettext's tools read such a file as what it is called, and refuse it where it cannot be that.
    """
    said = _SAID.search(header.string) if header else None
    if header is None or said is None or said[1].upper() in _OURS or content.isascii():
        return None
    charset = said[1].upper()
    reason = f"the header says the file is {said[1]}; it is read as UTF-8, which it is"
    return charset, Oddity("charset", header.line, reason, refused=not _may_be(content, charset))


def _may_be(content: bytes, charset: str) -> bool:
    """Say whether bytes can be of an encoding; in one that gettext does not know, any can."""
    if not _GETTEXTS.fullmatch(charset):
        return True
    try:
        _COMMENT.sub(b"", content).decode(charset)
    except UnicodeDecodeError:
        return False
    except LookupError:
        return True
    return True


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
    if said is None or charset in (*_OURS, *_ASCII):
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
