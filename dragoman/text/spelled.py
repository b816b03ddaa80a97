"""Numbers that a text says in words or in letters: "two", 二十四, XIX, November, 'ساعتان'."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from dragoman.locales import Locale, cldr_of
from dragoman.text.phrases import folded, pattern_of, table, words_of
from dragoman.text.units import counted_words, multiplier_at

_HAN_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_HAN = "".join((*_HAN_DIGITS, *_HAN_TENS, *_HAN_MYRIADS))
_HAN_NUMBER = re.compile(f"[{_HAN}]+")
_LONGEST_HAN = 40
"""Longer runs of Chinese numerals are no numbers that anybody reads."""
_HAN_GOES_ON = re.compile(r"[\d\u70b9\u9ede]\s?$")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LARGEST_ROMAN = 39
_PAIR = 2
_LONGEST_WORD = 30
_NUMBER_WORDS = "number_words.toml"
_HALF = Decimal("0.5")
_FACTORS = (1, 100, 1000, 10**6, 10**9)
_CONTEXTS, _WIDTHS = ("format", "stand-alone"), ("wide", "abbreviated")


def says(value: Decimal, text: str, locale: Locale) -> bool:
    """Return whether a text may say a number otherwise than in digits.

    Known are the words of `number_words.toml`, Chinese numerals, Roman numerals from 2 to 39,
    names that end in it (`v2` for version 2), and CLDR's phrases that mean a number without naming
    it, such as the Arabic dual. Generous on purpose: false alarms cost a check its readers.
    """
    return (
        _in_words(value, text, locale)
        or value in _han_numbers(text)
        or _in_roman(value, text)
        or _in_name(value, text)
        or any(n == value and phrase in text for phrase, n in counted_words(locale).items())
    )


@lru_cache(maxsize=8)
def spelled_numbers(text: str, locale: Locale) -> tuple[tuple[Decimal, int, int], ...]:
    """Return each number that a text has in words which mean nothing else, with its place.

    `two` and 二十四 are such, `both`, `half` and an article are not, nor is the last word of a
    longer number (`seventy five`).
    """
    words = _exact_words(locale.language)
    found: list[tuple[Decimal, int, int]] = []
    for match in _exact_pattern(locale.language).finditer(text) if words else ():
        before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
        if not _unfinished(locale.language).search(before):
            found.append((words[folded(match[0])], match.start(), match.end()))
    for match in _HAN_NUMBER.finditer(text):
        is_long = len(match[0]) > _LONGEST_HAN
        if not is_long and not _HAN_GOES_ON.search(text[max(0, match.start() - 2) : match.start()]):
            found.append((Decimal(_han_value(match[0])), match.start(), match.end()))
    return tuple(found)


@cache
def range_words(locale: Locale) -> str:
    """Return a pattern of the words between the ends of a range: "to"."""
    return pattern_of(table(_NUMBER_WORDS, locale.language).get("to", ""))


def has_range_words(locale: Locale) -> bool:
    """Return whether the words between the ends of a range are known in a language."""
    return "to" in table(_NUMBER_WORDS, locale.language)


def names_month(number: Decimal, text: str, locale: Locale) -> bool:
    """Return whether a text has the name of a month, counted from 1, long or short."""
    pattern = _month_patterns(locale).get(int(number))
    return bool(pattern and pattern.search(text))


@cache
def _month_patterns(locale: Locale) -> dict[int, re.Pattern[str]]:
    months = cldr_of(locale).months
    tables = [months[context][width] for context in _CONTEXTS for width in _WIDTHS]
    return {
        number: re.compile(
            rf"(?<!\w)(?:{'|'.join(re.escape(one[number].rstrip('.')) for one in tables)})"
        )
        for number in tables[0]
    }


def _in_words(value: Decimal, text: str, locale: Locale) -> bool:
    """Whether a text has a word for the number, or words for its whole and for a half."""
    patterns = _word_patterns(locale.language)
    for factor in _FACTORS:
        pattern = patterns.get(value / factor)
        found = pattern.finditer(text) if pattern else ()
        if any(multiplier_at(text, match.end(), locale)[0] == factor for match in found):
            return True
    whole = int(value)
    return (
        value - whole == _HALF
        and whole > 0
        and _in_words(_HALF, text, locale)
        and (_in_words(Decimal(whole), text, locale) or bool(re.search(rf"\b{whole}\b", text)))
    )


@cache
def _word_patterns(language: str) -> dict[Decimal, re.Pattern[str]]:
    endings = table(_NUMBER_WORDS, language).get("endings", "")
    words = {
        number: pattern_of(line.replace("|", " "), endings=endings)
        for number, line in _number_lines(language).items()
    }
    return {
        number: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
        for number, pattern in words.items()
    }


@cache
def _number_lines(language: str) -> dict[Decimal, str]:
    lines = table(_NUMBER_WORDS, language).items()
    return {Decimal(key): line for key, line in lines if key[0].isdecimal()}


@cache
def _exact_words(language: str) -> dict[str, Decimal]:
    """Return the words before the bars, which are a number itself, without their stars.

    Each is there as it is compared, too: "dreissig" beside "dreißig".
    """
    words = {
        word.rstrip("*"): number
        for number, line in _number_lines(language).items()
        for word in words_of(line.partition("|")[0])
    }
    return words | {folded(word): number for word, number in words.items()}


@cache
def _exact_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!-)(?:{pattern_of(' '.join(_exact_words(language)))})", re.I)


@cache
def _unfinished(language: str) -> re.Pattern[str]:
    """Return a pattern of what stands before a word that is only the rest of a number."""
    lines = [*_number_lines(language).values(), table(_NUMBER_WORDS, language).get("goes_on", "")]
    articles = table(_NUMBER_WORDS, language).get("1", "").split("|")[-1].split()
    words = {word for line in lines for word in line.replace("|", " ").split()} - set(articles)
    return re.compile(rf"(?:\d|{pattern_of(' '.join(words))})\s*$", re.I)


@lru_cache(maxsize=8)
def _han_numbers(text: str) -> frozenset[Decimal]:
    """Return the Chinese numerals of a text; two digits alone are two numbers too (三四行)."""
    found = [one for one in _HAN_NUMBER.findall(text) if len(one) <= _LONGEST_HAN]
    pairs = [digit for numeral in found if len(numeral) == _PAIR for digit in numeral]
    return frozenset(Decimal(_han_value(numeral)) for numeral in (*found, *pairs))


def _han_value(numeral: str) -> int:
    """Return what a Chinese numeral says: 二十四 is 24, 三万五千 is 35,000, 二〇二六 is 2026."""
    if not set(numeral) - set(_HAN_DIGITS):
        return int("".join(str(_HAN_DIGITS[digit]) for digit in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_TENS:
            section, digit = section + (digit or 1) * _HAN_TENS[character], 0
        else:
            total, section, digit = total + (section + digit) * _HAN_MYRIADS[character], 0, 0
    return total + section + digit


def _in_roman(value: Decimal, text: str) -> bool:
    if value != int(value) or not 2 <= value <= _LARGEST_ROMAN:
        return False
    return bool(re.search(rf"(?<!\w){_roman(int(value))}(?:er|re|e|\u00ba|\u00aa)?(?!\w)", text))


def _in_name(value: Decimal, text: str) -> bool:
    return bool(re.search(rf"[^\W\d_]{value}(?![\d.,])", text))


def _roman(number: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        letters += letter * (number // worth)
        number %= worth
    return letters
