"""Whether a text is for people to translate at all."""

import re
from collections.abc import Iterator

from dragoman.articles.extensions.shortcodes import without_shortcodes

_URL = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://\S+\s*")
_SEPARATED = re.compile(r"\d[.,]\d|(?<!\d)[.,]\d")
_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=\S)[^$\n]+(?<=\S)\$(?!\d)")
_FORMULA = re.compile(r"[\\^_{}=]")


def is_message(text: str) -> bool:
    """Tell whether a text is a message: it has a letter, or a number that locales write otherwise.

    `1,500` and `0.5` are read differently in other languages; `2026` and `40` are not. A text that
    is only an address, a formula or a shortcode is none.
    """
    if "{" in text:
        text = without_shortcodes(text)
    if "$" in text:
        text = _without_formulas(text)
    if "://" in text and _URL.fullmatch(text):
        return False
    return any(map(str.isalpha, text)) or _SEPARATED.search(text) is not None


def formulas_in(text: str) -> Iterator[str]:
    """Yield the formulas in a text, `$...$` as Pandoc reads it, and not prices such as $5-$10."""
    for match in _MATH.finditer(text):
        if match[0].startswith("$$") or _FORMULA.search(match[0]):
            yield match[0]


def _without_formulas(text: str) -> str:
    for formula in formulas_in(text):
        text = text.replace(formula, "", 1)
    return text
