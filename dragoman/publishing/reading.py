"""Reading articles as the settings and the facts of a project say."""

import os
import unicodedata
from dataclasses import dataclass, field, replace

from dragoman.articles import (
    Document,
    Facts,
    Segment,
    article_of,
    article_text,
    own_html,
    parse_facts,
    placeholders_in,
)
from dragoman.errors import ArticleError, DragomanError, Finding, finding_of
from dragoman.locales import Locale
from dragoman.project import Project
from dragoman.publishing.admission import admitted


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads articles with the facts that a project declares."""

    project: Project
    facts: Facts = field(default_factory=Facts)
    text: str = ""
    """What is in the file of facts; empty where there is none."""
    fault: DragomanError | None = None
    """Why the file of facts cannot be read."""
    names: dict[str, str] = field(default_factory=dict, compare=False)
    """The articles it was given so far, by their names as the coarsest file system knows them."""

    @classmethod
    def of(cls, project: Project) -> "Reader":
        """Return the reader of a project's articles as its files are now."""
        name = project.relative(project.facts_path)
        if not os.path.lexists(project.facts_path):
            return cls(project)
        try:
            text = article_text(project.facts_path, name)
            return cls(project, parse_facts(text, path=name), text)
        except DragomanError as error:
            return cls(project, fault=error)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What keeps the facts from being read."""
        return (finding_of(self.fault),) if self.fault else ()

    def read(self, text: str, *, path: str, domain: str) -> tuple[Document, Locale]:
        """Return an article and its language.

        Raises ArticleError where it cannot be read or published, where only some file systems and
        readers can tell its name from that of one read before, and where it names a fact while
        these cannot be read: nobody knows then whether it is one.
        """
        self.require_own_name(path, domain)
        dialect = replace(self.project.dialect, facts=self.facts.names)
        document = article_of(
            text, path=path, domain=domain, schema=self.project.schema, dialect=dialect
        )
        if self.fault:
            self._require_no_facts(document)
        return document, admitted(self.project, document)

    def require_own_name(self, path: str, domain: str) -> None:
        """Raise ArticleError for a name that is as good as that of an article given before."""
        first = self.names.setdefault(unicodedata.normalize("NFC", domain).casefold(), path)
        if first != path:
            reason = f'only case or accents spelled otherwise tell its name from "{first}"'
            raise ArticleError(reason, path=path, cure="Rename one of them.")

    def _require_no_facts(self, document: Document) -> None:
        for segment in document.segments:
            for name in placeholders(segment):
                file = self.project.relative(self.project.facts_path)
                reason = f"{{{name}}} may be a fact, and {file} cannot be read"
                raise ArticleError(reason, path=document.path, line=segment.line)


def placeholders(segment: Segment) -> tuple[str, ...]:
    """Return the names in a segment's placeholders, of facts or not; in code and addresses none."""
    if segment.kind == "link" or segment.code is not None:
        return ()
    return placeholders_in(own_html(segment))
