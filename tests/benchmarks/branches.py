"""Random work of two people on two branches, merged; every translation says what it is for.

Each line of a translation holds a tag made from the words of the text it was written for, so that
whether a merge put it under another text needs no judgment. The words of a text and its tag stay
the same when an edit changes no word.
"""

import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count
from pathlib import Path

import polib

from dragoman import pipeline
from dragoman.catalogs import FUZZY, Message, marked_fuzzy, read_catalog, write_catalog
from dragoman.errors import CatalogError
from dragoman.locales import Locale
from dragoman.project import Project, load_project
from tests.repository import Repository, new_repository

GERMAN = Locale.parse("de")
SETTINGS = 'source = "en"\nlocales = ["de"]\n'
DRIVER = "locales/**/*.po merge=dragoman\n"
_LIST = (
    "air arm ask bag bed bell bench book bowl box breath bus cab calm car chair cloth coat cup day "
    "desk door ear eye face foot glass hand hat head heart help home ink key lamp leg light list "
    "meal mouth neck nose nurse page pen plan ramp rest room seat shoe sleep soap spray stair step"
)
_WORDS = _LIST.split()
_TAG = re.compile(r"\bq[a-p]{8}\b")
_MARKER = "<<<<<<<"
_REST_OF_HEADING = 2
_COLUMNS = 40

Wrong = tuple[str, str]
"""A catalog and the text whose translation is another's."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of one merge."""

    conflicts: tuple[str, ...]
    """The catalogs that git could not merge."""
    wrong: frozenset[Wrong]
    """Published under a text they were not written for, right after the merge."""
    reported: frozenset[Wrong]
    """What `check --pairing` says."""
    kept_wrong: frozenset[Wrong]
    """Still so after `update`, apart from what was reported and made fuzzy."""


@dataclass(slots=True)
class Journal:
    """A project in a repository, worked on at random."""

    repository: Repository
    chance: random.Random
    wrapped: bool
    """Whether the people's tools wrap lines."""
    vouched: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    """Pairs, with the text's tag, that a person confirmed without a change."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def project(self) -> Project:
        return load_project(self.repository.top)

    @property
    def articles(self) -> list[Path]:
        return sorted((self.repository.top / "content").rglob("*.md"))

    @property
    def catalogs(self) -> list[Path]:
        return sorted((self.repository.top / "locales").rglob("*.po"))

    def words(self, number: int) -> str:
        return " ".join(self.chance.sample(_WORDS, number)).capitalize()


def new_journal(top: Path, seed: int, *, wrapped: bool, driver: str | None) -> Journal:
    """Return a journal with two articles; `driver` is the command that merges its catalogs."""
    repository = new_repository(top)
    (top / ".git/info/exclude").write_text("locales/templates\nbuild\n", encoding="utf-8")
    if driver:
        repository.git("config", "merge.dragoman.driver", f"{driver} --name %P %O %A %B")
        (top / ".git/info/attributes").write_text(DRIVER, encoding="utf-8")
    journal = Journal(repository, random.Random(seed), wrapped)
    (top / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    for name in ("a", "b"):
        path = top / "content" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        blocks = [f"# {journal.words(3)}", *(_paragraph(journal) for _ in range(5))]
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    _follow(journal)
    return journal


def merged(journal: Journal, *, steps: int) -> Merge:
    """Let two people work in up to so many steps each, merge, and say what came of it."""
    repository = journal.repository
    _grow(journal)
    start, side = repository.head(), f"side-{next(journal.numbers)}"
    repository.branch(side)
    _work(journal, steps)
    repository.switch("main")
    _work(journal, steps)
    conflicts = _merge(journal, side)
    wrong = frozenset(_wrong(journal))
    report = pipeline.check_pairing(journal.project, base=start)
    reported = frozenset(_named(journal, finding.path, finding.line) for finding in report.findings)
    _doubt(journal, wrong | reported)
    _follow(journal)
    return Merge(conflicts, wrong, reported, frozenset(_wrong(journal)))


def tag(text: str) -> str:
    """Return the tag of a text: a word that stays the same while the text's words do."""
    digest = sha256(" ".join(re.findall(r"\w+", text.lower())).encode()).hexdigest()[:8]
    return "q" + digest.translate(str.maketrans("0123456789abcdef", "abcdefghijklmnop"))


