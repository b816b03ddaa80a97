"""Noticing what was saved: sources (articles, templates, stylesheets), catalogs or settings."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path, PurePath
from threading import Event

import watchfiles

from dragoman.errors import SettingsError
from dragoman.project import Project, load_project


class Change(StrEnum):
    """What kind of file was saved, and so what has to be done again."""

    SOURCES = "sources"
    """An article, template or stylesheet: extract, update and build."""
    CATALOGS = "catalogs"
    """Catalogs only: build. They are not updated, for an editor has them open."""
    SETTINGS = "settings"
    """The settings say something else, or can no longer be read; a project keeps those it has."""


@contextmanager
def watching(project: Project, *, also: Collection[Path] = (), stop: Event) -> Iterator["Watch"]:
    """Give the watch of a project: whatever is saved from here on is noticed, whoever is busy.

    `also` names more sources, such as the site's stylesheets. The watch ends when `stop` is set.
    """
    project.catalogs.mkdir(parents=True, exist_ok=True)
    watch = Watch(project, also, stop)
    try:
        yield watch
    finally:
        watch.close()


class Watch:
    """What was saved, change by change, while it is iterated over.

    Files saved within a few hundredths of a second, or while a change was worked on, are one
    change; where sources and catalogs are among them, it is one of sources.
    """

    def __init__(self, project: Project, also: Collection[Path], stop: Event) -> None:
        self._kind_of = _kinds(project, also)
        self._settings = _Settings(project)
        self._own: dict[Path, tuple[int, ...]] = {}
        self._project, self._also, self._stop = project, also, stop
        self._begin()

    def _begin(self) -> None:
        self._watched = self._present()
        self._saves = watchfiles.watch(
            *(path for path, _ in self._watched),
            watch_filter=None,
            debounce=50,
            step=10,
            stop_event=self._stop,
            rust_timeout=50,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
        self._before = next(self._saves, set())  # the watch begins with the first question

    def __iter__(self) -> Iterator[Change]:
        saves: set[watchfiles.main.FileChange] | None
        saves = self._before or next(self._saves, None)
        while saves is not None:
            kinds = {self._kind(Path(path)) for _, path in saves}
            self._own.clear()
            if self._settings.changed():
                yield Change.SETTINGS
            if self._renewed():
                yield Change.SOURCES
            elif kinds & set(Change):
                yield Change.SOURCES if Change.SOURCES in kinds else Change.CATALOGS
            saves = next(self._saves, None)

    def ignore(self, written: Iterable[Path]) -> None:
        """Take no notice of files that were written here a moment ago.

        To be called before these files are read again: what was saved meanwhile is then read, too.
        """
        for path in written:
            for own in (path, *path.parents):
                self._own[own] = _signature(own)

    def close(self) -> None:
        """Watch no longer."""
        self._saves.close()

    def _present(self) -> set[tuple[Path, tuple[int, ...]]]:
        """Return the folders to watch, with what tells one from another in its place."""
        return {(path, _signature(path)) for path in _folders(self._project, self._also)}

    def _renewed(self) -> bool:
        """Watch anew where a folder was made anew: of the one that went nothing more is heard."""
        present = self._present()
        if present <= self._watched:
            self._watched = present
            return False
        self._saves.close()
        self._begin()
        return True

    def _kind(self, path: Path) -> Change | None:
        kind = self._kind_of(path)
        return None if kind and self._own.get(path) == _signature(path) else kind


class _Settings:
    """The settings of a project, and whether they were edited since last asked."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._files = (project.root / "dragoman.toml", project.root / "pyproject.toml")
        self._seen = self._signatures()

    def changed(self) -> bool:
        found = self._signatures()
        if found == self._seen:
            return False
        self._seen = found
        try:
            return load_project(self._project.root) != self._project
        except SettingsError:
            return True

    def _signatures(self) -> tuple[tuple[int, ...], ...]:
        return tuple(map(_signature, self._files))


def _signature(path: Path) -> tuple[int, ...]:
    """Return what changes when a file is saved, or a folder made anew; nothing where it is gone."""
    try:
        seen = path.stat()
    except OSError:
        return ()
    return (seen.st_ino,) if path.is_dir() else (seen.st_ino, seen.st_mtime_ns, seen.st_size)


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
    """Return the folders to watch, each once: `also` and patterns may name some in others."""
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
