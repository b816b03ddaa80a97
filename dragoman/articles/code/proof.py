"""The proof that a translation of a comment in code is nothing but a comment.

It is given on the lines around the comment that are read by themselves as in the whole. Behind them
stands what would end whatever the translation had begun, so that this would show.
"""

import re

from dragoman.articles.characters import HIDDEN, named, speaks
from dragoman.articles.code.comments import BLOCK_MARKS, Comment, is_instruction
from dragoman.articles.code.tokens import Kind, LexedCode, is_comment

_BEHIND = "\n".join(("", *(closer for _, closer in BLOCK_MARKS), '"""', "'''", ""))
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]*")


def fits(code: str, language: str, comment: Comment, translation: str) -> str | None:
    """Return why a translation may not stand in the place of one of the comments of code, or None.

    Lexed with the translation in it, code has the same tokens everywhere else and only comment in
    its place. What lexers may overlook is refused beforehand.
    """
    if reason := _slip(comment, translation) or _mark(code, comment, translation):
        return reason
    first, last = comment.around
    before, after = code[first : comment.start], code[comment.end : last] + _BEHIND
    own, found = (
        _apart(LexedCode(before + words + after, language), len(before), len(before) + len(words))
        for words in (comment.text, translation)
    )
    _, _, behind = own
    if not behind or own != found:  # nothing behind: the lines cannot be read
        return "it would change the code around it, or its line would be too long"
    return None


def _slip(comment: Comment, translation: str) -> str | None:
    if not speaks(translation):
        return "it is empty"
    if translation.splitlines() != [translation]:
        return "it has a line break"
    hidden = sorted(set(HIDDEN.findall(translation)) - set(HIDDEN.findall(comment.text)))
    if hidden:
        return f"{named(hidden[0])} may not stand in a comment"
    if is_instruction(translation):
        return "it is an instruction to a tool, which the source is not"
    return None


def _mark(code: str, comment: Comment, translation: str) -> str | None:
    """Refuse marks that some lexer, or the language itself, might take for the comment's own.

    Two translations could also make a mark of one another, as `[[` and `]]` behind Lua's `--`.
    """
    marks = (*comment.marks, "--") if "<!--" in comment.marks else comment.marks
    found = [mark for mark in marks if mark in translation and mark not in comment.text]
    if found:
        return f"{found[0]} may not stand in this comment"
    if translation.endswith("\\") and not comment.text.endswith("\\"):
        return "it ends with a backslash, which may join lines of code"
    own, begins = _PUNCTUATION.match(comment.text), _PUNCTUATION.match(translation)
    if not code[comment.start - 1].isspace() and own and begins and own[0] != begins[0]:
        return "it begins with other punctuation than the source, right behind the comment's mark"
    return None


def _apart(code: LexedCode, start: int, end: int) -> tuple[list[tuple[Kind, str]], ...]:
    """Return what stands before, in and behind a stretch of code, in it only what is no comment."""
    inside = [run for run in code.runs(start, end) if not is_comment(run[0])]
    return code.runs(0, start), inside, code.runs(end, len(code.text))