def _work(journal: Journal, steps: int) -> None:
    _settle(journal)
    for _ in range(journal.chance.randint(1, steps)):
        [step] = journal.chance.choices(*zip(*_STEPS, strict=True))
        step(journal)


def _follow(journal: Journal) -> None:
    """Bring the catalogs up to date and commit everything."""
    _settle(journal)
    pipeline.update(journal.project)
    _commit(journal)


def _commit(journal: Journal) -> None:
    if journal.wrapped:
        for path in journal.catalogs:
            _wrap(path)
    journal.repository.commit({})


def _wrap(path: Path) -> None:
    polib.pofile(str(path), wrapwidth=_COLUMNS).save(str(path))


def _settle(journal: Journal) -> None:
    """Make catalogs look as if nobody was saving them right now."""
    for path in journal.catalogs:
        os.utime(path, (0, 0))


def _grow(journal: Journal) -> None:
    """Replace half of each article by paragraphs that nobody has translated yet."""
    for path in journal.articles:
        blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
        kept = journal.chance.sample(blocks[1:], min(3, len(blocks) - 1))
        new = [_paragraph(journal) for _ in range(4)]
        path.write_text("\n\n".join([blocks[0], *kept, *new]) + "\n", encoding="utf-8")
    _follow(journal)


# What people do, each a commit.


def _edit(journal: Journal) -> None:
    chance = journal.chance
    path = chance.choice(journal.articles)
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    for _ in range(chance.randint(1, 4)):
        edit = chance.choice((_reword, _reword, _reword, _punctuate, _add, _delete, _move))
        edit(journal, blocks)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    _follow(journal)


def _place(journal: Journal, blocks: list[str]) -> int:
    return journal.chance.randrange(len(blocks))


def _reword(journal: Journal, blocks: list[str]) -> None:
    place = _place(journal, blocks)
    words = [match.span() for match in re.finditer(r"[a-z]+", blocks[place])]
    start, end = journal.chance.choice(words)
    new = journal.chance.choice(_WORDS)
    blocks[place] = blocks[place][:start] + new + blocks[place][end:]


def _punctuate(journal: Journal, blocks: list[str]) -> None:
    place = _place(journal, blocks)
    before = blocks[place]
    bare = before.replace(",", "")
    blocks[place] = bare if bare != before else re.sub(r"([a-z]) ", r"\1, ", before, count=1)


def _add(journal: Journal, blocks: list[str]) -> None:
    blocks.insert(_place(journal, blocks) + 1, _paragraph(journal))


def _delete(journal: Journal, blocks: list[str]) -> None:
    if len(blocks) > _REST_OF_HEADING:
        del blocks[1 + journal.chance.randrange(len(blocks) - 1)]


def _move(journal: Journal, blocks: list[str]) -> None:
    block = blocks.pop(_place(journal, blocks))
    blocks.insert(journal.chance.randint(0, len(blocks)), block)


def _paragraph(journal: Journal) -> str:
    lines = journal.chance.choice((1, 3))
    return "\\\n".join(f"{journal.words(6)}." for _ in range(lines))


def _rename(journal: Journal) -> None:
    path = journal.chance.choice(journal.articles)
    name = f"{path.stem[0]}{next(journal.numbers)}"
    catalog = journal.project.catalog_path(GERMAN, path.stem)
    path.rename(path.with_stem(name))
    if catalog.exists():
        catalog.rename(catalog.with_stem(name))
    _follow(journal)


def _translate(journal: Journal) -> None:
    _revise(journal, lambda it: it.fuzzy or not any(it.strings), _written, most=9)


def _correct(journal: Journal) -> None:
    _revise(journal, lambda it: it.translated, _written, most=4)


def _confirm(journal: Journal) -> None:
    _revise(journal, lambda it: it.fuzzy and any(it.strings), _vouched, most=2)


def _doubt_some(journal: Journal) -> None:
    _revise(journal, lambda it: it.translated, lambda _, it: marked_fuzzy(it), most=1)


