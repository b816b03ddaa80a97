"""One entry of a PO file while its lines come in, and the message that it is in the end."""

from dataclasses import dataclass, field

from dragoman.catalogs.message import Message, Previous, ordered
from dragoman.catalogs.po.domains import DOMAIN
from dragoman.catalogs.po.escapes import joined
from dragoman.catalogs.po.lines import Token

_FOLLOWERS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr",),
    "msgstr": ("msgstr",),
}
HALF = "only some lines of the entry are marked #~ (obsolete)"


@dataclass(slots=True)
class Draft:
    """What has been read of one entry."""

    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    strings: list[list[str]] = field(default_factory=list)
    keyword: str = ""
    previous_keyword: str = ""
    obsolete: bool = False
    obsolete_previous: bool = False
    line: int = 0
    """The number of the line its `msgctxt` or `msgid` stands on."""
    first: int = 0
    last: int = 0

    def complete(self, keyword: str) -> bool:
        """Say whether a keyword belongs to the next entry."""
        return bool(self.strings) and keyword in ("msgctxt", "msgid", DOMAIN)

    def begin(self, token: Token, line: int, *, obsolete: bool) -> list[str]:
        """Take a keyword, and return where its strings go.

        Raises ValueError, with a sentence for people, where it cannot stand.
        """
        keyword = token.keyword
        self._refuse_order(token)
        self.first = self.first or line
        self.obsolete = obsolete
        self.keyword = keyword
        strings: list[str] = []
        if keyword == "msgstr":
            self.strings.append(strings)
        else:
            self.texts[keyword] = strings
        if keyword in ("msgctxt", "msgid"):
            self.line = line
        return strings

    def refuse_previous(self, *, obsolete: bool) -> None:
        """Refuse a previous text without a `msgid`, and one marked otherwise than its entry."""
        if not self.previous:
            return
        if self.obsolete_previous is not obsolete:
            raise ValueError(HALF)
        if "msgid" not in self.previous or not all(self.previous.values()):
            raise ValueError(
                "the previous text above has no msgid, or a keyword without its string"
            )

    def message(self) -> Message:
        """Return the message of all lines.

        Raises ValueError, with a sentence for people, where something of it is missing.
        """
        if not self.strings:
            raise ValueError("the entry has no msgstr")
        if not all((*self.texts.values(), *self.strings)):
            raise ValueError("a keyword without its string")
        texts = {keyword: joined(strings) for keyword, strings in self.texts.items()}
        return Message(
            texts["msgid"],
            tuple(map(joined, self.strings)),
            texts.get("msgctxt"),
            texts.get("msgid_plural"),
            tuple(self.comments),
            tuple(self.extracted),
            tuple(self.references),
            ordered(self.flags),
            _previous_of(self.previous),
            self.obsolete,
            self.line,
        )

    def _refuse_order(self, token: Token) -> None:
        keyword = token.keyword
        if keyword not in _FOLLOWERS[self.keyword]:
            after = f"after {self.keyword}" if self.keyword else "at the start of an entry"
            raise ValueError(f"{keyword} cannot stand {after}")
        expected = None
        if keyword == "msgstr" and "msgid_plural" in self.texts:
            expected = len(self.strings)
        elif keyword == "msgstr" and self.strings:
            raise ValueError("the entry has two msgstr")
        if token.form != expected:
            wanted = keyword if expected is None else f"{keyword}[{expected}]"
            raise ValueError(f"{wanted} is expected here")


def _previous_of(texts: dict[str, list[str]]) -> Previous | None:
    if "msgid" not in texts:
        return None
    was = {keyword: joined(strings) for keyword, strings in texts.items()}
    return Previous(was["msgid"], was.get("msgctxt"), was.get("msgid_plural"))
