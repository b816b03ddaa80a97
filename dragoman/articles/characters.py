"""Characters that may not stand in sources or translations, and those that hold armour."""

import re
import unicodedata
from collections.abc import Iterator

ARMOUR = "\u205f"
"""MEDIUM MATHEMATICAL SPACE: both ends of a message while it is rendered."""
REPAIR = "\u1cc0"
"""SUNDANESE PUNCTUATION BINDU SURYA: stands between a CJK letter and `**` while it is rendered."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around the numbers of holes and references."""

LIVE = re.compile(f"[\\\\`*_\\[\\]<>&~\0{OPEN}{CLOSE}]")
"""Characters that may be more than themselves within a paragraph of one line of Markdown."""
RESERVED = re.compile(f"[{ARMOUR}{REPAIR}{OPEN}{CLOSE}]")
RESERVED_ADDRESS = re.compile("%EE%80%8[01]", re.IGNORECASE)
"""Reserved characters as they stand in addresses."""
_REFUSED = re.compile(
    f"[{ARMOUR}{REPAIR}{OPEN}{CLOSE}\0\ud800-\udfff]|{RESERVED_ADDRESS.pattern}|&#(?:x0*e00[01]|0*5734[45]);",
    re.IGNORECASE,
)
_TRACES = tuple(
    (sign.encode()[:1], sign.encode())
    for sign in (ARMOUR, REPAIR, OPEN, CLOSE, "\0", "&#", "%EE", "%ee", "%Ee", "%eE")
)
"""One of these is in every text that holds something refused, but for lone surrogates; before each
stands its first byte."""
_LINE_END = re.compile(r"[ \t]*\n[ \t\n]*")
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
HIDDEN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ud800-\udfff]"
)
"""Control characters, Unicode's Bidi_Control characters (UAX #9) and invisible line ends."""
DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f]")
"""The marks that writers of Arabic and Hebrew put beside numbers and code. Pages isolate these
themselves, so in translations the marks are dropped."""

_CJK = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u30fa\u30fc-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U00020000-\U0003ffff"
)
_WIDE = "\u3001-\u3003\u3008-\u3011\u3014-\u301f\u3030\u303d\u30a0\u30fb\ufe30-\ufe6b\uff01-\uff0f"
_WIDE += "\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_PUNCTUATION = rf"!-)+,\-./:-@\[-^_`{{|}}\u00a1-\u00bf\u2010-\u2027\u2030-\u205e{_WIDE}"
_RUN = re.compile(r"\*+|~~")
_IS_CJK, _IS_WIDE = re.compile(f"[{_CJK}]").match, re.compile(f"[{_WIDE}]").match
_IS_PUNCTUATION, _IS_WORD = re.compile(f"[{_PUNCTUATION}]").match, re.compile(r"\w").match
_HAS_CJK = re.compile(f"[{_CJK}]")
_MENDED, _STRUCK = (
    re.compile(
        rf"{marks}(?:(?<=[{_CJK}]{marks}){more}(?=[{_PUNCTUATION}])"
        rf"|(?<=[{_PUNCTUATION}]{marks}){more}(?=[{_CJK}])"
        rf"|(?<=\w{marks}){more}(?=[{_WIDE}])|(?<=[{_WIDE}]{marks}){more}(?=\w))"
    )
    for marks, more in ((r"\*", r"\**"), ("~~", ""))
)
"""Marks of emphasis, and those that strike out, between a letter and a sign of punctuation."""


BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Fillers of Hangul and the blank of Braille: letters by category, nothing to the eye."""
SEEN = rf"[^\W_{''.join(sorted(BLANK_LETTERS))}]"
"""The pattern of a letter or digit that a reader sees; `speaks` knows all such characters."""


def squeezed(text: str) -> str:
    """Return a text whose runs of blanks and line ends are one space each."""
    text = text.replace("\n", " ").replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def collapsed(text: str) -> str:
    """Return a text whose runs of blanks and line ends are one space each, none at its ends."""
    return squeezed(text).strip(" ")


def unwrapped(text: str) -> str:
    """Return a text on one line: each line end, with the blanks beside it, is one space."""
    return _LINE_END.sub(" ", text) if "\n" in text else text


def first_refused(text: str) -> re.Match[str] | None:
    """Return what no article may hold: it would be taken for a mark of rendering, or cannot be
    written."""
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return _REFUSED.search(text)
    traces = [trace for first, trace in _TRACES if first in content]  # one byte is soon looked for
    return _REFUSED.search(text) if any([trace in content for trace in traces]) else None


def hidden_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the characters of a text that readers cannot see and that change what they do.

    None of them is printable to Python, which tells sooner than a search.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return iter(())
    return HIDDEN.finditer(text)


def speaks(text: str) -> bool:
    """Tell whether there is anything in a text that a reader could see or hear."""
    return any(
        unicodedata.category(character)[0] not in "CZM" and character not in BLANK_LETTERS
        for character in text
    )


def named(character: str) -> str:
    """Return a character as people look it up: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{' ' + name if name else ''}"


def needs_repair(text: str) -> bool:
    """Tell whether `repaired` may change a text, or one of several with a blank between."""
    return bool(("*" in text and _MENDED.search(text)) or ("~~" in text and _STRUCK.search(text)))


def repaired(text: str) -> str:
    """Return Markdown in which emphasis beside CJK punctuation opens and closes.

    CommonMark's flanking rules (6.2) know only languages with spaces: in `強い**「薬」**です` and
    `**点滴。**2013年` the marks stay literal. An invisible punctuation mark between the letter or
    digit and the marks mends it.
    """
    if not needs_repair(text) or not _HAS_CJK.search(text):
        return text
    return _RUN.sub(_repaired_run, text)


def _repaired_run(run: re.Match[str]) -> str:
    """Return the marks of emphasis, with what opens or closes them beside them if need be."""
    marks, text = run[0], run.string
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    opens, closes = _breaks(before, after), _breaks(after, before)
    return f"{REPAIR if opens else ''}{marks}{REPAIR if closes else ''}"


def _breaks(letter: str, sign: str) -> bool:
    """Tell whether marks between a letter and a sign of punctuation do nothing, as they should."""
    if _IS_CJK(letter) and _IS_PUNCTUATION(sign):
        return True
    return bool(_IS_WORD(letter) and _IS_WIDE(sign))
