"""The comments of fenced code, for authors who let them be translated.

Pygments finds them and proves that a translation is nothing but a comment. Lexers disagree on how
they cut and name comments: neighboring ones are read as one, and need a mark known here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice

from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]
from pygments.token import Token as TokenType  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from dragoman.articles.characters import HIDDEN, named
from dragoman.articles.prose import is_message

LONGEST_CODE = 200_000
"""How many characters code may have whose comments are looked for."""
LONGEST_LINE = 1_000
"""How many its lines and runs of blanks may have: on longer ones some lexers take minutes."""

_TOO_LONG = re.compile(rf"(?m)^.{{{LONGEST_LINE}}}.|(?<!\s)\s{{{LONGEST_LINE}}}\s")
_INFO_WORD = re.compile(r"[\s{.]*([^\s{}:,=]+)")
_ALSO_CALLED = {"cmd": "batch", "jsonc": "json", "svelte": "html", "vb": "vbnet"}
"""Names of languages on fences that Pygments does not know, and those it does."""

_NO_WORDS = frozenset({"Directive", "Hashbang", "Preproc", "PreprocFile", "Special"})
_BLOCK_MARKS = re.findall(
    r"(\S+) (\S+)",
    "<!-- --> <%-- --%> {{!-- --}} --[[ ]] #[[ ]] #[ ]# #| |# #= =# <# #> {# #} {- -} (* *) /* */"
    " /- -/ =begin =end",
)
_BLOCK = re.compile(
    "|".join(rf"\s*{re.escape(opener)}(.*?){re.escape(closer)}" for opener, closer in _BLOCK_MARKS),
    re.DOTALL,
)
_LINE_COMMENT = re.compile(
    r"""\s*(?:
      (?<!:)/{2,}+ !? (?:<(?=[ \t]))?                   # C and its kin; `///<` documents
    | (?<!\{)\#++ (?!!|\[=*\[) (?:[:|'](?=[ \t]))?      # shells, Python; `#:` documents
    | -{2,}+ (?!\[=*\[) (?:[ \t]*[|^](?=[ \t]))?        # SQL, Lua, Haskell; `-- |` documents
    | ;+ | %+ | '+ | "(?!"") | !+ | (?<=:): | (?i:rem\b)   # Lisp, TeX, Basic, Vim, Fortran, batch
    )([^\n]*)""",
    re.VERBOSE,
)
_LINE_ENDS = ("?>", "%>")  # they end the code in a template, and its comment
_LINE = re.compile(r"[^\n]+")
_RULED = r"\s*(?:([-=*#~_])\1{2,}\s+)?(?P<words>\S(?:.*?\S)?)(?:\s+(?:\*|([-=*#~_])\3{2,}))?\s*$"
"""The words of a line, apart from the rule or frame that some draw around them."""
_FIRST_WORDS = re.compile(rf"[*!-]*(?:[<|^](?=\s))?{_RULED}")
_LATER_WORDS = re.compile(rf"[ \t]*(?:\*+(?=[ \t]|$))?{_RULED}")

_DIRECTIVE = re.compile(
    r"noqa\b|nosec\b|nosemgrep\b|pragma:|type:\s*(?:ignore|\S+$|\(|\w+\[)|fmt:\s*(?:on|off|skip)"
    r"|(?:mypy|pyright|pylint|flake8|ruff|isort|yapf|cython|jinja2|rubocop|swiftlint|yamllint):\s*\w"
    r"|-\*-|coding[:=]|encoding:\s*[\w-]+$|frozen_string_literal:|vim?:|eslint\s[\w@/-]+:"
    r"|(?:eslint|stylelint|tslint|jshint|jslint|prettier|biome|deno|dprint|oxlint|istanbul|c8|v8"
    r"|markdownlint|clang|shellcheck|hadolint|ktlint)[- :]+(?:ignore|disable|enable|env|fmt|format)"
    r"|@(?:ts-\w|flow\b|jsx|vite-|formatter:|phpstan-|psalm-|noErrors\b|filename:)|[#@]__[A-Z_]+__"
    r"|[#@]\s?source(?:Mapping)?URL=|webpack[A-Z]\w*:|<(?:reference|amd-\w+)\s|go:\w|\+build\b"
    r"|NOLINT|NOSONAR|nolint\b|noinspection\b|SPDX-License-Identifier:|(?:syntax|escape)=\S"
    r"|(?:codespell|cspell|spell-checker|yaml-language-server|checkov|tfsec|dragoman):|###autoload"
    r"|#?\s?endregion\b|#region\b|\{{3}|\}{3}|\[(?:START|END)\s|ANCHOR(?:_END)?:|--8<--|\[!code\b"
    r"|highlight-(?:next-line|start|end)\b|#\s?[A-Z_]+\b.*#$|\d{5}\s[A-Z]|\+\s?[A-Z]{3}|\[if\b"
)
"""Instructions to linters, formatters, compilers, editors and generators of documentation."""
_DIRECTIVE_BEHIND = re.compile(rf"\s+(?:#|//)\s*(?:{_DIRECTIVE.pattern})")
_KEYWORD = re.compile(r"<[^<>]*>|\.[A-Z]+$")  # documentation of C# and PowerShell
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]*")

_Token = tuple[tuple[str, ...], int, str]
"""A token's type, where it starts and its text."""
_Span = tuple[int, int, tuple[str, ...]]
"""Where a comment's words start and end, and the marks that may not stand between."""


@dataclass(frozen=True, slots=True)
class Comment:
    """The words of one line of a comment, and where they stand in the code, in characters."""

    start: int
    end: int
    text: str


def language_of(info: str) -> str | None:
    """Return the language a fence's info string begins with, None where it is not known.

    Words that mean the same give the same: `py`, `Python hl_lines="1"`, `{.python .numbered}`.
    """
    return getattr(_lexer_class(info), "name", None)


def knows(language: str) -> bool:
    """Tell whether the info word of a fence names a language that can be lexed."""
    return language_of(language) is not None


def comments_of(code: str, language: str) -> tuple[Comment, ...]:
    """Return the messages in the comments of code, in their order; the code has LF line ends.

    Each line of a comment is one, for a translation may not break lines. Docstrings are strings,
    not comments; hashbangs, preprocessor lines and instructions to tools are not words. There is
    none in an unknown language and in code beyond `LONGEST_CODE` or `LONGEST_LINE`.
    """
    spans = _spans(code, _lexed(code, language))
    return tuple(comment for span in spans for comment in _comments_in(code, *span))


def fits(code: str, language: str, comment: Comment, translation: str) -> str | None:
    """Return why a translation may not stand in a comment's place; None where it may.

    The proof: lexed with the translation in it, the code has the same tokens everywhere else and
    only comment in its place. What lexers may overlook is refused beforehand.
    """
    if reason := _slip(comment, translation) or _mark(code, language, comment, translation):
        return reason
    changed = code[: comment.start] + translation + code[comment.end :]
    before, after = _lexed(code, language), _lexed(changed, language)
    end = comment.start + len(translation)
    if _around(before, comment.start, comment.end) != _around(after, comment.start, end):
        return "it would change the code around it, or its line would be too long"
    return None


@lru_cache(maxsize=256)
def _lexer_class(info: str) -> type[Lexer] | None:
    name = next(iter(_INFO_WORD.findall(info.lower())), "")
    try:
        return find_lexer_class_by_name(_ALSO_CALLED.get(name, name))  # type: ignore[no-any-return]
    except ClassNotFound:
        return None


@lru_cache(maxsize=8)
def _lexed(code: str, language: str) -> tuple[_Token, ...]:
    """Return the tokens of code, or none where they are not exactly its characters.

    A lexer is made for each code, since some remember the last; most expect a line end, and one
    (mcschema of Pygments 2.21) never ends on what it does not know.
    """
    lexer_class = _lexer_class(language)
    if lexer_class is None or len(code) > LONGEST_CODE or _TOO_LONG.search(code):
        return ()
    ended = code if code.endswith("\n") else code + "\n"
    lexer = lexer_class(startinline="<?" not in code)  # PHP in articles has no `<?php`
    tokens, place = [], 0
    for _, kind, text in islice(lexer.get_tokens_unprocessed(ended), 2 * len(ended)):
        tokens.append((kind, place, text))
        place += len(text)
    return tuple(tokens) if "".join(token[2] for token in tokens) == ended else ()


def _commenting(kind: tuple[str, ...]) -> bool:
    """Tell whether a token may belong to a comment; documentation may also be a string."""
    described = kind in TokenType.String.Doc
    return described or (kind in TokenType.Comment and _NO_WORDS.isdisjoint(kind))


def _spans(code: str, tokens: Iterable[_Token]) -> Iterator[_Span]:
    """Yield what stands between the marks of each comment."""
    for commenting, group in groupby(tokens, key=lambda token: _commenting(token[0])):
        if commenting:
            run = list(group)
            (kind, start, _), (_, last, text) = run[0], run[-1]
            if kind not in TokenType.String.Doc or code[start] not in "\"'":
                yield from _split(code, start, min(last + len(text), len(code)))


def _split(code: str, start: int, end: int) -> Iterator[_Span]:
    """Split a run of comment tokens into blocks and lines, up to where no known mark begins one."""
    while found := _BLOCK.match(code, start, end) or _LINE_COMMENT.match(code, start, end):
        group = found.lastindex or 0
        marks = _BLOCK_MARKS[group - 1] if found.re is _BLOCK else _LINE_ENDS
        yield *found.span(group), marks
        start = found.end()


def _comments_in(code: str, start: int, end: int, marks: tuple[str, ...]) -> list[Comment]:
    """Return the messages of a comment; behind an instruction to a tool there is none."""
    comments: list[Comment] = []
    for line in _LINE.finditer(code, start, end):
        pattern = _FIRST_WORDS if line.start() == start else _LATER_WORDS
        found = pattern.match(code, *line.span())
        if found and _DIRECTIVE.match(found["words"]):
            break
        if found:
            comments += _message(found["words"], found.start("words"), marks)
    return comments


def _message(words: str, start: int, marks: tuple[str, ...]) -> list[Comment]:
    """Return a line's words as a message, without an instruction behind them."""
    text = _DIRECTIVE_BEHIND.split(words, maxsplit=1)[0]
    told = text.splitlines() == [text] and is_message(_KEYWORD.sub("", text))
    nested = any(mark in text for mark in marks)
    return [Comment(start, start + len(text), text)] if told and not nested else []


def _slip(comment: Comment, translation: str) -> str | None:
    if not translation.strip():
        return "it is empty"
    if translation.splitlines() != [translation]:
        return "it has a line break"
    hidden = sorted(set(HIDDEN.findall(translation)) - set(HIDDEN.findall(comment.text)))
    if hidden:
        return f"{named(hidden[0])} may not stand in a comment"
    if _DIRECTIVE.match(translation.strip()) or _DIRECTIVE_BEHIND.search(translation):
        return "it is an instruction to a tool, which the source is not"
    return None


def _mark(code: str, language: str, comment: Comment, translation: str) -> str | None:
    """Refuse marks that some lexer, or the language itself, might take for the comment's own.

    Two translations could also make a mark of one another, as `[[` and `]]` behind Lua's `--`.
    """
    spans = _spans(code, _lexed(code, language))
    around = [marks for start, end, marks in spans if start <= comment.start and comment.end <= end]
    if not around:
        return "there is no such comment in the code"
    marks = (*around[0], "--") if "<!--" in around[0] else around[0]
    found = [mark for mark in marks if mark in translation and mark not in comment.text]
    if found:
        return f"{found[0]} may not stand in this comment"
    if translation.endswith("\\") and not comment.text.endswith("\\"):
        return "it ends with a backslash, which may join lines of code"
    own, begins = _PUNCTUATION.match(comment.text), _PUNCTUATION.match(translation)
    if not code[comment.start - 1].isspace() and own and begins and own[0] != begins[0]:
        return "it begins with other punctuation than the source, right behind the comment's mark"
    return None


def _around(tokens: Iterable[_Token], start: int, end: int) -> list[tuple[object, str]]:
    """Return the tokens without the comment that stands from start to end.

    Pieces of one type are joined, for lexers cut comments freely.
    """
    pieces = []
    for kind, place, text in tokens:
        begin, stop = max(start - place, 0), max(end - place, 0)
        inside = "" if _commenting(kind) else text[begin:stop]
        pieces += [(0, kind, text[:begin]), (1, kind, inside), (2, kind, text[stop:])]
    kept = groupby((piece for piece in pieces if piece[2]), key=lambda piece: piece[:2])
    return [(side, "".join(text for _, _, text in group)) for side, group in kept]
