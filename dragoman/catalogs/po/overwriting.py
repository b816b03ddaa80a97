"""Putting a catalog in the place of a file, with proof."""

from collections.abc import Callable
from pathlib import Path

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.files import atomic_write
from dragoman.catalogs.po.composing import composed
from dragoman.catalogs.po.proof import prove, refuse_twins, refuse_unwritable


def overwrite(
    path: Path,
    catalog: Catalog,
    *,
    present: Catalog | None,
    name: str,
    confirm: Callable[[], None] | None = None,
) -> None:
    """Write a catalog whatever the file holds; entries that are as in `present` keep its bytes.

    `confirm` is called right before the file is replaced; if it raises, the old one stays. Raises
    CatalogError, and leaves the file alone, where it cannot be written, or where polib or our own
    reader reads something else than is meant. `name` is what errors call the file.
    """
    refuse_twins(catalog, name=name)
    new = composed(catalog, present)
    refuse_unwritable(new, name=name)
    atomic_write(
        path,
        new.content,
        prove=lambda temporary: prove(temporary, new, name=name),
        confirm=confirm,
        name=name,
    )
