"""Who wrote a translation, as far as git knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.catalogs import Catalog, Message
from dragoman.errors import DragomanError
from dragoman.pipeline.history import Identity, authors_of
from dragoman.project import Project


@dataclass(frozen=True, slots=True)
class Authorship:
    """The authors of the lines of one catalog; nobody where there is no history."""

    lines: Sequence[str]
    authors: Sequence[Identity]

    def of(self, message: Message) -> frozenset[str]:
        """Return the names, without blanks, and addresses of who wrote a message's `msgstr`."""
        return frozenset(
            alias.casefold()
            for number in self._lines_of(message)
            for alias in ("-".join(self.authors[number].name.split()), self.authors[number].email)
        )

    def _lines_of(self, message: Message) -> Sequence[int]:
        """Return the indexes of the lines from the first `msgstr` to the end of the entry."""
        if not message.line or len(self.authors) < len(self.lines):
            return ()
        start = message.line - 1
        while start < len(self.lines) and not self.lines[start].startswith("msgstr"):
            start += 1
        end = start
        while end < len(self.lines) and self.lines[end].startswith(("msgstr", '"')):
            end += 1
        return range(start, end)


def authors_of_translations(project: Project, catalog: Catalog) -> Authorship:
    """Return who wrote what of a catalog; without git, or before its first commit, nobody did."""
    path = project.root / catalog.path
    try:
        authors = authors_of(project.root, str(path))
        text = path.read_text(encoding="utf-8", errors="replace")
    except (DragomanError, OSError):
        return Authorship((), ())
    return Authorship(text.split("\n")[: len(authors)], authors)
