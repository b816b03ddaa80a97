"""Importing: the translations of articles that were translated without catalogs."""

import os
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from dragoman.articles import Document, article_text, parse
from dragoman.catalogs import (
    Bitext,
    Filled,
    Pair,
    bitext_of,
    fill,
    merge,
    new_catalog,
    read_catalog,
    write_catalog,
)
from dragoman.errors import ArticleError, DragomanError, Finding, Severity, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.identifying import Claim, claims_of
from dragoman.pipeline.reports import Progress, Report, Written, joined, no_progress, shortened
from dragoman.pipeline.sources import Source, read_sources, writing
from dragoman.project import Project

_SHOWN = 60
"""Characters of a text that are shown to tell which one it is."""


@dataclass(frozen=True, slots=True)
class ImportTerms:
    """What becomes of the pairs that an import finds."""

    fuzzy: bool | None = None
    """Whether sure ones are fuzzy, too; None for those of risk classes that are shown whole."""
    replace_fuzzy: bool = False
    """Whether sure ones take the place of translations that are fuzzy."""


def import_translations(
    project: Project,
    locale: Locale,
    files: Sequence[Path],
    *,
    article: str | None = None,
    terms: ImportTerms = ImportTerms(),
    check: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Fill the catalogs of a locale from translated articles: files, or all that folders hold.

    `article` names the domain that a single file is a translation of; otherwise its path does (see
    `claims_of`). A file whose article is not found, or that cannot be read, is a finding, and the
    others go on. Every text that did not become a confirmed translation is a finding as well. With
    `check` nothing is written, and the report says what would be.
    """
    with nullcontext() if check else writing(project):
        sources = read_sources(project)
        claims, errors = claims_of(files, tuple(sources.articles), locale, article=article)
        reports = [Report(findings=(*sources.findings, *map(finding_of, errors)))]
        for number, claim in enumerate(claims):
            progress(number, len(claims))
            importing = _Importing(project, locale, claim, sources.by_domain[claim.domain], terms)
            reports.append(importing.report(check=check))
    return joined(reports)


@dataclass(frozen=True, slots=True)
class _Importing:
    """One translated article on its way into its catalog."""

    project: Project
    locale: Locale
    claim: Claim
    source: Source
    terms: ImportTerms

    @property
    def name(self) -> str:
        """The translated article as findings call it."""
        path = self.claim.path.absolute()
        return self.project.relative(path) if path.is_relative_to(self.project.root) else str(path)

    def report(self, *, check: bool) -> Report:
        path = self.project.catalog_path(self.locale, self.claim.domain)
        try:
            with named_faults(self.project, path):
                return self.filled(path, check=check)
        except DragomanError as error:
            return Report(findings=(finding_of(error),))

    def filled(self, path: Path, *, check: bool) -> Report:
        """Fill the catalog at `path`."""
        article, translation = self.documents()
        bitext = bitext_of(article, translation, self.source.locale, self.locale)
        name, domain = self.project.relative(path), self.claim.domain
        old = new_catalog(domain, self.locale)
        if os.path.lexists(path):  # a link that leads nowhere is no place for a new one
            old = read_catalog(path, domain=domain, locale=self.locale, name=name)
        merged = merge(old, self.source.template).catalog
        fuzzy = bitext.old or self.is_fuzzy(article)
        filled = fill(merged, bitext, all_fuzzy=fuzzy, replace_fuzzy=self.terms.replace_fuzzy)
        findings = tuple(self.findings(article, bitext, filled))
        if not filled.taken or (not check and not write_catalog(path, filled.catalog, name=name)):
            return Report(unchanged=1, findings=findings)
        counts = (
            (filled.translated, "translated"),
            (filled.fuzzy, "fuzzy"),
            (filled.left, "left out"),
            (filled.present, "there already"),
        )
        return Report(written=(Written(name, counts),), findings=findings)

    def is_fuzzy(self, article: Document) -> bool:
        if self.terms.fuzzy is not None:
            return self.terms.fuzzy
        return article.risk in self.project.publish.whole

    def documents(self) -> tuple[Document, Document]:
        """Return the article and its translation; ArticleError where they are no such pair."""
        article = self.source.document
        if article is None or self.source.locale == self.locale:
            reason = f'the article "{self.claim.domain}" is written in {self.locale} itself'
            raise ArticleError(reason, path=self.name)
        if self.claim.path.absolute() == (self.project.root / article.path).absolute():
            raise ArticleError("this is the source article, no translation", path=self.name)
        translation = parse(
            article_text(self.claim.path, self.name),
            path=self.name,
            domain=article.domain,
            schema=self.project.schema,
            dialect=article.dialect,
        )
        said = translation.lang
        if said is not None and Locale.parse(said).language != self.locale.language:
            raise ArticleError(f'"lang" is "{said}", and not {self.locale}', path=self.name)
        return article, translation

    def findings(self, article: Document, bitext: Bitext, filled: Filled) -> Iterator[Finding]:
        """Yield what a person should look at."""
        if bitext.old:
            yield self.warning(0, "revision", _of_another_revision(bitext))
        for pair in filled.taken:
            if pair.doubts:
                yield self.warning(pair.target.line, "fuzzy", _doubted(pair, article))
            for own, other in pair.moved:
                reason = f'"{other}" is left out; the link leads where the source says, "{own}"'
                yield self.warning(pair.target.line, "target", reason)
        for segment in bitext.missing:
            message = filled.catalog.find(segment.key)
            if message is not None and not any(message.strings):
                reason = f"{_quoted(segment.text)} has no counterpart in {self.name}"
                yield Finding(article.path, segment.line, Severity.WARNING, "left_out", reason)
        for segment in bitext.extra:
            reason = f"{_quoted(segment.text)} has no counterpart in {article.path}"
            yield self.warning(segment.line, "left_out", reason)

    def warning(self, line: int, check: str, reason: str) -> Finding:
        return Finding(self.name, line, Severity.WARNING, check, reason)


def _of_another_revision(bitext: Bitext) -> str:
    reason = "it seems to be the translation of another revision; all of it is fuzzy"
    sections = bitext.missing_sections
    if not sections:
        return reason
    return f"{reason}; nothing here is like the section {', '.join(map(_quoted, sections))}"


def _doubted(pair: Pair, article: Document) -> str:
    where = f"{article.path}:{pair.source.line}"
    return f"{_quoted(pair.source.text)} ({where}): {'; '.join(pair.doubts)}"


def _quoted(text: str) -> str:
    return f'"{shortened(text, _SHOWN)}"'
