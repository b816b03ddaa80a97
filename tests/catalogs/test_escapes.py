import pytest

from dragoman.catalogs.po.escapes import escape, joined, unescape


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"\n\t\b\r\f\v\a", "\n\t\b\r\f\v\a"),
        (r"\\n \"", '\\n "'),
        (r"\101\x42", "AB"),
        (r"\303\251\xc3\xA9", "éé"),
        (r"\1018", "A8"),
        (r"\351\000\355\240\200", "\udce9\0\udced\udca0\udc80"),
        ("é 日本 😀", "é 日本 😀"),
    ],
    ids=[
        "named",
        "backslash and quote",
        "numbers",
        "bytes",
        "three digits",
        "no text",
        "other scripts",
    ],
)
def test_unescape(escaped: str, text: str) -> None:
    assert unescape(escaped) == text


@pytest.mark.parametrize(
    ("escaped", "reason"),
    [
        (r"\q", r"unknown escape \q"),
        ("\\", "unknown escape \\"),
        (r"\x", r"unknown escape \x"),
    ],
    ids=["unknown", "at the end", "no digits"],
)
def test_what_is_no_escape_is_refused(escaped: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is compared
        unescape(escaped)
    assert str(caught.value) == reason


def test_every_character_survives() -> None:
    text = "".join(
        map(chr, [*range(0xD800), *range(0xDC80, 0xDD00), *range(0xE000, 0x11000), 0x1F600])
    )
    assert unescape(escape(text)) == text


def test_named_escapes_only_are_written_where_there_is_text() -> None:
    assert escape('\a"\\\n\x01é') == '\\a\\"\\\\\\n\x01é'
    assert escape("caf\udce9\x001") == r"caf\351\0001"


@pytest.mark.parametrize(
    ("strings", "text"),
    [(["a", "b"], "ab"), (["\udcc3", "\udca9"], "é"), (["é\udcc3", "\u00a9"], "é\udcc3\u00a9")],
    ids=["text", "a letter in two", "no letter"],
)
def test_strings_are_joined_as_bytes(strings: list[str], text: str) -> None:
    assert joined(strings) == text
