"""How much of an article is to be had in a language, for the readers of one locale."""

from collections.abc import Sequence

from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.candidates import Candidates
from dragoman.publishing.extent import extent_of
from dragoman.publishing.library import Library
from dragoman.publishing.localized import lacking_file
from dragoman.publishing.values import Values


class Readership:
    """The readers of a locale: what of an article is for them, and what they may be told."""

    def __init__(
        self, project: Project, library: Library, candidates: Candidates, locale: Locale
    ) -> None:
        region = project.region_of(locale)
        document = candidates.document
        self.values = Values(library.facts, region, library.today)
        self.extent = extent_of(document, region)
        self.untold = frozenset(
            number
            for number in self.extent.numbers
            if document.segments[number].facts and self.values.missing(document.segments[number])
        )
        """The segments that name a value which is missing."""
        self._project = project
        self._candidates = candidates
        self._lacking: dict[Locale, int] = {}

    def publishes(self, locale: Locale, number: int) -> bool:
        """Tell whether a locale's own catalog has a segment that these readers may be shown."""
        return number not in self.untold and self._candidates.publishes(locale, number)

    def share(self, group: Sequence[Locale]) -> int:
        """Return how many percent of the words are publishable in a language, rounded down."""
        if self._candidates.source in group:
            return 100
        words, images = self._candidates.words, self.extent.images
        drawn = sum(image.words for image in images)
        total = sum(words[number] for number in self.extent.numbers) + self.extent.lost + drawn
        done = sum(words[number] for number in self.extent.numbers if self._has(group, number))
        return 100 * (done + drawn - self.lacking(group[0])) // max(1, total)

    def has_all(self, group: Sequence[Locale]) -> bool:
        """Tell whether every word is publishable in a language."""
        has_texts = all(self._has(group, number) for number in self.extent.numbers)
        return has_texts and not self.stays(group[0])

    def stays(self, locale: Locale) -> int:
        """Return how many words are in the source's language whatever is translated."""
        return self.extent.lost + self.lacking(locale)

    def lacking(self, locale: Locale) -> int:
        """Return how many words are in images without a file for a language."""
        if locale not in self._lacking:
            self._lacking[locale] = sum(
                image.words
                for image in self.extent.images
                if lacking_file(self._project, image.path, locale)
            )
        return self._lacking[locale]

    def _has(self, group: Sequence[Locale], number: int) -> bool:
        return any(self.publishes(link, number) for link in group)
