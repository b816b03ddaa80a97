"""Code as tokens: the only module that imports Pygments.

Its lexers decide what is a comment, and so what is a message: its version is part of the canon.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, islice

from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]
from pygments.token import Token as TokenType  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

LONGEST_LINE = 1_000
"""How long lines and runs of blanks may be: some lexers take minutes for longer ones."""

_TOO_LONG = re.compile(rf"(?m)^.{{{LONGEST_LINE}}}.|(?<!\s)\s{{{LONGEST_LINE}}}\s")
_INFO_WORD = re.compile(r"[\s{.]*([^\s{}:,=]+)")
_ALSO_CALLED = {"cmd": "batch", "jsonc": "json", "svelte": "html", "vb": "vbnet"}
"""Names of languages on fences that Pygments does not know, and those it does."""
_NO_WORDS = frozenset({"Directive", "Hashbang", "Preproc", "PreprocFile", "Special"})

Kind = tuple[str, ...]
"""The type of a token."""


@dataclass(frozen=True)
class LexedCode:
    """Code in a language, lexed once."""

    text: str
    language: str

    @cached_property
    def tokens(self) -> tuple[tuple[Kind, int, str], ...]:
        """Its tokens: type, place and text; none where they are not exactly its characters.

        None either where a line is too long. A lexer is made for each code, since some remember the
        last; most expect a line end, and one (mcschema of Pygments 2.21) never ends on what it does
        not know.
        """
        lexer_class = _lexer_class(self.language)
        if lexer_class is None or is_too_long(self.text):
            return ()
        ended = self.text if self.text.endswith("\n") else self.text + "\n"
        lexer = lexer_class(startinline="<?" not in ended)  # PHP in articles has no `<?php`
        tokens, place = [], 0
        for _, kind, text in islice(lexer.get_tokens_unprocessed(ended), 2 * len(ended)):
            tokens.append((kind, place, text))
            place += len(text)
        return tuple(tokens) if "".join(token[2] for token in tokens) == ended else ()

    @cached_property
    def _places(self) -> list[int]:
        return [place for _, place, _ in self.tokens]

    def runs(self, start: int, end: int) -> list[tuple[Kind, str]]:
        """Return what stands between two places, neighbors of one type as one."""
        first, last = bisect_right(self._places, start) - 1, bisect_right(self._places, end)
        pieces = (
            (kind, text[max(start - place, 0) : max(end - place, 0)])
            for kind, place, text in self.tokens[max(first, 0) : last]
        )
        runs = groupby((piece for piece in pieces if piece[1]), key=lambda piece: piece[0])
        return [(kind, "".join(text for _, text in run)) for kind, run in runs]


def is_comment(kind: Kind) -> bool:
    """Tell whether a token may belong to a comment; documentation may also be a string."""
    commenting = kind in TokenType.Comment and _NO_WORDS.isdisjoint(kind)
    return commenting or is_documentation(kind)


def is_documentation(kind: Kind) -> bool:
    """Tell whether a token is documentation."""
    return kind in TokenType.String.Doc


def is_too_long(code: str) -> bool:
    """Tell whether code has a line, or a run of blanks, of more than `LONGEST_LINE` characters."""
    return _TOO_LONG.search(code) is not None


def language_of(info: str) -> str | None:
    """Return the language a fence's info string begins with, None where it is not known.

    Words that mean the same give the same: `py`, `Python hl_lines="1"`, `{.python .numbered}`.
    """
    return getattr(_lexer_class(info), "name", None)


def knows(language: str) -> bool:
    """Tell whether the info word of a fence names a language that can be lexed."""
    return language_of(language) is not None


@lru_cache(maxsize=256)
def _lexer_class(info: str) -> type[Lexer] | None:
    name = next(iter(_INFO_WORD.findall(info.lower())), "")
    try:
        return find_lexer_class_by_name(_ALSO_CALLED.get(name, name))  # type: ignore[no-any-return]
    except ClassNotFound:
        return None
