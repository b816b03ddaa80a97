"""Which files are known to follow their sources, so that an update need not look into them.

Templates follow articles, and catalogs follow templates. While all of them are as an update left
them, their digests tell that nothing is to be done.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import dragoman
from dragoman.catalogs import Catalog, Occasion, atomic_write, format_catalog, read_bytes
from dragoman.errors import CatalogError


class Known(NamedTuple):
    """What is known of an article that was read before."""

    language: str
    """The tag of the language it is written in."""
    work: str
    """The digest of what is merged into its catalogs, see `source_digest_of`."""


@dataclass(slots=True)
class Settled:
    """The digests of files after the last update; derived, and safe to lose."""

    path: Path
    digests: dict[str, list[str]] = field(default_factory=dict)
    """By the path of a template or catalog, the digest of what it follows, and its own; by that of
    an article, the digest of all that decides what is read of it, and what is `Known` of it."""
    changed: bool = False
    """Whether something was noted that was not known."""

    @classmethod
    def read(cls, path: Path) -> "Settled":
        """Return what the last update left; nothing where the file is missing or damaged."""
        try:
            found: Any = json.loads(read_bytes(path))
        except (CatalogError, FileNotFoundError, ValueError, RecursionError):
            found = {}
        return cls(path, found if _is_table(found) else {})

    def known(self, name: str, digest: str) -> Known | None:
        """Return what is known of an article; None where what decides it has another digest."""
        match self.digests.get(name):
            case [known, language, work] if known == digest:
                return Known(language, work)
        return None

    def learn(self, name: str, digest: str, known: Known) -> None:
        """Note what was read of an article."""
        self._note(name, [digest, *known])

    def has(self, name: str, source: str, path: Path) -> bool:
        """Say whether a template or catalog is as it was left, and what it follows too."""
        known = self.digests.get(name)
        return known is not None and known == [source, _digest_of_file(path)]

    def note(self, name: str, source: str, digest: str) -> None:
        """Note the digest of a file that follows its source, as it was read or written.

        What the file holds by now may be another's work, which no merge has seen.
        """
        self._note(name, [source, digest])

    def write(self) -> None:
        """Keep what was noted. That this fails costs the next update its time, nothing else."""
        if not self.changed:
            return
        with suppress(CatalogError):
            atomic_write(self.path, json.dumps(self.digests, sort_keys=True).encode())
        self.changed = False

    def _note(self, name: str, noted: list[str]) -> None:
        self.changed |= self.digests.get(name) != noted
        self.digests[name] = noted


def source_digest_of(template: Catalog, occasion: Occasion) -> str:
    """Return the digest of everything but the day that decides what a merge does to a catalog."""
    said = (dragoman.__version__, occasion.source, occasion.terms, occasion.frame)
    return sha256(f"{said}\0{format_catalog(template)}".encode()).hexdigest()


def _digest_of_file(path: Path) -> str | None:
    try:
        return sha256(read_bytes(path)).hexdigest()
    except (CatalogError, FileNotFoundError):  # reading the catalog tells why
        return None


def _is_table(found: Any) -> bool:
    return isinstance(found, Mapping) and all(map(_is_row, found.values()))


def _is_row(row: Any) -> bool:
    return isinstance(row, list) and all(isinstance(each, str) for each in row)
