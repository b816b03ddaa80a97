"""Merging after edits of the sources, against GNU msgmerge.

    CORPORA="folders of .po files" python -m tests.benchmarks.bench_merge

Speed is measured from files to files, in seconds of the processor, for msgmerge works on several at
once: ours in this process (the start of Python is not in it), msgmerge as a process. Two real
revisions of catalogs are merged where REVISIONS names a repository, two commits and a folder, as in
REVISIONS="/path/to/python-docs-es b83f1b03^ b83f1b03 howto".

Recall and precision are measured on edits whose origin is known: every message of the old catalog
has a translation of its own by which it is told where one came from.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from dragoman.catalogs import (
    Message,
    format_catalog,
    merge,
    new_catalog,
    parse_catalog,
    read_catalog,
    write_catalog,
)
from dragoman.errors import DragomanError
from dragoman.locales import Locale
from tests.benchmarks.edits import EDITS, split
from tests.benchmarks.table import Table

SAMPLES = Path(__file__).parents[2] / "locales"
FRENCH = Locale.parse("fr")
ROUNDS = 3
PER_KIND = 60
OTHERS = 1000
"""Messages of a catalog in which edits are looked for."""
LEAST_WORDS = 6


@dataclass
class Found:
    """How many edited texts got the translation of what they were made from."""

    wanted: int = 0
    right: int = 0
    given: int = 0
    """Texts that got a translation, right or wrong."""
    by_kind: dict[str, list[bool]] = field(default_factory=dict)


def main() -> int:
    """Measure and print; 1 where a target is missed."""
    texts = _texts()
    table = Table(f"Merging, {len(texts):,} texts")
    if not shutil.which("msgmerge"):
        table.note("msgmerge is missing: apt-get install gettext")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for size, changed, least in ((1_000, 180, 6), (10_000, 900, 20)):
            if len(texts) >= size + changed:
                _speed(table, Path(folder), texts, size, changed, least)
        _real(table, Path(folder))
        _recall(table, Path(folder), texts)
    return table.missed


def _texts() -> list[str]:
    folders = [Path(name) for name in os.environ.get("CORPORA", "").split()] or [SAMPLES]
    found: dict[str, None] = {}
    for path in (path for folder in folders for path in sorted(folder.rglob("*.po"))):
        try:
            catalog = read_catalog(path, domain="x", locale=FRENCH)
        except DragomanError:
            continue
        for message in catalog:
            if message.plural_id is None and message.id and "\n" not in message.id:
                found[message.id] = None
    texts = list(found)
    random.Random(7).shuffle(texts)
    return texts


def _old(texts: Iterable[str]) -> list[Message]:
    return [Message(text, (f"T{number}",)) for number, text in enumerate(texts)]


def _speed(
    table: Table, folder: Path, texts: Sequence[str], size: int, changed: int, least: int
) -> None:
    chance = random.Random(size)
    old = _old(texts[:size])
    fresh = [message.id for message in old]
    for place in chance.sample(range(size), changed):
        edit = EDITS[chance.choice(list(EDITS))]
        fresh[place] = edit(fresh[place], chance) or f"{fresh[place]} again"
    paths = _write(folder, old, fresh)
    _compare(table, f"{size:,} messages, {changed} changed", paths, least)


def _real(table: Table, folder: Path) -> None:
    """Merge the catalogs of one revision with the texts of another."""
    if not os.environ.get("REVISIONS"):
        table.note("two real revisions: not measured, no REVISIONS given")
        return
    repository, *commits, below = os.environ["REVISIONS"].split()
    before, after = (_at(repository, commit, below) for commit in commits)
    paths = _write(folder, before.values(), after)
    new = len(after.keys() - before.keys())
    _compare(table, f"{len(before):,} messages, two revisions, {new} new", paths, 9)


def _at(repository: str, commit: str, below: str) -> dict[str, Message]:
    """Return the translated messages of a folder's catalogs at a commit, each text once."""
    listed = _git(repository, "ls-tree", "-r", "--name-only", commit, f"{below}/")
    found: dict[str, Message] = {}
    for name in filter(lambda name: name.endswith(".po"), listed.splitlines()):
        catalog = parse_catalog(
            _git(repository, "show", f"{commit}:{name}"), domain="x", locale=None
        )
        for message in catalog:
            if message.plural_id is None:
                found.setdefault(message.id, Message(message.id, message.strings))
    return found