_STEPS: tuple[tuple[Callable[[Journal], None], int], ...] = (
    (_edit, 8),
    (_translate, 6),
    (_correct, 5),
    (_confirm, 2),
    (_doubt_some, 1),
    (_rename, 1),
)


def _revise(
    journal: Journal,
    wanted: Callable[[Message], bool],
    change: Callable[[Journal, Message], Message],
    *,
    most: int,
) -> None:
    """Change some messages of one catalog that are wanted, and commit that."""
    path = journal.chance.choice(journal.catalogs)
    catalog = read_catalog(path, domain=path.stem, locale=GERMAN)
    found = [message for message in catalog if wanted(message)]
    chosen = journal.chance.sample(found, min(len(found), journal.chance.randint(1, most)))
    changed = {message.key: change(journal, message) for message in chosen}
    messages = tuple(changed.get(m.key, m) if not m.obsolete else m for m in catalog.messages)
    write_catalog(path, replace(catalog, messages=messages))
    _commit(journal)


def _written(journal: Journal, message: Message) -> Message:
    lines = (f"{journal.words(2)} {tag(message.id)}." for _ in message.id.split("\n"))
    return replace(_cleared(message), strings=("\n".join(lines),))


def _vouched(journal: Journal, message: Message) -> Message:
    journal.vouched.add((tag(message.id), message.strings))
    return _cleared(message)


def _cleared(message: Message) -> Message:
    flags = tuple(flag for flag in message.flags if flag != FUZZY)
    return replace(message, flags=flags, previous=None)


def _merge(journal: Journal, side: str) -> tuple[str, ...]:
    """Merge a branch, with more or less care; return the catalogs that git could not merge.

    Of those ours is kept. Who takes one side wherever lines are in conflict has no such catalog.
    """
    repository = journal.repository
    careless = journal.chance.choice(((), ("-Xours",), ("-Xtheirs",)))
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", *careless, side, check=False)
    unmerged = repository.git("diff", "--name-only", "--diff-filter=U").splitlines()
    for name in unmerged:
        _take_a_side(repository, name)
    repository.commit({}, says=f"merge {side}")
    return tuple(name for name in unmerged if name.endswith(".po"))


def _take_a_side(repository: Repository, name: str) -> None:
    """Keep our file, else theirs; what neither has, git made of two that were renamed."""
    path = repository.top / name
    for side in ("--ours", "--theirs"):
        repository.git("checkout", side, "--", name, check=False)
        if not path.exists() or _MARKER not in path.read_text(encoding="utf-8"):
            return
    path.unlink()


def _messages(journal: Journal) -> Iterator[tuple[str, Message]]:
    for path in journal.catalogs:
        name = path.relative_to(journal.repository.top).as_posix()
        for message in read_catalog(path, domain=path.stem, locale=GERMAN, duplicates=True):
            yield name, message


def _wrong(journal: Journal) -> Iterator[Wrong]:
    """Yield the messages whose translation was written for another text, and nobody saw it."""
    for name, message in _messages(journal):
        tags = set(_TAG.findall("\n".join(message.strings)))
        vouched = (tag(message.id), message.strings) in journal.vouched
        if message.translated and not vouched and tags != {tag(message.id)}:
            yield name, message.id


def _named(journal: Journal, path: str, line: int) -> Wrong:
    [text] = [it.id for name, it in _messages(journal) if (name, it.line) == (path, line)]
    return path, text


def _doubt(journal: Journal, doubted: frozenset[Wrong]) -> None:
    """Make translations fuzzy, as whoever reads the report would, and commit that."""
    for path in journal.catalogs:
        name = path.relative_to(journal.repository.top).as_posix()
        try:
            catalog = read_catalog(path, domain=path.stem, locale=GERMAN)
        except CatalogError:
            pipeline.join_twins(path)
            catalog = read_catalog(path, domain=path.stem, locale=GERMAN)
        messages = tuple(
            marked_fuzzy(m) if (name, m.id) in doubted and m.translated else m
            for m in catalog.messages
        )
        os.utime(path, (0, 0))
        write_catalog(path, replace(catalog, messages=messages))
    _commit(journal)
