"""What a text and its translation have in common, whatever their languages."""

import re
import unicodedata
from collections import Counter
from functools import cache

from dragoman import text
from dragoman.articles import (
    ArticleLink,
    External,
    File,
    Segment,
    Target,
    pieces,
    unescaped,
    visible_text,
)
from dragoman.locales import Locale

ADDRESS = "to "
"""Begins the evidence of a link or an image. Translators may have exchanged it for another."""
_CODE = re.compile(r"<code\b[^>]*>(.*?)</code>", re.DOTALL)
_COGNATE = re.compile(r"(?<![a-z])[a-z]{4}")
_MARKS = re.compile("[\u0300-\u036f]")
_EMPHASIS = frozenset({"em", "strong", "a", "code", "br", ""})


def evidence_of(segment: Segment, locale: Locale) -> Counter[str]:
    """Return what every translation of a segment has, too, each as often as it stands there."""
    found = Counter(f"code {unescaped(code)}" for code in _CODE.findall(segment.html))
    found.update(f"{ADDRESS}{address_key(target, locale)}" for target in segment.targets)
    found.update(f"note {note.label}" for note in segment.footnotes)
    found.update(f"fact {name}" for name in segment.facts)
    tags = (piece for piece in pieces(segment.html) if not isinstance(piece, str))
    found.update(f"tag {tag.name}" for tag in tags if not tag.closing and tag.name not in _EMPHASIS)
    words = visible_text(segment.html, code=False, footnotes=False)
    found.update(f"number {one.value.normalize():f}" for one in text.quantities(words, locale))
    return found


def address_key(target: Target, locale: Locale) -> str:
    """Return where a reference leads, whatever the language of what is there.

    The place on the page is left out, for it may be translated, and so is the locale itself:
    `/fr/clinic`, `dose.fr.png` and `fr.wikipedia.org` in French are `/clinic`, `dose.png` and
    `wikipedia.org`.
    """
    match target.address:
        case ArticleLink(domain=address) | File(path=address) | External(url=address):
            return _locale_in(locale).sub("", address)
    return "#"


@cache
def _locale_in(locale: Locale) -> re.Pattern[str]:
    tags = "|".join(re.escape(tag) for tag in {str(locale), locale.folder, locale.subtags.language})
    return re.compile(rf"(?:^|(?<=/))(?:{tags})[/.]|\.(?:{tags})(?=\.)", re.IGNORECASE)


def length_of(segment: Segment) -> int:
    """Return how many characters of a segment its readers see."""
    return len(visible_text(segment.html))


def cognates_of(segment: Segment) -> frozenset[str]:
    """Return the first four letters of every Latin word that has as many, accents taken away.

    Words of two languages that agree in them are likely the same word (Simard, Foster and Isabelle,
    "Using Cognates to Align Sentences in Bilingual Corpora", 1992).
    """
    plain = unicodedata.normalize("NFD", visible_text(segment.html).casefold())
    return frozenset(_COGNATE.findall(_MARKS.sub("", plain)))
