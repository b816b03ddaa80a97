"""Building: a library of articles and catalogs becomes one snapshot."""

import mimetypes
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.articles import Document
from dragoman.checks import check_targets
from dragoman.errors import Finding, SnapshotError
from dragoman.project import Project
from dragoman.publishing.addresses import (
    file_address,
    index_address,
    not_found_address,
    page_address,
    stored_under,
)
from dragoman.publishing.composing import Composer
from dragoman.publishing.digest import digest_of
from dragoman.publishing.library import Library, read_library
from dragoman.publishing.loading import load_site, site_errors
from dragoman.publishing.pages import Interface, Site
from dragoman.publishing.sitemap import sitemap
from dragoman.publishing.snapshot import (
    Snapshot,
    StoredFile,
    StoredPage,
    stored_file,
    stored_page,
    write_snapshot,
)

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is, as often as a step likes."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    path: Path
    """The snapshot."""
    written: bool
    """False where nothing it is made from had changed."""
    pages: int
    findings: tuple[Finding, ...]
    """What could not be read or leads nowhere; everything else was published."""


def build(
    project: Project,
    *,
    drafts: bool = False,
    today: date | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Write the project's snapshot, or the one with drafts, where anything it is made from changed.

    `today` decides which facts are overdue.

    Raises SettingsError or SiteError where there is no site that renders pages; then the snapshot
    stays as it was.
    """
    site = load_site(project)
    path = project.drafts_path if drafts else project.snapshot_path
    with ExitStack() as stack:
        before = _opened(stack, path)
        library = read_library(project, before, today=today)
        findings = (
            *library.findings,
            *article_findings(project, library.documents, library.unread),
        )
        digest = digest_of(project, library, site)
        if before is not None and before.meta("digest") == digest:
            return BuildReport(path, False, len(before.addresses()), findings)
        pages, files = _rendered(project, library, site, drafts, progress)
    meta = {**library.kept, "digest": digest}
    write_snapshot(path, pages=pages, files=files, locales=project.all_locales, meta=meta)
    return BuildReport(path, True, len(pages), findings)


def _opened(stack: ExitStack, path: Path) -> Snapshot | None:
    """Return the snapshot there is; one that cannot be read is built anew."""
    try:
        return stack.enter_context(Snapshot.open(path))
    except SnapshotError:
        return None


def _rendered(
    project: Project, library: Library, site: Site, drafts: bool, progress: Progress | None
) -> tuple[list[StoredPage], list[StoredFile]]:
    composer = Composer(project, library, drafts=drafts)
    pages: list[StoredPage] = []
    needed: set[str] = set()
    total = len(project.all_locales) * len(library.documents)
    for locale in project.all_locales:
        interface = composer.interfaces.of(locale)
        for domain in library.documents:
            edition = composer.edition(domain, locale)
            address = page_address(locale, domain)
            with site_errors(f"the site fails on {address}"):
                markup = site.article(edition.page, interface)
            pages.append(stored_page(stored_under(address), locale, markup))
            needed |= edition.files
            if progress:
                progress(len(pages), total)
    for locale in project.all_locales:
        pages += _shell(site, composer, composer.interfaces.of(locale))
    listed = [composer.alternates(domain) for domain in library.documents]
    listed.append(composer.first_pages())
    xml = stored_file("/sitemap.xml", "application/xml", sitemap(listed, base_url=project.base_url))
    return pages, [xml, *_files(project, needed)]


def _shell(site: Site, composer: Composer, interface: Interface) -> Iterator[StoredPage]:
    """Yield the pages of a locale that are no article."""
    locale = interface.locale
    address = index_address(locale)
    with site_errors(f"the site fails on {address}"):
        markup = site.index(composer.index(locale), interface)
    yield stored_page(address, locale, markup)
    address = not_found_address(locale)
    with site_errors(f"the site fails on {address}"):
        markup = site.not_found(composer.not_found(locale), interface)
    yield stored_page(address, locale, markup, status=404)


def _files(project: Project, paths: Iterable[str]) -> Iterator[StoredFile]:
    """Yield the files that pages show; one that cannot be read has no address."""
    for path in sorted(paths):
        if not has_file(project, path):
            continue
        with suppress(OSError):
            body = (project.content / path).read_bytes()
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            yield stored_file(stored_under(file_address(path)), kind, body)


def article_findings(
    project: Project, documents: Mapping[str, Document], unread: Iterable[str]
) -> Iterator[Finding]:
    """Yield what is wrong in articles themselves, links that lead nowhere included.

    `unread` are the articles that are there and cannot be read: links to them are none of those.
    """
    articles = {**dict.fromkeys(unread), **documents}
    for document in documents.values():
        yield from document.findings
        yield from check_targets(document, articles, lambda path: has_file(project, path))


def has_file(project: Project, path: str) -> bool:
    """Tell whether a file of the content folder is there to be read, and really lies in there."""
    file = project.content / path
    inside = file.resolve().is_relative_to(project.content.resolve())
    return inside and file.is_file() and os.access(file, os.R_OK)
