"""PO files: speed against polib, msgfmt and msgcat, and what stays byte for byte.

    CORPORA="/path/one /path/two" python -m tests.benchmarks.bench_po

Every folder of CORPORA is one catalog in many files; without any, the sample journal's catalogs are
taken, repeated under contexts until they have 5 MB. Seconds are of the processor, the best of
several runs, so that a busy machine and its disk weigh nothing. "Parse" is `read_catalog`: the file
read and hashed, all of its syntax validated, every key decoded, no key twice. What else a message
has is decoded when it is asked for; the line below has everything decoded. msgfmt checks and
compiles, polib decodes, msgcat parses and writes.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import polib

from dragoman.catalogs import Catalog, Message, format_catalog, read_catalog, write_catalog
from dragoman.catalogs.po.charsets import decoded
from dragoman.catalogs.po.composing import composed
from dragoman.catalogs.po.tidying import tidied
from dragoman.errors import CatalogError
from dragoman.locales import Locale
from tests.benchmarks.corpora import some
from tests.benchmarks.table import Table

SAMPLES = Path(__file__).parents[2] / "locales"
LEAST_BYTES = 5_000_000
EDITS = 500
GERMAN = Locale.parse("de")


def main() -> int:
    """Measure and print; the exit code says whether a target was missed."""
    table = Table("PO files")
    paths = [path for folder in folders() for path in sorted(folder.rglob("*.po"))]
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        identity(table, paths)
        edits(table, paths, scratch)
        after_msgcat(table, paths, scratch)
        for large in joined(scratch):
            speed(table, large, scratch)
    return table.missed


def folders() -> list[Path]:
    """Return the folders of the corpora."""
    return [Path(name) for name in os.environ.get("CORPORA", "").split()] or [SAMPLES]


def identity(table: Table, paths: list[Path]) -> None:
    """Compose every file from its own messages, and compare the bytes."""
    different, refused = [], []
    for path in paths:
        try:
            catalog = read(path)
        except CatalogError as error:
            refused.append(str(error).splitlines()[0])
            continue
        decoded_all = replace(catalog, messages=tuple(catalog.messages))
        if composed(decoded_all, catalog).content != decoded(path.read_bytes(), path="")[0]:
            different.append(str(path))
    read_ones = len(paths) - len(refused)
    table.share("round trip, byte-identical", read_ones, different, reference="the files")
    wrongly = [line for line in refused if accepted_by_msgfmt(Path(line.split(":")[0]))]
    by_both = f"{len(refused) - len(wrongly)} refused by both"
    table.zero("refused although msgfmt reads them", wrongly, len(paths), reference=by_both)


def edits(table: Table, paths: list[Path], scratch: Path) -> None:
    """Change some messages of random files, write them, and look for other lines that differ."""
    chance, wrong, done = random.Random(7), [], 0
    file = scratch / "edited.po"
    while done < EDITS:
        path = chance.choice(paths)
        if path.stat().st_size > LEAST_BYTES / 20 or not (catalog := readable(path)):
            continue
        usual = [message for message in catalog if any(message.strings)]
        if not usual or catalog.entries is None:
            continue
        chosen = chance.sample(usual, min(len(usual), chance.randint(1, 9)))
        shutil.copy(path, file)
        os.utime(file, (0, 0))
        revised = replace(catalog, messages=catalog.with_revised(map(edited, chosen)).messages)
        if done % 2:
            revised = replace(revised, messages=tuple(revised.messages))
        write_catalog(file, revised)
        wrong += [] if only_differ(catalog, read(file), len(chosen)) else [str(path)]
        done += 1
    table.share("k changed: only their lines differ", EDITS, wrong, reference="random edits")


def after_msgcat(table: Table, paths: list[Path], scratch: Path) -> None:
    """Tidy what msgcat has written unwrapped: no entry but the header may change."""
    changed, messages = [], 0
    file = scratch / "cat.po"
    for path in some(paths, 200):
        command = ("msgcat", "--no-wrap", "-o", file, path)
        if subprocess.run(command, check=False, capture_output=True).returncode:
            continue
        if file.exists() and (catalog := readable(file)):
            tidy = tidied(catalog)
            header = catalog.entries.header_place if catalog.entries else None
            places = [place for place in tidy.new if place != header]
            changed += [f"{path}: {tidy.new[place].id!r}" for place in places]
            messages += len(catalog.messages)
    table.share("entries of msgcat --no-wrap kept by tidy", messages, changed, reference="msgcat")


def speed(table: Table, path: Path, scratch: Path) -> None:
    """Compare the time of one large file."""
    size = path.stat().st_size / 1e6
    catalog = read(path)
    some_ids = [message for message in catalog if message.translated][:3]
    table.note(f"{path.name}: {size:.1f} MB, {len(catalog.messages):,} messages")
    parse = best(lambda: read(path), 7)
    full = best(lambda: tuple(read(path).messages), 3)
    by_polib = best(lambda: polib.pofile(str(path)), 3)
    by_msgfmt = best(lambda: run("msgfmt", "-o", os.devnull, str(path)), 5)
    wrapping = ["--no-wrap"] if path.stem.endswith("unwrapped") else []
    by_msgcat = best(lambda: run("msgcat", *wrapping, "-o", str(scratch / "y.po"), str(path)), 5)
    times(table, "parse", parse, by_polib, unit="polib", least=4)
    times(table, "parse", parse, by_msgfmt, unit="msgfmt", least=3)
    times(table, "parse, every message decoded", full, by_polib, unit="polib", least=1)
    file = scratch / "written.po"
    shutil.copy(path, file)
    os.utime(file, (0, 0))
    kept = file.read_bytes()

    def round_trip() -> None:
        write_catalog(file, read(file).with_revised(map(edited, some_ids)))

    def restore() -> None:
        file.write_bytes(kept)
        os.utime(file, (0, 0))

    both = best(round_trip, 7, before=restore)
    times(table, "parse + lossless write, 3 changed", both, by_msgcat, unit="msgcat", least=8)


def times(
    table: Table, what: str, ours: float, reference: float, *, unit: str, least: float
) -> None:
    """Print how many times faster than another tool we are."""
    ratio = reference / ours
    table.figure(
        what,
        f"{ours:.3f} s",
        reference=f"{unit} {reference:.3f} s",
        ratio=f"{ratio:.2f} x",
        target=f">= {least:g} x",
        met=ratio >= least,
    )


def joined(scratch: Path) -> Iterator[Path]:
    """Yield a large file for each corpus, joined by msgcat: wrapped and unwrapped in turn."""
    for number, folder in enumerate(folders()):
        good = [str(path) for path in sorted(folder.rglob("*.po")) if accepted_by_msgfmt(path)]
        wrapping = [] if number % 2 else ["--no-wrap"]
        path = scratch / f"{folder.name}-{'wrapped' if number % 2 else 'unwrapped'}.po"
        run("msgcat", "--use-first", *wrapping, "-o", str(path), *good)
        if folder == SAMPLES:
            path.write_text(format_catalog(repeated(read(path))), encoding="utf-8")
        if path.exists() and path.stat().st_size >= LEAST_BYTES:
            yield path


def repeated(catalog: Catalog) -> Catalog:
    """Return a catalog with its messages under so many contexts that its file is large."""
    times = 2 + LEAST_BYTES // len(format_catalog(catalog).encode())
    messages = [
        replace(message, context=f"{message.context or ''}{number}")
        for number in range(times)
        for message in catalog
    ]
    return replace(catalog, messages=tuple(messages), entries=None)


def read(path: Path) -> Catalog:
    """Read a file as a German catalog, whatever it is."""
    return read_catalog(path, domain="x", locale=GERMAN)


def readable(path: Path) -> Catalog | None:
    """Return a file's catalog, None for one that is refused."""
    try:
        return read(path)
    except CatalogError:
        return None


