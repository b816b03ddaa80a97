"""Articles that were renamed or moved to another folder, found by what their catalogs hold."""

from collections.abc import Iterable, Mapping

from dragoman.catalogs import Catalog, Key, key_of

_SAME = 0.5
"""Share of the messages of either side from which on an article is taken for the other one."""


def renamed(strays: Iterable[Catalog], templates: Iterable[Catalog]) -> Mapping[str, Catalog]:
    """Return, by domain, the catalog that each new article had under its former name.

    `strays` are the catalogs whose articles are gone, `templates` those of articles without a
    catalog. Two belong together where each has at least half of its messages in the other; the
    likest pair is taken first, and of pairs as like as another the one with the same file name.
    """
    left = {catalog.domain: catalog for catalog in strays}
    keys = {domain: _keys(catalog) for domain, catalog in left.items()}
    pairs = [
        (-share, _name(old) != _name(template.domain), old, template.domain)
        for template in templates
        for old, own in keys.items()
        if (share := _share(own, _keys(template))) >= _SAME
    ]
    found: dict[str, Catalog] = {}
    for _, _, old, new in sorted(pairs):
        if new not in found and old in left:
            found[new] = left.pop(old)
    return found


def _keys(catalog: Catalog) -> frozenset[Key]:
    return frozenset(map(key_of, catalog))


def _share(one: frozenset[Key], other: frozenset[Key]) -> float:
    """Return the smaller of the shares that two sets have in each other."""
    return len(one & other) / max(1, len(one), len(other))


def _name(domain: str) -> str:
    return domain.rpartition("/")[2]
