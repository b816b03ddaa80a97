"""Watching: which saved file is which change."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from dragoman.pipeline import Change, Watch, watching
from dragoman.project import Project, load_project

TEMPLATE = "site/templates/parts/head.html"
CATALOG = "locales/fr/LC_MESSAGES/x.po"
SETTINGS = 'locales = ["fr"]\ntemplates = ["site/templates/**/*.html"]\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in (TEMPLATE, CATALOG, "content/x.md", "site/static/site.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    return load_project(tmp_path)


class Watcher:
    """A watch that began before anything was saved; `after` saves files and gives the change."""

    def __init__(self, project: Project, watch: Watch, stop: Event) -> None:
        self.root, self.watch, self.stop = project.root, watch, stop

    def save(self, *names: str) -> None:
        for name in names:
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(path.name + "x", encoding="utf-8")

    def after(self, *names: str, wait: float = 10) -> Change | None:
        """Save files, and only then look for a change; None where there is none for a while."""
        self.save(*names)
        return self.next(wait)

    def next(self, wait: float = 10) -> Change | None:
        guard = Timer(wait, self.stop.set)
        guard.start()
        try:
            return next(iter(self.watch), None)
        finally:
            guard.cancel()


@pytest.fixture
def watcher(project: Project) -> Iterator[Watcher]:
    stop = Event()
    also = [project.root / "site/static/site.css"]
    with watching(project, also=also, stop=stop) as watch:
        yield Watcher(project, watch, stop)


@pytest.mark.parametrize(
    "name",
    ["content/x.md", "content/new/y.md", "content/x.png", TEMPLATE, "site/static/site.css"],
)
def test_sources(watcher: Watcher, name: str) -> None:
    assert watcher.after(name) is Change.SOURCES


@pytest.mark.parametrize("name", [CATALOG, "locales/de/LC_MESSAGES/new.po"])
def test_catalogs(watcher: Watcher, name: str) -> None:
    assert watcher.after(name) is Change.CATALOGS


def test_both_at_once_are_sources(watcher: Watcher) -> None:
    assert watcher.after(CATALOG, "content/x.md") is Change.SOURCES


def test_what_is_no_concern_of_the_site(watcher: Watcher) -> None:
    names = (
        "locales/fr/LC_MESSAGES/x.mo",
        "locales/fr/LC_MESSAGES/.x.po.1f.dragoman-tmp",
        "locales/templates/x.pot",
        "site/static/other.css",
        "content/.x.md.swp",
        "content/x.md~",
    )
    assert watcher.after(*names, wait=0.5) is None


def test_what_was_written_here_is_no_news(watcher: Watcher) -> None:
    watcher.save(CATALOG, "locales/de/LC_MESSAGES/new.po")
    watcher.watch.ignore([watcher.root / CATALOG, watcher.root / "locales/de/LC_MESSAGES/new.po"])
    assert watcher.next(wait=0.5) is None


def test_what_somebody_saved_after_us_is_news(watcher: Watcher) -> None:
    watcher.save(CATALOG)
    watcher.watch.ignore([watcher.root / CATALOG])
    (watcher.root / CATALOG).write_text("by somebody else", encoding="utf-8")
    assert watcher.next() is Change.CATALOGS


def test_other_settings(watcher: Watcher, project: Project) -> None:
    settings = project.root / "dragoman.toml"
    settings.write_text('locales = ["fr", "de"]\n', encoding="utf-8")
    assert watcher.next() is Change.SETTINGS
    settings.write_text("locales = [", encoding="utf-8")
    assert watcher.next() is Change.SETTINGS
    settings.write_text(SETTINGS + "# a remark\n", encoding="utf-8")
    assert watcher.next(wait=0.5) is None


def test_it_ends_when_told(watcher: Watcher) -> None:
    watcher.stop.set()
    assert list(watcher.watch) == []
