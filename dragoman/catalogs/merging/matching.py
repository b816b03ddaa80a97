"""Finding the old message a new one was made from.

Three measures of likeness, as documents are edited in ways that programs' messages are not: the
share of common letters that gettext's `fstrcmp` computes too; one text contained in the other (a
paragraph split in two); the same words in another order (clauses or sentences moved). An index
over the rarest words keeps the number of comparisons small.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import log

from rapidfuzz import fuzz, process

from dragoman.catalogs.message import Message
from dragoman.text import word_tokens

_ALIKE = 60.0
"""msgmerge's own threshold, in percent."""
_CONTAINED = 92.0
_CONTAINED_FROM = 20
"""Characters from which on containment means something."""
_REORDERED = 80.0
_RARE_WORDS = 16
_CANDIDATES = 40


def matched(new: Sequence[Message], old: Sequence[Message]) -> dict[int, int]:
    """Return which old message each new one was made from, as positions in the two sequences.

    The likest pair is taken first, and every message is in one pair at most, but for the further
    parts of a text that was split. Of pairs as like as another, the one with the same context wins,
    then the one that comes first.
    """
    index = Index([message.id for message in old])
    pairs = sorted(
        (-score, new[i].context != old[j].context, i, j)
        for i, message in enumerate(new)
        for j, score in likenesses(message.id, index.candidates(message.id))
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in pairs:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    for _, _, i, j in pairs:
        if i not in found and _is_part(new[i].id, old[j].id):
            found[i] = j
    return found


def _is_part(text: str, whole: str) -> bool:
    """Say whether a text is a part of another."""
    fits = _CONTAINED_FROM <= len(text) < len(whole)
    return fits and fuzz.partial_ratio(text, whole) >= _CONTAINED


def likeness(one: str, other: str) -> float:
    """Return the share of letters, in percent, that two texts have in common in their order."""
    return float(fuzz.ratio(one, other))


def likenesses(text: str, candidates: Mapping[int, str]) -> list[tuple[int, float]]:
    """Return the candidates that are like a text and how much, by the first measure that finds any.

    Containment and another order of words count less than any plain likeness.
    """
    if found := _scored(fuzz.ratio, text, candidates, _ALIKE):
        return found
    contained = len(text) >= _CONTAINED_FROM
    long = {
        j: other for j, other in candidates.items() if contained and len(other) >= _CONTAINED_FROM
    }
    looser = _scored(fuzz.partial_ratio, text, long, _CONTAINED) or _scored(
        fuzz.token_sort_ratio, text, candidates, _REORDERED
    )
    return [(place, score * _ALIKE / 100) for place, score in looser]


def _scored(
    measure: Callable[..., float], text: str, candidates: Mapping[int, str], least: float
) -> list[tuple[int, float]]:
    found = process.extract(text, candidates, scorer=measure, score_cutoff=least, limit=None)
    return [(place, score) for _, score, place in found]


class Index:
    """Which texts share rare words with another; for few texts simply all of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = dict(enumerate(texts))
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        if len(self.texts) > _CANDIDATES:
            for place, text in self.texts.items():
                for word in _words(text):
                    self.places[word].append(place)

    def candidates(self, text: str) -> Mapping[int, str]:
        """Return the texts worth comparing, by place: those that share the rarest words."""
        if len(self.texts) <= _CANDIDATES:
            return self.texts
        known = sorted(_words(text) & self.places.keys())
        postings = sorted((self.places[word] for word in known), key=len)
        votes: defaultdict[int, float] = defaultdict(float)
        for places in postings[:_RARE_WORDS]:
            weight = log(1 + len(self.texts) / len(places))
            for place in places:
                votes[place] += weight
        best = sorted(votes, key=votes.__getitem__, reverse=True)
        return {place: self.texts[place] for place in best[:_CANDIDATES]}


def _words(text: str) -> set[str]:
    return {word for word in word_tokens(text.casefold()) if word[0].isalnum()}
