import pytest

from dragoman.catalogs import Key, Message, key_of, marked_fuzzy


@pytest.mark.parametrize(
    ("message", "translated"),
    [
        (Message("a", ("b",)), True),
        (Message("a"), False),
        (Message("a", ()), False),
        (Message("a", ("b", "c"), plural_id="d"), True),
        (Message("a", ("b", ""), plural_id="d"), False),
        (Message("a", ("b",), flags=("fuzzy",)), False),
        (Message("a", ("b",), obsolete=True), False),
    ],
    ids=["one", "none", "no form", "all forms", "a form missing", "fuzzy", "obsolete"],
)
def test_translated_means_whole_confirmed_and_in_use(message: Message, translated: bool) -> None:
    assert message.translated is translated


def test_the_identity_is_context_and_text() -> None:
    message = Message("a", ("b",), context="menu", plural_id="c")
    assert key_of(message) == message.key == Key("menu", "a")


def test_the_line_is_never_compared() -> None:
    assert Message("a", line=3) == Message("a", line=7)


def test_fuzzy_comes_first_and_once() -> None:
    once = marked_fuzzy(Message("a", flags=("python-format",)))
    assert once.flags == ("fuzzy", "python-format")
    assert marked_fuzzy(once) == once


def test_the_string_of_a_message_without_forms_is_empty() -> None:
    assert Message("a", ()).string == ""
