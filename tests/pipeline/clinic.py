"""A clinic's journal in a git repository: two articles, and German for every message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dragoman import pipeline
from dragoman.catalogs import Catalog, Message, read_catalog, write_catalog
from dragoman.locales import Locale
from dragoman.project import Project, load_project
from dragoman.publishing import Translator, read_library
from tests.repository import Repository

DE = Locale.parse("de")
TODAY = date(2026, 11, 23)
SETTINGS = """\
source = "en"
locales = ["de"]
[publish]
whole = ["clinical"]
needs = { clinical = "revised" }
"""
DOSE = """\
---
title: How much you get
risk: clinical
---
Sit down and wait for **24 hours** after the visit.

Take 5 mg of it in the evening, with water.

Ask the nurse about everything that you would like to know.
"""
VISIT = """\
---
title: The day of your visit
---
Bring somebody with you who takes you home afterwards.

Please leave your phone in the locker near the door.
"""


@dataclass(frozen=True, slots=True)
class Clinic:
    """The journal, and what the tests do to it."""

    repository: Repository

    @property
    def project(self) -> Project:
        return load_project(self.repository.top)

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write sources below `content`, or remove those that are None."""
        for name, text in files.items():
            path = self.repository.top / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace some words of an article."""
        path = self.repository.top / "content" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def update(self, today: date = TODAY) -> tuple[str, ...]:
        """Update, and return the files written or removed."""
        report = pipeline.update(self.project, today=today)
        return tuple(written.path for written in report.written)

    def path(self, domain: str) -> Path:
        return self.project.catalog_path(DE, domain)

    def catalog(self, domain: str) -> Catalog:
        return read_catalog(self.path(domain), domain=domain, locale=DE)

    def message(self, domain: str, beginning: str) -> Message:
        """The only message of a catalog, obsolete or not, that begins with some words."""
        (found,) = (m for m in self.catalog(domain).messages if m.id.startswith(beginning))
        return found

    def translate(self, domain: str) -> None:
        """Give every message that has none the translation "DE: " and its text."""
        catalog = self.catalog(domain)
        messages = (
            message if message.string else replace(message, strings=(f"DE: {message.id}",))
            for message in catalog.messages
        )
        write_catalog(self.path(domain), replace(catalog, messages=tuple(messages)))

    def language(self, domain: str, today: date = TODAY) -> str:
        """The language in which German readers get an article."""
        library = read_library(self.project, today=today)
        translator = Translator(self.project, library, domain, drafts=False)
        return str(translator.translation(DE).text_locale)

    def states(self, domain: str, today: date = TODAY) -> list[str]:
        """What is shown to German readers for each message of an article, fit or not as a whole."""
        library = read_library(self.project, today=today)
        translator = Translator(self.project, library, domain, drafts=False)
        return [choice.state if choice else "" for choice in translator.candidates.of(DE)]


def open_clinic(repository: Repository) -> Clinic:
    """Return the journal, translated and committed by Anna."""
    clinic = Clinic(repository)
    (repository.top / ".gitignore").write_text("build/\n", encoding="utf-8")
    (repository.top / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    clinic.write({"a/dose.md": DOSE, "a/visit.md": VISIT})
    clinic.update()
    clinic.translate("a/dose")
    clinic.translate("a/visit")
    repository.commit({})
    return clinic
