"""A project as it was at a revision, in a folder of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.pipeline.history import commit_id, contents, files_at, top_of
from dragoman.project import Project


@contextmanager
def project_at(project: Project, revision: str) -> Iterator[Project]:
    """Give the project with the articles and catalogs of a revision, and the settings of today.

    Raises DragomanError where there is no git, or no such revision.
    """
    top = top_of(project.root)
    commit = commit_id(project.root, revision)
    with TemporaryDirectory(prefix="dragoman-") as folder:
        root = Path(folder).resolve()
        moved = [_moved(project, path, root) for path in (project.content, project.catalogs)]
        for old, new in zip((project.content, project.catalogs), moved, strict=True):
            new.mkdir(parents=True, exist_ok=True)
            below = old.resolve().relative_to(top.resolve()).as_posix()
            files = files_at(project.root, commit, below)
            found = contents(project.root, files.values())
            for name, blob in files.items():
                _put(new / Path(name).relative_to(below), found[blob])
        yield replace(project, root=root, content=moved[0], catalogs=moved[1])


def _moved(project: Project, path: Path, root: Path) -> Path:
    return root / path.resolve().relative_to(project.root.resolve())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
