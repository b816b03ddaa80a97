"""What readers get: translated pages, the snapshot that holds them, the site that frames them."""

from dragoman.publishing.building import BuildReport, Progress, article_findings, build
from dragoman.publishing.composing import Composer
from dragoman.publishing.digest import engine_digest, settings_text
from dragoman.publishing.findings import (
    image_findings,
    regional_findings,
    undeclared_findings,
)
from dragoman.publishing.library import Library, read_library
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
from dragoman.publishing.reading import Reader
from dragoman.publishing.sitemap import sitemap
from dragoman.publishing.snapshot import (
    Snapshot,
    StoredFile,
    StoredPage,
    stored_file,
    stored_page,
    write_snapshot,
)
from dragoman.publishing.translation import Translation, Translator, same_language

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
    "Reader",
    "Section",
    "Site",
    "Snapshot",
    "StoredFile",
    "StoredPage",
    "Teaser",
    "Translation",
    "Translator",
    "article_findings",
    "build",
    "engine_digest",
    "image_findings",
    "load_site",
    "localized_file",
    "read_library",
    "regional_findings",
    "same_language",
    "settings_text",
    "sitemap",
    "stored_file",
    "stored_page",
    "undeclared_findings",
    "write_snapshot",
]
