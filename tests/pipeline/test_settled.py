"""What is known since the last update saves work, and changes nothing else."""

import json
import shutil
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from dragoman import pipeline
from dragoman.errors import DragomanError
from dragoman.pipeline import sources
from dragoman.project import load_project
from dragoman.publishing import Reader
from tests.faults import DAY, UP_TO_DATE, Journal
from tests.pipeline.edits import PAGES, SETTINGS, VISIT, Edits, put

STEPS = 8
V0 = "content/visits/v0.md"


@pytest.fixture
def parsed(translated: Journal, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles of an updated journal that are parsed from now on."""
    translated.run("update")
    paths: list[str] = []
    read = Reader.read

    def noted(reader: Reader, text: str, *, path: str, domain: str) -> object:
        paths.append(path)
        return read(reader, text, path=path, domain=domain)

    monkeypatch.setattr(Reader, "read", noted)
    return paths


def test_nothing_to_do_parses_nothing(translated: Journal, parsed: list[str]) -> None:
    assert translated.run("update") == UP_TO_DATE
    assert translated.run("update", "--check", "de") == UP_TO_DATE
    assert translated.run("extract")[0] == 0
    assert parsed == []


def test_only_the_article_whose_template_is_gone_is_parsed(
    translated: Journal, parsed: list[str]
) -> None:
    path = translated.folder / "locales/templates/visits/v0.pot"
    content = path.read_bytes()
    path.unlink()
    assert translated.run("update")[0] == 0
    assert (parsed, path.read_bytes()) == ([V0], content)


def test_an_edit_that_changes_no_message_parses_only_its_article(
    translated: Journal, parsed: list[str]
) -> None:
    put(translated.folder / V0, translated.text(V0) + "\n\n")
    assert translated.run("update") == UP_TO_DATE
    assert translated.run("update") == UP_TO_DATE
    assert parsed == [V0]


def test_what_cannot_be_read_is_said_each_time(translated: Journal, parsed: list[str]) -> None:
    put(translated.folder / V0, "---\ntitle: [\n---\n")
    first = translated.run("update")
    assert (first[0], translated.run("update"), parsed) == (1, first, [V0, V0])


def test_another_engine_parses_everything(
    translated: Journal, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "engine_digest", lambda: "another")
    assert translated.run("update") == UP_TO_DATE
    assert parsed == [f"content/visits/{name}.md" for name in ("long", "v0", "v1", "v2")]


@pytest.mark.parametrize("row", [[], ["", ""], ["", "", ""], [None, "en", ""], {"en": ""}, "en"])
def test_a_damaged_row_is_written_again(
    translated: Journal, parsed: list[str], row: object
) -> None:
    path = translated.folder / "build/settled.json"
    whole = path.read_bytes()
    path.write_text(json.dumps({**json.loads(whole), V0: row}))
    assert translated.run("update") == UP_TO_DATE
    assert V0 in parsed
    assert path.read_bytes() == whole


@pytest.mark.parametrize(("place", "text"), [(1, "xx"), (1, ""), (2, "")])
def test_a_row_that_lies_is_no_harm(translated: Journal, place: int, text: str) -> None:
    translated.run("update")
    path = translated.folder / "build/settled.json"
    rows = json.loads(path.read_bytes())
    rows[V0][place] = text
    path.write_text(json.dumps(rows))
    assert translated.run("update") == UP_TO_DATE


def test_an_article_saved_while_it_is_read_is_not_known(
    translated: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.run("update")
    put(translated.folder / V0, translated.text(V0).replace("wait", "rest for"))

    def read_and_save(path: Path, name: str) -> str:
        text = path.read_text(encoding="utf-8")
        put(path, text.replace("rest for", "sleep"))
        return text

    monkeypatch.setattr(sources, "article_text", read_and_save)
    translated.run("update")
    assert "rest for" in translated.text("locales/templates/visits/v0.pot")
    monkeypatch.undo()
    translated.run("update")
    assert "rest for" not in translated.text("locales/templates/visits/v0.pot")


@pytest.mark.parametrize("seed", range(8))
def test_random_edits_come_to_the_same(tmp_path: Path, seed: int) -> None:
    knowing, forgetful = (_journal(tmp_path / name) for name in ("knowing", "forgetful"))
    for step in range(STEPS):
        for folder in (knowing, forgetful):
            Edits(folder, Random(f"{seed} {step}")).one()
        shutil.rmtree(forgetful / "build", ignore_errors=True)
        chance = Random(step * 1000 + seed)
        _spoil(knowing / "build/settled.json", chance)
        act, day = chance.randrange(8), step * chance.randrange(3)
        assert _outcome(knowing, act, day) == _outcome(forgetful, act, day)


def _journal(folder: Path) -> Path:
    put(folder / "dragoman.toml", SETTINGS)
    put(folder / "pages/x.html", PAGES[0])
    for name in ("a", "b", "c/d"):
        put(folder / f"content/{name}.md", VISIT.replace("Monday", name))
    pipeline.update(load_project(folder), today=DAY)
    return folder


def _spoil(path: Path, chance: Random) -> None:
    """Damage or delete, now and then, what is known."""
    if path.exists() and chance.random() < 0.1:
        content = path.read_bytes()
        cut = content[: chance.randrange(len(content))]
        path.write_bytes(chance.choice((cut, cut + chance.randbytes(64), b"{}")))


def _outcome(folder: Path, act: int, days: int) -> tuple[object, dict[str, bytes]]:
    """Return what a command reports, mostly an update, and all files but the derived ones."""
    report: object
    try:
        project = load_project(folder)
        if act == 0:
            report = pipeline.extract(project)
        else:
            locales = project.locales[:1] if act == 1 else ()
            today = DAY + timedelta(days)
            report = pipeline.update(project, locales=locales, check=act == 2, today=today)
    except DragomanError as error:
        report = str(error)
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path, path.relative_to(folder).as_posix()) for path in found)
    return report, {name: path.read_bytes() for path, name in names if not name.startswith("build")}
