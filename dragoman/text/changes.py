"""What changed between two versions of a text that its translations must follow.

Other than `differences`, which compares two languages and must not cry wolf, this compares one
language with itself and may be strict: each number counts in its place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from dragoman.locales import Locale
from dragoman.text.phrases import folded, pattern_of, table
from dragoman.text.quantities import quantities
from dragoman.text.spelled import spelled_numbers
from dragoman.text.words import word_tokens

_TABLE = "meaning_words.toml"
_CLOSED = r"\u3002\uff01\uff1f\u061f\u0964"
"""What ends a sentence without a blank behind it."""
_SENTENCE_END = re.compile(rf"(?<=[.!?{_CLOSED}])(?:(?<=[{_CLOSED}])|\s+)")
_UNIT = re.compile(r"\s*[^\s,;:.!?()\[\]^*`]+")
_MANY = 400
"""Numbers and words of a text beyond which it is only said that they changed."""
_BOUNDS = re.compile(r"[<>\u2264\u2265\u00b1=~\u2248]|(?<![^\s(\[])[-\u2212+](?=\d)")


class _Fact(NamedTuple):
    """A number with its unit, a negation or a limit."""

    key: tuple[str, ...]
    """What is compared."""
    shown: str


def meaning_changes(old: str, new: str, locale: Locale) -> tuple[str, ...]:
    """Return what changed in the numbers, units and negations of a plain text, in words.

    `24 hours -> 48 hours`, `not added`. Empty where each sentence has the numbers, the negations
    and the words of limit ("before", with numbers also "at least") that it had, in their order;
    whole sentences may have moved. A word that became its own opposite by a prefix ("safe",
    "unsafe") counts. The words are those of `meaning_words.toml`; of a language that is not in it
    only numbers and units are compared.
    """
    one, other = _differing(_sentences(old), _sentences(new))
    before, after = ([list(_facts(s, locale)) for s in side] for side in (one, other))
    changed = _changed(before, after)
    opposites = _opposites(" ".join(one), " ".join(other), locale)
    return tuple(dict.fromkeys((*changed, *opposites)))


@lru_cache(maxsize=4096)
def is_weighty(word: str, locale: Locale) -> bool:
    """Say whether a word is a number from two on, a negation or a limit in a language."""
    if _meaning_words(locale.language, by_numbers=False).fullmatch(word):
        return True
    return any(value != 1 for value, *_ in spelled_numbers(word, locale))


def _differing(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Return the sentences of two texts that are not, word for word, in both."""
    one, other = Counter(old), Counter(new)
    return list((one - other).elements()), list((other - one).elements())


def _changed(before: list[list[_Fact]], after: list[list[_Fact]]) -> Iterator[str]:
    if _by_sentence(before) == _by_sentence(after):
        return
    old, new = list(chain(*before)), list(chain(*after))
    if len(old) + len(new) > _MANY:
        yield f"{len(old)} numbers and limits -> {len(new)}"
        return
    keys = [[fact.key for fact in side] for side in (old, new)]
    matcher = SequenceMatcher(a=keys[0], b=keys[1], autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            yield _said(old[start:end], new[new_start:new_end])


def _by_sentence(facts: list[list[_Fact]]) -> Counter[tuple[tuple[str, ...], ...]]:
    return Counter(tuple(fact.key for fact in sentence) for sentence in facts if sentence)


def _said(taken: Sequence[_Fact], added: Sequence[_Fact]) -> str:
    old, new = (", ".join(fact.shown for fact in side) for side in (taken, added))
    if old and new:
        return f"{old} -> {new}"
    return f"{old} removed" if old else f"{new} added"


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text)


def _facts(sentence: str, locale: Locale) -> Iterator[_Fact]:
    found = [*_numbers(sentence, locale), *_bounds(sentence)]
    found += _words(sentence, locale.language, by_numbers=bool(found))
    yield from (fact for _, fact in sorted(found, key=lambda pair: pair[0]))


def _numbers(sentence: str, locale: Locale) -> Iterator[tuple[int, _Fact]]:
    for one in quantities(sentence, locale):
        named = _UNIT.match(sentence, one.end) if one.unit else None
        shown = sentence[one.start : named.end() if named else one.end]
        yield one.start, _Fact((f"{one.value.normalize():f}", one.unit or ""), shown)
    for value, start, end in spelled_numbers(sentence, locale):
        if value != 1:  # "one" is a pronoun or an article as often as a number
            yield start, _Fact((f"{value.normalize():f}", "word"), sentence[start:end])


def _words(sentence: str, language: str, *, by_numbers: bool) -> Iterator[tuple[int, _Fact]]:
    for match in _meaning_words(language, by_numbers=by_numbers).finditer(sentence):
        yield match.start(), _Fact((folded(match[0]),), match[0])


def _bounds(sentence: str) -> Iterator[tuple[int, _Fact]]:
    """Find the signs that bound a number, and the sign of a number itself."""
    for match in _BOUNDS.finditer(sentence):
        yield match.start(), _Fact((match[0].replace("\u2212", "-"),), match[0])


@cache
def _meaning_words(language: str, *, by_numbers: bool) -> re.Pattern[str]:
    lines = table(_TABLE, language)
    names = ("anywhere", "by_numbers") if by_numbers else ("anywhere",)
    words = " ".join(lines.get(name, "") for name in names)
    return re.compile(pattern_of(words), re.IGNORECASE)


def _opposites(old: str, new: str, locale: Locale) -> Iterator[str]:
    prefixes = tuple(table(_TABLE, locale.language).get("prefixes", "").split())
    if not (prefixes and old and new):
        return
    one, other = (set(word_tokens(folded(text))) for text in (old, new))
    gone, came = one - other, other - one
    yield from (f"{word} -> {opposite}" for word, opposite in _prefixed(gone, came, prefixes))
    yield from (f"{opposite} -> {word}" for word, opposite in _prefixed(came, gone, prefixes))


def _prefixed(
    words: set[str], others: set[str], prefixes: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield each word that has become another by a prefix, with that other one."""
    if any(other.startswith(prefixes) for other in others):
        for word in sorted(words):
            for opposite in (f"{prefix}{word}" for prefix in prefixes if len(word) > 2):
                if opposite in others:
                    yield word, opposite
