"""The comments of fenced code, for authors who let them be translated.

Pygments finds them and proves that a translation is nothing but a comment; this is the only module
that imports it. Lexers disagree on how they cut comments and what they call them, so neighboring
comment tokens are read as one run, and only what stands behind a mark known here counts as words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]
from pygments.token import Comment as CommentToken  # type: ignore[import-untyped]
from pygments.token import String
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from dragoman.articles.characters import HIDDEN, named
from dragoman.articles.prose import is_message

LONGEST_CODE = 200_000
"""How many characters code may have whose comments are looked for."""
LONGEST_LINE = 1_000
"""How many its lines and runs of blanks may have: on longer ones some lexers take minutes."""

_TOO_LONG = re.compile(rf"(?m)^.{{{LONGEST_LINE}}}.|(?<!\s)\s{{{LONGEST_LINE}}}\s")
_INFO_WORD = re.compile(r"[\s{.]*([^\s{}:,=]+)")
_ALSO_CALLED = {"cmd": "batch", "jsonc": "json5", "svelte": "html", "vb": "vbnet"}
"""Names of languages on fences that Pygments does not know, and those it does."""

_NO_WORDS = frozenset(
    getattr(CommentToken, name)
    for name in ("Directive", "Hashbang", "Preproc", "PreprocFile", "Special")
)
_BLOCKS: tuple[tuple[str, str], ...] = tuple(
    re.findall(
        r"(\S+) (\S+)",
        "<!-- --> <%-- --%> {{!-- --}} --[[ ]] #[[ ]] #[ ]# #| |# #= =# <# #> {# #} {- -} (* *)"
        " /* */ /- -/ =begin =end",
    )
)
_LINE_MARK = re.compile(
    r"""
      (?<!:)/{2,} !? (?:<(?=[ \t]))?                    # C and its kin; `///<` documents
    | (?<!\{)\#+ (?!!|\[=*\[) (?:[:|'](?=[ \t]))?       # shells, Python; `#:` documents
    | -{2,} (?!\[=*\[) (?:[ \t]*[|^](?=[ \t]))?         # SQL, Lua, Haskell; `-- |` documents
    | ;+ | %+ | '+ | "(?!"") | !+ | ::                  # Lisp, TeX, Basic, Vim, Fortran, batch
    | (?i:@?rem\b)
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"\s*")
_LINE = re.compile(r"[^\n]+")
_DECORATION = re.compile(r"[ \t]*(?:\*+(?=[ \t]|$))?")
"""What leads the later lines of a block."""
_FIRST_DECORATION = re.compile(r"[*!-]*(?:[<|^](?=\s))?")
_WORDS = re.compile(r"\s*(?:([-=*#~_])\1{2,}\s+)?(\S(?:.*?\S)?)(?:\s+(?:\*|([-=*#~_])\3{2,}))?\s*$")
"""The words of a line, apart from the rule or frame that some draw around them."""

_DIRECTIVES = (
    r"noqa\b|nosec\b|nosemgrep\b|type:\s*(?:ignore|\S+$|\(|\w+\[)|pragma:",
    r"(?:mypy|pyright|pylint|flake8|ruff|isort|yapf|cython|jinja2|rubocop|swiftlint|yamllint):\s*\w",
    r"fmt:\s*(?:on|off|skip)|coding[:=]|encoding:\s*[\w-]+$|-\*-|frozen_string_literal:|vim?:",
    r"eslint\s[\w@/-]+:|(?:eslint|stylelint|tslint|jshint|jslint|prettier|biome|deno|dprint|oxlint"
    r"|istanbul|c8|v8|markdownlint|clang|shellcheck|hadolint|ktlint)[- :]+"
    r"(?:ignore|disable|enable|env|fmt|lint|format)",
    r"@(?:ts-\w|flow\b|jsx|vite-|formatter:|phpstan-|psalm-|noErrors\b|filename:)|[#@]__[A-Z_]+__",
    r"[#@]\s?source(?:Mapping)?URL=|webpack[A-Z]\w*:|<(?:reference|amd-\w+)\s",
    r"(?:NOLINT|NOSONAR|nolint|noinspection)|go:\w|\+build\b|SPDX-License-Identifier:",
    r"(?:codespell|cspell|spell-checker|yaml-language-server|checkov|tfsec):|(?:syntax|escape)=\S",
    r"#?\s?endregion\b|#region\b|[{}]{3}|\[(?:START|END)\s|ANCHOR(?:_END)?:|--8<--|\[!code\b",
    r"highlight-(?:next-line|start|end)\b|sample(?:Start|End)\b|dragoman:|###autoload",
    r"#\s?[A-Z_]+\b.*#$|\d{5}\s[A-Z]|\+\s?[A-Z]{3}|\[(?:if|endif)\b",
)
_DIRECTIVE = re.compile("|".join(_DIRECTIVES))
"""Instructions to linters, formatters, compilers, editors and generators of documentation."""
_DIRECTIVE_BEHIND = re.compile(rf"\s+(?:#|//)\s*(?={_DIRECTIVE.pattern})")
_KEYWORD = re.compile(r"<[^<>]*>|\.[A-Z]+$")
"""What generators of documentation read in comments of C# and PowerShell."""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]*")

_Token = tuple[object, int, str]
"""A token's type, where it starts and its text."""


@dataclass(frozen=True, slots=True)
class Comment:
    """The words of one line of a comment, and where they stand in the code, in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Span:
    """What stands between a comment's marks, which are named where there are two."""

    start: int
    end: int
    marks: tuple[str, ...] = ()


def language_of(info: str) -> str | None:
    """Return the language a fence's info string begins with, None where it is not known.

    Words that mean the same give the same: `py`, `Python hl_lines="1"`, `{.python .numbered}`.
    """
    lexer_class = _lexer_class(info)
    return lexer_class.name if lexer_class else None


def knows(language: str) -> bool:
    """Tell whether the info word of a fence names a language that can be lexed."""
    return language_of(language) is not None


def comments_of(code: str, language: str) -> tuple[Comment, ...]:
    """Return the messages in the comments of code, in their order; the code has LF line ends.

    Each line of a comment is one, for a translation may not break lines. Docstrings are strings,
    not comments; hashbangs, preprocessor lines and instructions to tools are not words. There is
    none in an unknown language and in code beyond `LONGEST_CODE` or `LONGEST_LINE`.
    """
    return tuple(
        comment
        for span in _spans(code, _lexed(code, language))
        for comment in _comments_in(code, span)
    )


def fits(code: str, language: str, comment: Comment, translation: str) -> str | None:
    """Return why a translation may not stand in a comment's place; None where it may.

    The proof: lexed with the translation in it, the code has the same tokens everywhere else and
    only comment in its place. What lexers may overlook is refused beforehand.
    """
    reason = _slip(comment, translation) or _mark(code, language, comment, translation)
    if reason:
        return reason
    changed = code[: comment.start] + translation + code[comment.end :]
    if not _bounded(changed):
        return "it makes its line too long"
    before, after = _lexed(code, language), _lexed(changed, language)
    end = comment.start + len(translation)
    if _around(before, comment.start, comment.end) != _around(after, comment.start, end):
        return "it would change the code around it"
    return None


@lru_cache(maxsize=256)
def _lexer_class(info: str) -> type[Lexer] | None:
    word = _INFO_WORD.match(info.lower())
    name = word[1] if word else ""
    try:
        return find_lexer_class_by_name(_ALSO_CALLED.get(name, name))  # type: ignore[no-any-return]
    except ClassNotFound:
        return None


def _bounded(code: str) -> bool:
    return len(code) <= LONGEST_CODE and _TOO_LONG.search(code) is None


@lru_cache(maxsize=8)
def _lexed(code: str, language: str) -> tuple[_Token, ...]:
    """Return the tokens of code, or none where they are not exactly its characters.

    A lexer is made for each code, since some remember the last; most expect a line end.
    """
    lexer_class = _lexer_class(language)
    if lexer_class is None or not _bounded(code):
        return ()
    ended = code if code.endswith("\n") else code + "\n"
    lexer = lexer_class(startinline="<?" not in code)  # PHP in articles has no `<?php`
    tokens, place = [], 0
    for _, kind, text in lexer.get_tokens_unprocessed(ended):
        tokens.append((kind, place, text))
        place += len(text)
    return tuple(tokens) if "".join(token[2] for token in tokens) == ended else ()


def _commenting(kind: object) -> bool:
    """Tell whether a token may belong to a comment; documentation may also be a string."""
    if kind in CommentToken:
        return kind not in _NO_WORDS
    return kind in String.Doc


def _spans(code: str, tokens: Iterable[_Token]) -> Iterator[_Span]:
    """Yield what stands between the marks of each comment."""
    for commenting, group in groupby(tokens, key=lambda token: _commenting(token[0])):
        if commenting:
            run = list(group)
            (kind, start, _), (_, last, text) = run[0], run[-1]
            if kind not in String.Doc or code[start] not in "\"'":
                yield from _split(code, start, min(last + len(text), len(code)))


def _split(code: str, start: int, end: int) -> Iterator[_Span]:
    """Split a run of comment tokens into blocks and lines, up to where no known mark begins one."""
    while span := _span_at(code, _after(_BLANKS, code, start, end), end):
        yield span
        start = span.end + len(span.marks[1] if span.marks else "")


def _span_at(code: str, place: int, end: int) -> _Span | None:
    for opener, closer in _BLOCKS:
        if code.startswith(opener, place, end):
            closed = code.find(closer, place + len(opener), end)
            if closed >= 0:
                return _Span(place + len(opener), closed, (opener, closer))
    mark = _LINE_MARK.match(code, place, end)
    line = mark and _LINE.match(code, mark.start(), end)
    return _Span(mark.end(), line.end()) if mark and line else None


def _after(pattern: re.Pattern[str], code: str, place: int, end: int) -> int:
    found = pattern.match(code, place, end)
    return found.end() if found else place


def _comments_in(code: str, span: _Span) -> list[Comment]:
    """Return the messages of a comment; behind an instruction to a tool there is none."""
    comments: list[Comment] = []
    for line in _LINE.finditer(code, span.start, span.end):
        first = line.start() == span.start
        lead = _after(_FIRST_DECORATION if first else _DECORATION, code, *line.span())
        words = _WORDS.match(code, lead, line.end())
        if words and _DIRECTIVE.match(words[2]):
            break
        if words:
            comments += _message(words[2], words.start(2), span.marks)
    return comments


def _message(words: str, start: int, marks: tuple[str, ...]) -> list[Comment]:
    """Return a line's words as a message, without an instruction behind them."""
    behind = _DIRECTIVE_BEHIND.search(words)
    text = words[: behind.start()] if behind else words
    nested = any(mark in text for mark in marks)
    if nested or text.splitlines() != [text] or not is_message(_KEYWORD.sub("", text)):
        return []
    return [Comment(start, start + len(text), text)]


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
    span = next((s for s in spans if s.start <= comment.start and comment.end <= s.end), None)
    if span is None:
        return "there is no such comment in the code"
    marks = (*span.marks, "--") if "<!--" in span.marks else span.marks
    found = [mark for mark in marks if mark in translation and mark not in comment.text]
    if found:
        return f"{found[0]} may not stand in this comment"
    if translation.endswith("\\") and not comment.text.endswith("\\"):
        return "it ends with a backslash, which may join lines of code"
    own, begins = _PUNCTUATION.match(comment.text), _PUNCTUATION.match(translation)
    touches = not code[comment.start - 1].isspace()
    if touches and own and begins and own[0] != begins[0]:
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
