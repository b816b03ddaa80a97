"""Putting a catalog in the place of a file, with proof."""

from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import atomic_write
from dragoman.catalogs.po.composing import Composed, composed
from dragoman.catalogs.po.domains import DOMAIN
from dragoman.catalogs.po.oddities import Oddity
from dragoman.catalogs.po.proof import prove, refuse_twins, refuse_unwritable
from dragoman.errors import CatalogError


def overwrite(path: Path, catalog: Catalog, *, present: Catalog | None, name: str) -> None:
    """Write a catalog whatever the file holds; entries that are as in `present` keep its bytes.

    Raises CatalogError, and leaves the file alone, where it cannot be written, where `present` has
    `domain` lines, or where polib or our own reader reads something else than is meant. `name` is
    what errors call the file.
    """
    refuse_domains(present, name=name)
    refuse_twins(catalog, name=name)
    put_proven(path, composed(catalog, present), name=name)


def refuse_domains(present: Catalog | None, *, name: str) -> None:
    """Raise CatalogError, which calls the file `name`, for one with `domain` lines.

    What stands below another's has no place in a catalog, and would be lost.
    """
    for oddity in _domains(present) if present else ():
        reason = "nothing was written: the file has domain lines"
        raise CatalogError(reason, path=name, line=oddity.line, cure=oddity.cure)


def has_domains(catalog: Catalog) -> bool:
    """Say whether the file of a catalog has `domain` lines."""
    return any(_domains(catalog))


def _domains(catalog: Catalog) -> Iterator[Oddity]:
    return (oddity for oddity in catalog.oddities if oddity.check == DOMAIN)


def put_proven(
    path: Path, new: Composed, *, name: str, confirm: Callable[[], None] | None = None
) -> None:
    """Put a composed file in the place of another once both readers have read what is meant.

    `confirm` is called right before that; if it raises, the old file stays. Raises CatalogError,
    which calls the file `name`, where it cannot be written or is read otherwise.
    """
    refuse_unwritable(new, name=name)
    atomic_write(
        path,
        new.content,
        prove=lambda temporary: prove(temporary, new, name=name),
        confirm=confirm,
        name=name,
    )
