"""Telling git how to merge and show catalogs, and to tidy them before each commit."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from dragoman.catalogs import atomic_write
from dragoman.errors import DragomanError, Finding, Severity
from dragoman.pipeline.git import git_output, run_git, text_of
from dragoman.pipeline.history import top_of
from dragoman.pipeline.reports import Report, Written, joined
from dragoman.project import Project

_NAME = "dragoman"
"""What git calls the driver and the filter."""
_SIGN = "# Written by dragoman git-setup."
"""Says which hook is ours."""
_SHOWN_OR_AS_IT_IS = 'f() {{ {} catalog-text "$1" 2>/dev/null || cat "$1"; }}; f'
"""Without its filter `git diff` would show nothing at all."""
_GONE = "dragoman is gone, so no catalog was tidied; to install it again: make setup"


def set_up_git(project: Project, *, check: bool = False) -> Report:
    """Tell git about catalogs, in so far as it was not told yet; with `check` change nothing.

    - `.git/config` gets the merge driver (`merge-catalogs`) and the text form for `git diff`;
    - `.gitattributes`, which is to be committed, says which files they are for;
    - the hook `pre-commit` tidies the catalogs of a commit. One that is there already and not ours
      is left alone, and so is a folder of hooks outside the repository; a warning then says what to
      add to the hook.

    Raises DragomanError where there is no git or no repository, or git's files cannot be written.
    """
    top = top_of(project.root)
    command = _command()
    return joined(
        (
            _configured(top, command, check=check),
            _attributed(top, project, check=check),
            _hooked(top, project, command, check=check),
        )
    )


def _command() -> str:
    """Return how a shell finds this installation's command later, whatever its PATH is then."""
    beside = Path(sys.executable).with_name(_NAME)
    found = shutil.which(str(beside)) or shutil.which(_NAME)
    if found is None:
        raise DragomanError(
            "the command dragoman is neither beside the interpreter nor on the PATH",
            cure="Install it, and run the command again.",
        )
    return shlex.quote(Path(found).absolute().as_posix())


def _configured(top: Path, command: str, *, check: bool) -> Report:
    wanted = {
        "merge.dragoman.name": "catalogs, message by message",
        "merge.dragoman.driver": f"{command} merge-catalogs --name %P %O %A %B",
        "diff.dragoman.textconv": _SHOWN_OR_AS_IT_IS.format(command),
    }
    said = {name: text_of(run_git(top, "config", "--get", name).stdout) for name in wanted}
    missing = {name: value for name, value in wanted.items() if said[name] != f"{value}\n"}
    if not missing:
        return Report(unchanged=1)
    if not check:
        for name, value in missing.items():
            git_output(top, "config", "--local", name, value)
    return Report(written=(Written(_shown(top, _git_path(top, "config"))),))


def _attributed(top: Path, project: Project, *, check: bool) -> Report:
    below = _below(top, project.catalogs)
    lines = [
        _line(f"{below}/**/*{suffix}")
        for suffix in (".po", ".pot")
        if _lacks(top, f"{below}/x{suffix}")
    ]
    if not lines:
        return Report(unchanged=1)
    path = top / ".gitattributes"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    glue = "" if before.endswith("\n") or not before else "\n"
    if not check:
        atomic_write(path, f"{before}{glue}{''.join(lines)}".encode())
    return Report(written=(Written(_shown(top, path)),))


def _lacks(top: Path, name: str) -> bool:
    """Say whether git merges or shows files of a name in another way."""
    fields = git_output(top, "check-attr", "-z", "merge", "diff", "--", name).split(b"\0")
    return fields[2::3] != [_NAME.encode()] * 2


def _line(pattern: str) -> str:
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    quoted = f'"{escaped}"' if escaped != pattern or " " in pattern else pattern
    return f"{quoted} merge={_NAME} diff={_NAME}\n"


def _hooked(top: Path, project: Project, command: str, *, check: bool) -> Report:
    path = _git_path(top, "hooks") / "pre-commit"
    below = _below(top, project.root)
    where = "" if below == "." else f" --project {shlex.quote(below)}"
    line = f"{command} tidy --staged{where}"
    text = (
        f"#!/bin/sh\n{_SIGN}\n[ -x {command} ] || {{ echo '{_GONE}' >&2; exit 0; }}\nexec {line}\n"
    )
    present = path.read_text(encoding="utf-8", errors="replace") if path.exists() else None
    if present == text or (present and line in present):
        return Report(unchanged=1)
    if (present is not None and _SIGN not in present) or not _is_ours(top, path):
        return Report(findings=(_foreign(_shown(top, path), line),))
    if not check:
        atomic_write(path, text.encode())
        path.chmod(0o755)
    return Report(written=(Written(_shown(top, path)),))


def _is_ours(top: Path, hook: Path) -> bool:
    """Say whether a hook is for this repository alone."""
    common = text_of(git_output(top, "rev-parse", "--git-common-dir")).removesuffix("\n")
    return any(
        Path(os.path.realpath(hook)).is_relative_to(os.path.realpath(folder))
        for folder in (top, top / common)
    )


def _foreign(name: str, line: str) -> Finding:
    cure = f"To tidy catalogs before each commit, add this line to it:\n\n    {line}"
    return Finding(name, 0, Severity.WARNING, "hook", "this hook is not ours; left alone", cure)


def _git_path(top: Path, name: str) -> Path:
    """Return where git keeps a file of its own, in linked work trees too."""
    found = git_output(top, "rev-parse", "--git-path", name).removesuffix(b"\n")
    return top / os.fsdecode(found)


def _below(top: Path, path: Path) -> str:
    return Path(os.path.realpath(path)).relative_to(os.path.realpath(top)).as_posix()


def _shown(top: Path, path: Path) -> str:
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else str(path)
