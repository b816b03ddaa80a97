"""Putting a catalog in the place of a file, with proof."""

from collections.abc import Callable
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import atomic_write
from dragoman.catalogs.po.composing import Composed, composed
from dragoman.catalogs.po.proof import prove, refuse_twins, refuse_unwritable


def overwrite(path: Path, catalog: Catalog, *, present: Catalog | None, name: str) -> None:
    """Write a catalog whatever the file holds; entries that are as in `present` keep its bytes.

    Raises CatalogError, and leaves the file alone, where it cannot be written, or where polib or
    our own reader reads something else than is meant. `name` is what errors call the file.
    """
    refuse_twins(catalog, name=name)
    put_proven(path, composed(catalog, present), name=name)


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
