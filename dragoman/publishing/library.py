"""The library: every article and catalog a build reads, with the last good state of broken ones.

A snapshot keeps the sources it was made from. Where an article cannot be read today, the one that
was last readable stands in, so its pages stay. Where a catalog cannot be read, its last good state
stands in as long as every message of its article is unchanged; otherwise the article counts as
untranslated. What stands in is judged by today's rules like everything else.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.articles import Document, article_of, article_text, named
from dragoman.catalogs import Catalog, format_catalog, parse_catalog, read_catalog
from dragoman.errors import ArticleError, DragomanError, Finding, LocaleError, finding_of
from dragoman.locales import Locale
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing.snapshot import Snapshot

_TAKEN = frozenset({SITE_DOMAIN, "404"})
"""Names that stand for the interface's catalogs and the answer to unknown addresses."""
_STRANGE = re.compile(r"[\x00-\x1f\x7f?#%\\\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Library:
    """What a build works on."""

    documents: Mapping[str, Document]
    """Articles by identity."""
    sources: Mapping[str, Locale]
    """The language of each article."""
    catalogs: Mapping[tuple[Locale, str], Catalog]
    """Readable catalogs by locale and domain; `site` for the interface."""
    kept: Mapping[str, str]
    """What the next build needs of this one, under the keys of the snapshot's `meta`."""
    unread: frozenset[str]
    """Articles that are there, cannot be read, and never could."""
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Reading:
    project: Project
    before: Snapshot | None
    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Locale] = field(default_factory=dict)
    catalogs: dict[tuple[Locale, str], Catalog] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Articles that cannot be read today."""
    findings: list[Finding] = field(default_factory=list)

    def read_articles(self) -> None:
        for path in self.project.article_paths():
            domain, name = self.project.domain_of(path), self.project.relative(path)
            try:
                self.take(domain, name, article_text(path, name))
            except DragomanError as error:
                self.findings.append(finding_of(error))
                self.unread.add(domain)
                self.take_article_before(domain, name)

    def take(self, domain: str, name: str, text: str) -> None:
        document = article_of(text, path=name, domain=domain, schema=self.project.schema)
        self.sources[domain] = admitted(self.project, document)
        self.documents[domain] = document
        self.kept[f"article/{domain}"] = text

    def take_article_before(self, domain: str, name: str) -> None:
        """Take the article as it was when it could last be read."""
        if self.before is None or _STRANGE.search(domain):
            return
        text = self.before.meta(f"article/{domain}")
        if text is not None:
            with suppress(DragomanError):
                self.take(domain, name, text)

    def read_catalogs(self) -> None:
        for domain in (*self.documents, SITE_DOMAIN):
            for locale in self.project.all_locales:
                path = self.project.catalog_path(locale, domain)
                if locale != self.sources.get(domain, self.project.source) and path.exists():
                    self.read_catalog(locale, domain, path)

    def read_catalog(self, locale: Locale, domain: str, path: Path) -> None:
        key = f"catalog/{locale}/{domain}"
        try:
            name = self.project.relative(path)
            catalog = read_catalog(path, domain=domain, locale=locale, name=name)
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


def read_library(project: Project, before: Snapshot | None = None) -> Library:
    """Return everything a build reads; `before` is the snapshot there is already.

    Never raises for what an article or catalog says: that becomes a finding.
    """
    reading = _Reading(project, before)
    reading.read_articles()
    reading.read_catalogs()
    return Library(
        documents=reading.documents,
        sources=reading.sources,
        catalogs=reading.catalogs,
        kept=reading.kept,
        unread=frozenset(reading.unread - reading.documents.keys()),
        findings=tuple(reading.findings),
    )


def admitted(project: Project, document: Document) -> Locale:
    """Return the language of an article that the project can publish.

    Raises ArticleError, with the line of what is to blame, where the article says a language or
    risk class the settings do not know, or has a name that addresses cannot have.
    """
    if document.domain in _TAKEN:
        reason = f'no article may be called "{document.domain}": the name has a meaning of its own'
        raise ArticleError(reason, path=document.path)
    strange = _STRANGE.search(document.domain)
    if strange:
        reason = f"{named(strange[0])} may not stand in an article's name: it is part of addresses"
        raise ArticleError(reason, path=document.path, cure="Rename the file.")
    known = ("general", *project.publish.whole)
    if document.risk not in known:
        reason = f'"risk" is "{document.risk}"; accepted: {", ".join(known)}'
        raise _to_blame(document, "risk", reason)
    return _locale_of(project, document)


def _locale_of(project: Project, document: Document) -> Locale:
    if document.lang is None:
        return project.source
    try:
        locale = Locale.parse(document.lang)
    except LocaleError as error:
        raise _to_blame(document, "lang", f'"lang": {error.reason}') from None
    if locale not in project.all_locales:
        accepted = ", ".join(map(str, project.all_locales))
        raise _to_blame(document, "lang", f'"lang" is "{locale}"; accepted: {accepted}')
    return locale


def _to_blame(document: Document, field: str, reason: str) -> ArticleError:
    return ArticleError(reason, path=document.path, line=document.front_matter.fields[field].line)
