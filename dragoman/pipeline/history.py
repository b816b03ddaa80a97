"""What git knows: who works here, what files said at a revision, and who wrote their lines.

Only git's plumbing is asked, whose output is fixed, and nothing of it writes. Names stand behind
`--` and are read apart by NUL. Paths are relative to the top of the repository, with forward
slashes, as git writes them.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import DragomanError
from dragoman.pipeline.git import git_output, refused, run_git, text_of

_BLOB_MODES = ("100644", "100755")


class Identity(NamedTuple):
    """A person as git names one."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"


class Commit(NamedTuple):
    """A commit and what it was made from."""

    id: str
    parents: tuple[str, ...]
    """None for a first commit, and for one whose parents a shallow clone leaves out."""


def top_of(folder: Path) -> Path:
    """Return the top folder of the work tree that a folder is in.

    Raises DragomanError where git is not installed, or the folder is in no work tree.
    """
    found = run_git(folder, "rev-parse", "--show-toplevel")
    if not found.returncode:
        return Path(os.fsdecode(found.stdout.removesuffix(b"\n")))
    if b"not a git repository" not in found.stderr:
        raise refused("rev-parse", folder, found.stderr)
    raise DragomanError(
        "this folder is in no git repository",
        path=str(folder),
        cure="To make one, run:\n\n    git init",
    )


def identity(folder: Path) -> Identity:
    """Return who commits here, by git's settings `user.name` and `user.email`.

    Raises DragomanError where one is not set.
    """
    return Identity(_said(folder, "user.name"), _said(folder, "user.email"))


def commit_id(folder: Path, revision: str) -> str:
    """Return the commit that a revision names, such as `HEAD`, `main` or `v1.2~3`.

    Raises DragomanError where it names none.
    """
    found = known_commit(folder, revision)
    if found is None:
        raise DragomanError(
            f'"{revision}" is no commit of this repository',
            path=str(folder),
            cure="To see what it has, run:\n\n    git log --oneline --all",
        )
    return found


def known_commit(folder: Path, revision: str) -> str | None:
    """Return the commit that a revision names, None where it names none."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = run_git(folder, *asked)
    return None if found.returncode else found.stdout.decode().strip()


def merge_base(folder: Path, one: str, other: str) -> str | None:
    """Return the best commit that two commits have in common, None where there is none."""
    found = run_git(folder, "merge-base", one, other)
    return None if found.returncode else found.stdout.decode().strip()


def commits_between(
    folder: Path, base: str | None, head: str, *, most: int | None = None
) -> tuple[Commit, ...]:
    """Return the commits of `head` that `base` does not have, parents before their children.

    Without `base`, all of them; of more than `most`, the newest.
    """
    limits = [] if most is None else [f"--max-count={most}"]
    without = [] if base is None else [f"^{base}"]
    asked = ("rev-list", "--parents", "--topo-order", "--reverse", *limits, head, *without, "--")
    lines = git_output(folder, *asked).decode().splitlines()
    return tuple(Commit(first, tuple(rest)) for first, *rest in map(str.split, lines))


def shallow_commits(folder: Path) -> frozenset[str]:
    """Return the commits whose parents are not there as the clone is shallow."""
    path = Path(os.fsdecode(git_output(folder, "rev-parse", "--git-path", "shallow").rstrip(b"\n")))
    file = folder / path
    return frozenset(file.read_text(encoding="ascii").split() if file.exists() else ())


def files_at(folder: Path, revision: str, below: str) -> dict[str, str]:
    """Return the ids of the contents of all files below a folder at a revision, by path."""
    listed = git_output(folder, "ls-tree", "-r", "-z", "--full-tree", revision, "--", f"{below}/")
    found = {}
    for entry in listed.split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode().split()
        if mode in _BLOB_MODES:
            found[os.fsdecode(name)] = blob
    return found


def changed_files(folder: Path, commit: str) -> tuple[str, ...]:
    """Return the files that are in a commit not as in any of its parents; some may be gone.

    A merge that takes a file from one side leaves that file out.
    """
    asked = ("diff-tree", "-r", "-z", "-c", "--root", "--no-commit-id", "--no-renames", commit)
    fields = git_output(folder, *asked, "--").split(b"\0")[:-1]
    return tuple(map(os.fsdecode, fields[1::2]))


def content_at(folder: Path, revision: str, path: str) -> bytes | None:
    """Return what a file held at a revision, None where it was not there."""
    found = run_git(folder, "cat-file", "blob", f"{revision}:{path}")
    return None if found.returncode else found.stdout


def contents(folder: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return the contents that have the ids given, read by one process."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    asked = "".join(f"{blob}\n" for blob in wanted).encode()
    return dict(_batched(git_output(folder, "cat-file", "--batch", stdin=asked)))


def authors_of(folder: Path, path: str, revision: str | None = None) -> tuple[Identity, ...]:
    """Return who wrote each line of a file, as it is in the work tree or at a revision.

    Lines that were moved here from other files of the same commit are their first author's.

    Lines that are not committed yet are the work of whoever commits here (`identity`). Raises
    DragomanError for a file that git does not know.
    """
    at = [] if revision is None else [revision]
    asked = ("blame", "--porcelain", "--no-textconv", "-C", *at, "--", path)
    lines = git_output(top_of(folder), *asked).split(b"\n")
    known: dict[str, Identity] = {}
    return tuple(_authors(lines, known, folder))


def _authors(
    lines: Iterable[bytes], known: dict[str, Identity], folder: Path
) -> Iterator[Identity]:
    """Yield an author for each line of `blame --porcelain`, which describes a commit but once."""
    commit = name = ""
    for line in lines:
        word, _, rest = line.partition(b" ")
        if line.startswith(b"\t"):
            yield known[commit]
            commit = ""
        elif not commit:
            commit = word.decode()
        elif word == b"author":
            name = text_of(rest)
        elif word == b"author-mail":
            email = text_of(rest).removeprefix("<").removesuffix(">")
            uncommitted = not commit.strip("0")
            known[commit] = identity(folder) if uncommitted else Identity(name, email)


def _batched(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each id and content of what `cat-file --batch` answers."""
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        blob, *about = answer[position:end].decode().split()
        position = end + 1
        if about[0] == "blob":
            size = int(about[1])
            yield blob, answer[position : position + size]
            position += size + 1


def _said(folder: Path, setting: str) -> str:
    found = run_git(folder, "config", "--get", setting)
    if said := text_of(found.stdout).strip():
        return said
    raise DragomanError(
        f"git's setting {setting} is missing, so nobody knows who you are",
        cure=f'To set it, run:\n\n    git config --global {setting} "..."',
    )
