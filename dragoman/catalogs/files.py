"""Writing files whole or not at all, and keeping two writers apart.

The recipe is the usual one of POSIX: a temporary file in the same folder, `fsync`, `rename`, and
`fsync` of the folder. A process killed at any moment leaves the old file or the new one.
"""

import os
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.errors import LockedError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SUFFIX = ".dragoman-tmp"
_FAR = 1 << 30
"""Windows locks bytes, and nobody can read a locked one: lock one far behind the text."""


def atomic_write(
    path: Path, content: bytes, *, prove: Callable[[Path], None] | None = None
) -> None:
    """Put the content in the place of a file, which keeps its mode; folders are made.

    `prove` is called with the temporary file before it takes the place; if it raises, the old
    file stays. A symbolic link stays one, its target is replaced.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(6)}{_SUFFIX}")
    try:
        _write_through(temporary, content)
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        if prove:
            prove(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def remove_temporaries(folder: Path) -> None:
    """Remove what killed writers left below a folder. Only the holder of the lock may do so."""
    for temporary in folder.rglob(f".*{_SUFFIX}"):
        temporary.unlink(missing_ok=True)


@contextmanager
def project_lock(path: Path, *, sweeping: Iterable[Path] = ()) -> Iterator[None]:
    """Hold the lock of a project, a file of its own, and sweep the folders of stale temporaries.

    The system lets go of the lock when the process ends, however it ends. Raises LockedError at
    once, with the number of the process, where another one holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _lock(descriptor)
        except OSError:
            holder = os.pread(descriptor, 20, 0) if sys.platform != "win32" else path.read_bytes()
            raise _locked(path, holder) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        for folder in sweeping:
            remove_temporaries(folder)
        yield
    finally:
        os.close(descriptor)


def _write_through(path: Path, content: bytes) -> None:
    """Write a new file, with the mode the user's umask gives, down to the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename last; where folders cannot be opened, the system sees to it itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _locked(path: Path, holder: bytes) -> LockedError:
    process = holder.decode(errors="replace").strip()
    who = f" (process {process})" if process.isdigit() else ""
    return LockedError(
        f"another command is writing to this project{who}",
        path=str(path),
        cure="Wait until it is done, or end it, and run the command again.",
    )
