"""Which catalogs are known to follow their templates, so that an update need not look at them."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import dragoman
from dragoman.catalogs import Catalog, Occasion, atomic_write, format_catalog, read_bytes
from dragoman.errors import CatalogError


@dataclass(slots=True)
class Settled:
    """The digests of templates and catalogs after the last update; derived, and safe to lose."""

    path: Path
    digests: dict[str, list[str]] = field(default_factory=dict)
    """By the catalog's path: the digest of what it was merged with, and its own."""
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

    def has(self, name: str, source: str, path: Path) -> bool:
        """Say whether a catalog's file is as it was left, and what it is merged with too."""
        known = self.digests.get(name)
        return known is not None and known == [source, _digest_of_file(path)]

    def note(self, name: str, source: str, digest: str) -> None:
        """Note the digest of a catalog that follows its source, as it was read or written.

        What the file holds by now may be another's work, which no merge has seen.
        """
        noted = [source, digest]
        self.changed |= self.digests.get(name) != noted
        self.digests[name] = noted

    def write(self) -> None:
        """Keep what was noted. That this fails costs the next update its time, nothing else."""
        if not self.changed:
            return
        with suppress(CatalogError):
            atomic_write(self.path, json.dumps(self.digests, sort_keys=True).encode())


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
    return isinstance(found, Mapping) and all(isinstance(each, list) for each in found.values())
