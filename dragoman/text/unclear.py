"""Numbers that a reader may see otherwise than the program: hidden characters, `5³`, `B500 mg`."""

import re
import unicodedata
from collections.abc import Iterator

from dragoman.locales import Locale
from dragoman.text.numerals import has_numerals, overlong
from dragoman.text.quantities import NumberedText
from dragoman.text.units import is_clinical, unit_at

_JOINERS = "\u200c\u200d"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters without a shape of their own (Unicode's Default_Ignorable_Code_Point)."""
_UNSEEN_ANYWHERE = re.compile(f"[{_UNSEEN}]+")
_JOINER_AT_DIGIT = re.compile(rf"(?<=\d)[{_JOINERS}]+|[{_JOINERS}]+(?=\d)")
_AFTER_DIGIT = re.compile(r"(?<=\d)[^\x00-\x7f\d\s]+")
_HIDING = re.compile(rf"[{_UNSEEN}{_JOINERS}]+")
_TOUCHED = re.compile(r"\d[^\x00-\x7f]|[^\x00-\x7f]\d")
_IN_WORDS = re.compile(f"[\u00ad\u200b\u2060{_JOINERS}]+")
"""What may stand between a digit and a letter, which it keeps together or parts: 24-stündig."""
_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"
_CIRCLED = "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\U0001f100-\U0001f10c"
_RAISED_DIGITS = re.compile(rf"\d{{1,20}}[{_RAISED}{_CIRCLED}]+|[{_RAISED}]\d+")
_EXPONENT = re.compile(r"(?<![\w.,])\d{1,20}(?:[.,]\d{1,20})?[eE][+\u2212-]?\d{1,20}(?!\w)")
_EXPONENT_SIGN = re.compile(r"\d[eE]")
_NAMED = re.compile(r"(?<=[^\W\d_])\d{1,20}(?:[.,]\d{1,20})?(?!\d)")
_THIN_BLANK = re.compile(r"\d[\u2005\u2006\u2008-\u200a\u202f]\d{1,20}(?:[.,]\d{1,20})?(?!\d)")
_GROUPED = re.compile(r"\d[\u2009\u202f]\d{3}(?:[.,]\d+)?")
_MARKS = frozenset({"Mn", "Me"})
_SHOWN = 30


def settled(text: str) -> str:
    """Return a text as it is seen: without what is invisible, and without marks on digits.

    Joiners remain within words, where Persian and others need them.
    """
    if text.isascii():
        return text
    seen = _UNSEEN_ANYWHERE.sub("", text)
    if not _TOUCHED.search(seen):
        return seen
    seen = _JOINER_AT_DIGIT.sub("", seen)
    return _AFTER_DIGIT.sub(lambda match: match[0][_marks(match[0]) :], seen)


def unclear_numbers(
    source: str, source_locale: Locale, target: str, seen: NumberedText
) -> Iterator[str]:
    """Say which numbers of a text its readers may take for others, if the source has them not.

    `seen` is the text as it is seen (see `settled`). Such numbers are those with invisible
    characters or marks on their digits; with raised digits, an exponent, or a letter before a
    dose (`B500 mg`); parted by a hardly visible blank, or endless.
    """
    if not has_numerals(target):
        return
    unplain: list[str] = []
    plain, target_locale = seen.text, seen.locale
    if _TOUCHED.search(target):
        for written in _with_hidden(target):
            if written not in source:
                shown, right = _cut(_with_names(written)), _cut(settled(written))
                yield f'"{shown}" has hidden characters, write "{right}"'
        unplain += (match[0] for match in _RAISED_DIGITS.finditer(plain))
        unplain += _parted_doses(plain, target_locale)
    unplain += (match[0] for match in _EXPONENT.finditer(plain))
    unplain += _named_doses(plain, target_locale)
    known = frozenset(overlong(source, source_locale))
    endless = (number for number in overlong(target, target_locale) if number not in known)
    for written in (*unplain, *endless):
        if written not in source:
            yield f'"{_cut(_with_names(written))}" is not a plain number'


def _marks(text: str) -> int:
    """Return how many marks a text begins with, those that are written on the letter before."""
    others = (place for place, one in enumerate(text) if unicodedata.category(one) not in _MARKS)
    return next(others, len(text))


def _with_hidden(text: str) -> Iterator[str]:
    """Give what is written where an invisible character or a mark touches a digit."""
    for match in _HIDING.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        digits = before.isdecimal() + after.isdecimal()
        in_word = _IN_WORDS.fullmatch(match[0]) and before.isalnum() and after.isalnum()
        if digits == len((before, after)) or (digits and not in_word):
            yield before.strip() + match[0] + after.strip()
    for match in _AFTER_DIGIT.finditer(text):
        if marks := _marks(match[0]):
            yield text[match.start() - 1] + match[0][:marks]


def _named_doses(text: str, locale: Locale) -> Iterator[str]:
    """Give the numbers of doses that are joined with a letter before them."""
    for match in _NAMED.finditer(text):
        before = text[match.start() - 1]
        in_exponent = _EXPONENT_SIGN.search(text, match.start() - 2, match.start())
        if in_exponent or before.lower() == before.upper():
            continue
        if _is_dose(text, match.end(), locale):
            yield before + match[0]


def _parted_doses(text: str, locale: Locale) -> Iterator[str]:
    """Give the numbers of doses that only a thin blank parts from digits before them."""
    for match in _THIN_BLANK.finditer(text):
        if _is_dose(text, match.end(), locale) and not _GROUPED.fullmatch(match[0]):
            yield match[0]


def _is_dose(text: str, end: int, locale: Locale) -> bool:
    return is_clinical(unit_at(text, end, locale).unit)


def _with_names(text: str) -> str:
    """Return a text with the code points of what is not seen in it."""
    return "".join(
        one if one.isascii() or (one.isalnum() and not _UNSEEN_ANYWHERE.match(one)) else _name(one)
        for one in text
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
