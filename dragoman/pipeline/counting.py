"""Counting: how many words of every article are translated into every language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date

from dragoman.articles import Document, source_html, visible_text
from dragoman.catalogs import Catalog, Message, key_of
from dragoman.checks import Setting, check_message, usable_forms
from dragoman.errors import DragomanError, Finding, finding_of, has_errors
from dragoman.locales import Locale, fallback_chain
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.pipeline.sources import interface_of
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing import Library, Translator, read_library
from dragoman.text import count_words


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the source by what became of them."""

    translated: int = 0
    """In messages that may be shown."""
    held: int = 0
    """Those of the translated ones whose source was reworded, and that are shown for some days."""
    waiting: int = 0
    """In messages whose translation lacks nothing but a reviser's word."""
    refused: int = 0
    """In messages that are translated, and have an error of `check`."""
    fuzzy: int = 0
    """In messages that are fuzzy, and not held."""
    untranslated: int = 0

    @property
    def total(self) -> int:
        """All words."""
        return self.translated + self.waiting + self.refused + self.fuzzy + self.untranslated

    def __add__(self, other: "Words") -> "Words":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Words(*(one + another for one, another in pairs))


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
    readable: bool = True
    """False where there is a catalog that cannot be read: then the figures say nothing."""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """How far everything is: by locale in the order of the settings, then by article."""

    articles: tuple[ArticleStatus, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return has_errors(self.findings)


def status(
    project: Project,
    *,
    locales: Iterable[Locale] = (),
    today: date | None = None,
    progress: Progress = no_progress,
) -> StatusReport:
    """Return how far every article is in every locale, or in those given; what cannot be read.

    A translation with a value that is missing or, `today`, overdue counts as refused. `today` also
    decides for how long what was reworded is held.
    """
    library = read_library(project, today=today)
    counter = _Counter(project, library)
    findings = list(library.findings)
    domains = list(library.documents)
    try:
        interface = interface_of(project)
        if interface is not None:
            counter.interface = interface
            domains.append(SITE_DOMAIN)
    except DragomanError as error:
        findings.append(finding_of(error))
    wanted = tuple(locales) or project.all_locales
    rows: list[ArticleStatus] = []
    for number, locale in enumerate(wanted):
        progress(number, len(wanted))
        rows += (
            counter.row(locale, domain)
            for domain in domains
            if locale != library.sources.get(domain, project.source)
        )
    return StatusReport(tuple(rows), tuple(findings))


class _Counter:
    """Counts the words of one domain after another in one locale after another."""

    def __init__(self, project: Project, library: Library) -> None:
        self.project = project
        self.library = library
        self.interface: Iterable[Message] = ()
        self._weights = {domain: _weights(it) for domain, it in library.documents.items()}
        self._translators = {
            domain: Translator(project, library, domain, drafts=False) for domain in self._weights
        }

    def row(self, locale: Locale, domain: str) -> ArticleStatus:
        """Return how far a domain is in a locale."""
        catalog = self.library.catalogs.get((locale, domain))
        path = self.project.catalog_path(locale, domain)
        readable = catalog is not None or not path.exists()
        if domain not in self._translators:
            words = self._words_of_site(locale, catalog)
            share = 100 * words.translated // max(1, words.total)
            return ArticleStatus(locale, domain, words, share, self._shows_some(locale), readable)
        words = self._words(locale, domain, catalog)
        translation = self._translators[domain].translation(locale)
        return ArticleStatus(
            locale, domain, words, translation.share, translation.published, readable
        )

    def _words(self, locale: Locale, domain: str, catalog: Catalog | None) -> Words:
        segments = self.library.documents[domain].segments
        readers = self._translators[domain].readers(locale)
        counts = Counter[str](untranslated=readers.lacking(locale))
        for key, number in {segments[n].key: n for n in readers.extent.numbers}.items():
            message = catalog.find(key) if catalog else None
            for state in self._states(locale, domain, number, message):
                counts[state] += self._weights[domain][key]
        return Words(**counts)

    def _states(
        self, locale: Locale, domain: str, number: int, message: Message | None
    ) -> tuple[str, ...]:
        """Return as what the words of a segment count; those that are held, twice."""
        translator = self._translators[domain]
        readers = translator.readers(locale)
        if readers.publishes(locale, number):
            choice = translator.candidates.of(locale)[number]
            held = choice is not None and choice.state == "held"
            return ("translated", "held") if held else ("translated",)
        state = _state(message)
        if message is None or state != "translated":
            return (state,)
        told = number not in readers.untold
        passes = told and self._passes(locale, domain, number, message)
        return ("waiting",) if passes else ("refused",)

    def _passes(self, locale: Locale, domain: str, number: int, message: Message) -> bool:
        """Tell whether no check has an error for a translation."""
        document, source = self.library.documents[domain], self.library.sources[domain]
        terms = self.project.publish.terms(document.risk)
        setting = Setting(locale, source, "", terms, self.library.today)
        return check_message(document.segments[number], message, setting).publishable

    def _words_of_site(self, locale: Locale, catalog: Catalog | None) -> Words:
        counts = Counter[str]()
        for source in self.interface:
            message = catalog.find(key_of(source)) if catalog else None
            state = _state(message)
            if catalog and message and state == "translated":
                usable = usable_forms(message, catalog, locale)
                state = "translated" if usable else "refused"
            counts[state] += count_words(source.id)
        return Words(**counts)

    def _shows_some(self, locale: Locale) -> bool:
        """Tell whether any of the interface is in the language, by whatever catalog."""
        chain = fallback_chain(locale, offered=self.project.all_locales, source=locale)
        found = ((link, self.library.catalogs.get((link, SITE_DOMAIN))) for link in chain)
        return any(
            usable_forms(message, catalog, link)
            for link, catalog in found
            if catalog
            for message in catalog
        )


def _weights(document: Document) -> Mapping[tuple[str | None, str], int]:
    """Return by key the words that a reader sees of each message."""
    return {
        segment.key: count_words(visible_text(source_html(segment)))
        for segment in document.segments
    }


def _state(message: Message | None) -> str:
    if message is None or not any(message.strings):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    return "translated" if message.translated else "untranslated"
