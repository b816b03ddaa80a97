"""From the tables of a settings file to a project: every key is checked, none is left over."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType
from urllib.parse import urlsplit

from dragoman.articles import Dialect, Schema, knows
from dragoman.catalogs import State
from dragoman.errors import SettingsError
from dragoman.locales import Locale, is_region
from dragoman.project.model import Project, PublishPolicy
from dragoman.project.tables import Table, read_table

_KEYS = (
    *("source", "locales", "content", "catalogs", "templates", "base_url", "site"),
    *("publish", "fallback", "front_matter", "markdown", "regions"),
)
_YEAR = 366
_PATTERNS = "patterns of files below the root, such as templates/**/*.html"


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


def _settings_in(folder: Path) -> Table | None:
    own = read_table(folder / "dragoman.toml")
    shared = read_table(folder / "pyproject.toml", "tool", "dragoman")
    if own is not None and "tool" in own.values:
        reason = "the settings stand in dragoman.toml without [tool.dragoman] above them"
        raise own.refuse("tool", reason)
    if own is not None and shared is not None:
        raise SettingsError(
            "settings stand here and in [tool.dragoman] of pyproject.toml; keep one of them",
            path=own.file.path,
        )
    return own or shared


def _project(root: Path, table: Table) -> Project:
    table.accept(*_KEYS)
    source = table.locale("source", table.string("source", "en"))
    locales = _targets(table, source)
    return Project(
        root=root,
        source=source,
        locales=locales,
        **_folders(root, table),
        templates=_patterns(table),
        base_url=_base_url(table),
        site=_site(table),
        publish=_publish(table.table("publish")),
        fallback=_fallback(table.table("fallback"), locales),
        regions=_regions(table.table("regions"), (source, *locales)),
        schema=_schema(table.table("front_matter")),
        dialect=_dialect(table.table("markdown")),
        settings=table.file,
    )


def _folders(root: Path, table: Table) -> dict[str, Path]:
    content = table.folder(root, "content", "content")
    catalogs = table.folder(root, "catalogs", "locales")
    one, other = sorted((content.resolve(), catalogs.resolve()))
    if other.is_relative_to(one):
        key = "catalogs" if "catalogs" in table.values else "content"
        raise table.refuse(key, '"content" and "catalogs" overlap; accepted: two folders apart')
    return {"content": content, "catalogs": catalogs}


def _targets(table: Table, source: Locale) -> tuple[Locale, ...]:
    locales = tuple(table.locale("locales", tag) for tag in table.strings("locales", ()))
    if source in locales:
        raise table.refuse("locales", f'"locales" has the source "{source}"; it needs no catalogs')
    if len(set(locales)) < len(locales):
        raise table.refuse("locales", '"locales" names one locale twice')
    return locales


def _patterns(table: Table) -> tuple[str, ...]:
    patterns = table.strings("templates", ())
    for pattern in patterns:
        parts = PurePath(pattern).parts
        if not parts or PurePath(pattern).is_absolute() or any(map(_leads_astray, parts)):
            reason = f'"templates" has "{pattern}"; accepted: {_PATTERNS}'
            raise table.refuse("templates", reason)
    return patterns


def _leads_astray(part: str) -> bool:
    """Tell whether a part of a pattern leads upwards, or joins `**` with more than a slash."""
    return part == ".." or ("**" in part and part != "**")


def _base_url(table: Table) -> str:
    url = table.string("base_url", "http://127.0.0.1:8000")
    if not _is_address(url):
        raise table.refuse(
            "base_url", f'"base_url" is "{url}"; accepted: an address such as https://example.org'
        )
    return url.rstrip("/")


def _is_address(url: str) -> bool:
    """Tell whether a text is the address of a host, perhaps with a port, and of no page on it."""
    try:
        parts = urlsplit(url)
        named = parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    rest = parts.path.strip("/") or parts.query or parts.fragment
    blank = re.search(r"[\s<>\"]", url)
    return bool(parts.scheme in ("http", "https") and named and not rest and not blank)


def _site(table: Table) -> str | None:
    if "site" not in table.values:
        return None
    name = table.string("site", "webapp:site")
    if not re.fullmatch(r"[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*", name):
        raise table.refuse("site", f'"site" is "{name}"; accepted: module:attribute')
    return name


def _publish(table: Table) -> PublishPolicy:
    table.accept("whole", "minimum", "needs", "days")
    default = PublishPolicy()
    minimum = table.values.get("minimum", default.minimum)
    if type(minimum) is not int or not 0 <= minimum <= 100:
        raise table.refuse("minimum", f'"minimum" is {minimum!r}; accepted: a percentage, 0 to 100')
    return PublishPolicy(
        table.strings("whole", default.whole),
        minimum,
        _needs(table.table("needs")),
        _days(table.table("days")),
    )


def _needs(table: Table) -> Mapping[str, State]:
    states = {str(state): state for state in State if state >= State.TRANSLATED}
    for risk, state in table.values.items():
        if state not in states:
            raise table.refuse(risk, f'"{risk}" is {state!r}; accepted: {", ".join(states)}')
    return MappingProxyType({risk: states[state] for risk, state in table.values.items()})


def _days(table: Table) -> Mapping[str, int]:
    for risk, days in table.values.items():
        if type(days) is not int or not 0 <= days <= _YEAR:
            raise table.refuse(risk, f'"{risk}" is {days!r}; accepted: days, 0 to {_YEAR}')
    return MappingProxyType(dict(table.values))


def _schema(table: Table) -> Schema:
    table.accept("translate")
    paths = table.strings("translate", Schema().translate)
    for path in paths:
        reason = Schema.refusal(path)
        if reason:
            raise table.refuse("translate", f'"translate": {reason}')
    return Schema(paths)


def _dialect(table: Table) -> Dialect:
    table.accept("containers", "shortcodes", "code_comments")
    languages = table.strings("code_comments", ())
    for language in languages:
        if not knows(language):
            reason = f'"code_comments" has "{language}"; accepted: names such as "python"'
            raise table.refuse("code_comments", reason)
    return Dialect(
        containers=table.flag("containers", True),
        shortcodes=table.flag("shortcodes", True),
        code_comments=frozenset(languages),
    )


def _regions(table: Table, locales: tuple[Locale, ...]) -> Mapping[Locale, str]:
    regions: dict[Locale, str] = {}
    for key in table.values:
        region = table.string(key, "US")
        if not is_region(region):
            reason = f'"{key}" is "{region}"; accepted: a code of ISO 3166 such as US'
            raise table.refuse(key, reason)
        regions[_offered(table, key, key, locales)] = region
    return MappingProxyType(regions)


def _fallback(table: Table, locales: tuple[Locale, ...]) -> Mapping[Locale, tuple[Locale, ...]]:
    chains = dict[Locale, tuple[Locale, ...]]()
    for key in table.values:
        locale = _offered(table, key, key, locales)
        others = (_offered(table, key, tag, locales) for tag in table.strings(key, ()))
        chains[locale] = tuple(other for other in others if other != locale)
    return MappingProxyType(chains)


def _offered(table: Table, key: str, tag: str, locales: Iterable[Locale]) -> Locale:
    locale = table.locale(key, tag)
    if locale not in locales:
        reason = f'"{tag}" is no locale of the project; accepted: {", ".join(map(str, locales))}'
        raise table.refuse(key, reason)
    return locale
