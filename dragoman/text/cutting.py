"""Shortening a text where a reader would pause."""

import unicodedata
from collections.abc import Iterator

from dragoman.locales import Locale
from dragoman.text.unspaced import is_unspaced_letter, writes_unspaced

ELLIPSIS = "\u2026"

_NO_BREAK = "\u00a0\u2007\u202f\u2060\ufeff"
_KEPT_AT_END = frozenset("%\u2030\u066a\uff05'\"*\u2019")
"""Punctuation that belongs to the word before it."""
_JOINER = "\u200d"
_THAI_BEFORE = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
"""Vowels of Thai and Lao that are written before the consonant they follow in speech."""
_THAI_AFTER = frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0ec6")
_NEVER_FIRST = frozenset(
    "\u30fc\u3005\u309d\u309e\u30fd\u30fe\u3041\u3043\u3045\u3047\u3049\u3063"
    "\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee"
)
"""Japanese letters that go with the one before: length and iteration marks, small kana."""


def cut(text: str, limit: int, locale: Locale) -> str:
    """Return a text of at most `limit` characters, its end replaced by an ellipsis if it is longer.

    The cut is made between words, or between characters where the locale writes without blanks;
    never at a no-break space, within a word or a number of another script, or between a letter
    and its marks. Before the ellipsis stands neither a blank nor an opening or separating mark,
    and no number, for `0.5` cut off from its unit could be taken for a dose. Where that leaves
    nothing, such as in one long word, the cut is made between any two characters.
    """
    if len(text) <= limit:
        return text
    room = max(0, limit - len(ELLIPSIS))
    for end in _breaks(text, room, locale):
        kept = _trimmed(text[:end])
        if kept and not kept[-1].isdigit():
            return kept + ELLIPSIS
    return text[: _whole_character(text, room)].rstrip() + ELLIPSIS


def _breaks(text: str, room: int, locale: Locale) -> Iterator[int]:
    """Give the places to cut, from the last that fits to the first."""
    unspaced = writes_unspaced(locale)
    for end in range(room, 0, -1):
        if _ends_word(text, end) or (unspaced and _between_letters(text[end - 1], text[end])):
            yield end


def _ends_word(text: str, end: int) -> bool:
    """Whether a blank follows, or a mark that the ellipsis replaces and then a blank."""
    rest = text[end : end + 2]
    return _is_blank(rest[0]) or (_is_loose(rest[0]) and all(map(_is_blank, rest[1:])))


def _is_blank(character: str) -> bool:
    return character.isspace() and character not in _NO_BREAK


def _between_letters(before: str, after: str) -> bool:
    """Whether an unspaced script breaks between these two; one of them has to be its letter."""
    if after in _THAI_AFTER or after in _NEVER_FIRST or before in _THAI_BEFORE:
        return False
    if _joins(before, after) or before in _NO_BREAK or after in _NO_BREAK:
        return False
    return is_unspaced_letter(before) or is_unspaced_letter(after)


def _whole_character(text: str, end: int) -> int:
    """Return the last place up to `end` that divides no user-perceived character (UAX #29)."""
    while 0 < end < len(text) and _joins(text[end - 1], text[end]):
        end -= 1
    return end


def _joins(before: str, after: str) -> bool:
    return (
        _JOINER in (before, after)
        or unicodedata.category(after).startswith("M")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
    )


def _trimmed(text: str) -> str:
    """Return a text without the blanks and the opening and separating punctuation at its end."""
    while text and _is_loose(text[-1]):
        text = text[:-1]
    return text


def _is_loose(character: str) -> bool:
    if character in _KEPT_AT_END:
        return False
    return character.isspace() or unicodedata.category(character) in {"Pc", "Pd", "Pi", "Po", "Ps"}
