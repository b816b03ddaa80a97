"""MO files: what programs that use gettext look translations up in.

The layout is that of the gettext manual, "The Format of GNU MO Files": a head, the places of the
keys in the order of their bytes, the places of the translations, then the texts. The hash table is
optional and left out, as by `msgfmt --no-hash`; neither Python nor a C library needs it.
"""

import re
from collections.abc import Callable
from itertools import accumulate
from struct import pack

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.header import header_for
from dragoman.catalogs.message import Message, mo_key
from dragoman.catalogs.soundness import fault_of

_DATE = re.compile(r"^POT-Creation-Date:.*\n?", re.MULTILINE)
"""What `msgfmt` leaves out, so that files do not differ where nothing else does."""
_MAGIC = 0x950412DE
_HEAD = 28
"""Bytes in front of the tables."""


def is_confirmed(message: Message) -> bool:
    """Return whether a message is of those that MO files have: complete, sound, and confirmed."""
    return message.translated and fault_of(message) is None


def format_mo(catalog: Catalog, *, takes: Callable[[Message], bool] = is_confirmed) -> bytes:
    """Return the content of the MO file of a catalog, with the messages that `takes` accepts."""
    header = _DATE.sub("", catalog.header.text or header_for(catalog.locale).text)
    taken = {
        mo_key(message).encode(): "\0".join(message.strings)
        for message in catalog
        if takes(message)
    }
    keys = sorted(taken)
    said = (header, *(taken[key] for key in keys))
    texts = [b"", *keys, *(text.encode(errors="surrogateescape") for text in said)]
    strings = _HEAD + 4 * len(texts)
    start = _HEAD + 8 * len(texts)
    head = pack("<7I", _MAGIC, 0, 1 + len(keys), _HEAD, strings, 0, start)
    return head + _places(texts, start) + b"".join(b"%b\0" % text for text in texts)


def _places(texts: list[bytes], start: int) -> bytes:
    """Return the length and the place of each text; behind each stands a NUL."""
    places = accumulate((len(text) + 1 for text in texts), initial=start)
    return b"".join(
        pack("<2I", len(text), place) for text, place in zip(texts, places, strict=False)
    )
