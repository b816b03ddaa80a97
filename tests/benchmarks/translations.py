"""Articles with their translations of the same revision, out of the history of FastAPI's docs.

A translated article is taken as the last commit that translated it left it (FastAPI marks such
commits with a globe), with the English article of that same commit, which its translator saw.
Articles that are gone by now are left out. `FASTAPI` names the repository, bare or not.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.articles import Document, parse
from dragoman.errors import ArticleError

_GLOBE = "\N{GLOBE WITH MERIDIANS}"
_BEGIN = "\x01"


@dataclass(frozen=True)
class Translated:
    """An article and its translation, as Markdown."""

    name: str
    source: str
    translation: str

    def documents(self) -> tuple[Document, Document] | None:
        """Return both as documents; None where one is refused."""
        try:
            return self._parsed(self.source), self._parsed(self.translation)
        except ArticleError:
            return None

    def _parsed(self, text: str) -> Document:
        return parse(text, path=self.name, domain=self.name.removesuffix(".md"))


def repository() -> Path | None:
    """Return the repository to be measured, if one is named."""
    return Path(os.environ["FASTAPI"]) if os.environ.get("FASTAPI") else None


def translations(folder: Path, language: str) -> Iterator[Translated]:
    """Yield the articles of a language."""
    articles = f"docs/{language}/docs/"
    listed = _git(folder, "ls-tree", "-r", "--name-only", "HEAD", articles) or ""
    for path, commit in _last_translated(folder, articles):
        name = path.removeprefix(articles)
        source = _git(folder, "show", f"{commit}:docs/en/docs/{name}")
        translation = _git(folder, "show", f"{commit}:{path}")
        if path in listed.splitlines() and source and translation:
            yield Translated(name, source, translation)


def _last_translated(folder: Path, articles: str) -> Iterator[tuple[str, str]]:
    """Yield each article with the last commit that translated it."""
    seen: set[str] = set()
    log = _git(folder, "log", f"--format={_BEGIN}%H %s", "--name-only", "--", articles) or ""
    for entry in log.split(_BEGIN)[1:]:
        head, *paths = filter(None, entry.splitlines())
        commit, _, subject = head.partition(" ")
        if subject.startswith(_GLOBE):
            fresh = [path for path in paths if path.endswith(".md") and path not in seen]
            seen.update(fresh)
            yield from ((path, commit) for path in sorted(fresh))


def _git(folder: Path, *arguments: str) -> str | None:
    done = subprocess.run(
        ["git", "-C", folder, *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    return done.stdout if done.returncode == 0 else None
