"""Filling a catalog from an article and its translation."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs.bitext.bitext import Bitext, Pair
from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import FUZZY, Message, key_of, marked_fuzzy

DIFFERENT = "the same text is translated otherwise elsewhere in the article"


@dataclass(frozen=True, slots=True)
class Filled:
    """A catalog with the translations of a bitext, and what was done."""

    catalog: Catalog
    taken: tuple[Pair, ...] = ()
    """The pairs that were taken, each with its doubts."""
    translated: int = 0
    fuzzy: int = 0
    present: int = 0
    """Messages that had a translation."""
    left: int = 0
    """Messages without one, still."""


def fill(
    catalog: Catalog, bitext: Bitext, *, all_fuzzy: bool = False, replace_fuzzy: bool = False
) -> Filled:
    """Return the catalog with the translations of a bitext where it has none.

    - *translated*: a sure pair, unless `all_fuzzy`.
    - *fuzzy*: every other pair, and one of a text that stands several times in the article and is
      surely translated in several ways; the most frequent of them is taken.
    - *present*: what has a translation keeps it. With `replace_fuzzy` a fuzzy one gives way to a
      pair that is sure.
    - *left*: the rest.
    """
    pairs: dict[object, list[Pair]] = defaultdict(list)
    for pair in bitext.pairs:
        if pair.text:
            pairs[pair.source.key].append(pair)
    messages: list[Message] = []
    taken: list[Pair] = []
    counts: Counter[str] = Counter()
    for message in catalog.messages:
        found = None if message.obsolete else _chosen(pairs[key_of(message)])
        if found is not None and _takes(message, found, replace_fuzzy=replace_fuzzy):
            taken.append(found)
            messages.append(_translated(message, found, fuzzy=all_fuzzy or not found.sure))
            counts["fuzzy" if messages[-1].fuzzy else "translated"] += 1
            continue
        messages.append(message)
        if not message.obsolete:
            counts["present" if any(message.strings) else "left"] += 1
    return Filled(replace(catalog, messages=tuple(messages)), tuple(taken), **counts)


def _chosen(pairs: Sequence[Pair]) -> Pair | None:
    """Return the pair that counts of those of one message: the most frequent of the sure ones."""
    sure = [pair for pair in pairs if pair.sure]
    texts = Counter(pair.text for pair in sure or pairs)
    if not texts:
        return None
    [(most, _)] = texts.most_common(1)
    chosen = next(pair for pair in sure or pairs if pair.text == most)
    several = (DIFFERENT,) if len(texts) > 1 else ()
    return replace(chosen, doubts=(*chosen.doubts, *several))


def _takes(message: Message, pair: Pair, *, replace_fuzzy: bool) -> bool:
    if message.plural_id is not None:
        return False
    return not any(message.strings) or (message.fuzzy and replace_fuzzy and pair.sure)


def _translated(message: Message, pair: Pair, *, fuzzy: bool) -> Message:
    flags = tuple(flag for flag in message.flags if flag != FUZZY)
    done = replace(message, strings=(pair.text,), flags=flags, previous=None)
    return marked_fuzzy(done) if fuzzy else done
