"""The digest of everything a snapshot is made from: where it is the same, nothing is built."""

import hashlib
import re
import sys
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import dragoman
from dragoman.project import Project
from dragoman.publishing.library import Library
from dragoman.publishing.pages import Site
from dragoman.publishing.values import overdue

_LIBRARIES = ("babel", "jinja2", "polib", "pygments", "pyromark", "pyyaml")
_WAITING = re.compile("# @(?:held|carried) ")
_CODE = frozenset({".py", ".toml", ".json"})


def digest_of(project: Project, library: Library, site: Site) -> str:
    """Return the digest of settings, articles, catalogs, files beside them, site and engine.

    Of the day only which facts are overdue counts, unless a translation is held for some days.
    """
    whole = hashlib.sha256(f"{settings_text(project)} {engine_digest()}".encode())
    code = Path(sys.modules[(project.site or "").partition(":")[0]].__file__ or "")
    whole.update(_code_digest(code.parent if code.name == "__init__.py" else code))
    whole.update(f"\0{overdue(library.facts, library.today)}".encode())
    if any(_WAITING.search(text) for text in library.kept.values()):
        whole.update(library.today.isoformat().encode())
    for key, text in sorted(library.kept.items()):
        whole.update(f"\0{key}\0{text}".encode())
    for path in _inputs(project, site):
        whole.update(str(path).encode("utf-8", "surrogateescape") + b"\0" + _content(path))
    return whole.hexdigest()


def settings_text(project: Project) -> str:
    """Return what a project's settings say, in every process the same.

    The order of a set differs from one process to the next.
    """
    words = project.dialect.code_comments
    bare = replace(project, dialect=replace(project.dialect, code_comments=frozenset()))
    return repr((bare, sorted(words)))


def engine_digest() -> str:
    """Return the digest of the engine's code and tables, with the versions of what they run on."""
    versions = [sys.version, *map(version, _LIBRARIES)]
    code = _code_digest(Path(dragoman.__file__).parent)
    return hashlib.sha256(f"{versions}".encode() + code).hexdigest()


@cache
def _code_digest(code: Path) -> bytes:
    """Return the digest of a module, or of a package's code and tables, as first asked for.

    Code that was loaded stays as it was: what is edited while a process runs counts in the next.
    """
    whole = hashlib.sha256()
    found = [path for path in code.rglob("*") if path.suffix in _CODE] if code.is_dir() else [code]
    for path in sorted(found):
        whole.update(path.name.encode() + b"\0" + _content(path))
    return whole.digest()


def _inputs(project: Project, site: Site) -> list[Path]:
    """Return the site's own files and what lies beside the articles, but for editors' leavings."""
    beside = (
        path
        for path in project.content.rglob("*")
        if path.suffix != ".md" and not path.name.startswith(".") and not path.name.endswith("~")
    )
    return sorted({*site.sources(), *(path for path in beside if path.is_file())})


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
