"""The catalogs of a project as they were at commits of its history."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dragoman.catalogs import Message, parse_messages
from dragoman.errors import CatalogError
from dragoman.pipeline.history import Commit, contents, files_at

_SUFFIX = ".po"
_KEPT = 8
"""Revisions whose lists of catalogs and messages are kept; a large project's are large."""


class Placed(NamedTuple):
    """A message of one revision, and the catalog it stands in."""

    message: Message
    path: str
    """Relative to the top of the repository."""


class Revisions:
    """Reads catalogs of commits, each content once."""

    def __init__(self, top: Path, below: str, commits: Iterable[Commit]) -> None:
        self.top = top
        self.below = below
        """The folder of the catalogs, relative to the top of the repository."""
        self.parents = {commit.id: commit.parents for commit in commits}
        self._read: dict[str, Sequence[Message] | None] = {}
        self._all: dict[tuple[str, str], tuple[Placed, ...]] = {}

    def locale_of(self, path: str) -> str | None:
        """Return the folder of the locale that a catalog is for, None for what is no catalog."""
        file = PurePosixPath(path)
        if file.suffix != _SUFFIX or not file.is_relative_to(self.below):
            return None
        folder, *inner = file.relative_to(self.below).parts
        return folder if inner[:1] == ["LC_MESSAGES"] else None

    def load(self, commits: Iterable[str], paths: Collection[str]) -> None:
        """Read catalogs of some commits at once; without it each is read when it is needed."""
        trees = [self._tree(commit) for commit in commits]
        wanted = (tree[path] for tree in trees for path in paths if path in tree)
        blobs = [blob for blob in wanted if blob not in self._read]
        for blob, content in contents(self.top, blobs).items():
            self._read[blob] = _messages(content)

    def messages(self, commit: str, path: str) -> Sequence[Message] | None:
        """Return the messages of a catalog at a commit: none without the file, None for no PO."""
        blob = self._tree(commit).get(path)
        if blob is None:
            return ()
        self.load((commit,), (path,))
        return self._read[blob]

    def readable(self, commits: Iterable[str], path: str) -> tuple[str, ...]:
        """Return the commits, with those before them instead where they left a catalog unreadable.

        So a merge whose conflict was committed does not hide what was merged.
        """
        found: dict[str, None] = {}
        waiting = list(commits)
        while waiting:
            commit = waiting.pop(0)
            if self.messages(commit, path) is not None:
                found[commit] = None
            else:
                waiting += self.parents.get(commit, ())
        return tuple(found)

    def all_of(self, commit: str, locale: str) -> tuple[Placed, ...]:
        """Return every message of every readable catalog of a locale at a commit."""
        if (commit, locale) not in self._all:
            paths = [path for path in self._tree(commit) if self.locale_of(path) == locale]
            self.load((commit,), paths)
            if len(self._all) >= _KEPT:
                self._all.clear()
            self._all[commit, locale] = tuple(self._placed(commit, paths))
        return self._all[commit, locale]

    def _placed(self, commit: str, paths: Iterable[str]) -> Iterator[Placed]:
        for path in paths:
            yield from (Placed(message, path) for message in self.messages(commit, path) or ())

    def _tree(self, commit: str) -> Mapping[str, str]:
        return _tree(self.top, commit, self.below)


@lru_cache(maxsize=_KEPT)
def _tree(top: Path, commit: str, below: str) -> Mapping[str, str]:
    return files_at(top, commit, below)


def by_locale(revisions: Revisions, paths: Iterable[str]) -> dict[str, list[str]]:
    """Return the catalogs among some paths, by the folder of their locale."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        if locale := revisions.locale_of(path):
            found[locale].append(path)
    return found


def _messages(content: bytes) -> Sequence[Message] | None:
    try:
        return parse_messages(content)
    except CatalogError:
        return None
