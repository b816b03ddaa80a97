"""Judging translations: many of an article together, each closely only where it must be."""

from collections.abc import Sequence

from dragoman.articles.document import Segment, Segments, segments_of
from dragoman.articles.guard.quick_look import doubtful
from dragoman.articles.guard.verdict import Verdict, compared
from dragoman.articles.source_text import own_html
from dragoman.articles.texts import Texts, texts_of
from dragoman.articles.together import render_all

_LONGEST = 40
"""How many times as long as its source a translation may be, beyond a paragraph's length."""
_PARAGRAPH = 2000


def judge(segment: Segment, translation: str) -> Verdict:
    """Return a translation's HTML and what speaks against showing it in the segment's place."""
    return judge_all([segment], [translation])[0]


def judge_closely(segment: Segment, translation: str) -> Verdict:
    """Return what `judge` does, after no quick look."""
    return compared(segment, translation, *render_all([segment], [translation]))


def judge_all(segments: Sequence[Segment], translations: Sequence[str]) -> list[Verdict]:
    """Return what `judge` says of each segment with a translation, rendering them together."""
    segments, texts = segments_of(segments), texts_of(translations)
    markups, verdicts = _looked_at(segments, texts)
    return [
        verdicts.get(number)
        or Verdict(own_html(segments[number]) if markup is None else markup, ())
        for number, markup in enumerate(markups)
    ]


def accepted(segments: Segments, translations: Sequence[str | None]) -> list[str | None]:
    """Return the HTML of translations that nothing speaks against.

    None for the others, for those that are their segment's own text, and where there is none.
    """
    texts = [
        own if it is None else it for own, it in zip(segments.texts, translations, strict=True)
    ]
    markups, verdicts = _looked_at(segments, Texts(texts))
    for number, verdict in verdicts.items():
        markups[number] = verdict.html if verdict.publishable else None
    return markups


def _looked_at(segments: Segments, texts: Texts) -> tuple[list[str | None], dict[int, Verdict]]:
    """Return the HTML of translations, and verdicts on those that the quick look doubts.

    There is no HTML of what is its segment's own text. Where that is the most of them, the others
    are looked at by themselves.
    """
    own = segments.texts
    other = [it for it, (text, source) in enumerate(zip(texts, own, strict=True)) if text != source]
    if 2 * len(other) >= len(texts):
        markups, verdicts = _judged(segments, texts)
        for number in set(range(len(texts))).difference(other):
            markups[number] = None
        return markups, verdicts
    some = Segments([segments[number] for number in other])
    found, few = _judged(some, Texts([texts[number] for number in other]))
    markups = [None] * len(texts)
    for number, markup in zip(other, found, strict=True):
        markups[number] = markup
    return markups, {other[it]: verdict for it, verdict in few.items()}


def _judged(segments: Segments, texts: Texts) -> tuple[list[str | None], dict[int, Verdict]]:
    """Return the HTML of translations, and verdicts on those that the quick look doubts."""
    own = segments.texts
    verdicts: dict[int, Verdict] = {}
    if max(map(len, texts), default=0) > _PARAGRAPH:
        long = {it for it, text in enumerate(texts) if len(text) > _most(own[it])}
        verdicts = dict.fromkeys(long, Verdict("", ("it is far too long for its source",)))
        texts = Texts([own[it] if it in long else text for it, text in enumerate(texts)])
    markups = render_all(segments, texts)
    for number in doubtful(segments, texts, markups):
        if texts[number] != own[number]:
            verdicts[number] = compared(segments[number], texts[number], markups[number])
    return markups, verdicts


def _most(source: str) -> int:
    """Return how long a translation may be."""
    return _PARAGRAPH + _LONGEST * len(source)
