"""Edits of a source text that provably leave its translation right."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Postfix, Prefix

from dragoman.articles import render, unescaped
from dragoman.locales import Locale
from dragoman.text import is_weighty, tokens

_EMPHASIS = re.compile(r"</?(?:em|strong)>")
_CODE_OR_TAG = re.compile(r"(<code>.*?</code>|<[^>]*>)", re.DOTALL)
_NO_LETTER = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_ORDINARY = frozenset(
    ".,;:!-\u2010\u2011\u2013\u2014\"'\u2018\u2019\u201a\u201c\u201d\u201e()\u2026"
    "\u00a1\u00ab\u00bb\u2039\u203a\u3001\u3002\u300c\u300d\uff01\uff0c\uff1a\uff1b\u060c\u061b"
)
_ALL_REFERENCES = 9999
_WORD_WITH_CASE = 2


def carries(old: str, new: str, source: Locale | None = None) -> bool:
    """Say whether an edit of a message leaves every translation of it right.

    So it is where the two have the same words, numbers, units, negations and placeholders in the
    same order, and between the same words the same links, images, code, raw tags and breaks. Free
    are blanks, emphasis, ordinary punctuation that touches no number, straight or curly
    apostrophes, and a capital at the very beginning. A question mark is not ordinary: it makes
    another sentence. Where `source`, the language of the two, is known, punctuation that touches a
    number word, a negation or a limit is not free either: "No, it is safe", "two-three tablets".

    The words are those of the rendered texts, so that no markup can be taken for punctuation.
    """
    taken, added = _between(old, new)
    if _letters(taken) != _letters(added) or _DIGITS.findall(old) != _DIGITS.findall(new):
        return False
    one, other = _words(old, source), _words(new, source)
    if one is None or other is None or len(one) != len(other) or one[1:] != other[1:]:
        return False
    return one == other or _same_but_capital(one[0], other[0])


def _between(old: str, new: str) -> tuple[str, str]:
    """Return what is left of two texts without what both begin with and both end with."""
    start = Prefix.similarity(old, new)
    end = Postfix.similarity(old[start:], new[start:])
    return old[start : len(old) - end], new[start : len(new) - end]


def _letters(text: str) -> str:
    """Return what no edit that is carried changes: most edits are known by it not to be one."""
    return _NO_LETTER.sub("", text).casefold()


@lru_cache(maxsize=4096)
def _words(text: str, source: Locale | None) -> tuple[str, ...] | None:
    """Return the words and tags of a message, None for what is no message of an article."""
    markup = render(text, _ALL_REFERENCES)
    if markup is None:
        return None
    pieces = _CODE_OR_TAG.split(_EMPHASIS.sub("", markup))
    return tuple(_all(pieces, source))


def _all(pieces: Iterable[str], source: Locale | None) -> Iterator[str]:
    for place, piece in enumerate(pieces):
        if place % 2:
            yield piece
        else:
            yield from _counting(tokens(unescaped(piece).replace("\u2019", "'")), source)


def _counting(found: list[str], source: Locale | None) -> Iterator[str]:
    """Yield the tokens that count: neither blanks nor ordinary punctuation away from numbers."""
    words = [token for token in found if not token.isspace()]
    for before, token, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if token not in _ORDINARY or _weighs(before, source) or _weighs(after, source):
            yield token


def _weighs(word: str, source: Locale | None) -> bool:
    """Say whether punctuation beside a word may change what the word says."""
    return any(map(str.isnumeric, word)) or (source is not None and is_weighty(word, source))


def _same_but_capital(one: str, other: str) -> bool:
    """Say whether two words differ in the case of their first letter only, and are no symbols."""
    lower = {one[:1].lower() + one[1:], other[:1].lower() + other[1:]}
    return len(lower) == 1 and len(one) > _WORD_WITH_CASE and one[1:].islower()
