"""What there is to show of each segment of an article: its own text, and every translation."""

import html
from dataclasses import dataclass, replace

from dragoman.articles import Segment, own_html, source_html, visible_text
from dragoman.catalogs import (
    Message,
    Standing,
    fault_of,
    frame_digest,
    frame_standing,
    standing_of,
)
from dragoman.checks import Checked, Setting, check_messages
from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.isolation import directed, directed_plain
from dragoman.publishing.library import Library
from dragoman.publishing.values import Values
from dragoman.text import count_words


@dataclass(frozen=True, slots=True)
class Choice:
    """How one segment is shown: its HTML (references left to be filled) and its language."""

    html: str
    locale: Locale
    state: str
    """"source", "translated", "held", "fallback", "draft" or "withheld"."""
    text: str
    """The message's text that is shown: a translation, or the segment's own."""
    held: bool = False
    """It is a translation of an earlier text, wherever it stands in for another."""


class Candidates:
    """The texts of one article by locale, as they may be shown apart from the values in them."""

    def __init__(self, project: Project, library: Library, domain: str, *, drafts: bool) -> None:
        self.document = library.documents[domain]
        self.source = library.sources[domain]
        self.words = tuple(map(_words, self.document.segments))
        """The weight of each segment."""
        self.own = tuple(
            _shown(segment, own_html(segment), self.source, "source", segment.text)
            for segment in self.document.segments
        )
        self._library = library
        self._drafts = drafts
        self._digest = frame_digest(self.document)
        self._terms = project.publish.terms(self.document.risk)
        self._of: dict[Locale, tuple[Choice | None, ...]] = {self.source: self.own}

    def of(self, locale: Locale) -> tuple[Choice | None, ...]:
        """Return what one locale's own catalog has for each segment."""
        if locale not in self._of:
            self._of[locale] = tuple(self._read(locale))
        return self._of[locale]

    def publishes(self, locale: Locale, number: int) -> bool:
        """Tell whether a locale's own catalog has a translation that passes the checks."""
        choice = self.of(locale)[number]
        return choice is not None and choice.state != "draft"

    def frame(self, locale: Locale) -> Standing | None:
        """Return how what stands between the messages stands; None without a catalog."""
        catalog = self._library.catalogs.get((locale, self.document.domain))
        if catalog is None:
            return None
        return frame_standing(catalog, self._digest, self._terms, self._library.today)

    def _read(self, locale: Locale) -> list[Choice | None]:
        """Return what a locale's catalog has for each segment, its translations judged together."""
        segments = self.document.segments
        found: list[Choice | None] = [None] * len(segments)
        catalog = self._library.catalogs.get((locale, self.document.domain))
        frame = self.frame(locale)
        if catalog is None or frame is None:
            return found
        setting = Setting(locale, self.source, "", self._terms, self._library.today)
        states = {
            number: (message, state)
            for number, key in enumerate(segments.keys)
            if (message := catalog.find(key)) and (state := self._state(message, frame, setting))
        }
        messages = [message for message, _ in states.values()]
        checked = check_messages([segments[number] for number in states], messages, setting)
        for (number, (message, state)), it in zip(states.items(), checked, strict=True):
            found[number] = self._choice(segments[number], message, state, it, locale)
        return found

    def _state(self, message: Message, frame: Standing, setting: Setting) -> str:
        """Return the state in which a translation is to be shown, if it is."""
        standing = standing_of(message, setting.terms, setting.today)
        publishable = standing.publishable and frame.publishable
        if not message.string or fault_of(message) or not (publishable or self._drafts):
            return ""
        if not publishable:
            return "draft"
        return "held" if standing.held or frame.held else "translated"

    def _choice(
        self, segment: Segment, message: Message, state: str, checked: Checked, locale: Locale
    ) -> Choice | None:
        text = message.string
        if state != "draft" and checked.publishable:
            shown = _shown(segment, checked.verdict.html, locale, state, text)
            return replace(shown, held=state == "held")
        if not self._drafts:
            return None
        markup = checked.verdict.html if checked.verdict.publishable else html.escape(text)
        return _shown(segment, markup, locale, "draft", text)


def told(choice: Choice, segment: Segment, values: Values) -> Choice:
    """Return a candidate with the values that it names."""
    if not segment.facts:
        return choice
    markup = values.filled(segment, choice.html)
    return replace(choice, html=_directed(segment, markup, choice.locale))


def _shown(segment: Segment, markup: str, locale: Locale, state: str, text: str) -> Choice:
    if not segment.facts:  # a value has to be in its place before numbers are isolated
        markup = _directed(segment, markup, locale)
    return Choice(markup, locale, state, text)


def _directed(segment: Segment, markup: str, locale: Locale) -> str:
    """Isolate numbers, in attributes by characters; addresses and code stay as they are."""
    if segment.kind == "link" or segment.code is not None:
        return markup
    if segment.plain and segment.kind not in ("field", "text in HTML"):
        return directed_plain(markup, locale)
    return directed(markup, locale)


def _words(segment: Segment) -> int:
    """Return a segment's weight; one without a word counts as one."""
    return max(1, count_words(visible_text(source_html(segment))))
