"""One article while it is joined for the readers of one locale."""

from dragoman.articles import BOXES, Document, File, Joiner, Sheet, Target, escape, in_element
from dragoman.articles import Heading as SourceHeading
from dragoman.catalogs import label
from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.addresses import file_address, target_address
from dragoman.publishing.interface import Interfaces
from dragoman.publishing.isolation import directed, text_of
from dragoman.publishing.localized import localized_file
from dragoman.publishing.pages import Heading, Passage
from dragoman.publishing.translation import Translation, same_language

_MARKED = frozenset({"draft", "withheld"})
"""The states that are a class of the text, for the site's stylesheet."""


class Joining:
    """An article in one locale: its body and its headings as the page has them."""

    def __init__(
        self,
        project: Project,
        document: Document,
        source: Locale,
        translation: Translation,
        *,
        interfaces: Interfaces,
        known: frozenset[str],
    ) -> None:
        self.files: set[str] = set()
        """The files that were shown or linked to so far."""
        self.document = document
        self.translation = translation
        self._project = project
        self._interfaces = interfaces
        self._known = known
        self._marks: dict[Locale, str] = {}
        self._region = project.region_of(translation.locale)
        self._joiner = Joiner(
            self._html,
            self._resolve,
            self._mark_of,
            source_mark=self._mark(source),
            label=self._label,
            admits=self._admits,
        )

    def sheet(self) -> Sheet:
        """Return the article's body with its addresses open."""
        return self._joiner.sheet(self.document)

    def body(self, sheet: Sheet) -> str:
        """Return the article's body with the addresses of the locale."""
        return sheet.addressed(self._resolve)

    def contents(self) -> tuple[Heading, ...]:
        """Return the headings as the page shows them, without links."""
        headings = self.document.headings
        return tuple(self._heading(it) for it in headings if self._admits(it.regions))

    def _heading(self, heading: SourceHeading) -> Heading:
        if heading.segment is None:
            passage = Passage(escape(heading.text), self.translation.text_locale, "source")
        else:
            choice = self.translation.choices[heading.segment]
            text = escape(text_of(choice.html))
            passage = Passage(directed(text, choice.locale), choice.locale, choice.state)
        return Heading(heading.level, heading.id, passage)

    def _html(self, number: int) -> str:
        return self.translation.choices[number].html

    def _mark_of(self, number: int) -> str:
        choice = self.translation.choices[number]
        state = f' class="{choice.state}"' if choice.state in _MARKED else ""
        return state + self._mark(choice.locale)

    def _label(self, name: str) -> str:
        """Return the word above a box, in the language of the article around it."""
        if name not in BOXES:
            return ""
        word = self._interfaces.of(self.translation.text_locale).passage(label(name))
        return in_element(self._mark(word.locale), word.html)

    def _admits(self, regions: tuple[str, ...]) -> bool:
        return not regions or self._region in regions

    def _mark(self, locale: Locale) -> str:
        """Return the attributes of text in another language than the article is shown in."""
        if locale not in self._marks:
            same = same_language(locale, self.translation.text_locale)
            self._marks[locale] = "" if same else f' lang="{locale}" dir="{locale.direction}"'
        return self._marks[locale]

    def _resolve(self, target: Target) -> str:
        if isinstance(target.address, File):
            shown = self.translation.text_locale
            path = localized_file(self._project, target.address.path, shown)
            self.files.add(path)
            return file_address(path)
        return target_address(target.address, self.translation.locale, known=self._known)
