"""Faults of the system (a folder in the way, a full disk, a name it cannot spell) as our errors."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.project import Project


@contextmanager
def named_faults(project: Project, path: Path | None = None) -> Iterator[None]:
    """Raise what the system refuses as a DragomanError with a path that is shown as we show paths.

    `path` is the file that is worked on; without it, the one the system names is shown.
    """
    try:
        yield
    except DragomanError as error:
        error.path = _shown(project, error.path) if error.path else error.path
        raise
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read our output has gone; no fault of an input
            raise
        named = path or error.filename2 or error.filename
        raise DragomanError(error.strerror or str(error), path=_shown(project, named)) from error
    except UnicodeError as error:
        raise DragomanError(_unspeakable(error), path=_shown(project, path)) from error


def _shown(project: Project, named: object) -> str | None:
    """Return a path below the root without the root; None for what is no path."""
    if not isinstance(named, str | bytes | os.PathLike):
        return None
    path = Path(os.fsdecode(named))
    return project.relative(path) if path.is_relative_to(project.root) else str(path)


def _unspeakable(error: UnicodeError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return f"{error.object[:200]!a} cannot be written in {error.encoding}"
    return str(error)
