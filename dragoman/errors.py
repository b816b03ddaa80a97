"""The errors and findings of the whole engine.

    DragomanError              a path, a line, a reason and, where it is known, the cure
      SettingsError            pyproject.toml or dragoman.toml says something it may not
      LocaleError              a tag that names no locale
      ArticleError             a source article cannot be read
      FactsError               the file of facts says something it may not
      CatalogError             a catalog cannot be read or may not be written
        ChangedError           somebody else saved it meanwhile; it is left alone
      DamagedError             a derived file says nothing any more; it is made again
      LockedError              another command is writing to the project
      SnapshotError            a snapshot is missing or is no snapshot
      SiteError                the site named in the settings cannot be loaded or fails on a page

A fault of one article, catalog or message is no exception where others can go on: it is a
`Finding`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class DragomanError(Exception):
    """Something is wrong with the input: shown as `path:line: reason`, then the cure."""

    check = "unreadable"
    """What a finding that tells of it is called."""

    def __init__(
        self,
        reason: str,
        *,
        path: str | None = None,
        line: int | None = None,
        cure: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.cure = cure

    def __str__(self) -> str:
        first = place(self.path, self.line) + self.reason
        return f"{first}\n\n{self.cure}" if self.cure else first


class SettingsError(DragomanError):
    """The settings cannot be read or hold a key or value that is not accepted."""


class LocaleError(DragomanError):
    """A text is no well-formed tag of a known locale."""


class ArticleError(DragomanError):
    """A source article cannot be read."""


class FactsError(DragomanError):
    """The values that differ by region cannot be read, or one of them is not accepted."""


class CatalogError(DragomanError):
    """A catalog cannot be read, or what would be written is not what was meant."""


class ChangedError(CatalogError):
    """A file is no longer the one that was read; what was about to be written is not."""

    check = "changed"


class DamagedError(DragomanError):
    """A file that is derived from others is damaged: whoever works with it makes it again."""


class LockedError(DragomanError):
    """Another command holds the project's lock."""


class SnapshotError(DragomanError):
    """The snapshot is missing, or the file is none."""


class SiteError(DragomanError):
    """The site object of the settings cannot be loaded, or fails while it renders."""


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """What it concerns is not published, or gettext's tools refuse its file."""
    WARNING = "warning"
    """Worth a look; it is published all the same."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong in one place, as data; `str()` gives the line that is printed."""

    path: str
    """The file, relative to the project, with forward slashes."""
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    severity: Severity
    check: str
    """The name of the check that found it, such as `number_missing`."""
    reason: str
    cure: str = field(default="", compare=False)
    """What to do about it, where that is known."""

    def __str__(self) -> str:
        return f"{place(self.path, self.line)}{self.severity}: {self.check}: {self.reason}"


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether a finding is an error rather than a warning."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def finding_of(error: DragomanError) -> Finding:
    """Return the finding that tells of an error, for commands that go on with the other files."""
    where = (error.path or "", error.line or 0)
    return Finding(*where, Severity.ERROR, error.check, error.reason, error.cure or "")


def place(path: str | None, line: int | None) -> str:
    """Return `path:line: `, `path: ` or nothing, by what is known; all on one line."""
    if not path:
        return ""
    path = path.replace("\n", "\\u000a")
    return f"{path}:{line}: " if line else f"{path}: "
