"""A project: its settings and its paths, read once and frozen; the only reader of configuration.

Settings stand in `[tool.dragoman]` of pyproject.toml, or as they are in dragoman.toml:

    source     the language articles are written in                   "en"
    locales    the languages they are translated into                 ["fr", "pt-BR"]
    content    the folder of the articles                             "content"
    catalogs   the folder of the catalogs                             "locales"
    templates  what else is extracted, into site.pot                  ["webapp/templates/**/*.html"]
    base_url   where the site will be found                           "http://127.0.0.1:8000"
    site       the object that renders pages, as module:attribute     "webapp:site"
    [publish]       whole (risk classes shown whole or not at all), minimum (percent of words)
    [fallback]      what a locale falls back to after its own language, pt-BR = ["es"]
    [front_matter]  translate (the fields that are messages)

Anything else is refused with the file, the line and what is accepted.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from dragoman.articles import Schema
from dragoman.errors import LocaleError, SettingsError
from dragoman.locales import Locale

SITE_DOMAIN = "site"
"""The domain of the interface's messages; no article may have it."""


@dataclass(frozen=True, slots=True)
class PublishPolicy:
    """What a translated article needs to be shown."""

    whole: tuple[str, ...] = ("clinical",)
    """The risk classes that are shown whole in one language or not at all."""
    minimum: int = 60
    """Percent of words; an article below it is shown whole in the next language."""


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a project and the paths that follow from them."""

    root: Path
    source: Locale
    locales: tuple[Locale, ...]
    """The languages translated into, in the order of the settings, without the source."""
    content: Path
    catalogs: Path
    templates: tuple[str, ...] = ()
    """Patterns below the root, of files whose messages are the interface's."""
    base_url: str = "http://127.0.0.1:8000"
    """Without a slash at its end."""
    site: str | None = None
    """`module:attribute`, importable from the root; without it nothing can be built."""
    publish: PublishPolicy = PublishPolicy()
    fallback: Mapping[Locale, tuple[Locale, ...]] = field(default_factory=dict, hash=False)
    schema: Schema = field(default_factory=Schema)

    @property
    def all_locales(self) -> tuple[Locale, ...]:
        """The source, then the locales translated into."""
        return (self.source, *self.locales)

    @property
    def snapshot_path(self) -> Path:
        """The file the site answers from."""
        return self.root / "build" / "site.sqlite"

    @property
    def drafts_path(self) -> Path:
        """The snapshot with every translation in it; for this machine only."""
        return self.root / "build" / "drafts.sqlite"

    @property
    def lock_path(self) -> Path:
        """The file that whoever writes to the project holds."""
        return self.root / "build" / "dragoman.lock"

    @property
    def templates_folder(self) -> Path:
        """The folder of the extracted templates."""
        return self.catalogs / "templates"

    def article_paths(self) -> tuple[Path, ...]:
        """Every article, sorted; files and folders that start with a dot or underscore are none."""
        found = (path for path in self.content.rglob("*.md") if path.is_file())
        return tuple(sorted(path for path in found if not self._hidden(path)))

    def domain_of(self, path: Path) -> str:
        """Return an article's domain: its path below the content folder, without the suffix."""
        return path.relative_to(self.content).with_suffix("").as_posix()

    def template_path(self, domain: str) -> Path:
        """Return where a domain's template is."""
        return self.templates_folder / f"{domain}.pot"

    def catalog_path(self, locale: Locale, domain: str) -> Path:
        """Return where a domain's catalog for a locale is, in gettext's spelling of the locale."""
        return self.catalogs / locale.folder / "LC_MESSAGES" / f"{domain}.po"

    def relative(self, path: Path) -> str:
        """Return a path as it is shown: below the root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_absolute() else path.as_posix()

    def _hidden(self, path: Path) -> bool:
        return any(part.startswith((".", "_")) for part in path.relative_to(self.content).parts)


def load_project(start: Path) -> Project:
    """Return the project of the nearest folder upwards from `start` that has settings.

    Raises SettingsError where there are none, or where they say something they may not.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        found = _settings_in(folder)
        if found is not None:
            return _project(folder, found)
    raise SettingsError(
        f"no settings in {start} nor in any folder above it",
        cure="Settings stand in [tool.dragoman] of pyproject.toml, or in dragoman.toml:\n\n"
        '  source = "en"\n  locales = ["fr", "pt-BR"]',
    )


