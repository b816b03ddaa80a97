"""Which language each part of an article is shown in: the publishing policy.

- A segment is shown in the first locale of the chain in which somebody stands behind it.
- Locales of one language and script count together (`es-MX` over `es`).
- A risk class that is shown whole appears in a language only if every segment of the article is
  publishable there; otherwise the whole article appears in the next language of the chain.
- Any other article may be mixed if at least the policy's share of its words is publishable in the
  reader's language; below that it, too, appears in the next language.
- A view of drafts shows every translation there is, marked, and never leaves the translator's desk.
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.articles import Opaque, Segment, source_html, visible_text
from dragoman.catalogs import Message
from dragoman.checks import Setting, check_message
from dragoman.locales import Locale, fallback_chain
from dragoman.project import Project
from dragoman.publishing.isolation import directed
from dragoman.publishing.library import Library
from dragoman.publishing.pages import Notice
from dragoman.text import count_words


@dataclass(frozen=True, slots=True)
class Choice:
    """How one segment is shown: its HTML (references left to be filled) and its language."""

    html: str
    locale: Locale
    state: str
    """"source", "translated", "fallback" or "draft"."""


@dataclass(frozen=True, slots=True)
class Translation:
    """An article for the readers of one locale."""

    locale: Locale
    text_locale: Locale
    """The language the article is shown in."""
    choices: tuple[Choice, ...]
    """One for each segment of the document."""
    share: int
    """Percent of its words that are publishable in the reader's own language."""
    notice: Notice

    @property
    def published(self) -> bool:
        """Whether the article is to be had in the reader's language."""
        return same_language(self.locale, self.text_locale)


def same_language(one: Locale, other: Locale) -> bool:
    """Tell whether two locales share language and script, so that text of both may be mixed."""
    return _language(one) == _language(other)


class Translator:
    """Chooses, for one article, what every locale's readers see."""

    def __init__(self, project: Project, library: Library, domain: str, *, drafts: bool) -> None:
        self.project = project
        self.library = library
        self.document = library.documents[domain]
        self.source = library.sources[domain]
        self.drafts = drafts
        self._whole = self.document.risk in project.publish.whole
        self._own: dict[Locale, tuple[Choice | None, ...]] = {}
        own = tuple(map(source_html, self.document.segments))
        self._source = tuple(_shown(markup, self.source, "source") for markup in own)
        self._words = tuple(map(_words, own))
        parts = self.document.template
        self._lost = sum(count_words(part.words) for part in parts if isinstance(part, Opaque))

    def translation(self, locale: Locale) -> Translation:
        """Return the article as readers of `locale` see it."""
        chain = fallback_chain(
            locale,
            offered=self.project.all_locales,
            source=self.source,
            extra=self.project.fallback,
        )
        groups = [tuple(group) for _, group in groupby(chain, _language)]
        share = self._share(groups[0])
        if self.drafts:
            choices = self._choices(chain, locale)
            return Translation(locale, locale, choices, share, Notice.DRAFT)
        for place, group in enumerate(groups):
            if self._suffices(group):
                further = () if self._whole else groups[place + 1 :]
                choices = self._choices(
                    [*group, *(link for other in further for link in other)], group[0]
                )
                return Translation(locale, group[0], choices, share, self._notice(place, choices))
        raise AssertionError("the source always suffices")

    def _notice(self, place: int, choices: Sequence[Choice]) -> Notice:
        if place:
            return Notice.FALLBACK
        mixed = self._lost and not any(same_language(self.source, c.locale) for c in choices[:1])
        languages = {_language(choice.locale) for choice in choices}
        return Notice.PARTIAL if mixed or len(languages) > 1 else Notice.NONE

    def _suffices(self, group: Sequence[Locale]) -> bool:
        """Tell whether an article may be shown in the language of a group of locales."""
        if self.source in group:
            return True
        if self._whole:
            return not self._lost and all(
                any(self._of(link)[number] for link in group) for number in range(len(self._words))
            )
        return self._share(group) >= self.project.publish.minimum

    def _share(self, group: Sequence[Locale]) -> int:
        """Return how many percent of the words are publishable, rounded down."""
        if self.source in group:
            return 100
        done = sum(
            words
            for number, words in enumerate(self._words)
            if any(self.publishes(link, number) for link in group)
        )
        return 100 * done // max(1, sum(self._words) + self._lost)

    def publishes(self, locale: Locale, number: int) -> bool:
        """Tell whether a locale's own catalog has a publishable translation of a segment."""
        choice = self._of(locale)[number]
        return choice is not None and choice.state != "draft"

    def _choices(self, chain: Sequence[Locale], shown: Locale) -> tuple[Choice, ...]:
        return tuple(self._choice(number, chain, shown) for number in range(len(self._words)))

    def _choice(self, number: int, chain: Sequence[Locale], shown: Locale) -> Choice:
        for link in chain:
            choice = self._of(link)[number]
            if choice is not None:
                if choice.state == "draft" or same_language(link, shown):
                    return choice
                return Choice(choice.html, choice.locale, "fallback")
        source = self._source[number]
        return source if same_language(self.source, shown) else _as_fallback(source)

    def _of(self, locale: Locale) -> tuple[Choice | None, ...]:
        """Return what one locale's own catalog has for each segment."""
        if locale == self.source:
            return self._source
        if locale not in self._own:
            self._own[locale] = tuple(self._read(locale))
        return self._own[locale]

    def _read(self, locale: Locale) -> Iterator[Choice | None]:
        catalog = self.library.catalogs.get((locale, self.document.domain))
        setting = Setting(locale, self.source, "", self._whole)
        for segment in self.document.segments:
            message = catalog.find(segment.key) if catalog else None
            yield self._judged(segment, message, setting) if message else None

    def _judged(self, segment: Segment, message: Message, setting: Setting) -> Choice | None:
        if not message.string or not (message.translated or self.drafts):
            return None
        checked = check_message(segment, message, setting)
        if message.translated and checked.publishable:
            return _shown(checked.verdict.html, setting.locale, "translated")
        if not self.drafts:
            return None
        safe = checked.verdict.publishable
        markup = checked.verdict.html if safe else html.escape(message.string)
        return _shown(markup, setting.locale, "draft")


def _shown(markup: str, locale: Locale, state: str) -> Choice:
    return Choice(directed(markup, locale), locale, state)


def _as_fallback(choice: Choice) -> Choice:
    return Choice(choice.html, choice.locale, "fallback")


def _words(markup: str) -> int:
    """Return a segment's weight; one without a word counts as one."""
    return max(1, count_words(visible_text(markup)))


def _language(locale: Locale) -> tuple[str, str]:
    return (locale.language, locale.likely_script)
