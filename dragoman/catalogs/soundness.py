"""Sound messages: those whose texts gettext's tools take as they stand.

`msgfmt` refuses a file in which only one of `msgid` and `msgstr` begins or ends with a line feed
(gettext manual, "Normal Entries"), and it drops what follows the character NUL in a text. Such
a translation is not published, and the others of its file are.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.catalogs.message import Message

_BARE_BYTE = re.compile("[\udc80-\udcff]")
"""What Python keeps a byte as that is no UTF-8."""


class Fault(NamedTuple):
    """Why a translation is not published, whatever it says."""

    check: str
    """What a finding that tells of it is called."""
    reason: str
    cure: str


def fault_of(message: Message) -> Fault | None:
    """Return what is wrong with the texts of a message, fuzzy or not; None for a sound one."""
    whole = "".join(_texts(message))
    if "\n" in whole and not _alike(message):
        reason = "only some of its texts begin or end with a line feed (\\n)"
        return Fault("line_feeds", reason, "Let all texts of the message do so, or none.")
    reason = _no_text(whole)
    return Fault("no_text", reason, "Write the text anew.") if reason else None


def is_refused(message: Message) -> bool:
    """Say whether `msgfmt` refuses the file for a message; some it skips."""
    return not message.fuzzy and not message.obsolete and not _alike(message)


def unwritable(message: Message) -> str:
    """Return why other tools would not read a message as it is written; empty if they would."""
    was = message.previous
    before = (was.context or "", was.id, was.plural_id or "") if was else ()
    whole = "".join((*_texts(message), *before))
    return _no_text(whole) or ("polib does not know the escape \\a" if "\a" in whole else "")


def is_text(message: Message) -> bool:
    """Say whether the texts of a message are characters throughout; NUL is one."""
    return not _BARE_BYTE.search("".join(_texts(message)))


def _texts(message: Message) -> tuple[str, ...]:
    return (message.context or "", message.id, message.plural_id or "", *message.strings)


def _no_text(whole: str) -> str:
    if "\0" in whole:
        return "gettext's tools end a text at the character NUL"
    try:
        whole.encode()  # a tenth of the time that a search takes
    except UnicodeEncodeError:
        if _BARE_BYTE.search(whole):
            return "numeric escapes give bytes that are not UTF-8"
    return ""


def _alike(message: Message) -> bool:
    """Say whether all texts begin and end alike; the header's and missing ones need not."""
    text, first, *others = _compiled(message)
    edges = {(each.startswith("\n"), each.endswith("\n")) for each in (text, first, *others)}
    return not text or not first or len(edges) < 2


def _compiled(message: Message) -> Iterator[str]:
    """Yield the texts of a message as gettext compiles them, in which NUL ends each form."""
    yield message.id.partition("\0")[0]
    if message.plural_id is None:
        yield message.string.partition("\0")[0]
    else:
        yield from "\0".join(message.strings).split("\0")
        yield message.plural_id.partition("\0")[0]
