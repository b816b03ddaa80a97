"""What is wrong in an article for the readers of one locale, whatever its translations say."""

from collections.abc import Iterator
from datetime import date

from dragoman.articles import Document, Facts
from dragoman.errors import Finding, Severity
from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.extent import extent_of, holds_text
from dragoman.publishing.localized import lacking_file
from dragoman.publishing.reading import placeholders
from dragoman.publishing.values import Values


def regional_findings(
    project: Project, document: Document, locale: Locale, *, facts: Facts, today: date
) -> Iterator[Finding]:
    """Yield an error for each value that readers of a locale need and that was never declared.

    One that is overdue is told of where it is declared, in the facts.
    """
    if not document.facts:
        return
    values = Values(facts, project.region_of(locale), today)
    for number in extent_of(document, values.region).numbers:
        segment = document.segments[number]
        for missing in values.missing(segment):
            if missing.due is None:
                reason = f"{str(missing).removesuffix('.')}; this text is not shown there"
                cure = f"Look it up, then write it into [{missing.name}] of {facts.path}."
                where = (document.path, segment.line)
                yield Finding(*where, Severity.ERROR, "fact", reason, cure)


def image_findings(project: Project, document: Document, locale: Locale) -> Iterator[Finding]:
    """Yield a warning for each image that holds text and has no file for a locale's language."""
    if not holds_text(document):
        return
    for image in extent_of(document, project.region_of(locale)).images:
        path = lacking_file(project, image.path, locale)
        if path:
            name = project.relative(project.content / path)
            reason = f'"{image.source}" holds text, and there is no {name}'
            yield Finding(document.path, image.line, Severity.WARNING, "image", reason)


def undeclared_findings(document: Document, facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each placeholder of no fact, where there are facts at all."""
    for segment in document.segments if facts.names else ():
        for name in dict.fromkeys(placeholders(segment)):
            if name not in facts.names:
                reason = f"{{{name}}} is no fact of {facts.path}; readers see it as it stands"
                yield Finding(document.path, segment.line, Severity.WARNING, "fact", reason)
