"""Import: how much of real translated articles is filled, and what damage to them is noticed.

    FASTAPI=/path/to/fastapi .venv/bin/python -m tests.benchmarks.bench_import

The limits of the alignment were chosen on Spanish, French and Japanese; the other languages are
held out. Whether a pair is right, only a person can tell: `SAMPLE=file` writes 200 of the sure
pairs whose words differ to a file, to be read. Damage stands in for it: paragraphs of a translation
are removed, added, split, joined or exchanged, and what is sure then and was not paired before is
wrong.
"""

import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from dragoman.articles import Document
from dragoman.catalogs import Bitext, Pair, bitext_of, fill, merge, new_catalog, template_of
from dragoman.locales import Locale
from tests.benchmarks.table import Table
from tests.benchmarks.translations import Translated, repository, translations

ENGLISH = Locale.parse("en")
TUNED, HELD_OUT = ("es", "fr", "ja"), ("de", "pt", "zh", "tr", "ko", "ru", "uk")
_CANCELLING = frozenset({"exchanged", "removed and added"})
"""Damage that leaves every count as it was: only lengths and words in common can tell."""
_DAMAGED = 40
"""Articles of each language that are damaged."""
_SAMPLE = 200
_PROSE = re.compile(r"(?![\s`~/:|<#{!*-]).+", re.DOTALL)
_SENTENCE = re.compile(r"\w.*?[.!?\u3002] ?(?=\w)", re.DOTALL)
_NOTE = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."


@dataclass
class Figures:
    """What was counted for some languages."""

    messages: int = 0
    filled: int = 0
    sure: list[tuple[str, Pair]] = field(default_factory=list)
    damaged: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    folder = repository()
    if folder is None:
        print("\nImport: name FastAPI's repository in FASTAPI to measure it")
        return 0
    table = Table("Import of FastAPI's documentation: messages of translated articles")
    held_out = Figures()
    for languages, figures in ((TUNED, Figures()), (HELD_OUT, held_out)):
        for language in languages:
            measure(table, folder, language, figures)
        report(table, "chosen on" if languages is TUNED else "held out", figures)
    write_sample(held_out.sure)
    return table.missed


def measure(table: Table, folder: Path, language: str, figures: Figures) -> None:
    """Count one language, and print what was filled of it."""
    locale, before = Locale.parse(language), (figures.messages, figures.filled, len(figures.sure))
    rng = random.Random(7)
    articles = list(translations(folder, language))
    chosen = {article.name for article in rng.sample(articles, min(_DAMAGED, len(articles)))}
    for article in articles:
        documents = article.documents()
        if documents:
            bitext = bitext_of(*documents, ENGLISH, locale)
            count(figures, f"{language}/{article.name}", documents[0], bitext, locale)
            if article.name in chosen:
                damage(figures, article, bitext, locale, rng)
    total, filled = figures.messages - before[0], figures.filled - before[1]
    sure = len(figures.sure) - before[2]
    table.note(f"{language}: {filled:,} of {total:,} filled, {100 * sure / total:.1f} % sure")


def count(figures: Figures, name: str, source: Document, bitext: Bitext, locale: Locale) -> None:
    """Count what one article fills of its catalog."""
    template = template_of(source)
    catalog = merge(new_catalog(template.domain, locale), template).catalog
    filled = fill(catalog, bitext, all_fuzzy=bitext.old)
    figures.messages += len(catalog)
    figures.filled += filled.translated + filled.fuzzy
    if not bitext.old:
        figures.sure += [(name, pair) for pair in filled.taken if pair.sure]


def damage(
    figures: Figures, article: Translated, whole: Bitext, locale: Locale, rng: random.Random
) -> None:
    """Damage an article in every way, and count what is sure of it then."""
    right: dict[object, set[str]] = defaultdict(set)
    for pair in whole.pairs:
        right[pair.source.key].add(pair.target.text)
    for way, text in damaged(article.translation, rng):
        documents = replace(article, translation=text).documents()
        bitext = bitext_of(*documents, ENGLISH, locale) if documents else None
        for pair in bitext.pairs if bitext and not bitext.old else ():
            if pair.sure:
                figures.damaged[way] += 1
                if pair.target.text not in right[pair.source.key]:
                    figures.wrong[way].append(f"{article.name}: {pair.source.text} = {pair.text}")


def damaged(text: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield a translation in which one paragraph each is removed, joined, split, ..."""
    blocks = text.split("\n\n")
    prose = [n for n, (a, b) in enumerate(pairwise(blocks)) if are_prose(a, b)]
    if not prose:
        return
    place = rng.choice(prose)
    one, other = blocks[place : place + 2]
    cut = _SENTENCE.search(one)
    ways = {
        "removed": [other],
        "joined": [f"{one}\n{other}"],
        "added": [one, _NOTE, other],
        "removed and added": [other, _NOTE],
        "exchanged": [other, one],
    }
    if cut:
        ways["split"] = [one[: cut.end()].strip(), one[cut.end() :], other]
    for way, instead in ways.items():
        yield way, "\n\n".join([*blocks[:place], *instead, *blocks[place + 2 :]])


def are_prose(*blocks: str) -> bool:
    """Tell whether stretches of Markdown are paragraphs, and stand in no code."""
    return all(_PROSE.fullmatch(block) and "```" not in block for block in blocks)


def report(table: Table, which: str, figures: Figures) -> None:
    """Print the figures of some languages."""
    left = figures.messages - figures.filled
    table.share(
        f"messages filled, languages {which}",
        figures.messages,
        [f"{left} are not filled"] * left,
        reference="the source's messages",
        target=97,
    )
    table.note(f"{100 * len(figures.sure) / figures.messages:.2f} % are sure")
    for way, total in figures.damaged.items():
        wrong = figures.wrong[way]
        if way in _CANCELLING:
            table.note(f"{way}: sure and wrong {len(wrong)} of {total:,}; two faults that cancel")
        else:
            table.zero(f"a paragraph {way}: sure and wrong", wrong, total, reference="undamaged")


def write_sample(sure: Sequence[tuple[str, Pair]]) -> None:
    """Write pairs to be judged, if a file is named."""
    path = os.environ.get("SAMPLE")
    differing = [(name, pair) for name, pair in sure if pair.text != pair.source.text]
    if path:
        chosen = random.Random(23).sample(differing, min(_SAMPLE, len(differing)))
        lines = (f"{name}\n  {pair.source.text}\n  {pair.text}\n" for name, pair in chosen)
        Path(path).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
