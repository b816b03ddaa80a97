"""A pseudo-translation: every word of a message carries a mark, and everything else stays.

What has no mark on the translated page was never offered for translation; what is missing without
its marks was lost. The patterns are written here once more, not taken from the engine they test.
"""

import html
import re
from collections.abc import Callable

from dragoman.articles import Form, Segment
from tests.benchmarks.page import WORD, untouched

MARK = "\u0298"
"""A letter of phonetics that no corpus has: words stay words with it, and emphasis emphasis."""

_ATTRIBUTE = r"""\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_TAG = rf"<!--.*?-->|<\?.*?\?>|<![A-Za-z][^>]*>|</?[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);"
_RAW_CODE = r"<(?P<raw>code|pre|script|style)\b[^>]*>.*?</(?P=raw)\s*>"
_CODE = r"(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
_ADDRESS = r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>"
_REFERENCE = r"\]\[\d+\]|\[\^[^\]\s]+\]"
_FLAT = rf"\{{(?![\w ,;-]*\}})(?:{_TAG}|(?!{_TAG})[^{{}}])*\}}"
_TEMPLATE = rf"{_FLAT}|{untouched(rf'(?!{_TAG})')}"
"""Templates and formulas. Tags are in them only where there are no more braces between the tags:
what has both is read element by element."""
KEPT = {
    Form.PLAIN: re.compile(untouched(), re.DOTALL),
    Form.HTML: re.compile(rf"{_RAW_CODE}|{_TAG}|{_ENTITY}|{_TEMPLATE}", re.DOTALL),
    Form.MARKDOWN: re.compile(
        rf"\\[!-/:-@\[-`{{-~]|{_CODE}|{_RAW_CODE}|{_TAG}|{_ADDRESS}|{_REFERENCE}|{_ENTITY}"
        rf"|{_TEMPLATE}",
        re.DOTALL,
    ),
}
"""What a translator leaves as it is, by the form of the message."""
_LETTER = re.compile(_ENTITY)


def pseudo(segment: Segment) -> str:
    """Return the segment's text with every word that has a letter marked at both ends."""
    if segment.context == "link":
        return segment.text
    return outside_kept(segment.text, segment.form, lambda text: WORD.sub(_marked, text))


def outside_kept(text: str, form: Form, change: Callable[[str], str]) -> str:
    """Return a message changed by `change` wherever a translator may change it."""
    if form is not Form.PLAIN:
        text = _LETTER.sub(_spelled, text)
    changed: list[str] = []
    done = 0
    for kept in KEPT[form].finditer(text):
        changed += [change(text[done : kept.start()]), kept[0]]
        done = kept.end()
    return "".join([*changed, change(text[done:])])


def unmarked(page: str) -> str:
    """Return a translated page as its source has it."""
    return page.replace(MARK, "")


def _marked(word: re.Match[str]) -> str:
    return f"{MARK}{word[0]}{MARK}" if any(map(str.isalpha, word[0])) else word[0]


def _spelled(entity: re.Match[str]) -> str:
    """Return the letter an entity stands for, so that the word around it is one word."""
    letter = html.unescape(entity[0])
    return letter if letter.isalpha() else entity[0]
