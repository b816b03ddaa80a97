"""The `domain` lines of a PO file: of which catalog is what stands below them.

One file may hold the messages of several programs, each under a line such as `domain "other"`
(gettext manual, "Invoking the msgfmt Program"). Ours are of one article, so what stands under
another's name is not used. As those messages have no place in a catalog of ours, a file with such
lines is never written.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.catalogs.po.lines import Token
from dragoman.catalogs.po.oddities import Oddity

DOMAIN = "domain"
"""The keyword, and what a finding about such a line is called."""
_CURE = "Take the domain lines out of the file, and the messages of other domains."


def cure_by_tidying(locale: object, *, domains: bool) -> str:
    """Return how to put right how a file was saved, which may have `domains`."""
    return _cure("put it right", f"tidy {locale or ''}".rstrip(), domains=domains)


def cure_of_twins(path: str, *, domains: bool) -> str:
    """Return how to make one of two entries for a message in a file, which may have `domains`."""
    return _cure("join the two", f"merge-catalogs {path}", domains=domains)


def _cure(purpose: str, command: str, *, domains: bool) -> str:
    """Return what to run, for a command that leaves files with domain lines alone."""
    first = f"{_CURE} Then" if domains else f"To {purpose},"
    return f"{first} run:\n\n    dragoman {command}"


@dataclass(slots=True)
class Domains:
    """The `domain` lines of a file, as they are passed."""

    name: str | None = None
    """The domain of what comes next; None before the first line."""
    lines: list[tuple[int, str]] = field(default_factory=list)
    """Where they stand, and what they name."""
    begun: int = 0
    """The number of a line whose name has yet to come."""

    def take(self, token: Token, line: int) -> None:
        """Take a `domain`, or the name for the one begun, which may be on the next line.

        Raises ValueError, with a sentence for people, for another token.
        """
        if token.keyword != ("" if self.begun else DOMAIN) or token.form is not None:
            raise ValueError("the domain has no name")
        self.begun = self.begun or line
        if token.text is not None:
            self.name = token.text
            self.lines.append((self.begun, token.text))
            self.begun = 0

    def oddities(self, own: str | None) -> Iterator[Oddity]:
        """Yield what to say of the lines in the file of a catalog."""
        for line, name in self.lines:
            reason = f'"{name}" is the domain of the file itself, which needs no such line'
            if name != own:
                reason = f'what stands below is of "{name}", and is not used: this is "{own}"'
            yield Oddity(DOMAIN, line, reason, cure=_CURE)
