"""Reading the file of facts.

    [emergency_number]
    kind = "phone"                        # or "text", which it is if nothing is said
    source = "https://example.org/list"   # where the values were looked up
    checked = 2026-11-01                  # when
    due = 2027-05-01                      # until when they are shown
    US = "911"                            # by country (ISO 3166)
    JP = { value = "119", due = 2027-01-01 }   # with a source and dates of its own
    "001" = "112"                         # everywhere else

Anything else is refused: a value that nobody reads would be missed only when somebody dials it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from dragoman.articles.characters import HIDDEN, RESERVED, named, speaks
from dragoman.articles.facts.values import WORLD, Facts, Kind, Lookup, Value
from dragoman.articles.toml_lines import Lines, lines_of
from dragoman.errors import FactsError, LocaleError
from dragoman.locales import GROUPS, Locale

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LOOKUP = {
    "source": 'source = "https://example.org/list"',
    "checked": "checked = 2026-11-01",
    "due": "due = 2027-05-01",
}
_KEYS = ("kind", *_LOOKUP)
_OWN_KEYS = ("value", *_LOOKUP)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_PHONE = re.compile(r"\(?\+?\(?[0-9](?:[0-9 ()-]*[0-9])?")
_TRUNK = re.compile(r"\+.*\(0+\)")
_REFUSED = re.compile(rf"[\t\n]|{HIDDEN.pattern}|{RESERVED.pattern}")


def parse_facts(text: str, *, path: str) -> Facts:
    """Return the facts that a file's text declares.

    Raises FactsError with the line of the first thing in it that is not accepted.
    """
    text = text.replace("\r\n", "\n")
    tables, lines = _tables(text, path)
    values = {name: _Table(path, lines, (name,), table).fact() for name, table in tables.items()}
    return Facts(path, MappingProxyType(values))


def _tables(text: str, path: str) -> tuple[Mapping[str, Any], Lines]:
    try:
        return tomllib.loads(text), lines_of(text)
    except (ValueError, RecursionError) as error:
        reason, line = _told(str(error), text)
        raise FactsError(f"is no TOML: {reason}", path=path, line=line) from None


def _told(message: str, text: str) -> tuple[str, int | None]:
    """Return what tomllib says of a text, and the line that it says it of."""
    reason, _, where = message.partition(" (at ")
    if where == "end of document)":
        return reason, text.rstrip("\n").count("\n") + 1
    line = re.match(r"line (\d+), column", where)
    return reason, int(line[1]) if line else None


@dataclass(frozen=True, slots=True)
class _Table:
    """The table of a fact, or that of a region in it."""

    path: str
    lines: Lines
    names: tuple[str, ...]
    values: Any

    def fact(self) -> Mapping[str, Value]:
        """Return a fact's values by region."""
        if not _NAME.fullmatch(self.names[0]):
            cure = "Write small letters from a to z, digits and _, a letter first."
            raise self._fault(f'"{self.names[0]}" is no name of a fact', cure=cure)
        if not isinstance(self.values, dict):
            cure = f"Write a table:\n\n  [{self._name}]"
            raise self._fault(f'"{self.names[0]}" is no table', cure=cure)
        regions = [key for key in self.values if key not in _KEYS]
        for region in regions:
            self._require_region(region)
        kind, lookup = self._kind(), self._lookup(None)
        if not regions:
            cure = f'Write one for a country, or for all:\n\n  "{WORLD}" = "112"'
            raise self._fault(f"[{self._name}] has no value", cure=cure)
        return MappingProxyType({region: self._value(region, kind, lookup) for region in regions})

    @property
    def _name(self) -> str:
        return ".".join(self.names)

    def _fault(self, reason: str, *key: str, cure: str) -> FactsError:
        line = self.lines.line_of(*self.names, *key)
        return FactsError(reason, path=self.path, line=line, cure=cure)

    def _require_region(self, key: str) -> None:
        if key == WORLD:
            return
        present = _present_code(key)
        if present is None:
            accepted = f'{", ".join(_KEYS)}, a country such as US, "{WORLD}" for all others'
            cure = f"Accepted are: {accepted}"
            raise self._fault(f'unknown key "{key}" in [{self._name}]', key, cure=cure)
        if present != key:
            raise self._fault(f'"{key}" is no code of a country', key, cure=f"Write {present}.")
        if key in GROUPS:
            reason = f'"{key}" stands for many countries, and no reader is in all of them'
            raise self._fault(reason, key, cure="Write a value for each of its countries.")

    def _kind(self) -> Kind:
        kind = self.values.get("kind", Kind.TEXT)
        if kind not in tuple(Kind):
            cure = f"Accepted are: {', '.join(Kind)}"
            raise self._fault(f'"kind" is {_shown(kind)}', "kind", cure=cure)
        return Kind(kind)

    def _value(self, region: str, kind: Kind, lookup: Lookup) -> Value:
        value = self.values[region]
        if not isinstance(value, dict):
            return Value(self._text(region, kind), kind, lookup)
        own = _Table(self.path, self.lines, (*self.names, region), value)
        for key in value:
            if key not in _OWN_KEYS:
                cure = f"Accepted are: {', '.join(_OWN_KEYS)}"
                raise own._fault(f'unknown key "{key}" in [{own._name}]', key, cure=cure)
        if "value" not in value:
            cure = 'Write it: value = "119"'
            raise own._fault(f'[{own._name}] has no "value"', cure=cure)
        return Value(own._text("value", kind), kind, own._lookup(lookup))

    def _text(self, key: str, kind: Kind) -> str:
        text = self.values[key]
        if not isinstance(text, str):
            cure = f'Write it in quotes, such as: {key} = "112"'
            raise self._fault(f'"{key}" is {_shown(text)}, which is no text', key, cure=cure)
        if not speaks(text):
            raise self._fault(f'"{key}" is empty', key, cure="Write the value, or leave it out.")
        hidden = _REFUSED.search(text)
        if hidden:
            reason = f'"{key}" has {named(hidden[0])}, which may not stand in a value'
            raise self._fault(reason, key, cure="Write it without this character.")
        if kind is Kind.PHONE:
            self._require_phone(key, text)
        return text

    def _require_phone(self, key: str, text: str) -> None:
        if not _PHONE.fullmatch(text):
            cure = "Write digits, with spaces, hyphens and parentheses between and a + before them."
            raise self._fault(f'"{key}" is "{text}", which is no phone number', key, cure=cure)
        if _TRUNK.search(text):
            reason = f'"{key}" is "{text}", of which nobody dials the 0 in parentheses after a +'
            raise self._fault(reason, key, cure="Write it without this 0.")

    def _lookup(self, default: Lookup | None) -> Lookup:
        """Return where and when the values were looked up, by `default` where nothing is said."""
        if default and not self.values.keys() & _LOOKUP.keys():
            return default
        source = self._source(default.source if default else None)
        checked = self._date("checked", default.checked if default else None)
        due = self._date("due", default.due if default else None)
        if due < checked:
            reason = f'"due" is {due}, before "checked", which is {checked}'
            raise self._fault(reason, "due", cure="Write the date of the next look-up at it.")
        return Lookup(source, checked, due, self.lines.line_of(*self.names, "due"))

    def _source(self, default: str | None) -> str:
        source = self._said("source", default)
        if not isinstance(source, str) or not _ADDRESS.fullmatch(source) or HIDDEN.search(source):
            cure = f"Write an address:\n\n  {_LOOKUP['source']}"
            raise self._fault(f'"source" is {_shown(source)}', "source", cure=cure)
        return source

    def _date(self, key: str, default: date | None) -> date:
        day = self._said(key, default)
        if type(day) is not date:
            cure = f"Write a date, without quotes or time:\n\n  {_LOOKUP[key]}"
            raise self._fault(f'"{key}" is {_shown(day)}, which is no date', key, cure=cure)
        return day

    def _said(self, key: str, default: object) -> object:
        said = self.values.get(key, default)
        if said is None:
            cure = f"Write it:\n\n  {_LOOKUP[key]}"
            raise self._fault(f'[{self._name}] has no "{key}"', cure=cure)
        return said


def _present_code(key: str) -> str | None:
    """Return the code of two letters by which CLDR knows a country now; None for what is none."""
    try:
        code = Locale.parse(f"en-{key}").territory
    except LocaleError:
        return None
    return code if code and code.isalpha() else None


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else str(value)
