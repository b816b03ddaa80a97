"""A clinic's journal at which authors, translators and a reviser work at random, day after day."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from dragoman import pipeline
from dragoman.catalogs import FUZZY, Catalog, Message, State, read_catalog, write_catalog
from dragoman.locales import Locale
from dragoman.pipeline import Impact
from dragoman.project import Project, load_project
from dragoman.publishing import Translator, read_library
from tests.benchmarks.paragraphs import EDITS, WORDS, paragraph
from tests.repository import Repository

LOCALES = (Locale.parse("de"), Locale.parse("fr"))
SETTINGS = """\
source = "en"
locales = ["de", "fr"]
[publish]
whole = ["clinical"]
needs = { clinical = "revised" }
"""
REVISER = pipeline.reviewer("ben")
_MEANING = re.compile(r"\d+|\b(?:not|unsafe|safe|mg|ml|hours|days)\b")
_LINK = re.compile(r"\]\[\d+\]")
_Key = tuple[str | None, str]


@dataclass(slots=True)
class Journal:
    """The journal, and the day it is."""

    repository: Repository
    chance: random.Random
    today: date = date(2026, 11, 23)
    names: Iterator[int] = field(default_factory=lambda: iter(range(10_000)))
    former: dict[str, str] = field(default_factory=dict)
    """The names of renamed articles before the last edit, by their new ones."""

    @property
    def project(self) -> Project:
        return load_project(self.repository.top)

    @property
    def articles(self) -> list[Path]:
        return sorted((self.repository.top / "content").rglob("*.md"))

    def new_article(self) -> None:
        """Write an article of three to six paragraphs."""
        number = next(self.names)
        risk = self.chance.choice(("general", "clinical"))
        blocks = [paragraph(self.chance) for _ in range(self.chance.randint(3, 6))]
        title = f"Your {WORDS[number % len(WORDS)]} number {number + 1}"
        head = f"---\ntitle: {title}\nrisk: {risk}\n---"
        path = self.repository.top / "content/a" / f"article-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join([head, *blocks]) + "\n", encoding="utf-8")

    def edit(self) -> str:
        """Edit an article at random, and return what was done."""
        self.former.clear()
        path = self.chance.choice(self.articles)
        kind = self.chance.choice([*EDITS, "renamed", "moved to another", "new article"])
        if kind == "new article":
            self.new_article()
        elif kind == "renamed":
            new = path.rename(path.with_name(f"renamed-{next(self.names)}.md"))
            self.former[self.project.domain_of(new)] = self.project.domain_of(path)
        elif kind == "moved to another":
            self._move(path, self.chance.choice(self.articles))
        else:
            head, *blocks = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
            EDITS[kind](self.chance, blocks)
            path.write_text("\n\n".join([head, *blocks]) + "\n", encoding="utf-8")
        return kind

    def _move(self, path: Path, other: Path) -> None:
        """Move the last paragraph of an article to the end of another."""
        *rest, last = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        if len(rest) > 1 and other != path:
            path.write_text("\n\n".join(rest) + "\n", encoding="utf-8")
            with other.open("a", encoding="utf-8") as file:
                file.write(f"\n{last}\n")

    def work(self) -> None:
        """Let translators and the reviser do some of what is open, commit, and let days pass."""
        for locale in LOCALES:
            for domain in self.project.catalog_domains(locale):
                if self.chance.random() < 0.6:
                    self._translate(locale, domain)
        self.review(0.6)
        self.repository.commit({})
        self.today += timedelta(days=self.chance.choice((0, 1, 3, 12)))

    def _translate(self, locale: Locale, domain: str) -> None:
        path = self.project.catalog_path(locale, domain)
        catalog = read_catalog(path, domain=domain, locale=locale)
        messages = tuple(self._translated(message, locale) for message in catalog.messages)
        write_catalog(path, replace(catalog, messages=messages))

    def _translated(self, message: Message, locale: Locale) -> Message:
        """Return most messages translated; of fuzzy ones often only the flag is cleared, unread.

        A translation holds the text it was made for.
        """
        if message.obsolete or self.chance.random() < 0.1:
            return message
        if message.fuzzy or not message.string:
            flags = tuple(flag for flag in message.flags if flag != FUZZY)
            reads = not message.string or self.chance.random() < 0.7
            strings = (f"{locale}: {message.id}",) if reads else message.strings
            return replace(message, strings=strings, flags=flags, previous=None)
        return message

    def review(self, chance: float = 1) -> None:
        """Let the reviser approve all of what is open, or some articles by chance."""
        project = self.project
        for locale in LOCALES:
            for domain in (project.domain_of(path) for path in self.articles):
                if self.chance.random() < chance and project.catalog_path(locale, domain).exists():
                    pipeline.review(
                        project, locale, domain, State.REVISED, REVISER, today=self.today
                    )

    def update(self) -> None:
        """Bring the catalogs up to date."""
        pipeline.update(self.project, today=self.today)

    def forecast(self) -> Sequence[Impact]:
        """Return what `impact` says of the edits since the last commit."""
        return pipeline.impact(self.project, today=self.today).impacts

    def seen(self) -> "Seen":
        """Return what a build would publish now."""
        return Seen.of(self.project, self.today)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is published of a journal, as the files on disk say."""

    states: Mapping[tuple[Locale, str], Mapping[_Key, str]]
    languages: Mapping[tuple[Locale, str], Locale]
    shares: Mapping[tuple[Locale, str], int]
    catalogs: Mapping[tuple[Locale, str], Catalog]

    @classmethod
    def of(cls, project: Project, today: date) -> "Seen":
        """Read everything again, and choose what is shown."""
        library = read_library(project, today=today)
        states, languages, shares = {}, {}, {}
        for domain, document in library.documents.items():
            translator = Translator(project, library, domain, drafts=False)
            for locale in LOCALES:
                choices = translator.candidates.of(locale)
                states[locale, domain] = {
                    segment.key: choice.state if choice else ""
                    for segment, choice in zip(document.segments, choices, strict=True)
                }
                shown = translator.translation(locale)
                languages[locale, domain] = shown.text_locale
                shares[locale, domain] = shown.share
        return cls(states, languages, shares, library.catalogs)

    @property
    def published(self) -> int:
        """How many translations are published, or would be with the rest of their articles."""
        return sum(bool(state) for states in self.states.values() for state in states.values())

    def wrong(self) -> Iterator[str]:
        """Yield what is published with other numbers, units or negations than its source has.

        Which text a translation was made for stands in it.
        """
        for (locale, domain), states in self.states.items():
            for key, state in states.items():
                message = self.catalogs[locale, domain].find(key) if state else None
                if message and _meaning(message.string) != _meaning(message.id):
                    yield f"{locale} {domain}: {message.string} is {state} for {message.id}"

    def outcomes(
        self, before: "Seen", former: Mapping[str, str]
    ) -> Mapping[tuple[Locale, str], tuple[object, ...]]:
        """Return what became of each article of which a message or the language is another now.

        The parts are those of an `Impact`: carried, held, withdrawn, open, languages and share.
        `former` has the names that renamed articles had, by their new ones.
        """
        found = {}
        for locale, domain in self.states:
            place, old = (locale, domain), (locale, former.get(domain, domain))
            counts = Counter(self._fates(before, place, before.states.get(old, {})))
            language = before.languages.get(old)
            numbers = [counts[name] for name in ("carried", "held", "withdrawn", "open")]
            if any(numbers) or language not in (None, self.languages[place]):
                found[place] = (*numbers, language, self.languages[place], self.shares[place])
        return found

    def _fates(
        self, before: "Seen", place: tuple[Locale, str], own: Mapping[_Key, str]
    ) -> Iterator[str]:
        locale, _ = place
        everywhere: dict[_Key, str] = {}
        for (other, _), states in before.states.items():
            everywhere |= states if other == locale else {}
        for key, state in self.states[place].items():
            was = own.get(key)
            if was == state:
                continue
            message = self.catalogs[place].find(key)
            if message is None:
                continue
            if was is None:
                origin = message.previous
                shown = everywhere.get((origin.context, origin.id) if origin else key)
                yield "held" if state == "held" else "carried" if state else _lost(shown)
            else:
                yield "held" if state == "held" else "withdrawn" if was else "carried"


def _meaning(text: str) -> list[str]:
    """Return the numbers, units and negations of the texts here; numbers of links are none."""
    return sorted(_MEANING.findall(_LINK.sub("]", text)))


def _lost(was: str | None) -> str:
    return "withdrawn" if was else "open"


def as_outcome(each: Impact) -> tuple[object, ...]:
    """Return the parts of a forecast as `Seen.outcomes` has them."""
    numbers = (each.carried, each.held, each.withdrawn, each.open)
    return (*numbers, each.before, each.after, each.share)
