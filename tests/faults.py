"""What a killed command may leave behind: a translated journal, work to do in it, and the judge."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from dragoman import pipeline
from dragoman.catalogs import State, parse_catalog, pinned, pins_of, read_catalog, write_catalog
from dragoman.commands import main
from dragoman.errors import DragomanError
from dragoman.locales import Locale
from dragoman.project import Project, load_project

SETTINGS = 'source = "en"\nlocales = ["de", "fr"]\n'
DAY = date(2026, 11, 23)
DE = "locales/de/LC_MESSAGES/visits"
UP_TO_DATE = (0, "All catalogs are up to date.\n", "")
LONG = 60
"""Paragraphs of the article that is reviewed."""
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Task:
    """A command and what it has to do in a translated journal."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Journal:
    """A translated journal, and commands in it."""

    folder: Path

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command and return its exit code and what it printed."""
        with chdir(self.folder):
            result = CliRunner().invoke(main, arguments)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(path, (0, 0))  # not just now, which is worth a second's wait

    def rename(self) -> None:
        """Rename an article."""
        content = self.folder / "content/visits"
        (content / "v0.md").rename(content / "renamed-v0.md")

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def article(number: int, *, paragraphs: int = 6, words: str = "") -> str:
    """Return an article; with `words`, as a translator left it who put them before every text."""
    texts = (
        f"{words}On visit {number} wait {part + 2} hours before you take glass {part} of water."
        for part in range(paragraphs)
    )
    return f"---\ntitle: {words}Visit {number}\n---\n" + "\n\n".join(texts) + "\n"


def new_journal(folder: Path, *, articles: int) -> None:
    """Write a journal whose articles are translated, and partly approved, in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "pyproject.toml").exists():
        (folder / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(articles):
        put_article(folder, f"visits/v{number}", article(number))
    put_article(folder, "visits/long", article(99, paragraphs=LONG))
    project = load_project(folder)
    pipeline.update(project, today=DAY)
    for locale in project.locales:
        for domain in project.catalog_domains(locale):
            if domain.startswith("visits/"):
                _translate(project, locale, domain)


def put_article(folder: Path, domain: str, text: str) -> None:
    path = folder / f"content/{domain}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _translate(project: Project, locale: Locale, domain: str) -> None:
    path = project.catalog_path(locale, domain)
    catalog = read_catalog(path, domain=domain, locale=locale)
    done = [replace(message, strings=(f"{locale}: {message.id}",)) for message in catalog]
    done[::3] = [pinned(message, State.REVISED, "anna", DAY) for message in done[::3]]
    write_catalog(path, replace(catalog, messages=tuple(done)))


def _edited(folder: Path) -> None:
    """Rename every third article, reword a text of each, and move one to the next article."""
    paths = sorted(folder.glob("content/visits/v*.md"))
    texts = [path.read_text(encoding="utf-8").split("\n\n") for path in paths]
    moving = [parts.pop(3) for parts in texts]
    for number, (path, parts) in enumerate(zip(paths, texts, strict=True)):
        parts[1] = parts[1].replace("wait", "rest for")
        path.write_text("\n\n".join([*parts, f"{moving[number - 1]}\n"]), encoding="utf-8")
        if number % 3 == 0:
            path.rename(path.with_name(f"renamed-{path.name}"))


def _untidy(folder: Path) -> None:
    """Wrap every text, as some tools do."""
    for path in folder.glob("locales/*/LC_MESSAGES/visits/*.po"):
        text = path.read_text(encoding="utf-8")
        wrapped = text.replace(" wait ", ' wait "\n"').replace('msgid "On', 'msgid ""\n"On')
        path.write_text(wrapped.replace('msgstr "d', 'msgstr ""\n"d'), encoding="utf-8")


def _untranslated(folder: Path) -> None:
    """Take half of the German catalogs away, and bring their articles in German."""
    for path in sorted(folder.glob("content/visits/*.md"))[::2]:
        (folder / f"locales/de/LC_MESSAGES/visits/{path.stem}.po").unlink()
        number = 99 if path.stem == "long" else int(path.stem.removeprefix("v"))
        paragraphs = LONG if path.stem == "long" else 6
        german = folder / f"old/de/visits/{path.name}"
        german.parent.mkdir(parents=True, exist_ok=True)
        text = article(number, paragraphs=paragraphs, words="Also ")
        german.write_text(text, encoding="utf-8")


def _as_it_is(folder: Path) -> None:
    pass


TASKS = {
    "update": Task(("update",), _edited),
    "review": Task(("review", "de", "visits/long", "--by", "Ben"), _as_it_is),
    "import": Task(("import", "de", "old/de"), _untranslated),
    "tidy": Task(("tidy",), _untidy),
}


def copy_of(journal: Path, folder: Path) -> Path:
    """Return a copy of a journal in the place of whatever is in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(journal, folder)
    return folder


def files_of(folder: Path) -> Files:
    """Return the bytes of all catalogs and templates, and of what should not be among them."""
    found = (path for path in sorted(folder.glob("locales/**/*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def temporaries_of(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*dragoman-tmp*")]


def damage(folder: Path, before: Files, after: Files) -> list[str]:
    """Return what is wrong with the files that a command killed between two states left behind.

    Every file must be whole, the one before or the one after it, but a catalog may have its new
    name already and its old bytes still; and every translation and pin must be in its catalog, or
    in one of the same language.
    """
    left = {name: text for name, text in files_of(folder).items() if "dragoman-tmp" not in name}
    moved = {name: _former(name, before) for name in after.keys() - before.keys()}
    torn = [
        f"{name}: neither the old nor the new file"
        for name, text in left.items()
        if text not in (before.get(name), after.get(name), moved.get(name))
    ]
    gone = [f"{name}: gone" for name in before.keys() & after.keys() - left.keys()]
    return [*torn, *gone, *lost(folder, before)]


def _former(name: str, before: Files) -> bytes | None:
    return before.get(name.replace("/renamed-", "/"))


def lost(folder: Path, before: Files) -> Iterator[str]:
    """Yield the translations and pins that were in a catalog and are under none of its names."""
    for name, text in before.items():
        if name.endswith(".po"):
            path = folder / name
            present: Counter[str] = Counter()
            for place in (path, path.with_name(f"renamed-{path.name}")):
                try:
                    present += _work_in(place.read_bytes()) if place.exists() else Counter()
                except DragomanError as error:
                    yield f"{place.name}: {error}"
            yield from (f"{name}: lost: {each}" for each in _work_in(text) - present)


def _work_in(text: bytes) -> Counter[str]:
    """Return the translations and pins of a catalog."""
    messages = parse_catalog(text.decode(), domain="x", locale=None).messages
    strings = (string for message in messages for string in message.strings if string)
    pins = (each.pin.line for message in messages for each in pins_of(message))
    return Counter([*strings, *pins])
