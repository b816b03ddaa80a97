"""What of a text is looked up in an index: the terms it shares with texts that are like it."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from dragoman.text import is_unspaced_letter, tokens

_CONTROL = re.compile("[\x00-\x1f\x7f]")
_SHORT = 40
"""Characters up to which a text is found by its letters, too: a typo leaves it too few words."""


def index_terms(text: str) -> frozenset[str]:
    """Return the terms under which a text is found: its words, in lower case.

    In scripts without blanks between words every two neighboring letters are a term. Of a short
    text every three neighboring characters are one as well, written as their codes, so that no
    term has anything but letters, digits, and `.,'` in it.
    """
    words = (word for word in _words(text) if not _CONTROL.search(word))
    return frozenset((*words, *_triples(text.casefold())))


def _words(text: str) -> Iterator[str]:
    for unspaced, run in groupby(tokens(text), key=is_unspaced_letter):
        letters = list(run)
        if not unspaced:
            yield from (token.casefold() for token in letters if token[0].isalnum())
        elif len(letters) == 1:
            yield letters[0]
        else:
            yield from (first + second for first, second in pairwise(letters))


def _triples(text: str) -> Iterator[str]:
    if len(text) <= _SHORT:
        codes = [f",{ord(character):x}" for character in f" {text} "]
        yield from ("".join(codes[place : place + 3]) for place in range(len(codes) - 2))
