"""Letters of the scripts that are written without spaces between words."""

import re

from dragoman.locales import Locale

UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e80-\u0ecf\u0edc-\u0edf"  # Lao
    "\u1000-\u103f\u104c-\u109f"  # Burmese
    "\u1780-\u17d3\u17dc-\u17dd"  # Khmer
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"  # Hiragana and Katakana
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\uff66-\uff9f"  # Bopomofo, more Katakana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""These letters, digits and punctuation not among them, as ranges for a regular expression."""

_LETTER = re.compile(f"[{UNSPACED}]")
_SCRIPTS = frozenset({"Bopo", "Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai"})


def is_unspaced_letter(character: str) -> bool:
    """Return whether a character is a letter, or a mark on one, of such a script."""
    return bool(_LETTER.match(character))


def writes_unspaced(locale: Locale) -> bool:
    """Return whether the text of a locale has no spaces between its words."""
    return locale.likely_script in _SCRIPTS
