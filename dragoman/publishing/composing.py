"""From an article and its translation to the page a site renders."""

from dataclasses import dataclass

from dragoman.articles import Sheet, escape, visible_text
from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.addresses import index_address, page_address
from dragoman.publishing.candidates import Choice
from dragoman.publishing.interface import Interfaces
from dragoman.publishing.isolation import directed
from dragoman.publishing.joining import Joining
from dragoman.publishing.library import Library
from dragoman.publishing.pages import (
    Alternate,
    ArticlePage,
    Entry,
    IndexPage,
    NotFoundPage,
    Passage,
    Section,
    Teaser,
)
from dragoman.publishing.translation import Translation, Translator
from dragoman.publishing.values import Values
from dragoman.text import cut, reading_minutes

TEASER_LENGTH = 130
"""Characters of the summary of a related article; half as many where letters are wide."""
ENTRY_LENGTH = 240


@dataclass(frozen=True, slots=True)
class Edition:
    """One article in one locale, translated and joined."""

    page: ArticlePage
    files: frozenset[str]
    """The files of the content folder the page shows or links to."""


class Composer:
    """Makes pages out of a library; every article is translated once for each locale."""

    def __init__(self, project: Project, library: Library, *, drafts: bool = False) -> None:
        self.project = project
        self.library = library
        self.known = frozenset(library.documents)
        self.interfaces = Interfaces(project, library)
        self._sheets: dict[tuple[str, Locale, str], tuple[tuple[Choice, ...], Sheet]] = {}
        self._minutes: dict[tuple[str, Locale], int] = {}
        self._translations: dict[tuple[str, Locale], Translation] = {}
        for domain in library.documents:
            translator = Translator(
                project, library, domain, drafts=drafts, interfaces=self.interfaces
            )
            for locale in project.all_locales:
                translation = translator.translation(locale)
                self._translations[domain, locale] = translation
                self._minutes[domain, locale] = _minutes(translation)

    def edition(self, domain: str, locale: Locale) -> Edition:
        """Return an article's page in a locale, with the files it needs."""
        joining = self._joining(domain, locale)
        body = joining.body(self._sheet(joining))
        translation, summary = joining.translation, self._field(domain, locale, "summary")
        shown = translation.locale if translation.published else translation.text_locale
        page = ArticlePage(
            locale=locale,
            text_locale=translation.text_locale,
            domain=domain,
            address=page_address(locale, domain),
            canonical=self.project.base_url + page_address(shown, domain),
            title=self._field(domain, locale, "title"),
            summary=summary if summary.html else None,
            body=body,
            contents=joining.contents(),
            date=joining.document.date,
            minutes=self._minutes[domain, locale],
            risk=joining.document.risk,
            notice=translation.notice,
            updating=translation.updating,
            share=translation.share,
            alternates=self.alternates(domain),
            teasers=tuple(
                self._teaser(other, locale)
                for other in joining.document.related
                if other in self.known and other != domain
            ),
        )
        return Edition(page, frozenset(joining.files))

    def index(self, locale: Locale) -> IndexPage:
        """Return a locale's first page: the articles of every folder, the newest first."""
        folders = sorted({_folder(domain) for domain in self.known})
        return IndexPage(
            locale=locale,
            address=index_address(locale),
            canonical=self.project.base_url + index_address(locale),
            alternates=self.first_pages(),
            sections=tuple(Section(name, self._entries(name, locale)) for name in folders),
        )

    def not_found(self, locale: Locale) -> NotFoundPage:
        """Return a locale's answer to an address that leads nowhere."""
        return NotFoundPage(locale, self.first_pages())

    def translation(self, domain: str, locale: Locale) -> Translation:
        """Return what the readers of a locale see of an article."""
        return self._translations[domain, locale]

    def _joining(self, domain: str, locale: Locale) -> Joining:
        source, translation = self.library.sources[domain], self.translation(domain, locale)
        return Joining(
            self.project,
            self.library.documents[domain],
            source,
            translation,
            interfaces=self.interfaces,
            known=self.known,
        )

    def _sheet(self, joining: Joining) -> Sheet:
        """Return an article's sheet; those in another language than their readers' are kept.

        All who cannot read it in their own are shown the same, but for where its links lead.
        """
        translation = joining.translation
        if translation.published:
            return joining.sheet()
        region = self.project.region_of(translation.locale)
        key = (joining.document.domain, translation.text_locale, region)
        choices, sheet = self._sheets.get(key, ((), None))
        if sheet is None or choices != translation.choices:
            sheet = joining.sheet()
            self._sheets[key] = (translation.choices, sheet)
        return sheet

    def _entries(self, folder: str, locale: Locale) -> tuple[Entry, ...]:
        domains = [domain for domain in sorted(self.known) if _folder(domain) == folder]
        dated = sorted(domains, key=lambda d: str(self.library.documents[d].date), reverse=True)
        return tuple(
            Entry(
                title=self._field(domain, locale, "title"),
                summary=self._summary(domain, locale, ENTRY_LENGTH),
                address=page_address(locale, domain),
                date=self.library.documents[domain].date,
                minutes=self._minutes[domain, locale],
                published=self.translation(domain, locale).published,
            )
            for domain in dated
        )

    def _teaser(self, domain: str, locale: Locale) -> Teaser:
        """Announce an article in its own words, in the language its page shows them in."""
        return Teaser(
            title=self._field(domain, locale, "title"),
            summary=self._summary(domain, locale, TEASER_LENGTH),
            address=page_address(locale, domain),
        )

    def alternates(self, domain: str) -> tuple[Alternate, ...]:
        """Return an article's page in every locale, and where it is really translated."""
        return tuple(
            Alternate(
                locale, page_address(locale, domain), self.translation(domain, locale).published
            )
            for locale in self.project.all_locales
        )

    def first_pages(self) -> tuple[Alternate, ...]:
        """Return the first page of every locale."""
        return tuple(
            Alternate(locale, index_address(locale), True) for locale in self.project.all_locales
        )

    def _field(self, domain: str, locale: Locale, name: str) -> Passage:
        """Return a front-matter field; one that is no message, such as "2026", is the source's.

        For a title that is missing the first heading stands in, or the file's name.
        """
        document = self.library.documents[domain]
        number = document.fields.get(name)
        text = document.front_matter.text(name) or ""
        if number is not None:
            return _passage(self.translation(domain, locale).choices[number])
        if name == "title" and not text:
            if contents := self._joining(domain, locale).contents():
                return contents[0].title
            text = domain.rpartition("/")[2]
        values = Values(self.library.facts, self.project.region_of(locale), self.library.today)
        return Passage(values.filled_title(text), self.library.sources[domain], "source")

    def _summary(self, domain: str, locale: Locale, length: int) -> Passage:
        """Return an article's summary, cut to `length` characters; empty where there is none."""
        passage = self._field(domain, locale, "summary")
        if not passage.html:
            return Passage("", locale, "source")
        limit = length // 2 if passage.locale.language in ("ja", "zh", "ko") else length
        short = escape(cut(visible_text(passage.html), limit, passage.locale))
        return Passage(directed(short, passage.locale), passage.locale, passage.state)


def _folder(domain: str) -> str:
    """Return the folder an article is listed under; none for one directly in the content folder."""
    folder, slash, _ = domain.partition("/")
    return folder if slash else ""


def _minutes(translation: Translation) -> int:
    shown = (translation.choices[number].html for number in translation.numbers)
    text = " ".join(map(visible_text, shown))
    return reading_minutes(text, translation.text_locale)


def _passage(choice: Choice) -> Passage:
    return Passage(choice.html, choice.locale, choice.state)
