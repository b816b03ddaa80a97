"""Loading the site that the settings name, as `module:attribute`."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman.errors import DragomanError, SettingsError, SiteError
from dragoman.project import Project
from dragoman.publishing.pages import Site

_METHODS = ("article", "index", "not_found", "sources", "application")


def load_site(project: Project) -> Site:
    """Return the project's site object.

    Raises SettingsError where the settings name none, SiteError where it cannot be imported or
    lacks a method of `Site`. The project's root is put on the import path, as gunicorn does.
    """
    if project.site is None:
        raise SettingsError(
            "no site to build",
            cure='Name the object that renders pages in the settings:\n\n  site = "webapp:site"',
        )
    module, _, attribute = project.site.partition(":")
    root = str(project.root)
    if root not in sys.path:
        sys.path.insert(0, root)
    with site_errors(f'site "{project.site}" cannot be loaded'):
        found = getattr(importlib.import_module(module), attribute)
    missing = [name for name in _METHODS if not callable(getattr(found, name, None))]
    if missing:
        raise SiteError(f'site "{project.site}" has no {", ".join(missing)}')
    site: Site = found
    return site


@contextmanager
def site_errors(what: str) -> Iterator[None]:
    """Turn whatever a site raises into a SiteError that says what it was doing.

    A site is not ours: any exception may come out of it, and none may end `serve`.
    """
    try:
        yield
    except DragomanError:
        raise
    except Exception as error:
        raise SiteError(f"{what}: {type(error).__name__}: {error}") from error
