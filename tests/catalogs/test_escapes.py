import pytest

from dragoman.catalogs.po.escapes import escape, unescape


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"\n\t\b\r\f\v\a", "\n\t\b\r\f\v\a"),
        (r"\\n \"", '\\n "'),
        (r"\101\x42", "AB"),
        (r"\303\251\xc3\xA9", "éé"),
        (r"\1018", "A8"),
        ("é 日本 😀", "é 日本 😀"),
    ],
    ids=["named", "backslash and quote", "numbers", "bytes", "three digits", "other scripts"],
)
def test_unescape(escaped: str, text: str) -> None:
    assert unescape(escaped) == text


@pytest.mark.parametrize(
    ("escaped", "reason"),
    [
        (r"\q", r"unknown escape \q"),
        ("\\", "unknown escape \\"),
        (r"\x", r"unknown escape \x"),
        (r"\351", "the numeric escapes give bytes that are not UTF-8"),
        (r"\000", "a text cannot hold the character NUL"),
    ],
    ids=["unknown", "at the end", "no digits", "latin-1", "nul"],
)
def test_what_is_no_escape_is_refused(escaped: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared
        unescape(escaped)
    assert str(caught.value) == reason


def test_every_character_survives() -> None:
    text = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x11000), 0x1F600]))
    assert unescape(escape(text)) == text


def test_named_escapes_only_are_written() -> None:
    assert escape('\a"\\\n\x01é') == '\\a\\"\\\\\\n\x01é'
