"""Noticing what was saved: sources (articles, templates, stylesheets) or catalogs."""

import re
from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from pathlib import Path, PurePath
from threading import Event

import watchfiles

from dragoman.project import Project


class Change(StrEnum):
    """What kind of file was saved, and so what has to be done again."""

    SOURCES = "sources"
    """An article, template or stylesheet: extract, update and build."""
    CATALOGS = "catalogs"
    """Catalogs only: build. They are not updated, for an editor has them open."""


def watch(project: Project, *, also: Collection[Path] = (), stop: Event) -> Iterator[Change]:
    """Yield a change whenever files were saved, until `stop` is set.

    `also` names more sources, such as the site's stylesheets. Files saved within a few hundredths
    of a second are one change; where sources and catalogs are among them, it is one of sources.
    """
    kind_of = _kinds(project, also)

    def wanted(_: watchfiles.Change, path: str) -> bool:
        return kind_of(Path(path)) is not None

    # `also` and the patterns may name folders that are watched already: each is watched once.
    for changes in watchfiles.watch(
        *_folders(project, also),
        watch_filter=wanted,
        debounce=50,
        step=10,
        stop_event=stop,
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        kinds = {kind_of(Path(path)) for _, path in changes}
        yield Change.SOURCES if Change.SOURCES in kinds else Change.CATALOGS


def _kinds(project: Project, also: Collection[Path]) -> Callable[[Path], Change | None]:
    sources = {path.resolve() for path in also}
    templates = tuple(re.compile(_expression(pattern)) for pattern in project.templates)

    def kind_of(path: Path) -> Change | None:
        if path.name.startswith(".") or path.name.endswith("~"):
            return None
        if path.is_relative_to(project.templates_folder):
            return None
        if path.is_relative_to(project.catalogs):
            # Of a folder made with files in it only the folder itself is sure to be noticed.
            return Change.CATALOGS if path.suffix == ".po" or path.is_dir() else None
        if path.is_relative_to(project.content) or path in sources:
            return Change.SOURCES
        below = path.relative_to(project.root) if path.is_relative_to(project.root) else path
        matched = any(template.fullmatch(below.as_posix()) for template in templates)
        return Change.SOURCES if matched else None

    return kind_of


def _expression(pattern: str) -> str:
    """Return a glob as a regular expression: `**/` is any folders, `*` anything in one name."""
    marks = {"**/": "(?:.+/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return "".join(marks.get(part, re.escape(part)) for part in parts)


def _folders(project: Project, also: Collection[Path]) -> tuple[Path, ...]:
    named = [project.content, project.catalogs]
    named += [project.root / _fixed_part(pattern) for pattern in project.templates]
    named += [path.resolve().parent for path in also]
    found = sorted({folder for folder in named if folder.is_dir()})
    return tuple(
        folder
        for folder in found
        if not any(folder != other and folder.is_relative_to(other) for other in found)
    )


def _fixed_part(pattern: str) -> PurePath:
    """Return the folders of a pattern that are no pattern."""
    parts: list[str] = []
    for part in PurePath(pattern).parts[:-1]:
        if re.search(r"[*?\[]", part):
            break
        parts.append(part)
    return PurePath(*parts)
