"""The few files beside the pages: served under an address that holds the digest of their content.

A page that names `/static/journal.1f2e3d4c.css` may be kept for a year together with it: when the
stylesheet changes, so does its address.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
_MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site as it is now."""

    name: str
    """Such as `journal.css`."""
    digest: str
    """Of its content, eight hexadecimal digits."""
    media_type: str
    body: bytes
    gzip: bytes

    @property
    def address(self) -> str:
        """Where it is found, such as `/static/journal.1f2e3d4c.css`."""
        stem, _, suffix = self.name.rpartition(".")
        return f"/static/{stem}.{self.digest}.{suffix}"

    def same_file(self, name: str) -> bool:
        """Return whether a name is this file's, bare or with the digest of another edition."""
        stem, _, suffix = self.name.rpartition(".")
        parts = name.split(".")
        return len(parts) in (2, 3) and (parts[0], parts[-1]) == (stem, suffix)


def asset(name: str) -> Asset:
    """Return one of the site's files by its name; it is read again only when it has changed."""
    return _current(FOLDER / name)


def assets() -> tuple[Asset, ...]:
    """Return all files of the site."""
    return tuple(map(_current, paths()))


def paths() -> tuple[Path, ...]:
    """Return where the files are, sorted."""
    return tuple(sorted(path for path in FOLDER.iterdir() if path.suffix in _MEDIA_TYPES))


def _current(path: Path) -> Asset:
    seen = path.stat()
    return _read(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int, _size: int) -> Asset:
    body = path.read_bytes()
    return Asset(
        name=path.name,
        digest=hashlib.sha256(body).hexdigest()[:8],
        media_type=_MEDIA_TYPES[path.suffix],
        body=body,
        gzip=gzip.compress(body, mtime=0),
    )
