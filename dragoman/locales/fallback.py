"""The locales in which a text is looked for when a reader's own has none."""

from collections.abc import Collection, Iterator, Mapping

from dragoman.locales import cldr
from dragoman.locales.locale import Locale
from dragoman.locales.tags import Subtags, maximized, split


def fallback_chain(
    locale: Locale,
    *,
    offered: Collection[Locale],
    source: Locale,
    extra: Mapping[Locale, tuple[Locale, ...]] | None = None,
) -> tuple[Locale, ...]:
    """Return the locales whose text a reader of `locale` may be shown, best first.

    1. The locale itself.
    2. Its parents among those offered, within its language and script: `es-MX`, `es-419`, `es`;
       `pt-AO`, `pt-PT`, `pt`; `zh-HK`, `zh-Hant`, never `zh`.
    3. What the settings add (`extra`) to the locale, then to those parents: each if it is
       offered, and its own parents after it. What is added to an added one does not count.
    4. The source.

    None comes twice.
    """
    own = (locale, *_offered_parents(locale, offered))
    added = [
        link
        for link in own
        for further in (extra or {}).get(link, ())
        for link in (further, *_offered_parents(further, offered))
        if link in offered
    ]
    return tuple(dict.fromkeys((*own, *added, source)))


def lineage(subtags: Subtags) -> Iterator[Subtags]:
    """Give a locale and its ancestors in CLDR within its language and script, script filled in.

    `es-MX` gives `es-Latn-MX`, `es-Latn-419`, `es-Latn`; `zh-HK` gives `zh-Hant-HK`, `zh-Hant`.
    By UTS #35, "Parent Locales": the parent that CLDR names, or what is left without the
    territory; a parent in another language or script ends the line.
    """
    script = subtags.script or maximized(subtags).script
    link: Subtags | None = Subtags(subtags.language, script, subtags.territory)
    while link is not None:
        yield link
        link = _parent(link)


def _offered_parents(locale: Locale, offered: Collection[Locale]) -> Iterator[Locale]:
    by_place = {next(lineage(other.subtags)): other for other in offered}
    for link in lineage(locale.subtags):
        if link in by_place:
            yield by_place[link]


def _parent(subtags: Subtags) -> Subtags | None:
    if not subtags.territory:
        return None
    named = cldr.explicit_parent((subtags.language, subtags.script, subtags.territory))
    if not named and _script_is_likely(subtags):
        named = cldr.explicit_parent((subtags.language, subtags.territory))
    if not named:
        return Subtags(subtags.language, subtags.script)
    found = split(named)
    assert found is not None, named
    parent = next(lineage(found[0]))
    same = (parent.language, parent.script) == (subtags.language, subtags.script)
    return parent if same else None


def _script_is_likely(subtags: Subtags) -> bool:
    return maximized(Subtags(subtags.language, None, subtags.territory)).script == subtags.script