def edited(message: Message) -> Message:
    """Return a message as a translator leaves it."""
    return replace(message, strings=tuple(f"{string} (new)" for string in message.strings))


def only_differ(before: Catalog, after: Catalog, most: int) -> bool:
    """Say whether all texts of entries are the same but those of so many messages."""
    old, new = before.entries, after.entries
    if old is None or new is None or len(old.texts) != len(new.texts):
        return False
    places = [place for place, text in enumerate(old.texts) if text != new.texts[place]]
    rightly = all(new.at(place) == edited(old.at(place)) for place in places)
    return rightly and len(places) == most and old.closing == new.closing


def accepted_by_msgfmt(path: Path) -> bool:
    """Say whether msgfmt compiles a file."""
    command = ("msgfmt", "-o", os.devnull, str(path))
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def run(*command: str) -> None:
    """Run a tool; what it complains of is not shown."""
    subprocess.run(command, check=False, capture_output=True)


def best(
    step: Callable[[], object], times: int, *, before: Callable[[], None] | None = None
) -> float:
    """Return the least seconds of the processor that a step takes, its programs' included."""
    taken = []
    for _ in range(times):
        if before:
            before()
        begun = processor()
        step()
        taken.append(processor() - begun)
    return min(taken)


def processor() -> float:
    """Return the seconds of the processor that we and the programs we ran have had."""
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + theirs.ru_utime + theirs.ru_stime


if __name__ == "__main__":
    sys.exit(main())
