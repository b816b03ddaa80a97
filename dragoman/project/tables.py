"""Tables of a settings file, whose every value is checked as it is taken out."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.articles import key_lines
from dragoman.errors import LocaleError, SettingsError
from dragoman.locales import Locale

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Where settings stand, for whoever shall be sent there."""

    path: str = ""
    """The file, relative to the project's root."""
    table: tuple[str, ...] = ()
    """The table of the file that holds them; empty where it is all of the file."""
    text: str = ""

    def __str__(self) -> str:
        within = f"[{'.'.join(self.table)}] of " if self.table else ""
        return f"{within}{self.path}" if self.path else "the settings"

    def line_of(self, *names: str) -> int | None:
        """Return the line of a key, by the names of the tables it is in and its own."""
        return key_lines(self.text).line_of(*self.table, *names, implied=False) or None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a settings file.

    Every method raises SettingsError, with the line, for what is not accepted.
    """

    values: Mapping[str, Any]
    file: SettingsFile
    names: tuple[str, ...] = ()
    """The names that lead to it from the outermost table of the settings."""

    def refuse(self, key: str, reason: str) -> SettingsError:
        """Return the error that says what is wrong with a key."""
        line = self.file.line_of(*self.names, key)
        return SettingsError(reason, path=self.file.path, line=line)

    def accept(self, *keys: str) -> None:
        """Refuse all keys but these."""
        for key in self.values:
            if key not in keys:
                among = f" in [{self._name()}]" if self._name() else ""
                raise self.refuse(key, f'unknown key "{key}"{among}; accepted: {", ".join(keys)}')

    def table(self, key: str) -> "Table":
        """Return a table in this one; an empty one where it is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, f'"{key}" is no table; write [{self._name(key)}]')
        return Table(value, self.file, (*self.names, key))

    def string(self, key: str, default: str) -> str:
        """Return a text that is not blank and of one line."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value.strip() or _CONTROL.search(value):
            raise self.refuse(key, f'"{key}" is {value!r}; accepted: a text such as "{default}"')
        return value

    def strings(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts, each of them once."""
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(map(_is_line, value)):
            raise self.refuse(key, f'"{key}" is {value!r}; accepted: a list of texts')
        if len(set(value)) < len(value):
            raise self.refuse(key, f'"{key}" names one thing twice')
        return tuple(value)

    def flag(self, key: str, default: bool) -> bool:
        """Return a truth value."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, f'"{key}" is {value!r}; accepted: true or false')
        return value

    def locale(self, key: str, text: str) -> Locale:
        """Return the locale that a text of this key names."""
        try:
            return Locale.parse(text)
        except LocaleError as error:
            raise self.refuse(key, f'"{key}": {error.reason}') from None

    def folder(self, root: Path, key: str, default: str) -> Path:
        """Return a folder below the root."""
        folder = Path(self.string(key, default))
        if folder.is_absolute() or ".." in folder.parts or not folder.parts:
            raise self.refuse(key, f'"{key}" is "{folder}"; accepted: a folder below the root')
        return root / folder

    def _name(self, *keys: str) -> str:
        """Return the name of this table, or of a key in it, as a header spells it."""
        return ".".join((*self.file.table, *self.names, *keys))


def read_table(path: Path, *names: str) -> Table | None:
    """Return a table of a TOML file, or None where there is no such file or table.

    Raises SettingsError where the file cannot be read or is no TOML.
    """
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        values: Any = tomllib.loads(text)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", path=path.name) from None
    except UnicodeDecodeError:
        raise SettingsError("is not UTF-8", path=path.name) from None
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path.name, str(error)) from None
    for name in names:
        values = values.get(name) if isinstance(values, dict) else None
    return Table(values, SettingsFile(path.name, names, text)) if isinstance(values, dict) else None


def _not_toml(path: str, message: str) -> SettingsError:
    at = re.search(r" \(at line (\d+), column \d+\)", message)
    reason = message[: at.start()] if at else message
    return SettingsError(f"is no TOML: {reason}", path=path, line=int(at[1]) if at else None)


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value) and not _CONTROL.search(value)
