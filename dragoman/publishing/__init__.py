"""What readers get: translated pages, the snapshot that holds them, the site that frames them."""

from dragoman.publishing.building import BuildReport, Progress, article_findings, build
from dragoman.publishing.composing import Composer
from dragoman.publishing.library import Library, admitted, read_library
from dragoman.publishing.loading import load_site
from dragoman.publishing.localized import localized_file
from dragoman.publishing.pages import (
    Alternate,
    ArticlePage,
    Entry,
    Heading,
    IndexPage,
    Interface,
    NotFoundPage,
    Notice,
    Passage,
    Section,
    Site,
    Teaser,
)
from dragoman.publishing.sitemap import sitemap
from dragoman.publishing.snapshot import (
    Snapshot,
    StoredFile,
    StoredPage,
    stored_file,
    stored_page,
    write_snapshot,
)
from dragoman.publishing.translation import Translation, Translator

__all__ = [
    "Alternate",
    "ArticlePage",
    "BuildReport",
    "Composer",
    "Entry",
    "Heading",
    "IndexPage",
    "Interface",
    "Library",
    "NotFoundPage",
    "Notice",
    "Passage",
    "Progress",
    "Section",
    "Site",
    "Snapshot",
    "StoredFile",
    "StoredPage",
    "Teaser",
    "Translation",
    "Translator",
    "admitted",
    "article_findings",
    "build",
    "load_site",
    "localized_file",
    "read_library",
    "sitemap",
    "stored_file",
    "stored_page",
    "write_snapshot",
]
