"""Which articles a project can publish."""

import re

from dragoman.articles import Document, named
from dragoman.errors import ArticleError, LocaleError
from dragoman.locales import Locale
from dragoman.project import SITE_DOMAIN, Project

_TAKEN = frozenset({SITE_DOMAIN, "404"})
"""Names that stand for the interface's catalogs and the answer to unknown addresses."""
STRANGE = re.compile(r"[\x00-\x1f\x7f?#%\\\ud800-\udfff]")
"""A character that no article may have in its name."""


def admitted(project: Project, document: Document) -> Locale:
    """Return the language of an article that the project can publish.

    Raises ArticleError, with the line of what is to blame, where the article says a language or
    risk class the settings do not know, or has a name that addresses cannot have.
    """
    if document.domain in _TAKEN:
        reason = f'no article may be called "{document.domain}": the name has a meaning of its own'
        raise ArticleError(reason, path=document.path)
    strange = STRANGE.search(document.domain)
    if strange:
        reason = f"{named(strange[0])} may not stand in an article's name: it is part of addresses"
        raise ArticleError(reason, path=document.path, cure="Rename the file.")
    known = project.publish.classes
    if document.risk not in known:
        reason = f'"risk" is "{document.risk}"; accepted: {", ".join(known)}'
        raise _to_blame(document, "risk", reason)
    return _locale_of(project, document)


def _locale_of(project: Project, document: Document) -> Locale:
    if document.lang is None:
        return project.source
    try:
        locale = Locale.parse(document.lang)
    except LocaleError as error:
        raise _to_blame(document, "lang", f'"lang": {error.reason}') from None
    if locale not in project.all_locales:
        accepted = ", ".join(map(str, project.all_locales))
        raise _to_blame(document, "lang", f'"lang" is "{locale}"; accepted: {accepted}')
    return locale


def _to_blame(document: Document, field: str, reason: str) -> ArticleError:
    return ArticleError(reason, path=document.path, line=document.front_matter.fields[field].line)
