"""A desk to write small journals at: articles, translations, and what readers then get."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.articles import read_article
from dragoman.catalogs import (
    Message,
    marked_fuzzy,
    new_catalog,
    read_catalog,
    template_of,
    write_catalog,
)
from dragoman.locales import Locale
from dragoman.project import Project, load_project
from dragoman.publishing.composing import Composer, Edition
from dragoman.publishing.library import read_library

SETTINGS = """
source = "en"
locales = ["de", "es", "es-MX", "ar", "fr"]
base_url = "https://journal.example"
"""
TODAY = date(2027, 1, 1)


@dataclass
class Desk:
    root: Path

    def settings(self, more: str) -> None:
        (self.root / "dragoman.toml").write_text(SETTINGS + more, encoding="utf-8")

    @property
    def project(self) -> Project:
        return load_project(self.root)

    def article(self, domain: str, body: str, **fields: str) -> Path:
        path = self.root / "content" / f"{domain}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        front = {"title": domain.rpartition("/")[2].title(), **fields}
        head = "".join(f"{name}: {value}\n" for name, value in front.items())
        path.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
        return path

    def translate(
        self, tag: str, domain: str, texts: Mapping[str, str], *, fuzzy: Collection[str] = ()
    ) -> Path:
        """Write a catalog: what `texts` leaves out stays untranslated."""
        project, locale = self.project, Locale.parse(tag)
        source = project.content / f"{domain}.md"
        document = read_article(self.root, source, content=project.content, dialect=project.dialect)
        template = template_of(document)
        path = project.catalog_path(locale, domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        messages = (self._filled(message, texts, fuzzy) for message in template)
        catalog = new_catalog(domain, locale, messages)
        if path.exists():
            before = read_catalog(path, domain=domain, locale=locale)
            catalog = replace(catalog, digest=before.digest)
        write_catalog(path, catalog)
        return path

    def say(self, tag: str, texts: Mapping[str, str]) -> None:
        """Write a catalog of the site's own words."""
        path = self.project.catalog_path(Locale.parse(tag), "site")
        path.parent.mkdir(parents=True, exist_ok=True)
        messages = [Message(id_, (text,)) for id_, text in texts.items()]
        write_catalog(path, new_catalog("site", Locale.parse(tag), messages))

    def facts(self, values: str, *, due: str = "2027-05-01") -> Path:
        """Declare an emergency number by region."""
        path = self.project.facts_path
        path.parent.mkdir(parents=True, exist_ok=True)
        lookup = f'source = "https://x.example"\nchecked = 2026-11-01\ndue = {due}\n'
        path.write_text(f'[number]\nkind = "phone"\n{lookup}{values}\n', encoding="utf-8")
        return path

    def page(self, tag: str, domain: str, *, drafts: bool = False, today: date = TODAY) -> Edition:
        project = self.project
        library = read_library(project, today=today)
        return Composer(project, library, drafts=drafts).edition(domain, Locale.parse(tag))

    def _filled(
        self, message: Message, texts: Mapping[str, str], fuzzy: Collection[str]
    ) -> Message:
        filled = replace(message, strings=(texts.get(message.id, ""),))
        return marked_fuzzy(filled) if message.id in fuzzy else filled


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.settings("")
    return made
