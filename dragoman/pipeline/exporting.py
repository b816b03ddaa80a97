"""Exporting: every article in one language, as Markdown for other tools or as HTML.

What is exported is what is published: each segment in the language that the site shows it in. A
file is written only if something in it changes.
"""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from dragoman.catalogs import atomic_write, remove_temporaries
from dragoman.errors import ArticleError, DragomanError, Finding, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.localizing import Localized, counts_of, links_to, localized
from dragoman.pipeline.reports import Progress, Report, Written, joined, no_progress
from dragoman.pipeline.sources import writing
from dragoman.project import Project
from dragoman.publishing import Composer, Library, Translation, read_library


class Format(StrEnum):
    """What articles are exported as."""

    MARKDOWN = "markdown"
    HTML = "html"

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return ".md" if self is Format.MARKDOWN else ".html"


def export(
    project: Project,
    locale: Locale,
    folder: Path,
    *,
    form: Format = Format.MARKDOWN,
    domains: Iterable[str] = (),
    ids: bool = True,
    check: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Write all articles, or those of some domains, in a locale to their paths below a folder.

    - An article that cannot be read, or needs a fact without a value for the locale, is a finding;
      the others are written.
    - A translation that Markdown cannot hold in its place is a warning, and its source stays.
    - With `ids`, headings that links lead to keep the ids that their sources have.
    - With `check` nothing is written, and the report says what would be.
    """
    with nullcontext() if check else writing(project):
        library = read_library(project)
        exporting = _Exporting(project, library, locale, folder, form, ids, check)
        wanted = tuple(domains) or (*library.documents, *sorted(library.unread))
        if not check and folder.is_dir():
            remove_temporaries(folder)
        reports = [Report(findings=tuple(_findings(project, library, wanted)))]
        for number, domain in enumerate(wanted):
            progress(number, len(wanted))
            if domain in library.documents:
                reports.append(exporting.article(domain))
    return joined(reports)


def _findings(project: Project, library: Library, domains: Iterable[str]) -> Iterator[Finding]:
    """Yield what cannot be read of some articles and their catalogs."""
    paths = set[str]()
    for domain in domains:
        paths.add(project.relative(project.content / f"{domain}.md"))
        paths |= {
            project.relative(project.catalog_path(locale, domain)) for locale in project.all_locales
        }
    yield from (finding for finding in library.findings if finding.path in paths)


@dataclass
class _Exporting:
    """One run over the articles of a project."""

    project: Project
    library: Library
    locale: Locale
    folder: Path
    form: Format
    ids: bool
    check: bool

    @cached_property
    def composer(self) -> Composer:
        return Composer(self.project, self.library)

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        return links_to(self.library.documents.values()) if self.ids else {}

    def article(self, domain: str) -> Report:
        """Write one article; what keeps it from being written is a finding."""
        path = self.folder / f"{domain}{self.form.suffix}"
        try:
            with named_faults(self.project, path):
                made = self.made(domain)
                written = self.put(path, made)
        except DragomanError as error:
            return Report(findings=(finding_of(error),))
        if not written:
            return Report(unchanged=1, findings=made.findings)
        return Report(written=(Written(self.name(path), made.counts),), findings=made.findings)

    def made(self, domain: str) -> Localized:
        """Return what the file of an article is to hold."""
        if self.form is Format.HTML:
            body = self.composer.edition(domain, self.locale).page.body
            return self.marked(body, self.composer.translation(domain, self.locale))
        return localized(
            self.project,
            self.library,
            domain,
            self.locale,
            facts=self.library.facts,
            anchors=self.anchors.get(domain, set()),
        )

    def marked(self, body: str, translation: Translation) -> Localized:
        """Return a page's body; one in another language than asked for says which it is."""
        shown = translation.text_locale
        if not translation.published:
            body = f'<div lang="{shown}" dir="{shown.direction}">\n{body}</div>\n'
        return Localized(body.encode(), counts_of(translation))

    def put(self, path: Path, made: Localized) -> bool:
        """Put a file in its place; return whether it is new or another one than before."""
        if not path.resolve().is_relative_to(self.folder.resolve()):
            reason = f"a link leads out of {self.name(self.folder)}; nothing is written there"
            raise ArticleError(reason, path=self.name(path))
        if path.is_file() and path.read_bytes() == made.content:
            return False
        if not self.check:
            atomic_write(path, made.content, name=self.name(path))
        return True

    def name(self, path: Path) -> str:
        """Return a path as it is shown: below the root without it."""
        inside = path.is_relative_to(self.project.root)
        return self.project.relative(path) if inside else str(path)
