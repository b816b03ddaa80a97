"""Messages whose texts gettext's tools take as they stand, and others."""

import pytest

from dragoman.catalogs import Message, Previous, fault_of
from dragoman.catalogs.soundness import is_refused, unwritable

NUL = "gettext's tools end a text at the character NUL"
BYTES = "numeric escapes give bytes that are not UTF-8"
BELL = "polib does not know the escape \\a"


@pytest.mark.parametrize(
    ("message", "check"),
    [
        (Message("a", ("b",)), None),
        (Message("a\n", ("b\n",)), None),
        (Message("a\nb", ("c",)), None),
        (Message("a\n", ("b",)), "line_feeds"),
        (Message("a", ("b\n",)), "line_feeds"),
        (Message("\na", ("b",)), "line_feeds"),
        (Message("a", ("\nb",)), "line_feeds"),
        (Message("a\n", ("",)), None),
        (Message("", ("A: b\n",)), None),
        (Message("a\n", ("b\n", "c\n"), plural_id="d\n"), None),
        (Message("a\n", ("b\n", ""), plural_id="d\n"), "line_feeds"),
        (Message("a\n", ("b\n", "c\n"), plural_id="d"), "line_feeds"),
        (Message("a\n", ("b\n\0c",)), "no_text"),
        (Message("a", ("b\0\n",)), "no_text"),
        (Message("a", ("b\udce9",)), "no_text"),
        (Message("a", ("b",), context="\udce9"), "no_text"),
        (Message("a", ("b\a",)), None),
        (Message("a", ("é日本\U0001f600",)), None),
    ],
    ids=repr,
)
def test_sound_messages_are_compiled_as_they_stand(message: Message, check: str | None) -> None:
    fault = fault_of(message)
    assert (fault and fault.check) == check


@pytest.mark.parametrize(
    ("message", "refused"),
    [
        (Message("a\n", ("b",)), True),
        (Message("a\n", ("b",), flags=("fuzzy",)), False),
        (Message("a\n", ("b",), obsolete=True), False),
        (Message("a", ("b\0",)), False),
    ],
    ids=["a message", "fuzzy", "obsolete", "NUL"],
)
def test_msgfmt_refuses_files_for_line_feeds_of_confirmed_messages(
    message: Message, refused: bool
) -> None:
    assert is_refused(message) is refused


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Message("a\n", ("b",)), ""),
        (Message("a", ("b\0",)), NUL),
        (Message("a\udce9"), BYTES),
        (Message("a", ("b",), previous=Previous("c", context="\udce9")), BYTES),
        (Message("a", ("b\a",)), BELL),
    ],
    ids=["line feed", "NUL", "bytes", "bytes of a previous text", "bell"],
)
def test_what_other_tools_do_not_read_is_not_written_anew(message: Message, reason: str) -> None:
    assert unwritable(message) == reason
