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
from rapidfuzz.distance import LCSseq

from dragoman.catalogs.message import Message
from dragoman.text import word_tokens

_ALIKE = 60.0
"""msgmerge's own threshold, in percent."""
_CONTAINED = 92.0
_CONTAINED_FROM = 20
"""Characters from which on containment means something."""
_IN_ORDER = 0.85
"""Share of a text's letters that any text containing it by `_CONTAINED` has in the same order."""
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
    holding = {j: other for j, other in candidates.items() if _may_contain(text, other)}
    looser = _scored(fuzz.partial_ratio, text, holding, _CONTAINED) or _scored(
        fuzz.token_sort_ratio, text, candidates, _REORDERED
    )
    return [(place, score * _ALIKE / 100) for place, score in looser]


def _may_contain(one: str, other: str) -> bool:
    """Say whether one text may contain the other, in a tenth of the time that measuring it takes.

    Where `n` of the shorter one's `m` letters are in a part of `p` letters of the longer one, the
    measure is `2n / (m + p)`. A part has at least those `n`, so that 92 % need `n > 0.85 m`.
    """
    shorter = min(len(one), len(other))
    if shorter < _CONTAINED_FROM:
        return False
    least = int(_IN_ORDER * shorter)
    return LCSseq.similarity(one, other, score_cutoff=least) >= least


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
        known = sorted(self.places.keys() & word_tokens(text.casefold()))
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