_KEYS = (
    *("source", "locales", "content", "catalogs", "templates", "base_url", "site"),
    *("publish", "fallback", "front_matter"),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of a settings file, which knows the line of each of its keys."""

    values: Mapping[str, Any]
    path: str
    text: str
    name: str

    def refuse(self, key: str, reason: str) -> SettingsError:
        return SettingsError(reason, path=self.path, line=_line_of(self.text, self.name, key))

    def accept(self, *keys: str) -> None:
        for key in self.values:
            if key not in keys:
                among = f" in [{self.name}]" if self.name else ""
                raise self.refuse(key, f'unknown key "{key}"{among}; accepted: {", ".join(keys)}')

    def table(self, key: str) -> "_Table":
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, f'"{key}" is no table; write [{_joined(self.name, key)}]')
        return _Table(value, self.path, self.text, _joined(self.name, key))

    def string(self, key: str, default: str) -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, f'"{key}" is {value!r}; accepted: a text such as "{default}"')
        return value

    def strings(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
            raise self.refuse(key, f'"{key}" is {value!r}; accepted: a list of texts')
        if len(set(value)) < len(value):
            raise self.refuse(key, f'"{key}" names one thing twice')
        return tuple(value)

    def locale(self, key: str, text: str) -> Locale:
        try:
            return Locale.parse(text)
        except LocaleError as error:
            raise self.refuse(key, f'"{key}": {error.reason}') from None

    def folder(self, root: Path, key: str, default: str) -> Path:
        folder = Path(self.string(key, default))
        if folder.is_absolute() or ".." in folder.parts or not folder.parts:
            raise self.refuse(key, f'"{key}" is "{folder}"; accepted: a folder below the root')
        return root / folder


def _settings_in(folder: Path) -> _Table | None:
    own = _read(folder / "dragoman.toml", "")
    shared = _read(folder / "pyproject.toml", "tool.dragoman")
    if own is not None and shared is not None:
        raise SettingsError(
            "settings stand here and in [tool.dragoman] of pyproject.toml; keep one of them",
            path=own.path,
        )
    return own or shared


def _read(path: Path, name: str) -> _Table | None:
    """Return the table `name` of a TOML file, or None where there is no such file or table."""
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
    for part in name.split(".") if name else ():
        values = values.get(part) if isinstance(values, dict) else None
    return _Table(values, path.name, text, name) if isinstance(values, dict) else None


def _not_toml(path: str, message: str) -> SettingsError:
    at = re.search(r" \(at line (\d+), column \d+\)", message)
    reason = message[: at.start()] if at else message
    return SettingsError(f"is no TOML: {reason}", path=path, line=int(at[1]) if at else None)


def _project(root: Path, table: _Table) -> Project:
    table.accept(*_KEYS)
    source = table.locale("source", table.string("source", "en"))
    locales = _targets(table, source)
    front_matter = table.table("front_matter")
    front_matter.accept("translate")
    return Project(
        root=root,
        source=source,
        locales=locales,
        content=table.folder(root, "content", "content"),
        catalogs=table.folder(root, "catalogs", "locales"),
        templates=_patterns(table),
        base_url=_base_url(table),
        site=_site(table),
        publish=_publish(table.table("publish")),
        fallback=_fallback(table.table("fallback"), locales),
        schema=Schema(translate=front_matter.strings("translate", Schema().translate)),
    )


def _targets(table: _Table, source: Locale) -> tuple[Locale, ...]:
    locales = tuple(table.locale("locales", tag) for tag in table.strings("locales", ()))
    if source in locales:
        raise table.refuse("locales", f'"locales" has the source "{source}"; it needs no catalogs')
    if len(set(locales)) < len(locales):
        raise table.refuse("locales", '"locales" names one locale twice')
    return locales


def _patterns(table: _Table) -> tuple[str, ...]:
    patterns = table.strings("templates", ())
    for pattern in patterns:
        if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
            reason = f'"templates" has "{pattern}"; accepted: patterns below the root'
            raise table.refuse("templates", reason)
    return patterns


def _base_url(table: _Table) -> str:
    url = table.string("base_url", "http://127.0.0.1:8000")
    parts = urlsplit(url)
    rest = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not parts.netloc or rest:
        raise table.refuse(
            "base_url", f'"base_url" is "{url}"; accepted: an address such as https://example.org'
        )
    return url.rstrip("/")


def _site(table: _Table) -> str | None:
    if "site" not in table.values:
        return None
    name = table.string("site", "webapp:site")
    if not re.fullmatch(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*", name):
        raise table.refuse("site", f'"site" is "{name}"; accepted: module:attribute')
    return name


def _publish(table: _Table) -> PublishPolicy:
    table.accept("whole", "minimum")
    default = PublishPolicy()
    minimum = table.values.get("minimum", default.minimum)
    if type(minimum) is not int or not 0 <= minimum <= 100:
        raise table.refuse("minimum", f'"minimum" is {minimum!r}; accepted: a percentage, 0 to 100')
    return PublishPolicy(table.strings("whole", default.whole), minimum)


def _fallback(table: _Table, locales: tuple[Locale, ...]) -> Mapping[Locale, tuple[Locale, ...]]:
    chains: dict[Locale, tuple[Locale, ...]] = {}
    for key in table.values:
        locale = _offered(table, key, key, locales)
        others = (_offered(table, key, tag, locales) for tag in table.strings(key, ()))
        chains[locale] = tuple(other for other in others if other != locale)
    return MappingProxyType(chains)


def _offered(table: _Table, key: str, tag: str, locales: Iterable[Locale]) -> Locale:
    locale = table.locale(key, tag)
    if locale not in locales:
        accepted = ", ".join(map(str, locales))
        raise table.refuse(key, f'"{tag}" is no locale of the project; accepted: {accepted}')
    return locale


def _joined(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key


def _line_of(text: str, table: str, key: str) -> int | None:
    """Return the line of a key, or of the header of its own table; tomllib keeps no lines."""
    spelled = rf"""["']?{re.escape(key)}["']?"""
    own_header = _header(_joined(table, key))
    here = ""
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*\[+\s*(.+?)\s*\]+\s*(?:#.*)?$", line)
        if header and _header(header[1]) == own_header:
            return number
        here = _header(header[1]) if header else here
        if here == _header(table) and re.match(rf"\s*{spelled}\s*[=.]", line):
            return number
    return None


def _header(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)
