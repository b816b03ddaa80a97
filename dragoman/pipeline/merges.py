"""The merges of one language: every template with its catalog, and with what the others have."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dragoman.catalogs import (
    Catalog,
    Compendium,
    Merged,
    Occasion,
    frame_digest,
    merge,
    new_catalog,
)
from dragoman.locales import Locale
from dragoman.pipeline.renaming import renamed
from dragoman.pipeline.settled import source_digest_of
from dragoman.pipeline.sources import Source, Sources
from dragoman.project import Project


@dataclass(frozen=True)
class Work:
    """What is merged into the catalogs of one domain."""

    project: Project
    source: Source
    today: date

    @property
    def template(self) -> Catalog:
        """The messages as they are now."""
        return self.source.template

    @cached_property
    def occasion(self) -> Occasion:
        """What a merge has to know besides."""
        document = self.source.document
        if document is None:
            return Occasion(self.source.locale, today=self.today)
        terms = self.project.publish.terms(document.risk)
        return Occasion(self.source.locale, terms, self.today, frame_digest(document))

    @cached_property
    def digest(self) -> str:
        """That of everything above but the day."""
        known = self.source.known
        return known.work if known else source_digest_of(self.template, self.occasion)


def works_of(project: Project, sources: Sources, today: date) -> dict[str, Work]:
    """Return by domain what is to be merged on a day."""
    return {domain: Work(project, source, today) for domain, source in sources.by_domain.items()}


def works_for(works: Mapping[str, Work], locale: Locale) -> dict[str, Work]:
    """Return what a locale has catalogs of: neither its own articles nor its own interface."""
    return {domain: work for domain, work in works.items() if locale != work.source.locale}


class Merges:
    """The merges of one locale's catalogs, which are given by domain."""

    def __init__(
        self, locale: Locale, works: Mapping[str, Work], catalogs: Mapping[str, Catalog]
    ) -> None:
        self.locale = locale
        self.works = works
        self.catalogs = catalogs

    def of(self, domain: str) -> Merged:
        """Return what becomes of a domain's catalog, or of the one it had under another name."""
        work = self.works[domain]
        old = self.catalogs.get(domain)
        if old is None and (former := self.former.get(domain)):
            old = replace(former, domain=domain, path="")
        if old is None:
            old = new_catalog(domain, self.locale)
        return merge(old, work.template, work.occasion, self._compendium)

    @cached_property
    def former(self) -> Mapping[str, Catalog]:
        """The catalogs of articles that were renamed, by their new domains."""
        strays = [catalog for domain, catalog in self.catalogs.items() if domain not in self.works]
        new = [work.template for domain, work in self.works.items() if domain not in self.catalogs]
        return renamed(strays, new) if strays else {}

    @cached_property
    def _compendium(self) -> Compendium:
        templates = {domain: work.template for domain, work in self.works.items()}
        return Compendium(tuple(self.catalogs.values()), templates)
