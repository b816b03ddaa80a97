"""The site's own words in one language.

A translation of the interface is text, never markup, whatever it contains; one whose placeholders
are not those of its message is not used.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dragoman.catalogs import Catalog, Key
from dragoman.checks import usable_forms
from dragoman.locales import Locale, fallback_chain, plural_index
from dragoman.project import SITE_DOMAIN, Project
from dragoman.publishing.library import Library


@dataclass(frozen=True, slots=True)
class CatalogInterface:
    """The interface in one locale, from the catalogs of its fallback chain."""

    locale: Locale
    base_url: str
    catalogs: tuple[tuple[Locale, Catalog], ...]
    """Best first; what none of them has is shown in the language of the templates."""
    source: Locale

    def gettext(self, text: str, /) -> Markup:
        """Return the translation of a message, or the message itself; escaped."""
        _, forms = self._forms(text)
        return escape(forms[0] if forms else text)

    def ngettext(self, one: str, many: str, n: int, /) -> Markup:
        """Return the form of a plural message that the language uses for `n`; escaped."""
        locale, forms = self._forms(one)
        if forms:
            return escape(forms[plural_index(locale, n)])
        return escape(one if n == 1 else many)

    def _forms(self, text: str) -> tuple[Locale, Sequence[str]]:
        for locale, catalog in self.catalogs:
            message = catalog.find(Key(None, text))
            forms = usable_forms(message, catalog, locale) if message else ()
            if forms:
                return locale, forms
        return self.source, ()


def interface_for(project: Project, library: Library, locale: Locale) -> CatalogInterface:
    """Return the interface that readers of a locale get."""
    chain = fallback_chain(
        locale, offered=project.all_locales, source=project.source, extra=project.fallback
    )
    found = ((link, library.catalogs.get((link, SITE_DOMAIN))) for link in chain)
    catalogs = tuple((link, catalog) for link, catalog in found if catalog is not None)
    return CatalogInterface(locale, project.base_url, catalogs, project.source)