def _git(repository: str, *arguments: str) -> str:
    command = ["git", "-C", repository, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _compare(table: Table, what: str, paths: tuple[Path, Path], least: int) -> None:
    ours = min(_ours(*paths) for _ in range(ROUNDS))
    reference = min(_msgmerge(*paths) for _ in range(1 if ours > 0.5 else ROUNDS))
    table.figure(
        what,
        f"{ours:.3f} s",
        reference=f"msgmerge {reference:.3f} s",
        ratio=f"{reference / ours:.1f} x",
        target=f">= {least} x",
        met=reference >= least * ours,
    )


def _write(folder: Path, old: Iterable[Message], fresh: Iterable[str]) -> tuple[Path, Path]:
    po, pot = folder / "old.po", folder / "new.pot"
    po.write_text(format_catalog(new_catalog("x", FRENCH, old)), encoding="utf-8")
    template = new_catalog("x", None, [Message(text) for text in dict.fromkeys(fresh)])
    pot.write_text(format_catalog(template), encoding="utf-8")
    return po, pot


def _ours(po: Path, pot: Path) -> float:
    """Return the seconds of reading both files, merging and writing the result."""
    result = po.with_name("ours.po")
    shutil.copyfile(po, result)
    os.utime(result, (0, 0))
    start = _processor()
    template = read_catalog(pot, domain="x", locale=None)
    merged = merge(read_catalog(result, domain="x", locale=FRENCH), template)
    write_catalog(result, merged.catalog)
    return _processor() - start


def _processor() -> float:
    """Return the seconds of the processor that we and the programs we ran have had."""
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + theirs.ru_utime + theirs.ru_stime


def _msgmerge(po: Path, pot: Path) -> float:
    start = _processor()
    result = po.with_name("theirs.po")
    command = ["msgmerge", "--quiet", "--previous", "--no-wrap", po, pot, "-o", result]
    subprocess.run(list(map(str, command)), check=True)
    return _processor() - start


def _recall(table: Table, folder: Path, texts: Sequence[str]) -> None:
    ours, theirs = Found(), Found()
    for kind in (*EDITS, "split", "joined"):
        old, origins, decoys = _trial(kind, texts)
        edited = {origin for made in origins.values() for origin in made}
        kept = [text for number, text in enumerate(old) if number not in edited]
        paths = _write(folder, _old(old), [*kept, *origins, *decoys])
        _ours(*paths)
        _msgmerge(*paths)
        for found, name in ((ours, "ours.po"), (theirs, "theirs.po")):
            _judge(found, kind, folder / name, origins, decoys)
    for kind, right in ours.by_kind.items():
        both = (right, theirs.by_kind[kind])
        shares = [f"{100 * sum(side) / max(1, len(side)):.0f} %" for side in both]
        table.note(f"{kind}: {shares[0]} of {len(right)}, msgmerge {shares[1]}")
    recall, reference = (found.right / max(1, found.wanted) for found in (ours, theirs))
    table.figure(
        "fuzzy recall",
        f"{100 * recall:.1f} %",
        reference=f"msgmerge {100 * reference:.1f} %",
        target=">= 97 %",
        met=recall >= 0.97,
    )
    exact, other = (found.right / max(1, found.given) for found in (ours, theirs))
    table.figure(
        "precision",
        f"{100 * exact:.1f} %",
        reference=f"msgmerge {100 * other:.1f} %",
        target="no worse",
        met=exact >= other,
    )


def _trial(
    kind: str, texts: Sequence[str]
) -> tuple[list[str], dict[str, tuple[int, ...]], list[str]]:
    """Return a catalog's texts, the edited texts with what each was made from, and new texts."""
    chance = random.Random(kind)
    long = [text for text in texts if len(text.split()) >= LEAST_WORDS]
    old = chance.sample(long, min(OTHERS, len(long) * 2 // 3))
    known = set(old)
    decoys = [text for text in long if text not in known][:PER_KIND]
    origins: dict[str, tuple[int, ...]] = {}
    made = 0
    for number, text in enumerate(old):
        edits = _edits(kind, text, old[number + 1] if number + 1 < len(old) else "", chance)
        sources = (number, number + 1) if kind == "joined" else (number,)
        fits = kind != "joined" or number % 2 == 0
        if fits and edits and not any(edit in known for edit in edits):
            origins |= dict.fromkeys(edits, sources)
            made += 1
        if made == PER_KIND:
            break
    return old, origins, decoys


def _edits(kind: str, text: str, following: str, chance: random.Random) -> Sequence[str]:
    if kind == "split":
        return split(text)
    if kind == "joined":
        return (f"{text} {following}",) if following else ()
    edited = EDITS[kind](text, chance)
    return (edited,) if edited else ()


def _judge(
    found: Found,
    kind: str,
    path: Path,
    origins: dict[str, tuple[int, ...]],
    decoys: Sequence[str],
) -> None:
    catalog = read_catalog(path, domain="x", locale=FRENCH)
    strings = {message.id: message.string for message in catalog}
    for text, made in origins.items():
        string = strings.get(text, "")
        right = string in {f"T{number}" for number in made}
        found.wanted += 1
        found.right += right
        found.given += bool(string)
        found.by_kind.setdefault(kind, []).append(right)
    found.given += sum(bool(strings.get(text)) for text in decoys)


if __name__ == "__main__":
    sys.exit(main())
