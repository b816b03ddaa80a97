"""What the remarks above an entry say: comments, extracted comments, references and flags."""

import re

from dragoman.catalogs.message import FUZZY, ordered

_FLAG = re.compile(r"range:\s+[^\s,\0]+|[^\s,\0]+")
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(\\S*)|(\\S+)")


def remarks_of(lines: str) -> tuple[tuple[str, ...], ...]:
    """Return the comments, extracted comments, references and flags that lines of remarks say."""
    if not lines:
        return (), (), (), ()
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in lines.split("\n")[:-1]:
        kind, rest = line[1:2], line[2:].rstrip("\r")
        if kind == ":":
            references += references_in(rest)
        elif kind == ".":
            extracted.append(rest.removeprefix(" "))
        elif kind == ",":
            flags += flags_in(rest)
        else:
            comments.append(line[1:].rstrip("\r").removeprefix(" "))
    return tuple(comments), tuple(extracted), tuple(references), ordered(flags)


def flags_in(text: str) -> list[str]:
    """Return the flags of a `#,` line, between which gettext takes blanks as well as commas.

    `range: 1..5` is one flag, and NUL ends one. gettext ignores `Fuzzy`, and all `#,` lines of an
    entry but the last; here `Fuzzy` is `fuzzy` and every line counts: a doubted text is better not
    published.
    """
    flags = (" ".join(flag.split()) for flag in _FLAG.findall(text))
    return [FUZZY if flag.lower() == FUZZY else flag for flag in flags]


def references_in(text: str) -> list[str]:
    """Return the references of a `#:` line.

    A file name with blanks stands between the characters U+2068 and U+2069, which belong to the
    line, not to the name (gettext manual, "The Format of PO Files").
    """
    matches = _REFERENCE.finditer(text)
    return [word or name + place for name, place, word in (m.groups("") for m in matches)]
