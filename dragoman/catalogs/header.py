r"""The header of a catalog: the `msgstr` of the empty `msgid`.

Dragoman's headers are complete and constant. Every field the tools expect is there with a value
that is not empty (an editor adds an empty date where one is missing, and Babel cannot read that),
and none depends on the day or the person, so that two runs, or two branches, never differ in it.

See the gettext manual, "Filling in the Header Entry".
"""

from dataclasses import dataclass
from functools import cache

from dragoman.locales import Locale, plural_forms

CANON = "1"
"""The version of the rules by which articles become messages."""
DATE = "2000-01-01 00:00+0000"


@dataclass(frozen=True, slots=True)
class Header:
    """The header entry of one file."""

    text: str = ""
    """Its `msgstr`: lines of `Name: value`."""
    comments: tuple[str, ...] = ()
    """The translators' comments above it."""
    flags: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """The values by name; lines that are no field are left out."""
        pairs = (line.partition(":") for line in self.text.split("\n"))
        return {name.strip(): value.strip() for name, colon, value in pairs if colon}


@cache
def header_for(locale: Locale | None) -> Header:
    """Return the header of every catalog of a locale, or of every template for `None`."""
    return Header("".join(f"{name}: {value}\n" for name, value in _fields(locale)))


def _fields(locale: Locale | None) -> list[tuple[str, str]]:
    """Return the fields in the order in which gettext's own tools write them."""
    language = [("Language", locale.folder)] if locale else []
    plurals = [("Plural-Forms", plural_forms(locale).header)] if locale else []
    return [
        ("Project-Id-Version", "articles"),
        ("Report-Msgid-Bugs-To", "see README"),
        ("POT-Creation-Date", DATE),
        ("PO-Revision-Date", DATE),
        ("Last-Translator", "see version history"),
        ("Language-Team", locale.tag if locale else "none"),
        *language,
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        *plurals,
        ("X-Generator", "Dragoman"),
        ("X-Dragoman-Canon", CANON),
    ]
