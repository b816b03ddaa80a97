"""Tables of words, kept in files that a translator can read, as patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from dragoman.text.unspaced import UNSPACED

_WRITTEN_CLOSE = re.compile(rf"[{UNSPACED}\uac00-\ud7a3\W]")
"""What may touch other letters: scripts without blanks, Korean, marks."""
_LETTER = rf"[^\W\d_{UNSPACED}\uac00-\ud7a3]"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = rf"(?<![A-Za-z])(?<!{_LETTER})", rf"(?!{_LETTER})"
"""What keeps a word from being found within another, where words have ends.

Korean writes particles close to a word, and other scripts have no blanks at all. Most places of
most texts are within a word of Latin letters: those are told first, for they are told fast.
"""
_NEVER = "(?!)"


@cache
def table(name: str, language: str) -> dict[str, str]:
    """Return the lines that a file of this package has for a language: key and words."""
    text = files("dragoman.text").joinpath(name).read_text(encoding="utf-8")
    return dict(tomllib.loads(text).get(language, {}))


def words_of(line: str) -> list[str]:
    """Return the words of a line, an underscore in them made a blank."""
    return [word.replace("_", " ") for word in line.split()]


def pattern_of(line: str, *, endings: str = "") -> str:
    """Return a pattern of the words of a line: a star is any letters, an underscore a blank.

    It is to be compiled without regard to case. A word is never found within another, except in
    scripts that have no blanks between words. A star at the end is not what begins with one of the
    `endings`.
    """
    last = rf"(?!{'|'.join(map(re.escape, endings.split()))})\w*" if endings else r"\w*"
    return joined(
        {
            word: re.sub(r"\\\*$", lambda _: last, re.escape(word))
            .replace(r"\*", r"\w*")
            .replace("_", r"\s+")
            for word in line.split()
        }
    )


def joined(patterns: Mapping[str, str], *, within: bool = False) -> str:
    """Return one pattern of those of several words, the longest first.

    None is found at the start or the end of a longer word; at its end it may be if `within`. What
    a star at the start stands for belongs to the word. The pattern is to be compiled without regard
    to case.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for word in sorted(patterns, key=len, reverse=True):
        before = "" if within or _WRITTEN_CLOSE.match(word.lstrip("*")) else _NO_LETTER_BEFORE
        after = "" if _WRITTEN_CLOSE.match(word[-1]) else _NO_LETTER_AFTER
        groups.setdefault(before, {}).setdefault(after, []).append(patterns[word])
    found = (
        before + _any_of(_by_first_letter(words) + after for after, words in ends.items())
        for before, ends in groups.items()
    )
    return "|".join(found) or _NEVER


def _by_first_letter(patterns: Iterable[str]) -> str:
    """Return a pattern of several ones, of which a letter is tried once for all that begin with it.

    That is twice as fast: most words of a text begin with a letter that few patterns begin with.
    """
    rests: dict[str, list[str]] = {}
    for pattern in patterns:
        letter = folded(pattern[0]) if pattern[0].isalpha() else ""
        letter = letter if len(letter) == 1 else ""
        rests.setdefault(letter, []).append(pattern[len(letter) :])
    return _any_of(letter + _any_of(found) for letter, found in rests.items())


def _any_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def folded(word: str) -> str:
    """Return a word as it is compared without regard to case, the Turkish capital I included."""
    return word.casefold().replace("i\u0307", "i")
