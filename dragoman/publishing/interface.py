"""The site's own words in one language.

A translation of the interface is text, never markup, whatever it contains; one whose placeholders
are not those of its message is not used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dragoman.catalogs import Catalog
from dragoman.checks import usable_forms
from dragoman.locales import Locale, fallback_chain, plural_index
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing.library import Library
from dragoman.publishing.pages import Passage

_ENGLISH = Locale.parse("en")
"""The language of the engine's own words."""


@dataclass(frozen=True, slots=True)
class CatalogInterface:
    """The interface in one locale, from the catalogs of its fallback chain."""

    locale: Locale
    base_url: str
    words: Mapping[str, "Words"]
    """By message; what is not there is shown in the language of the templates."""

    def gettext(self, text: str, /) -> Markup:
        """Return the translation of a message, or the message itself; escaped."""
        found = self.words.get(text)
        return escape(found.forms[0] if found else text)

    def ngettext(self, one: str, many: str, n: int, /) -> Markup:
        """Return the form of a plural message that the language uses for `n`; escaped."""
        found = self.words.get(one)
        if found is None or found.plural != many:
            return escape(one if n == 1 else many)
        return escape(found.forms[plural_index(found.locale, n)])

    def passage(self, text: str, state: str = "translated") -> Passage:
        """Return one of the engine's own messages with the language it is really in."""
        found = self.words.get(text)
        return Passage(str(self.gettext(text)), found.locale if found else _ENGLISH, state)


@dataclass(frozen=True, slots=True)
class Words:
    """One translation of the interface that may be shown."""

    locale: Locale
    plural: str | None
    """The plural of the message it belongs to, if it has one."""
    forms: tuple[str, ...]


class Interfaces:
    """The interfaces of all locales, each made when it is first asked for."""

    def __init__(self, project: Project, library: Library) -> None:
        self._project = project
        self._library = library
        self._made: dict[Locale, CatalogInterface] = {}

    def of(self, locale: Locale) -> CatalogInterface:
        """Return the interface that readers of a locale get."""
        if locale not in self._made:
            self._made[locale] = interface_for(self._project, self._library, locale)
        return self._made[locale]


def interface_for(project: Project, library: Library, locale: Locale) -> CatalogInterface:
    """Return the interface that readers of a locale get."""
    chain = fallback_chain(
        locale, offered=project.all_locales, source=project.source, extra=project.fallback
    )
    found = ((link, library.catalogs.get((link, SITE_DOMAIN))) for link in chain)
    catalogs = [(link, catalog) for link, catalog in found if catalog is not None]
    return CatalogInterface(locale, project.base_url, words_of(catalogs))


def words_of(catalogs: Sequence[tuple[Locale, Catalog]]) -> Mapping[str, Words]:
    """Return what may be shown of the interface's catalogs, the first of them counting most."""
    words: dict[str, Words] = {}
    for locale, catalog in reversed(catalogs):
        for message in catalog:
            forms = usable_forms(message, catalog, locale) if message.context is None else ()
            if forms:
                words[message.id] = Words(locale, message.plural_id, forms)
    return words
