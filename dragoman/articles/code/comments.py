"""The comments of fenced code, for authors who let them be translated.

Lexers disagree on how they cut and name comments: neighboring ones are read as one, and need a mark
known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from dragoman.articles.code.tokens import LexedCode, is_comment, is_documentation, is_too_long
from dragoman.articles.prose import is_message

LONGEST_CODE = 16_000
"""How many characters code may have whose comments are looked for: some lexers need seconds for so
many, and the square of that for more."""
MOST_LEXED = 400_000
"""How many characters it may take to prove a translation of each comment of a block."""

BLOCK_MARKS: list[tuple[str, str]] = re.findall(
    r"(\S+) (\S+)",
    "<!-- --> <%-- --%> {{!-- --}} --[[ ]] #[[ ]] #[ ]# #| |# #= =# <# #> {# #} {- -} (* *) /* */"
    " /- -/ =begin =end",
)
"""What opens a comment of several lines, and what closes it."""
_BLOCK = re.compile(
    "|".join(rf"\s*{re.escape(opener)}(.*?){re.escape(closer)}" for opener, closer in BLOCK_MARKS),
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
_NEAR = 10
"""Lines before and behind a comment that may be needed to read it as it is read in the whole."""
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


class _Span(NamedTuple):
    """A comment of one or several lines."""

    start: int
    end: int
    """Where its words start and end."""
    marks: tuple[str, ...]
    """What may not stand between."""
    first: int
    last: int
    """Where it starts and ends with its own marks."""


@dataclass(frozen=True, slots=True)
class Comment:
    """The words of one line of a comment, and where they stand in the code, in characters."""

    start: int
    end: int
    text: str
    marks: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What may not stand in it."""
    around: tuple[int, int] = field(default=(0, 0), compare=False, repr=False)
    """The lines on which a translation is proven."""


@dataclass(frozen=True, slots=True)
class Comments:
    """What there is to translate in a block of code."""

    found: tuple[Comment, ...] = ()
    """The messages in their order."""
    left: str = ""
    """Why other comments are none; empty where all were read."""


def comments_of(text: str, language: str) -> Comments:
    """Return the messages in the comments of code with LF line ends.

    Each line of a comment is one, for a translation may not break lines. Docstrings are strings,
    not comments; hashbangs, preprocessor lines and instructions to tools are not words. There is
    none in an unknown language, in code beyond `LONGEST_CODE` or `LONGEST_LINE`, and beyond what
    can be proven by lexing `MOST_LEXED` characters.
    """
    if len(text) > LONGEST_CODE or is_too_long(text):
        return Comments(left="the code is too long, or one of its lines is")
    code = LexedCode(text, language)
    found: list[Comment] = []
    lexed = 0
    for span in _spans(code):
        comments = _comments_in(text, span)
        around = _around(code, span) if comments else (0, 0)
        lexed += (around[1] - around[0]) * len(comments)
        if lexed > MOST_LEXED:
            return Comments(tuple(found), "too much code would have to be read for each of them")
        found += [replace(comment, marks=span.marks, around=around) for comment in comments]
    return Comments(tuple(found))


def is_instruction(text: str) -> bool:
    """Tell whether a comment is an instruction to a tool, or has one behind it."""
    return bool(_DIRECTIVE.match(text.strip()) or _DIRECTIVE_BEHIND.search(text))


def _around(code: LexedCode, span: _Span) -> tuple[int, int]:
    """Return the fewest lines around a comment that are read by themselves as in the whole.

    On them a translation is proven. Only a few more than its own are tried before all.
    """
    text = code.text
    first, last = _lines(text, span.first, span.last)
    for _ in range(2):
        alone = LexedCode(text[first:last], code.language)
        if alone.runs(0, last - first) == code.runs(first, last):
            return first, last
        for _ in range(_NEAR):
            first, last = _lines(text, max(0, first - 1), last + 1)
    return 0, len(text)


def _lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines begin and end that a stretch of a text stands on."""
    return text.rfind("\n", 0, start) + 1, text.find("\n", end - 1) + 1 or len(text)


def _spans(code: LexedCode) -> Iterator[_Span]:
    """Yield what stands between the marks of each comment."""
    text = code.text
    for commenting, group in groupby(code.tokens, key=lambda token: is_comment(token[0])):
        if commenting:
            run = list(group)
            (kind, start, _), (_, last, end) = run[0], run[-1]
            if not is_documentation(kind) or text[start] not in "\"'":
                yield from _split(text, start, min(last + len(end), len(text)))


def _split(code: str, start: int, end: int) -> Iterator[_Span]:
    """Split a run of comment tokens into blocks and lines, up to where no known mark begins one."""
    while found := _BLOCK.match(code, start, end) or _LINE_COMMENT.match(code, start, end):
        group = found.lastindex or 0
        marks = BLOCK_MARKS[group - 1] if found.re is _BLOCK else _LINE_ENDS
        yield _Span(*found.span(group), marks, *found.span())
        start = found.end()


def _comments_in(code: str, span: _Span) -> list[Comment]:
    """Return the messages of a comment; behind an instruction to a tool there is none."""
    comments: list[Comment] = []
    for line in _LINE.finditer(code, span.start, span.end):
        pattern = _FIRST_WORDS if line.start() == span.start else _LATER_WORDS
        found = pattern.match(code, *line.span())
        if found and _DIRECTIVE.match(found["words"]):
            break
        if found:
            comments += _message(found["words"], found.start("words"), span.marks)
    return comments


def _message(words: str, start: int, marks: tuple[str, ...]) -> list[Comment]:
    """Return a line's words as a message, without an instruction behind them."""
    text = _DIRECTIVE_BEHIND.split(words, maxsplit=1)[0]
    told = text.splitlines() == [text] and is_message(_KEYWORD.sub("", text))
    nested = any(mark in text for mark in marks)
    return [Comment(start, start + len(text), text)] if told and not nested else []
