"""Asking git: a program of its own, never through a shell, always in the language C."""

import os
import subprocess
from pathlib import Path

from dragoman.errors import DragomanError

_LEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its hooks; whoever says where to work must not be led elsewhere."""


def run_git(
    folder: Path, *arguments: str, stdin: bytes | None = None, own_index: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and return how it ended and what it printed.

    With `own_index` it works on the index that a hook was called for (`git commit -a` has one of
    its own). Raises DragomanError where git is not installed.
    """
    led = [name for name in _LEADING if not (own_index and name == "GIT_INDEX_FILE")]
    kept = {name: value for name, value in os.environ.items() if name not in led}
    environment = {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ("git", "-C", str(folder), *arguments)
    try:
        return subprocess.run(
            command, input=stdin or b"", capture_output=True, env=environment, check=False
        )
    except FileNotFoundError:
        raise DragomanError("git is not installed, or not on the PATH") from None


def git_output(
    folder: Path, *arguments: str, stdin: bytes | None = None, own_index: bool = False
) -> bytes:
    """Return what git prints; raise DragomanError with what it complains of."""
    found = run_git(folder, *arguments, stdin=stdin, own_index=own_index)
    if found.returncode:
        raise refused(arguments[0], folder, found.stderr)
    return found.stdout


def refused(command: str, folder: Path, said: bytes) -> DragomanError:
    """Return the error for what git said when it refused a command."""
    reason = text_of(said).strip().removeprefix("fatal: ")
    return DragomanError(f"git {command}: {reason}", path=str(folder))


def text_of(content: bytes) -> str:
    """Return what git printed as text; what is not UTF-8 is replaced."""
    return content.decode(errors="replace")
