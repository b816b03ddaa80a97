"""Approval: what a cleared flag publishes, what `impact` foretells, what tools do to pins.

    make bench EDITS=500

In the sections: flags cleared unread after edits of numbers, units and negations; random edits of a
journal at which translators and a reviser work, forecast and then updated; catalogs on their way
through gettext, Babel, polib and translate-toolkit, as they are and with two thirds edited.
"""

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.catalogs import read_catalog, write_catalog
from dragoman.publishing import Translator, read_library
from tests.benchmarks.approvals import outcome
from tests.benchmarks.clinics import SETTINGS, Journal, as_outcome
from tests.benchmarks.table import Table
from tests.benchmarks.tool_paths import has_toolkit, ways
from tests.pipeline.clinic import DE, TODAY
from tests.repository import ENVIRONMENT, new_repository

_ENTRIES = 200
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_IN_A_ROW = 10
"""Edits of one journal before another is begun."""


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    os.environ.update(ENVIRONMENT)
    edits = int(os.environ.get("EDITS", "500"))
    table = Table(f"Approval: {_ENTRIES} flags cleared, {edits} source edits, tools for catalogs")
    for risk in ("general", "clinical"):
        published, times = cleared(risk), _ENTRIES * 12
        table.zero(f"published by clearing fuzzy, {risk}", published, times, reference="msgstr")
    with ProcessPoolExecutor() as pool:
        rounds = list(chain.from_iterable(pool.map(series, range(edits // _IN_A_ROW))))
    wrong = [each.unforeseen for each in rounds if each.unforeseen]
    table.share("impact foretells what happens", len(rounds), wrong, reference="update, build")
    changes = Counter(chain.from_iterable(each.outcomes for each in rounds))
    table.note(f"outcomes: {_listed(changes)}")
    table.note(f"edits: {_listed(Counter(each.kind for each in rounds))}")
    published = list(chain.from_iterable(each.wrong for each in rounds))
    every = sum(each.published for each in rounds)
    table.zero("published with another meaning", published, every, reference="the texts in msgstr")
    pins(table)
    return table.missed


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))


def cleared(risk: str) -> list[str]:
    """Return what is published while flags are cleared and no translation is touched.

    Every source gets another number, unit or negation. Then it is edited without another meaning,
    goes back to what it was before that, and has emphasis added; each time all flags are cleared.
    """
    with TemporaryDirectory() as folder:
        journal = Journal(new_repository(Path(folder)), random.Random(1), TODAY)
        (journal.repository.top / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
        old = [f"Take {n} mg of {_name(n)} on day {n + 300}." for n in range(1, _ENTRIES + 1)]
        path = _written(journal, risk, old)
        _translate(path)
        journal.review()
        new = [_other_meaning(n, text) for n, text in enumerate(old, 1)]
        longer = [text.replace(".", ", please.") for text in new]
        emphatic = [text.replace("day", "*day*") for text in new]
        edits = (new, longer, new, emphatic)
        return [said for texts in edits for said in _unread(journal, risk, texts)]


def _unread(journal: Journal, risk: str, texts: Sequence[str]) -> Iterator[str]:
    """Edit the article, clear every flag, and yield what is published at any time meanwhile."""
    path = _written(journal, risk, texts)
    yield from _published(journal, texts)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"#, fuzzy\n|#\| msgid .*\n", "", text), encoding="utf-8")
    yield from _published(journal, texts)
    journal.update()
    yield from _published(journal, texts)


def _written(journal: Journal, risk: str, texts: Sequence[str]) -> Path:
    """Write the article, update, and return its catalog."""
    article = journal.repository.top / "content/a/dose.md"
    article.parent.mkdir(parents=True, exist_ok=True)
    head = f"---\ntitle: Doses\nrisk: {risk}\n---"
    article.write_text("\n\n".join([head, *texts]) + "\n", encoding="utf-8")
    journal.update()
    return journal.project.catalog_path(DE, "a/dose")


def _name(number: int) -> str:
    """Return a name of its own for each number."""
    return sha256(str(number).encode()).hexdigest().translate(_LETTERS)[:16]


def _other_meaning(number: int, text: str) -> str:
    edits = (
        (f"Take {number} mg", f"Take {number + 500} mg"),
        (" mg", " ml"),
        ("Take", "Do not take"),
        (f"day {number + 300}", f"day {number + 299}"),
    )
    return text.replace(*edits[number % len(edits)])


def _translate(path: Path) -> None:
    catalog = read_catalog(path, domain="a/dose", locale=DE)
    messages = tuple(replace(it, strings=(f"DE: {it.id}",)) for it in catalog)
    write_catalog(path, replace(catalog, messages=messages))


def _published(journal: Journal, texts: Sequence[str]) -> list[str]:
    project = journal.project
    library = read_library(project, today=TODAY)
    translator = Translator(project, library, "a/dose", drafts=False)
    pairs = zip(library.documents["a/dose"].segments, translator.candidates.of(DE), strict=True)
    return [segment.text for segment, choice in pairs if choice and segment.text in texts]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a journal, and what came of it."""

    kind: str
    outcomes: tuple[str, ...]
    """What happened to messages, once for each article and language."""
    unforeseen: str
    """Where the forecast was another; empty if nowhere."""
    published: int
    """Translations that are published after the update and after people's work on it."""
    wrong: tuple[str, ...]
    """Those of them with other numbers, units or negations than their source."""


def series(seed: int) -> list[Edit]:
    """Return what came of some edits of a journal."""
    os.environ.update(ENVIRONMENT)
    with TemporaryDirectory() as folder:
        journal = Journal(new_repository(Path(folder)), random.Random(seed))
        (journal.repository.top / ".gitignore").write_text("build/\n", encoding="utf-8")
        (journal.repository.top / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
        for _ in range(3):
            journal.new_article()
        journal.update()
        journal.work()
        return [_edited(journal) for _ in range(_IN_A_ROW)]


def _edited(journal: Journal) -> Edit:
    before = journal.seen()
    kind = journal.edit()
    foretold = {(each.locale, each.domain): as_outcome(each) for each in journal.forecast()}
    journal.update()
    after = journal.seen()
    found = after.outcomes(before, journal.former)
    journal.work()
    later = journal.seen()
    unforeseen = [
        f"{kind}: {place[0]} {place[1]}: {foretold.get(place)} became {found.get(place)}"
        for place in {**foretold, **found}
        if foretold.get(place) != found.get(place)
    ]
    names = ("carried", "held", "withdrawn", "open")
    outcomes = tuple(
        name
        for parts in found.values()
        for name, number in zip(names, parts, strict=False)
        if number
    )
    published = after.published + later.published
    wrong = (*after.wrong(), *later.wrong())
    return Edit(kind, outcomes, "; ".join(unforeseen), published, wrong)


def pins(table: Table) -> None:
    """Print what is approved after each way through tools although nobody approved it."""
    if not has_toolkit():
        table.note("translate-toolkit is not in .venv/peers: its ways are left out")
    for name, way in ways().items():
        plain, edited = outcome(way, edited=False), outcome(way, edited=True)
        false, all_ = (*plain.false, *edited.false), plain.confirmed + edited.confirmed
        table.zero(f"falsely approved: {name}", false, all_, reference="texts")
        kept = f"{plain.kept} of {plain.due} as it was, {edited.kept} of {edited.due} edited"
        table.note(f"true approvals kept: {kept}")


if __name__ == "__main__":
    sys.exit(main())
