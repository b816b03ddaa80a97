"""Building: a library of articles and catalogs becomes one snapshot."""

import hashlib
import mimetypes
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import dragoman
from dragoman.checks import check_targets
from dragoman.errors import Finding, SnapshotError
from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.addresses import (
    file_address,
    index_address,
    not_found_address,
    page_address,
)
from dragoman.publishing.composing import Composer
from dragoman.publishing.interface import interface_for
from dragoman.publishing.library import Library, read_library
from dragoman.publishing.loading import load_site, rendered
from dragoman.publishing.pages import Site
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
    project: Project, *, drafts: bool = False, progress: Progress | None = None
) -> BuildReport:
    """Write the project's snapshot, or the one with drafts, where anything it is made from changed.

    Raises SettingsError or SiteError where there is no site that renders pages; then the snapshot
    stays as it was.
    """
    site = load_site(project)
    path = project.drafts_path if drafts else project.snapshot_path
    with ExitStack() as stack:
        before = _opened(stack, path)
        library = read_library(project, before)
        findings = (*library.findings, *_target_findings(project, library))
        digest = _digest(project, library, site)
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
        interface = interface_for(project, library, locale)
        for domain in library.documents:
            edition = composer.edition(domain, locale)
            address = page_address(locale, domain)
            markup = rendered(address, lambda e=edition, i=interface: site.article(e.page, i))  # type: ignore[misc]
            pages.append(stored_page(address, locale, markup))
            needed |= edition.files
            if progress:
                progress(len(pages), total)
    for locale in project.all_locales:
        pages += _shell(project, library, site, composer, locale)
    listed = [composer.alternates(domain) for domain in library.documents]
    listed.append(composer.first_pages())
    xml = stored_file("/sitemap.xml", "application/xml", sitemap(listed, base_url=project.base_url))
    return pages, [xml, *_files(project, needed)]


def _shell(
    project: Project, library: Library, site: Site, composer: Composer, locale: Locale
) -> Iterator[StoredPage]:
    """Yield the pages of a locale that are no article."""
    interface = interface_for(project, library, locale)
    first, missing = composer.index(locale), composer.not_found(locale)
    address = index_address(locale)
    yield stored_page(address, locale, rendered(address, lambda: site.index(first, interface)))
    address = not_found_address(locale)
    markup = rendered(address, lambda: site.not_found(missing, interface))
    yield stored_page(address, locale, markup, status=404)


def _files(project: Project, paths: Iterable[str]) -> Iterator[StoredFile]:
    for path in sorted(paths):
        file = project.content / path
        if _inside(project, path):
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            yield stored_file(file_address(path), kind, file.read_bytes())


def _target_findings(project: Project, library: Library) -> Iterator[Finding]:
    articles = {**dict.fromkeys(library.unread), **library.documents}
    for document in library.documents.values():
        yield from document.findings
        yield from check_targets(document, articles, lambda path: _inside(project, path))


def _inside(project: Project, path: str) -> bool:
    """Tell whether a file is there and really lies in the content folder."""
    file = project.content / path
    return file.is_file() and file.resolve().is_relative_to(project.content.resolve())


def _digest(project: Project, library: Library, site: Site) -> str:
    """Return a digest of everything the snapshot is made from."""
    whole = hashlib.sha256(f"{project}".encode())
    for module in (dragoman, sys.modules[type(site).__module__]):
        file = Path(module.__file__ or "")
        whole.update(code_digest(file.parent if module.__package__ else file))
    for key, text in sorted(library.kept.items()):
        whole.update(f"\0{key}\0{text}".encode())
    for path in _inputs(project, library, site):
        whole.update(f"\0{path}\0".encode() + (path.read_bytes() if path.is_file() else b""))
    return whole.hexdigest()


@cache
def code_digest(code: Path) -> bytes:
    """Return a digest of a module, or of a package's code and tables, as first asked for.

    Code that was loaded stays as it was: what is edited while a process runs counts in the next.
    """
    whole = hashlib.sha256()
    found = [path for path in code.rglob("*") if path.suffix in (".py", ".toml", ".json")]
    for path in sorted(found) if code.is_dir() else [code]:
        whole.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return whole.digest()


def _inputs(project: Project, library: Library, site: Site) -> list[Path]:
    beside = (path for path in project.content.rglob("*") if path.suffix != ".md")
    return sorted({*site.sources(), *(path for path in beside if path.is_file())})
