"""Counting: how many words of every article are translated into every language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.articles import Document, source_html, visible_text
from dragoman.catalogs import Catalog, Key, Message, extract_interface, key_of
from dragoman.errors import DragomanError, Finding, finding_of
from dragoman.locales import Locale, fallback_chain
from dragoman.pipeline.reports import Progress, has_errors, no_progress
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing import Library, Translator, read_library
from dragoman.text import count_words


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the source by what became of them."""

    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0

    @property
    def total(self) -> int:
        """All words."""
        return self.translated + self.fuzzy + self.untranslated


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """How far one article, or the site's own words, is in one language."""

    locale: Locale
    domain: str
    words: Words
    share: int
    """How many percent of its words may be shown in this language."""
    published: bool
    """Whether readers get it in this language: a clinical article not before all of it."""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """How far everything is: by locale in the order of the settings, then by article."""

    articles: tuple[ArticleStatus, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return has_errors(self.findings)


def status(project: Project, *, progress: Progress = no_progress) -> StatusReport:
    """Return how far every article is in every locale, and what cannot be read."""
    library = read_library(project)
    findings = list(library.findings)
    texts = {domain: _texts_of(document) for domain, document in library.documents.items()}
    translators = {domain: Translator(project, library, domain, drafts=False) for domain in texts}
    try:
        if project.templates:
            texts[SITE_DOMAIN] = _texts_of_site(project)
    except DragomanError as error:
        findings.append(finding_of(error))
    rows: list[ArticleStatus] = []
    for number, locale in enumerate(project.all_locales):
        progress(number, len(project.all_locales))
        for domain, wanted in texts.items():
            if locale != library.sources.get(domain, project.source):
                words = _words(wanted, library.catalogs.get((locale, domain)))
                if domain in translators:
                    rows.append(_row(locale, domain, words, translators[domain]))
                else:
                    rows.append(_site_row(project, library, locale, words))
    return StatusReport(tuple(rows), tuple(findings))


def _site_row(project: Project, library: Library, locale: Locale, words: Words) -> ArticleStatus:
    """Count the interface as published where any of it is in the language, by whatever catalog."""
    chain = fallback_chain(locale, offered=project.all_locales, source=locale)
    catalogs = (library.catalogs.get((link, SITE_DOMAIN)) for link in chain)
    shown = any(message.translated for catalog in catalogs if catalog for message in catalog)
    share = 100 * words.translated // max(1, words.total)
    return ArticleStatus(locale, SITE_DOMAIN, words, share, shown)


def _row(locale: Locale, domain: str, words: Words, translator: Translator) -> ArticleStatus:
    translation = translator.translation(locale)
    return ArticleStatus(locale, domain, words, translation.share, translation.published)


def _texts_of(document: Document) -> Mapping[Key, str]:
    """Return by key what a reader sees of each message, without marks and numbers of links."""
    return {Key(*segment.key): visible_text(source_html(segment)) for segment in document.segments}


def _texts_of_site(project: Project) -> Mapping[Key, str]:
    interface = extract_interface(project.root, project.templates)
    return {key_of(message): message.id for message in interface}


def _words(texts: Mapping[Key, str], catalog: Catalog | None) -> Words:
    counts = Counter[str]()
    for key, text in texts.items():
        counts[_state(catalog.find(key) if catalog else None)] += count_words(text)
    return Words(counts["translated"], counts["fuzzy"], counts["untranslated"])


def _state(message: Message | None) -> str:
    if message is None or not any(message.strings):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    return "translated" if message.translated else "untranslated"
