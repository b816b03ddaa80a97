"""The library: every article and catalog a build reads, with the last good state of broken ones.

A snapshot keeps the sources it was made from. Where an article cannot be read today, the one that
was last readable stands in, so its pages stay. Where a catalog cannot be read, its last good state
stands in as long as every message of its article is unchanged; otherwise the article counts as
untranslated. Where the facts cannot be read, the last good ones stand in, and every article that
may name one is as it was. What stands in is judged by today's rules like everything else.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.articles import Document, Facts, article_text, parse_facts
from dragoman.catalogs import (
    Catalog,
    drop_compiled,
    format_catalog,
    parse_catalog,
    read_compiled,
)
from dragoman.errors import DragomanError, Finding, finding_of
from dragoman.locales import Locale
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing.admission import STRANGE
from dragoman.publishing.reading import Reader
from dragoman.publishing.snapshot import Snapshot

_FACTS = "facts"
"""The key of the facts in the snapshot's `meta`."""


@dataclass(frozen=True, slots=True)
class Library:
    """What a build works on."""

    documents: Mapping[str, Document]
    """Articles by identity."""
    sources: Mapping[str, Locale]
    """The language of each article."""
    catalogs: Mapping[tuple[Locale, str], Catalog]
    """Readable catalogs by locale and domain; `site` for the interface."""
    facts: Facts
    """The values that differ by region."""
    today: date
    """The day on which they are told."""
    kept: Mapping[str, str]
    """What the next build needs of this one, under the keys of the snapshot's `meta`."""
    unread: frozenset[str]
    """Articles that are there, cannot be read, and never could."""
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Reading:
    project: Project
    before: Snapshot | None
    reader: Reader
    """Reads what there is today."""
    keeper: Reader
    """Reads what was kept."""
    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Locale] = field(default_factory=dict)
    catalogs: dict[tuple[Locale, str], Catalog] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Articles that cannot be read today."""
    findings: list[Finding] = field(default_factory=list)

    def read_articles(self) -> None:
        self.findings += self.reader.findings
        if self.keeper.text:
            self.kept[_FACTS] = self.keeper.text
        for path in self.project.article_paths():
            domain, name = self.project.domain_of(path), self.project.relative(path)
            try:
                self.take(self.reader, domain, name, article_text(path, name))
            except DragomanError as error:
                self.findings.append(finding_of(error))
                self.unread.add(domain)
                self.take_article_before(domain, name)

    def take(self, reader: Reader, domain: str, name: str, text: str) -> None:
        document, self.sources[domain] = reader.read(text, path=name, domain=domain)
        self.documents[domain] = document
        self.kept[f"article/{domain}"] = text

    def take_article_before(self, domain: str, name: str) -> None:
        """Take the article as it was when it could last be read."""
        if self.before is None or STRANGE.search(domain):
            return
        text = self.before.meta(f"article/{domain}")
        if text is not None:
            with suppress(DragomanError):
                self.take(self.keeper, domain, name, text)

    def read_catalogs(self) -> None:
        for domain in (*self.documents, SITE_DOMAIN):
            for locale in self.project.all_locales:
                path = self.project.catalog_path(locale, domain)
                if locale != self.sources.get(domain, self.project.source) and path.exists():
                    self.read_catalog(locale, domain, path)
        used = {self.project.compiled_path(*named) for named in self.catalogs}
        drop_compiled(self.project.compiled_folder, except_for=used)

    def read_catalog(self, locale: Locale, domain: str, path: Path) -> None:
        key = f"catalog/{locale}/{domain}"
        try:
            name = self.project.relative(path)
            compiled = self.project.compiled_path(locale, domain)
            catalog = read_compiled(path, compiled, domain=domain, locale=locale, name=name)
        except DragomanError as error:
            self.findings.append(finding_of(error))
            self.catalog_before(locale, domain, key)
            return
        self.catalogs[locale, domain] = catalog
        kept = [self.messages_of(domain), format_catalog(catalog)]
        self.kept[key] = json.dumps(kept, ensure_ascii=False)

    def catalog_before(self, locale: Locale, domain: str, key: str) -> None:
        """Take the last good state of a catalog if its article's messages are still the same."""
        text = self.before.meta(key) if self.before else None
        if text is None:
            return
        messages, catalog = json.loads(text)
        if messages == self.messages_of(domain):
            self.catalogs[locale, domain] = parse_catalog(catalog, domain=domain, locale=locale)
        self.kept[key] = text

    def messages_of(self, domain: str) -> list[list[str | None]]:
        document = self.documents.get(domain)
        return sorted([[c or "", text] for c, text in document.keys]) if document else []


def read_library(
    project: Project, before: Snapshot | None = None, *, today: date | None = None
) -> Library:
    """Return everything a build reads; `before` is the snapshot there is already.

    `today` decides which facts are overdue. Never raises for what an article, a catalog or the
    file of facts says: that becomes a finding.
    """
    reader = Reader.of(project)
    reading = _Reading(project, before, reader, _keeper(reader, before))
    reading.read_articles()
    reading.read_catalogs()
    return Library(
        documents=reading.documents,
        sources=reading.sources,
        catalogs=reading.catalogs,
        facts=reading.keeper.facts,
        today=today or date.today(),
        kept=reading.kept,
        unread=frozenset(reading.unread - reading.documents.keys()),
        findings=tuple(reading.findings),
    )


def _keeper(reader: Reader, before: Snapshot | None) -> Reader:
    """Return the reader with the facts as they could last be read."""
    if reader.fault is None:
        return reader
    text = (before.meta(_FACTS) if before else None) or ""
    with suppress(DragomanError):
        path = reader.project.relative(reader.project.facts_path)
        return Reader(reader.project, parse_facts(text, path=path), text)
    return Reader(reader.project)
