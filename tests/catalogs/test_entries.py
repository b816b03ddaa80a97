"""The entries of a file as a sequence of messages that are decoded on demand."""

from dataclasses import replace

import pytest

from dragoman.catalogs import Key, Message, parse_catalog
from dragoman.catalogs.po.entries import Entries
from dragoman.catalogs.po.reading import read_entries
from dragoman.errors import CatalogError

TEXT = """# Anna
msgid ""
msgstr "A: b\\n"

#. from the source
msgctxt "c\\"d"
msgid "a"
msgstr "one"

msgid "a"
msgid_plural "b"
msgstr[0] "two"
msgstr[1] "three"

#~ msgid "a"
#~ msgstr "gone"
"""
MESSAGES = (
    Message("a", ("one",), context='c"d', extracted=("from the source",)),
    Message("a", ("two", "three"), plural_id="b"),
    Message("a", ("gone",), obsolete=True),
)


@pytest.fixture
def entries() -> Entries:
    return read_entries(TEXT.encode(), path="x.po")


def test_they_are_the_messages_without_the_header(entries: Entries) -> None:
    assert entries == MESSAGES
    assert tuple(reversed(entries)) == MESSAGES[::-1]
    assert (entries[0], entries[-1], entries[1:]) == (MESSAGES[0], MESSAGES[2], MESSAGES[1:])
    assert (len(entries), entries.in_use) == (3, 2)
    assert [message.line for message in entries] == [7, 10, 15]
    assert entries.header == Message("", ("A: b\n",), comments=("Anna",))
    with pytest.raises(IndexError):
        entries[3]


def test_only_what_is_asked_for_is_decoded(entries: Entries) -> None:
    assert entries.find(Key(None, "a")) == MESSAGES[1]
    assert [message is not None for message in entries.messages] == [False, False, True, False]
    assert entries.find(Key(None, "a")) is entries.find((None, "a"))


@pytest.mark.parametrize("key", [(None, ""), (None, "b"), ("c", "a"), (None, "\ud800")])
def test_what_is_not_there_is_not_found(entries: Entries, key: tuple[str | None, str]) -> None:
    assert entries.find(key) is None


def test_revised_messages_take_their_places() -> None:
    catalog = parse_catalog(TEXT, domain="x", locale=None)
    fresh = replace(MESSAGES[1], strings=("zwei", "drei"))
    expected = (MESSAGES[0], fresh, MESSAGES[2])
    revised = catalog.with_revised([fresh])
    assert revised.messages == expected
    assert revised.find(Key(None, "a")) == fresh
    assert replace(catalog, messages=MESSAGES).with_revised([fresh]).messages == expected
    assert catalog.messages == MESSAGES
    assert catalog.with_revised([MESSAGES[1]]).messages == catalog.messages
    assert revised.with_revised([MESSAGES[1]]).messages == catalog.messages


@pytest.mark.parametrize("read", [True, False], ids=["as read", "plain messages"])
def test_a_message_that_is_not_there_cannot_be_revised(read: bool) -> None:
    catalog = parse_catalog(TEXT, domain="x", locale=None)
    catalog = catalog if read else replace(catalog, messages=MESSAGES)
    with pytest.raises(KeyError):
        catalog.with_revised([Message("new")])


def test_duplicates_are_given_where_they_are_wanted() -> None:
    text = 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n'
    with pytest.raises(CatalogError, match="the message stands twice in the file, first on line 1"):
        parse_catalog(text, domain="x", locale=None)
    both = parse_catalog(text, domain="x", locale=None, duplicates=True)
    assert both.messages == (Message("a", ("b",)), Message("a", ("c",)))
