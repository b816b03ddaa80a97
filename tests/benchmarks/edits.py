"""Edits of sources as authors make them, with what each new text was made from."""

import random
import re
from collections.abc import Callable, Sequence

Edit = Callable[[str, random.Random], str | None]
"""From a text to its edit; None where a text has not what it needs."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CLAUSE = re.compile(r",\s+")
_NUMBER = re.compile(r"\d+")
_LEAST = 20
"""Letters of what is left of a paragraph that was split."""


def typo(text: str, chance: random.Random) -> str | None:
    """Swap two letters of a word."""
    places = [i for i in range(len(text) - 1) if text[i : i + 2].isalpha()]
    if not places:
        return None
    i = chance.choice(places)
    edited = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    return edited if edited != text else None


def word(text: str, chance: random.Random) -> str | None:
    """Put another word in the place of one."""
    words = text.split(" ")
    if len(words) < 4:
        return None
    place = chance.randrange(len(words))
    return " ".join([*words[:place], "instead", *words[place + 1 :]])


def sentence_added(text: str, chance: random.Random) -> str | None:
    """Add a sentence before or behind."""
    more = "This holds for every version that has been published since the last review."
    return f"{text} {more}" if chance.random() < 0.5 else f"{more} {text}"


def sentence_removed(text: str, chance: random.Random) -> str | None:
    """Remove one sentence of several."""
    sentences = _SENTENCE.split(text)
    if len(sentences) < 2:
        return None
    del sentences[chance.randrange(len(sentences))]
    return " ".join(sentences)


def sentences_moved(text: str, chance: random.Random) -> str | None:
    """Put the last sentence first."""
    sentences = _SENTENCE.split(text)
    return " ".join([sentences[-1], *sentences[:-1]]) if len(sentences) > 1 else None


def clauses_swapped(text: str, chance: random.Random) -> str | None:
    """Turn the two sides of a comma round."""
    if len(_CLAUSE.findall(text)) != 1 or len(_SENTENCE.split(text)) > 1:
        return None
    head, tail = _CLAUSE.split(text)
    return f"{tail.rstrip('.')}, {head}."


def number(text: str, chance: random.Random) -> str | None:
    """Change a number."""
    match = _NUMBER.search(text)
    return f"{text[: match.start()]}{int(match[0]) * 2 + 1}{text[match.end() :]}" if match else None


def split(text: str) -> Sequence[str]:
    """Return the two halves of a paragraph; nothing where it has but one sentence."""
    sentences = _SENTENCE.split(text)
    middle = len(sentences) // 2
    halves = " ".join(sentences[:middle]), " ".join(sentences[middle:])
    return halves if all(len(half) >= _LEAST for half in halves) else ()


EDITS: dict[str, Edit] = {
    "typo": typo,
    "word": word,
    "sentence added": sentence_added,
    "sentence removed": sentence_removed,
    "sentence moved": sentences_moved,
    "clauses swapped": clauses_swapped,
    "number": number,
}
