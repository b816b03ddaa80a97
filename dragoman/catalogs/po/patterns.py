"""The regular form of entries as regular expressions: what the tools that write PO files write.

First come remarks, then the previous text, then the keywords in their order at the starts of lines,
each with a blank and its strings, one a line, in which only plain escapes stand. A message has as
many plural forms as a language can. All quantifiers are possessive: nothing is ever tried twice.
"""

import re
from functools import cache
from typing import NamedTuple

_PLAIN = r'[^"\\\n]'
_PLAIN_BYTE = r"[\x00-\x09\x0b-\x21\x23-\x5b\x5d-\xff]"
"""The same among bytes, not negated: such a set takes the engine one step less for every byte."""
_ESCAPE = r'\\[ntrbfva"\\]'
_REMARKS = r"(?:#(?:[^~|\n].*)?+\n)*+"
_MOST_FORMS = 6
_NAMED = re.compile(r"\(\?P<(\w+)>")


class Form(NamedTuple):
    """How regular entries look in files whose lines end alike."""

    entries: re.Pattern[bytes]
    """Gives an entry's text, its `msgctxt` and `msgid` between the first and the last quote, and
    its mark if it is obsolete; the comments at the end; or whatever else.

    A context has its first quote, for an empty one is not none."""
    parts: re.Pattern[str]
    """The parts of an entry that is not obsolete, by name."""
    glue: str
    """What stands between two strings of one text, quotes included."""


@cache
def form_of(eol: bytes) -> Form:
    """Return the regular form for files whose lines end so."""
    end = eol.decode().replace("\r", r"\r").replace("\n", r"\n")
    head = rf"(?:{end})*+(?P<remarks>{_REMARKS})"
    live = _keywords(end, "", "#[|] ")
    kept, bare = _without_names(head, ()), _without_names(live, ("context", "id"))
    obsolete = _without_names(_keywords(end, "#~ ", "#~[|] "), ("mark",))
    closing = rf"(?:{end}|#(?![~|]).*\n)++\Z"
    entries = rf"({kept}(?:{bare}|{obsolete}))|({closing})|(?s:.++)"
    entries = entries.replace(_PLAIN, _PLAIN_BYTE)
    return Form(re.compile(entries.encode()), re.compile(head + live), f'"{eol.decode()}"')


def _keywords(end: str, mark: str, previous: str) -> str:
    """Return the pattern of all keywords of entries whose lines begin with a mark."""

    def text(name: str, keyword: str, mark: str = mark) -> str:
        strings = rf'{_PLAIN}*+(?:(?:{_ESCAPE}|"{end}{mark}"){_PLAIN}*+)*+'
        return rf'{mark}{keyword} "(?P<{name}>{strings})"{end}'

    was = (
        rf"(?:(?:{text('was_context', 'msgctxt', previous)})?+{text('was_id', 'msgid', previous)}"
        rf"(?:{text('was_plural', 'msgid_plural', previous)})?+)?+"
    )
    forms = ""
    for number in reversed(range(_MOST_FORMS)):
        one = _without_names(text("one", rf"msgstr\[{number}\]"), ())
        forms = f"{one}(?:{forms})?+" if forms else one
    context = text("context", "msgctxt").replace('"(?P<context>', '(?P<context>"')
    return (
        rf"{was}(?:{context})?+(?=(?P<mark>{mark})){text('id', 'msgid')}"
        rf"(?:{text('string', 'msgstr')}|{text('plural', 'msgid_plural')}(?P<forms>{forms}))"
    )


def _without_names(pattern: str, kept: tuple[str, ...]) -> str:
    """Return a pattern whose groups capture nothing, except those kept, which lose their names."""
    return _NAMED.sub(lambda group: "(" if group[1] in kept else "(?:", pattern)
