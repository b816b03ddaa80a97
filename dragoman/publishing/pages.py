"""What a site is given to render: pages as plain values, and the protocol of the site itself.

A page holds everything a template needs, already translated, guarded and escaped. Every `html` in
here is safe inline HTML and every `body` safe block HTML: a site marks them as such and escapes all
else. The engine knows no site; the settings name an object that fits `Site`.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from wsgiref.types import WSGIApplication

from dragoman.locales import Locale
from dragoman.project import Project


class Notice(StrEnum):
    """What a reader must be told about the language of an article before reading it."""

    NONE = "none"
    """Every word is in the reader's language."""
    PARTIAL = "partial"
    """Some parts are in another language."""
    FALLBACK = "fallback"
    """The whole article is in another language."""
    DRAFT = "draft"
    """Unreviewed translations are shown: a view for translators, never published."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text with the language it is really in."""

    html: str
    """Safe inline HTML."""
    locale: Locale
    """The language of the text, which on a fallback is not the language of the page."""
    state: str
    """One of "source", "translated", "held", "fallback", "draft" and "withheld"."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in one of the project's locales; the source is first, then settings order."""

    locale: Locale
    address: str
    """Without host, such as `/fr/articles/nasal-spray`; it always answers."""
    published: bool
    """Whether the page is really translated there, rather than shown in another language."""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A related article, announced at the end of another."""

    title: Passage
    summary: Passage
    """Already cut to length; escaped plain text."""
    address: str


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the table of contents."""

    level: int
    """2 to 6; the page's own title is the only heading of level 1."""
    id: str
    """The anchor, made from the source heading and so equal in every language."""
    title: Passage


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article as the readers of one locale get it."""

    locale: Locale
    """The reader's language: the page around the article is in it."""
    text_locale: Locale
    """The language of most of the body; another one where the whole article falls back."""
    domain: str
    """The article's identity, such as `articles/nasal-spray`."""
    address: str
    """Without host, such as `/fr/articles/nasal-spray`."""
    canonical: str
    """The absolute address of the page this text really belongs to."""
    title: Passage
    summary: Passage | None
    body: str
    """Safe block HTML; its fallback parts carry their own `lang` and `dir`."""
    contents: tuple[Heading, ...]
    date: datetime.date | None
    """When the article was published."""
    minutes: int
    """The time it takes to read, at least 1."""
    risk: str
    """The risk class the article names, such as "clinical"; "general" where it names none."""
    notice: Notice
    updating: bool
    """Whether some of it was translated from an earlier text, and is being brought up to date."""
    share: int
    """How many percent of its words are in the reader's language."""
    alternates: tuple[Alternate, ...]
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a list of articles."""

    title: Passage
    summary: Passage
    address: str
    date: datetime.date | None
    minutes: int
    published: bool
    """Whether it is translated into the language of the list."""


@dataclass(frozen=True, slots=True)
class Section:
    """One folder of the content with its articles."""

    name: str
    """The folder: `articles` or `pages`."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The first page of a locale: what there is to read."""

    locale: Locale
    address: str
    """Such as `/fr/`."""
    canonical: str
    alternates: tuple[Alternate, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """The answer of a locale to an address that leads nowhere."""

    locale: Locale
    alternates: tuple[Alternate, ...]
    """Their addresses are the first pages of the locales."""


class Interface(Protocol):
    """The site's own words in one language.

    A translation is hostile text: both methods answer `markupsafe.Markup` with the translation
    escaped, and one whose placeholders are not those of its message is not used. Placeholders
    (`%(name)s`) are left in for the caller to fill.
    """

    @property
    def locale(self) -> Locale:
        """The language of the words."""
        ...

    @property
    def base_url(self) -> str:
        """Scheme and host of the site, without a slash at the end."""
        ...

    def gettext(self, text: str, /) -> str:
        """Return the translation of a message, or the message itself; safe HTML."""
        ...

    def ngettext(self, one: str, many: str, n: int, /) -> str:
        """Return the form of a plural message that the language uses for `n`; safe HTML."""
        ...


class Site(Protocol):
    """What the settings name as `site`: it frames pages, and serves the snapshot they end up in."""

    def article(self, page: ArticlePage, interface: Interface) -> str:
        """Return the whole HTML document of an article."""
        ...

    def index(self, page: IndexPage, interface: Interface) -> str:
        """Return the whole HTML document of a locale's first page."""
        ...

    def not_found(self, page: NotFoundPage, interface: Interface) -> str:
        """Return the whole HTML document of a locale's answer to an unknown address."""
        ...

    def sources(self) -> tuple[Path, ...]:
        """Return the templates and stylesheets; when one changes, every page is rendered anew."""
        ...

    def application(self, snapshot: Path, project: Project) -> WSGIApplication:
        """Return the application that answers readers from a snapshot."""
        ...
