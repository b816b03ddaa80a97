"""A locale: one language as it is written in one place."""

from dataclasses import dataclass, field
from functools import cache
from typing import Self

import babel

from dragoman.errors import LocaleError
from dragoman.locales import cldr
from dragoman.locales.tags import Subtags, maximized, split

_RIGHT_TO_LEFT = (
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc "
    "Mero Narb Nbat Nkoo Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi"
)
"""The scripts written from right to left (CLDR scriptMetadata), to be searched as one text."""


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A locale of the project or of a reader, made by `Locale.parse`.

    Two locales are equal when their tags are; they sort by tag.
    """

    tag: str
    """The canonical tag (RFC 5646): `pt-BR`, `zh-Hant`."""
    language: str = field(compare=False, repr=False)
    """Two or three letters: `pt`."""
    script: str | None = field(compare=False, repr=False)
    """The script if the tag says it: `Hant`."""
    territory: str | None = field(compare=False, repr=False)
    """The territory if the tag says it: `BR`, `419`."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the locale that a tag names; case is free and `_` stands for `-`.

        Deprecated subtags become their present ones (`iw` is `he`). Refused with a `LocaleError`
        is what is no tag, what has variants or extensions (`ca-valencia`, `de-u-nu-latn`), and a
        language, script or territory that CLDR does not know.
        """
        found = split(text.strip())
        if found is None:
            raise LocaleError(f'"{text}" is no language tag', cure=_CURE)
        subtags, rest = found
        if rest:
            raise LocaleError(
                f'"{text}" has more than language, script and territory: "{rest[1:]}"', cure=_CURE
            )
        _require_known(text, "language", subtags.language, cldr.languages())
        _require_known(text, "script", subtags.script, cldr.scripts())
        _require_known(text, "territory", subtags.territory, cldr.territories())
        return cls(str(subtags), subtags.language, subtags.script, subtags.territory)

    def __str__(self) -> str:
        return self.tag

    @property
    def folder(self) -> str:
        """The name of its folder of catalogs, as gettext spells locales: `pt_BR`, `zh_Hant`."""
        return self.tag.replace("-", "_")

    @property
    def subtags(self) -> Subtags:
        """Its language, script and territory as they stand in the tag."""
        return Subtags(self.language, self.script, self.territory)

    @property
    def likely_script(self) -> str:
        """The script its text is in: its own, or the likely one (UTS #35, "Likely Subtags").

        `Latn` for a language of which CLDR knows no script.
        """
        return _likely_script(self.subtags)

    @property
    def region(self) -> str:
        """The region its readers are in: its own, or the likely one (UTS #35, "Likely Subtags").

        Two letters for a country, three digits for more than one: `es-419` gives `419`, and `001`,
        the world, is given for a language without a country.
        """
        return _region(self.subtags)

    @property
    def direction(self) -> str:
        """`rtl` where its script is written from right to left, otherwise `ltr`."""
        return "rtl" if self.likely_script in _RIGHT_TO_LEFT else "ltr"

    @property
    def autonym(self) -> str:
        """Its name in its own language, as a menu shows it: `Português (Brasil)`, `日本語`."""
        return _autonym(self)


@cache
def cldr_of(locale: Locale) -> babel.Locale:
    """Return Babel's data for a locale, or for the nearest one in its language and script.

    A language without data gets the root's: dates as numbers, one plural form.
    """
    language, script, territory = locale.language, locale.likely_script, locale.territory
    for parts in ((language, script, territory), (language, territory), (language, script)):
        data = cldr.data_for(parts)
        if data and (
            script in parts or _likely_script(Subtags(language, None, territory)) == script
        ):
            return data
    data = cldr.data_for((language,))
    return data if data and _likely_script(Subtags(language)) == script else cldr.root_data()


_CURE = "Write a tag of BCP 47, such as: de, pt-BR, zh-Hant, es-419"


def _require_known(text: str, kind: str, subtag: str | None, known: frozenset[str]) -> None:
    if subtag is not None and subtag not in known:
        raise LocaleError(f'"{text}" names no locale: CLDR knows no {kind} "{subtag}"', cure=_CURE)


@cache
def _likely_script(subtags: Subtags) -> str:
    return maximized(subtags).script or "Latn"


@cache
def _region(subtags: Subtags) -> str:
    return maximized(subtags).territory or "001"


@cache
def _autonym(locale: Locale) -> str:
    """Name a locale by the algorithm of UTS #35, "Locale Display Name Algorithm".

    The longest run of subtags that has a name of its own comes first, the others follow in
    parentheses. Its first letter is put in title case, as CLDR's context transform for menus.
    """
    data = cldr_of(locale)
    names, rest = data.languages, []
    name = names.get(locale.folder)
    if name is None and locale.script:
        name = names.get(f"{locale.language}_{locale.script}")
        rest = [data.territories.get(locale.territory or "", locale.territory)]
    if name is None:
        name = names.get(locale.language) or cldr.english_name(locale.language)
        rest = [
            data.scripts.get(locale.script or "", locale.script),
            data.territories.get(locale.territory or "", locale.territory),
        ]
    inside = ", ".join(part for part in rest if part)
    return _titled(f"{name} ({inside})" if inside else name)


def _titled(name: str) -> str:
    return name[:1].title() + name[1:]
