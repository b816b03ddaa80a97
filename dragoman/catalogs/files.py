"""Writing files whole or not at all, and keeping two writers apart.

The recipe is the usual one of POSIX: a temporary file in the same folder, `fsync`, `rename`, and
`fsync` of the folder. A process killed at any moment leaves the old file or the new one.
"""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import CatalogError, DragomanError, LockedError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SUFFIX = ".dragoman-tmp"
MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read: a catalog of a long article has some hundred kilobytes."""
_PART = 256 * 1024
_FAR = 1 << 30
"""Windows locks bytes, and nobody can read a locked one: lock one far behind the text."""
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What systems answer where another process holds the lock."""


def read_bytes(path: Path, *, name: str | None = None) -> bytes:
    """Return the bytes of a regular file; a pipe or a device might never end.

    Raises FileNotFoundError where there is none, and CatalogError, which calls the file `name`, for
    what the system refuses, for what is no regular file, and for one of more than `MOST_BYTES`.
    """
    shown = name or str(path)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise CatalogError("this is a pipe or a device, not a file", path=shown)
        with path.open("rb") as file:
            content = _read(file)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise CatalogError(error.strerror or str(error), path=shown) from None
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        raise CatalogError(f"the file has more than {most} MB and is not read", path=shown)
    return content


def _read(file: BinaryIO) -> bytes:
    """Return what is in a file, of a huge one a little more than `MOST_BYTES`.

    Asking for what its size says is far faster than asking for the most that might come.
    """
    content = b""
    while part := file.read(min(os.fstat(file.fileno()).st_size, MOST_BYTES) - len(content) + 1):
        content += part
        if len(content) > MOST_BYTES:
            break
    return content


def holds(path: Path, content: bytes) -> bool:
    """Say whether a file has these bytes. Raises OSError for what the system refuses.

    It is read by parts: with memory for a second copy, a large file would take twice as long.
    """
    place = 0
    with path.open("rb", buffering=0) as file:
        while part := file.read(_PART):
            if not content.startswith(part, place):
                return False
            place += len(part)
    return place == len(content)


@contextmanager
def replacing(path: Path, *, confirm: Callable[[], None] | None = None) -> Iterator[Path]:
    """Give an empty temporary file; once it is filled, put it in the place of a file.

    The file keeps its mode, a new one has the mode the user's umask gives; folders are made. A
    symbolic link stays one, its target is replaced. `confirm` is called last of all, when only the
    rename is left. If it or the body raises, the old file stays, and the temporary one goes either
    way. Raises OSError for what the system refuses, and for a read-only file, which a rename would
    replace, although whoever made it so does not want that.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{secrets.token_hex(6)}{_SUFFIX}")
    try:
        temporary.touch(exist_ok=False)
        yield temporary
        _sync(temporary)
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        if confirm:
            confirm()
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)


def atomic_write(
    path: Path,
    content: bytes,
    *,
    prove: Callable[[Path], None] | None = None,
    confirm: Callable[[], None] | None = None,
    name: str | None = None,
) -> None:
    """Put the content in the place of a file, in the way of `replacing`.

    `prove` is called with the complete temporary file, `confirm` right before the rename; if one
    raises, the old file stays. Raises CatalogError, which calls the file `name`, for what the
    system refuses, such as a folder in its place or a full disk.
    """
    try:
        with replacing(path, confirm=confirm) as temporary:
            temporary.write_bytes(content)
            if prove:
                prove(temporary)
    except OSError as error:
        raise CatalogError(error.strerror or str(error), path=name or str(path)) from None


def remove_temporaries(folder: Path) -> None:
    """Remove what killed writers left below a folder. Only the holder of the lock may do so.

    What cannot be removed stays: it is in nobody's way.
    """
    for temporary in folder.rglob(f".*{_SUFFIX}"):
        with suppress(OSError):
            temporary.unlink()


@contextmanager
def project_lock(path: Path, *, sweeping: Iterable[Path] = ()) -> Iterator[None]:
    """Hold the lock of a project, a file of its own, and sweep the folders of stale temporaries.

    The system lets go of the lock when the process ends, however it ends. Raises LockedError at
    once, with the number of the process, where another one holds it, and DragomanError where there
    can be no such file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _no_lock(path, error) from None
    try:
        _take(descriptor, path)
        for folder in sweeping:
            remove_temporaries(folder)
        yield
    finally:
        os.close(descriptor)


def _sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("r+b") as file:
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


def _take(descriptor: int, path: Path) -> None:
    """Lock the file, and write into it whose it is."""
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno not in _HELD:
            raise _no_lock(path, error) from None
        holder = os.pread(descriptor, 20, 0) if sys.platform != "win32" else path.read_bytes()
        raise _locked(path, holder) from None
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    except OSError as error:
        raise _no_lock(path, error) from None


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _no_lock(path: Path, error: OSError) -> DragomanError:
    reason = f"the lock of the project cannot be taken: {error.strerror or error}"
    return DragomanError(reason, path=str(path))


def _locked(path: Path, holder: bytes) -> LockedError:
    process = holder.decode(errors="replace").strip()
    who = f" (process {process})" if process.isdigit() else ""
    return LockedError(
        f"another command is writing to this project{who}",
        path=str(path),
        cure="Wait until it is done, or end it, and run the command again.",
    )
