"""A git repository of a test: commits, branches and merges of it in a few words."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ANNA = ("Anna", "anna@example.org")
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_COMMITTER_NAME": "Committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree, worked on through git's own commands."""

    top: Path

    def git(self, *arguments: str, check: bool = True) -> str:
        """Run git and return what it prints."""
        done = subprocess.run(
            ["git", "-C", str(self.top), *arguments],
            capture_output=True,
            text=True,
            env={**os.environ, **ENVIRONMENT},
            check=False,
        )
        assert done.returncode == 0 or not check, done.stderr + done.stdout
        return done.stdout

    def commit(
        self, files: Mapping[str, str | None], *, by: tuple[str, str] = ANNA, says: str = "x"
    ) -> str:
        """Write files, or remove those that are None, commit everything and return the commit."""
        for name, text in files.items():
            path = self.top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        author = f"--author={by[0]} <{by[1]}>"
        self.git("commit", "--quiet", "--allow-empty", author, f"--message={says}")
        return self.head()

    def head(self) -> str:
        return self.git("rev-parse", "HEAD").strip()

    def branch(self, name: str, start: str = "HEAD") -> None:
        """Make a branch and work on it from now on."""
        self.git("checkout", "--quiet", "-b", name, start)

    def switch(self, name: str) -> None:
        self.git("checkout", "--quiet", name)

    def merge(self, name: str) -> bool:
        """Merge a branch, and say whether that needed nobody's hand."""
        self.git("merge", "--quiet", "--no-edit", "--no-ff", name, check=False)
        return not self.git("status", "--porcelain")


def new_repository(top: Path) -> Repository:
    """Return a new repository of Anna's, with the branch `main`."""
    top.mkdir(parents=True, exist_ok=True)
    repository = Repository(top)
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.git("config", "user.name", ANNA[0])
    repository.git("config", "user.email", ANNA[1])
    return repository
