"""False refusals of the guard on translations that people published.

    make bench CORPORA="/path/to/comprehensive-rust"

The PO files of mdbook hold raw Markdown. Source and translation are each read as an article of one
message; the numbers of links are made those of the source. A translation with other blocks, links,
code or tags than its source is left out: there the guard is right to refuse.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from dragoman.articles import Document, Form, Segment, judge, parse
from dragoman.articles.engine import html
from dragoman.errors import ArticleError
from tests.benchmarks.bench_hostile import elements
from tests.benchmarks.corpora import folders
from tests.benchmarks.page import pieces
from tests.benchmarks.pseudo import KEPT
from tests.benchmarks.table import Table

MOST = 1.0
"""Refusals per thousand."""
_NUMBERED = re.compile(r"\]\[(\d+)\]")


@dataclass
class Refusals:
    """What the guard said of published translations."""

    judged: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def take(self, locale: str, source: str, translation: str) -> None:
        """Judge one translation, if it keeps what the guard must insist on."""
        own, other = only_message(source), only_message(translation)
        if own is None or other is None:
            self.left_out["several blocks" if own is None else "other blocks than the source"] += 1
            return
        text = renumbered(other, own)
        if text is None or kept(source) != kept(translation):
            self.left_out["another link, code or tag"] += 1
            return
        self.judged += 1
        if reasons := judge(own, text).reasons:
            self.reasons.update(reasons)
            self.examples.append(f"{locale}: {reasons[0]}: {own.text[:70]!r} is {text[:70]!r}")


def main() -> int:
    """Measure, print, and return 1 if the target is missed."""
    table = Table("The guard on published translations of raw Markdown")
    refusals = Refusals()
    files = catalogs()
    for path in files:
        for source, translation in published(path):
            refusals.take(path.stem, source, translation)
    if not refusals.judged:
        table.note("no PO files with Markdown in CORPORA; name google/comprehensive-rust, for one")
        return 0
    share = 1000 * len(refusals.examples) / refusals.judged
    table.figure(
        "false refusals",
        f"{len(refusals.examples):,} of {refusals.judged:,}",
        reference=f"people, {len(files)} catalogs",
        ratio=f"{share:.2f} / 1000",
        target=f"<= {MOST:g}",
        met=share <= MOST,
    )
    for reason, count in refusals.reasons.most_common(8):
        table.note(f"{count:,} x {reason}")
    table.examples(refusals.examples)
    for what, count in refusals.left_out.most_common():
        table.note(f"left out: {count:,} with {what}")
    return table.missed


def catalogs() -> list[Path]:
    """Return the PO files of the corpora."""
    return sorted(path for folder in folders() for path in folder.rglob("po/*.po"))


def published(path: Path) -> Iterator[tuple[str, str]]:
    """Yield sources and translations that are finished, without code blocks alone."""
    for entry in polib.pofile(str(path)):
        if entry.msgstr and not entry.fuzzy and not entry.obsolete and entry.msgid != entry.msgstr:
            yield entry.msgid, entry.msgstr


def only_message(source: str) -> Segment | None:
    """Return the message of a Markdown text that is one paragraph, else None."""
    try:
        document = parse(f"{source}\n", path="x.md")
    except ArticleError:
        return None
    inline = [segment for segment in document.segments if segment.form is Form.MARKDOWN]
    return inline[0] if is_paragraph(document) and len(inline) == 1 else None


def is_paragraph(document: Document) -> bool:
    """Tell whether an article has one paragraph and nothing else."""
    outside = "".join(part if isinstance(part, str) else "\0" for part in document.template)
    return outside.strip() == "<p>\0</p>"


def renumbered(translation: Segment, source: Segment) -> str | None:
    """Return the translation with the source's numbers of links; None where it has others."""
    free: dict[tuple[str, bool], list[int]] = {}
    for number, target in enumerate(source.targets, 1):
        free.setdefault((target.source, target.image), []).append(number)
    numbers: list[int] = []
    for target in translation.targets:
        same = free.get((target.source, target.image))
        if not same:
            return None
        numbers.append(same.pop(0))
    if any(free.values()):
        return None

    def settled(verbatim: re.Match[str]) -> str:
        found = _NUMBERED.fullmatch(verbatim[0])
        return f"][{numbers[int(found[1]) - 1]}]" if found else verbatim[0]

    return KEPT[Form.MARKDOWN].sub(settled, translation.text)


def kept(source: str) -> Counter[str]:
    """Return the links, code and tags of a Markdown text, whatever is said around them."""
    return Counter(elements(pieces(html(source))))


if __name__ == "__main__":
    sys.exit(main())
