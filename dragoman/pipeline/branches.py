"""Merging the files of two branches' catalogs, as git's merge driver does."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dragoman.catalogs import (
    Catalog,
    Conflict,
    Joined,
    join_branches,
    overwrite,
    read_catalog,
    refuse_domains,
    text_form,
    without_twins,
)
from dragoman.errors import CatalogError, Finding, LocaleError, Severity
from dragoman.locales import Locale
from dragoman.pipeline.reports import shortened

_SHOWN = 40
"""Characters of a text that are shown to tell which one it is."""


def merge_catalogs(
    base: Path, ours: Path, theirs: Path, *, output: Path | None = None, name: str | None = None
) -> tuple[Finding, ...]:
    """Merge two branches' catalogs into ours, or into another file; return the conflicts.

    `join_branches` has the rules. The three files may have any names, as git's temporary ones do;
    `name` is what findings and errors call the catalog, by default the file that is written. Raises
    CatalogError, and leaves that file alone, where one of the three cannot be read.
    """
    shown = name or str(output or ours)
    sides = (base, "the merge base"), (ours, "ours"), (theirs, "theirs")
    catalogs = _of_one_locale(_read(path, f"{shown} ({side})") for path, side in sides)
    joined = join_branches(*catalogs)
    overwrite(output or ours, joined.catalog, present=catalogs[1], name=shown)
    return _findings(joined, shown)


def join_twins(path: Path, *, output: Path | None = None) -> tuple[Finding, ...]:
    """Make one entry of several for one message in a catalog; return those that said different.

    Raises CatalogError, and leaves the file alone, where it cannot be read.
    """
    [catalog] = _of_one_locale([_read(path, str(path), duplicates=True)])
    joined = without_twins(catalog)
    target = output or path
    if joined.catalog.messages != catalog.messages or output:
        overwrite(target, joined.catalog, present=catalog, name=str(target))
    return _findings(joined, str(target))


def catalog_text(path: Path) -> str:
    """Return what a catalog says, as `text_form` has it; a file that is no PO as it is."""
    try:
        catalog = _read(path, str(path))
    except CatalogError:
        return path.read_text(encoding="utf-8", errors="replace")
    return text_form(catalog)


def _read(path: Path, name: str, *, duplicates: bool = False) -> Catalog:
    catalog = read_catalog(path, domain="", locale=None, name=name, duplicates=duplicates)
    refuse_domains(catalog, name=name)
    return catalog


def _of_one_locale(catalogs: Iterable[Catalog]) -> list[Catalog]:
    """Return catalogs with the locale that the first of their headers names, if one does."""
    known = list(catalogs)
    locales = [found for catalog in known if (found := _locale_of(catalog))]
    return [replace(catalog, locale=locales[0]) for catalog in known] if locales else known


def _locale_of(catalog: Catalog) -> Locale | None:
    try:
        return Locale.parse(catalog.header.fields.get("Language", ""))
    except LocaleError:
        return None


def _findings(joined: Joined, name: str) -> tuple[Finding, ...]:
    return tuple(_finding(conflict, name) for conflict in joined.conflicts)


def _finding(conflict: Conflict, name: str) -> Finding:
    texts = (conflict.message.id, conflict.message.string, conflict.other[0])
    which, kept, other = map(_short, texts)
    reason = f"{which} is fuzzy now: translated as {kept} and as {other}"
    return Finding(name, 0, Severity.WARNING, "conflict", reason)


def _short(text: str) -> str:
    return f'"{shortened(text, _SHOWN)}"'
