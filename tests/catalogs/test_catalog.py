from dragoman.catalogs import Key, Message, header_for, new_catalog
from dragoman.locales import Locale

CATALOG = new_catalog(
    "articles/x",
    Locale.parse("fr"),
    [
        Message("here", ("ici",)),
        Message("gone", ("parti",), obsolete=True),
        Message("here", ("voici",), context="menu"),
    ],
)


def test_iterating_leaves_obsolete_messages_out() -> None:
    assert [message.string for message in CATALOG] == ["ici", "voici"]
    assert len(CATALOG) == 2
    assert CATALOG.obsolete == (Message("gone", ("parti",), obsolete=True),)


def test_messages_are_found_by_context_and_text() -> None:
    assert CATALOG.find(Key("menu", "here")) == Message("here", ("voici",), context="menu")
    assert CATALOG.find(Key(None, "gone")) is None
    assert CATALOG.find(Key("", "here")) is None


def test_a_plain_pair_is_as_good_as_a_key() -> None:
    key = ("menu", "here")
    assert (key, hash(key)) == (Key(*key), hash(Key(*key)))
    assert CATALOG.find(key) is CATALOG.find(Key(*key)) is CATALOG.messages[2]


def test_an_empty_catalog_is_still_one() -> None:
    assert new_catalog("x", None)


def test_a_new_catalog_has_the_header_for_its_locale() -> None:
    assert CATALOG.header == header_for(Locale.parse("fr"))
