"""Language tags: taken apart and put into canonical form (BCP 47, RFC 5646)."""

import re
from dataclasses import dataclass, replace

from dragoman.locales import cldr

_TAG = re.compile(
    r"""(?P<language>[a-z]{2,3})
        (?:[-_](?P<extension>[a-z]{3}))?
        (?:[-_](?P<script>[a-z]{4}))?
        (?:[-_](?P<territory>[a-z]{2}|[0-9]{3}))?
        (?P<rest>(?:[-_][a-z0-9]{1,8})*)""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Subtags:
    """The parts of a tag that choose a text; `str()` joins them with hyphens."""

    language: str
    """Two or three letters, lower case: `pt`, `fil`."""
    script: str | None = None
    """Four letters, title case: `Hant`; None where the tag leaves it open."""
    territory: str | None = None
    """Two letters or three digits: `BR`, `419`; None where the tag leaves it open."""

    def __str__(self) -> str:
        return "-".join(part for part in (self.language, self.script, self.territory) if part)


def split(text: str) -> tuple[Subtags, str] | None:
    """Return the canonical subtags of a tag and what follows them, None where it is no tag.

    Case is free and `_` stands for `-`. Deprecated subtags become their present ones (UTS #35,
    "Canonicalization": `iw` is `he`, `sh` is `sr-Latn`), and an extended language stands alone
    (RFC 5646 section 4.5: `zh-yue` is `yue`). What follows are variants and extensions, each
    with its hyphen: `-valencia`, `-u-nu-latn`.
    """
    found = _TAG.fullmatch(text)
    if not found:
        return None
    script, territory = found["script"], found["territory"]
    subtags = Subtags(
        (found["extension"] or found["language"]).lower(),
        script.title() if script else None,
        territory.upper() if territory else None,
    )
    return _canonical(subtags), found["rest"].lower().replace("_", "-")


def maximized(subtags: Subtags) -> Subtags:
    """Return the subtags with likely script and territory filled in (UTS #35, "Likely Subtags").

    `zh-TW` gives `zh-Hant-TW`, `pt` gives `pt-Latn-BR`; a language that CLDR does not know is
    returned as it came.
    """
    language, script, territory = subtags.language, subtags.script, subtags.territory
    for key in (
        (language, script, territory),
        (language, territory),
        (language, script),
        (language,),
    ):
        likely = cldr.likely_subtags(key)
        if likely:
            return Subtags(language, script or likely[1], territory or likely[2])
    return subtags


def _canonical(subtags: Subtags) -> Subtags:
    alias = cldr.language_alias(subtags.language)
    if alias:
        known = _TAG.fullmatch(alias)
        assert known is not None, alias
        subtags = Subtags(
            known["language"],
            subtags.script or known["script"],
            subtags.territory or known["territory"],
        )
    if subtags.territory:
        subtags = replace(subtags, territory=cldr.territory_alias(subtags.territory))
    return subtags
