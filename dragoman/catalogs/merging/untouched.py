"""The entries that a merge leaves as they stand, told by their bytes.

Most entries of a catalog's file are those of the template's, byte for byte, but for the
translation. They are what a merge would make of them, and so they need not even be decoded.
"""

import re
from collections.abc import Mapping, Sequence, Set

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import Message, key_of
from dragoman.catalogs.po.arrangement import Arrangement
from dragoman.catalogs.po.entries import Entries

_FROM_TEMPLATE = re.compile(rb"\s*+(?:#[.:].*\n)*+msg")
"""Begins an entry without translators' comments, flags and previous text, which tell of its state.
"""
_UNTRANSLATED = b'\nmsgstr ""'


def untouched(catalog: Catalog, template: Catalog) -> dict[int, int]:
    """Return where such entries stand in the template, and where each does in the catalog.

    There are none unless both were read from files, and none for a message that is twice in one.
    """
    old, new = catalog.messages, template.messages
    if not (isinstance(old, Entries) and isinstance(new, Entries)) or old.revised or new.revised:
        return {}
    twins_here, twins_there = _with_twins(old), _with_twins(new)
    found = ((place, old.places.get(key)) for key, place in new.places.items())
    return {
        place: here
        for place, here in found
        if here not in (None, old.header_place)
        and here not in twins_here
        and place not in twins_there
        and _differ_in_translation(old.texts[here], new.texts[place])
    }


def without(messages: Sequence[Message], places: Set[int]) -> Sequence[Message]:
    """Return the messages that do not stand at some places of their file."""
    if not places or not isinstance(messages, Entries):
        return messages
    return [messages.at(place) for place in messages.message_places if place not in places]


def woven(
    catalog: Catalog, template: Catalog, kept: Mapping[int, int], others: Sequence[Message]
) -> Sequence[Message]:
    """Return the `untouched` entries and all others, of which the obsolete ones come last.

    The others of the template are in its order.
    """
    old, new = catalog.messages, template.messages
    if not kept or not (isinstance(old, Entries) and isinstance(new, Entries)):
        return others
    rest = iter(others)
    places = (place for place in new.places.values() if place != new.header_place)
    order = [kept[place] if place in kept else next(rest) for place in places]
    return Arrangement(old, [*order, *rest])


def _with_twins(entries: Entries) -> set[int | None]:
    """Return the places of messages that another entry shares its key with."""
    return {entries.place_of(key_of(entries.at(place))) for place in entries.unkeyed_places}


def _differ_in_translation(text: bytes, of_template: bytes) -> bool:
    """Say whether an entry is an untranslated one of a template but for its `msgstr`."""
    untranslated = of_template.rstrip(b"\r\n")
    head = untranslated[: -len(b'""')]
    return (
        text.startswith(head)
        and untranslated.endswith(_UNTRANSLATED)
        and _FROM_TEMPLATE.match(text) is not None
    )
