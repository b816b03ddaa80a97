"""Watching: which saved file is which change."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from dragoman.locales import Locale
from dragoman.pipeline import Change, watch
from dragoman.project import Project

TEMPLATE = "site/templates/parts/head.html"
CATALOG = "locales/fr/LC_MESSAGES/x.po"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in (TEMPLATE, CATALOG, "content/x.md", "site/static/site.css"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return Project(
        root=tmp_path,
        source=Locale.parse("en"),
        locales=(Locale.parse("fr"),),
        content=tmp_path / "content",
        catalogs=tmp_path / "locales",
        templates=("site/templates/**/*.html",),
    )


class Watcher:
    """Watches in the background; `after` saves files and gives the change they make."""

    def __init__(self, project: Project) -> None:
        self.root = project.root
        self.seen: list[Change] = []
        self.stop, self.news = Event(), Event()
        also = [project.root / "site/static/site.css"]
        self.changes = watch(project, also=also, stop=self.stop)
        self.thread = Thread(target=self._listen)
        self.thread.start()
        while not self.seen:  # the watch begins at some moment of its own
            self._save("content/x.md")
            self.news.wait(0.05)
        self.news.wait(0.3)

    def _listen(self) -> None:
        for change in self.changes:
            self.seen.append(change)
            self.news.set()

    def _save(self, *names: str) -> None:
        for name in names:
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(len(self.seen)), encoding="utf-8")

    def after(self, *names: str, wait: float) -> list[Change]:
        self.thread.join(0.3)
        self.seen.clear()
        self.news.clear()
        self._save(*names)
        self.news.wait(wait)
        self.thread.join(0.1)
        return sorted(set(self.seen))


@pytest.fixture
def watcher(project: Project) -> Iterator[Watcher]:
    watcher = Watcher(project)
    yield watcher
    watcher.stop.set()
    watcher.thread.join(5)


@pytest.mark.parametrize(
    "name",
    ["content/x.md", "content/new/y.md", "content/x.png", TEMPLATE, "site/static/site.css"],
)
def test_sources(watcher: Watcher, name: str) -> None:
    assert watcher.after(name, wait=5) == [Change.SOURCES]


@pytest.mark.parametrize("name", [CATALOG, "locales/de/LC_MESSAGES/new.po"])
def test_catalogs(watcher: Watcher, name: str) -> None:
    assert watcher.after(name, wait=5) == [Change.CATALOGS]


def test_both_at_once_are_sources(watcher: Watcher) -> None:
    assert Change.SOURCES in watcher.after(CATALOG, "content/x.md", wait=5)


def test_what_is_no_concern_of_the_site(watcher: Watcher) -> None:
    names = (
        "locales/fr/LC_MESSAGES/x.mo",
        "locales/fr/LC_MESSAGES/.x.po.1f.dragoman-tmp",
        "locales/templates/x.pot",
        "site/static/other.css",
        "content/.x.md.swp",
        "content/x.md~",
    )
    assert watcher.after(*names, wait=0.5) == []


def test_it_ends_when_told(watcher: Watcher) -> None:
    watcher.stop.set()
    watcher.thread.join(5)
    assert not watcher.thread.is_alive()
