"""Which language each part of an article is shown in: the publishing policy.

- A segment is shown in the first locale of the chain in which somebody stands behind it.
- Locales of one language and script count together (`es-MX` over `es`).
- A risk class that is shown whole appears in a language only if every segment of the article is
  publishable there; otherwise the whole article appears in the next language of the chain.
- Any other article may be mixed if at least the policy's share of its words is publishable in the
  reader's language; below that it, too, appears in the next language.
- What is for other regions of the world than the reader's does not count. An image marked as
  holding text counts as untranslated until there is a file of it for the language.
- A segment that names a fact without a value for the reader's region is publishable in no language.
  A title or heading has an ellipsis in the value's place; any other text is withheld, and the site
  says so in its own words.
- A view of drafts shows every translation there is, marked, and never leaves the translator's desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.articles import Segment
from dragoman.catalogs import WITHHELD
from dragoman.locales import Locale, fallback_chain
from dragoman.project import Project
from dragoman.publishing.candidates import Candidates, Choice, told
from dragoman.publishing.interface import Interfaces
from dragoman.publishing.library import Library
from dragoman.publishing.pages import Notice
from dragoman.publishing.readership import Readership


@dataclass(frozen=True, slots=True)
class Translation:
    """An article for the readers of one locale."""

    locale: Locale
    text_locale: Locale
    """The language the article is shown in."""
    choices: tuple[Choice, ...]
    """One for each segment of the document."""
    numbers: tuple[int, ...]
    """The segments that are for the readers' region."""
    share: int
    """Percent of its words that are publishable in the reader's own language."""
    notice: Notice

    @property
    def updating(self) -> bool:
        """Whether some of what is shown was made for an earlier text, and is held for a while."""
        return any(self.choices[number].held for number in self.numbers)

    @property
    def published(self) -> bool:
        """Whether the article is to be had in the reader's language."""
        return same_language(self.locale, self.text_locale)


def same_language(one: Locale, other: Locale) -> bool:
    """Tell whether two locales share language and script, so that text of both may be mixed."""
    return _language(one) == _language(other)


class Translator:
    """Chooses, for one article, what every locale's readers see."""

    def __init__(
        self,
        project: Project,
        library: Library,
        domain: str,
        *,
        drafts: bool,
        interfaces: Interfaces | None = None,
    ) -> None:
        self.project = project
        self.library = library
        self.drafts = drafts
        self.interfaces = interfaces or Interfaces(project, library)
        self.candidates = Candidates(project, library, domain, drafts=drafts)
        self._whole = self.candidates.document.risk in project.publish.whole
        self._readers: dict[Locale, Readership] = {}

    def translation(self, locale: Locale) -> Translation:
        """Return the article as readers of `locale` see it."""
        chain = fallback_chain(
            locale,
            offered=self.project.all_locales,
            source=self.candidates.source,
            extra=self.project.fallback,
        )
        readers = self.readers(locale)
        groups = [tuple(group) for _, group in groupby(chain, _language)]
        place = 0 if self.drafts else self._place(readers, groups)
        shown = locale if self.drafts else groups[place][0]
        further = groups[place + 1 :] if self.drafts or not self._whole else []
        links = [link for group in (groups[place], *further) for link in group]
        choices = self._choices(locale, links, shown)
        notice = Notice.DRAFT if self.drafts else self._notice(readers, place, shown, choices)
        numbers, share = readers.extent.numbers, readers.share(groups[0])
        return Translation(locale, shown, choices, numbers, share, notice)

    def readers(self, locale: Locale) -> Readership:
        """Return what the article is for the readers of a locale."""
        if locale not in self._readers:
            found = Readership(self.project, self.library, self.candidates, locale)
            self._readers[locale] = found
        return self._readers[locale]

    def _place(self, readers: Readership, groups: Sequence[Sequence[Locale]]) -> int:
        """Return which group of locales the article is shown in; the source always suffices."""
        return next(place for place, group in enumerate(groups) if self._suffices(readers, group))

    def _suffices(self, readers: Readership, group: Sequence[Locale]) -> bool:
        """Tell whether an article may be shown in the language of a group of locales."""
        if self.candidates.source in group:
            return True
        if self._whole:
            return readers.has_all(group)
        return readers.share(group) >= self.project.publish.minimum

    def _notice(
        self, readers: Readership, place: int, shown: Locale, choices: Sequence[Choice]
    ) -> Notice:
        if place:
            return Notice.FALLBACK
        mixed = readers.stays(shown) and not same_language(self.candidates.source, shown)
        languages = {_language(choices[number].locale) for number in readers.extent.numbers}
        return Notice.PARTIAL if mixed or len(languages) > 1 else Notice.NONE

    def _choices(
        self, locale: Locale, chain: Sequence[Locale], shown: Locale
    ) -> tuple[Choice, ...]:
        readers = self.readers(locale)
        found: list[Choice] = []
        for number, segment in enumerate(self.candidates.document.segments):
            choice = self._choice(number, chain, shown)
            if number in readers.untold and not _names_others(segment):
                found.append(self._withheld(segment, locale))
            else:
                found.append(told(choice, segment, readers.values))
        return tuple(found)

    def _choice(self, number: int, chain: Sequence[Locale], shown: Locale) -> Choice:
        for link in chain:
            choice = self.candidates.of(link)[number]
            if choice is not None:
                if choice.state == "draft" or same_language(link, shown):
                    return choice
                return replace(choice, state="fallback")
        own = self.candidates.own[number]
        return own if same_language(own.locale, shown) else replace(own, state="fallback")

    def _withheld(self, segment: Segment, locale: Locale) -> Choice:
        said = self.interfaces.of(locale).passage(WITHHELD)
        return Choice(said.html, said.locale, "withheld", segment.text)


def _names_others(segment: Segment) -> bool:
    """Tell whether a text is a title or heading: without it, what it stands above has no name."""
    return segment.kind == "heading" or segment.context == "title:"


def _language(locale: Locale) -> tuple[str, str]:
    return (locale.language, locale.likely_script)
