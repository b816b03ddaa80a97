"""Words: how many a text has, how long it takes to read, and where one ends."""

import re
import unicodedata

from dragoman.locales import Locale
from dragoman.text.unspaced import UNSPACED, writes_unspaced

_PUNCTUATION = (
    r"!-/:-@\[-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u055a-\u055f\u0589"
    r"\u05be\u05c0\u05c3\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2010-\u205e"
    r"\u3001-\u3003\u3008-\u3020\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD = rf"[^\s{_PUNCTUATION}{UNSPACED}]+"
_WORD_OR_NUMBER = (
    rf"[{UNSPACED}]|\d+(?:[.,'\u2019\u066b\u066c]\d+)*{_WORD}|\d+(?:[.,'\u2019\u066b\u066c]\d+)+"
    rf"|{_WORD}(?:['\u2019]{_WORD})*"
)
_WORD_TOKEN, _TOKEN = re.compile(_WORD_OR_NUMBER), re.compile(rf"\s+|{_WORD_OR_NUMBER}|.")
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")

_USUAL_SPEED = 184
_WORDS_PER_MINUTE = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "ja": 178,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
    "zh": 128,
}
"""Mean reading speeds of seventeen languages and their mean (Trauzettel-Klosinski and Dietz,
Investigative Ophthalmology & Visual Science 53, 2012). Chinese and Japanese are its characters a
minute, 255 and 357, halved, since `count_words` counts two characters as a word."""


def count_words(text: str) -> int:
    """Return how many words a plain text has.

    A word is what stands between blanks and has a letter or a digit. Where words are written
    without blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese), two letters count as one word,
    rounded up for the text; marks on letters do not count.
    """
    spaced, _ = _UNSPACED_LETTER.subn(" ", text)
    words = sum(any(map(str.isalnum, chunk)) for chunk in spaced.split())
    letters = sum(
        not unicodedata.category(letter).startswith("M")
        for letter in _UNSPACED_LETTER.findall(text)
    )
    return words + (letters + 1) // 2


def tokens(text: str) -> list[str]:
    """Return the pieces in which two texts are compared; joined, they are the text again.

    A piece is a word with its apostrophes, a number with its separators (`0.25`, `1,500`), a run
    of blanks, one mark of punctuation, or one letter of a script written without blanks.
    """
    return _TOKEN.findall(text)


def word_tokens(text: str) -> list[str]:
    """Return the `tokens` of a text without blanks and punctuation."""
    return _WORD_TOKEN.findall(text)


def reading_minutes(plain: str, locale: Locale) -> int:
    """Return the whole minutes an adult takes to read a plain text in a locale, at least 1."""
    speed = _WORDS_PER_MINUTE.get(locale.language, _USUAL_SPEED)
    if writes_unspaced(locale) and locale.language not in _WORDS_PER_MINUTE:
        speed = _WORDS_PER_MINUTE["zh"]
    return max(1, round(count_words(plain) / speed))
