import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs import atomic_write, project_lock, remove_temporaries, replacing
from dragoman.catalogs.files import MOST_BYTES, holds, read_bytes
from dragoman.errors import CatalogError, DragomanError, LockedError

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes, links and signals are POSIX's")


def mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.po"
    atomic_write(path, b"text")
    assert path.read_bytes() == b"text"
    assert list(path.parent.iterdir()) == [path]


@POSIX
def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * (os.pathconf(tmp_path, 'PC_NAME_MAX') - 3)}.po"
    atomic_write(path, b"text")
    assert path.read_bytes() == b"text"


@POSIX
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    atomic_write(path, b"new")
    assert (path.read_bytes(), mode_of(path)) == (b"new", 0o640)


@POSIX
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    atomic_write(tmp_path / "x.po", b"")
    assert mode_of(tmp_path / "x.po") == mode_of(tmp_path / "usual")


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.po", tmp_path / "link.po"
    target.write_bytes(b"old")
    link.symlink_to(target)
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_failed_proof_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    atomic_write(path, b"old")
    seen: list[bytes] = []

    def refuse(temporary: Path) -> None:
        seen.append(temporary.read_bytes())
        assert not temporary.name.endswith(".po")
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        atomic_write(path, b"new", prove=refuse)
    assert (seen, path.read_bytes(), list(tmp_path.iterdir())) == ([b"new"], b"old", [path])


def test_a_temporary_that_is_filled_takes_the_place(tmp_path: Path) -> None:
    path = tmp_path / "build" / "site.sqlite"
    for text in (b"one", b"two"):
        with replacing(path) as temporary:
            assert (temporary.parent, temporary.read_bytes()) == (path.parent, b"")
            temporary.write_bytes(text)
            assert not path.exists() or path.read_bytes() == b"one"
        assert (path.read_bytes(), list(path.parent.iterdir())) == (text, [path])


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_an_interrupted_body_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def interrupt(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise error

    with pytest.raises(error), replacing(path) as temporary:
        interrupt(temporary)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


def test_the_last_word_is_asked_for_when_only_the_rename_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    done: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: done.append("fsync"))
    atomic_write(
        path,
        b"new",
        prove=lambda temporary: done.append("prove"),
        confirm=lambda: done.append(f"confirm {path.exists()}"),
    )
    assert done == ["prove", "fsync", "confirm False", "fsync"]


def test_what_the_system_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.pot").mkdir()
    with pytest.raises(CatalogError) as caught:
        atomic_write(tmp_path / "x.pot", b"", name="templates/x.pot")
    assert str(caught.value) == "templates/x.pot: Is a directory"
    assert [path.name for path in tmp_path.iterdir()] == ["x.pot"]


WRITER = """
import sys, pathlib
from dragoman.catalogs import atomic_write
path, sizes = pathlib.Path(sys.argv[1]), (400_000, 700_000)
print("ready", flush=True)
while True:
    for size in sizes:
        atomic_write(path, bytes([size % 251]) * size)
"""


@POSIX
def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    whole = [bytes([size % 251]) * size for size in (400_000, 700_000)]
    path.write_bytes(whole[0])
    for wait in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(0.02 + wait * 0.007)
            writer.kill()
        assert path.read_bytes() in whole
    remove_temporaries(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


HOLDER = """
import sys, pathlib
from dragoman.catalogs import project_lock
with project_lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_names_its_holder_and_ends_with_it(tmp_path: Path) -> None:
    path = tmp_path / "build" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(LockedError) as caught, project_lock(path):
            pass
        reason = caught.value.reason
        holder.kill()
    assert reason == f"another command is writing to this project (process {holder.pid})"
    with project_lock(path):
        assert path.read_text() == f"{os.getpid()}\n"


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^$"), project_lock(tmp_path / "lock"):
        raise ValueError
    with project_lock(tmp_path / "lock"):
        pass


@pytest.mark.parametrize("place", ["folder", "file/lock"])
def test_a_lock_that_cannot_be_made_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DragomanError) as caught, project_lock(tmp_path / place):
        pass
    assert caught.value.path == str(tmp_path / place)
    assert caught.value.reason.startswith("the lock of the project cannot be taken: ")


def test_an_error_of_the_body_is_not_taken_for_one_of_the_lock(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), project_lock(tmp_path / "lock"):
        raise BlockingIOError


def test_the_holder_sweeps_stale_temporaries_only(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "de"
    folder.mkdir(parents=True)
    kept = folder / "x.po"
    kept.write_bytes(b"")
    (folder / ".0123456789ab.dragoman-tmp").write_bytes(b"half")
    with project_lock(tmp_path / "lock", sweeping=[tmp_path / "locales", tmp_path / "missing"]):
        assert list(folder.iterdir()) == [kept]


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_might_never_end_is_not_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.po"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(CatalogError) as caught:
        read_bytes(path, name="de/x.po")
    assert str(caught.value) == "de/x.po: this is a pipe or a device, not a file"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(CatalogError) as caught:
        read_bytes(path, name="de/x.po")
    assert str(caught.value) == "de/x.po: the file has more than 64 MB and is not read"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (lambda content: content, True),
        (lambda content: content[:-1], False),
        (lambda content: content + b"x", False),
        (lambda content: content[:-1] + b"y", False),
        (lambda content: b"y" + content[1:], False),
        (lambda _: b"", False),
    ],
    ids=["same", "shorter", "longer", "other end", "other start", "empty"],
)
@pytest.mark.parametrize("size", [1, 300_000, 2 * 256 * 1024])
def test_a_file_read_by_parts_is_compared_to_the_last_byte(
    tmp_path: Path, size: int, other: Callable[[bytes], bytes], same: bool
) -> None:
    path = tmp_path / "x.po"
    content = b"x" * size
    path.write_bytes(other(content))
    assert holds(path, content) is same
