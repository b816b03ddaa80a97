"""What commands do where files change, go or are damaged while they work, or are none at all."""

import os
import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.catalogs import is_settled, read_compiled, write_catalog
from dragoman.locales import Locale
from dragoman.pipeline import updating
from dragoman.project import load_project
from tests.faults import DE, TASKS, UP_TO_DATE, Journal, files_of, lost

CHANGED = "error: changed: the file was changed by somebody else meanwhile, and is left alone\n"


def meanwhile(monkeypatch: pytest.MonkeyPatch, step: str, act: Callable[[], object]) -> None:
    """Do something right before the first time that an update takes a step."""
    taken: Callable[..., object] = getattr(updating, step)
    acts = [act]

    def after_act(*arguments: object, **options: object) -> object:
        if acts:
            acts.pop()()
        return taken(*arguments, **options)

    monkeypatch.setattr(updating, step, after_act)


def test_a_catalog_deleted_meanwhile_stays_so(
    translated: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.edit("content/visits/long.md", "wait 2", "rest for 2")
    path = translated.folder / DE / "long.po"
    meanwhile(monkeypatch, "write_catalog", path.unlink)
    code, _, err = translated.run("update")
    assert (code, err) == (1, f"{DE}/long.po: {CHANGED}    Run the command again.\n")
    assert not path.exists()
    assert translated.run("update")[0] == 0
    assert path.exists()


def test_a_catalog_edited_under_its_former_name_keeps_the_edit(
    translated: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.rename()
    edit = partial(translated.edit, f"{DE}/v0.po", "de: Visit 0", "Besuch 0")
    meanwhile(monkeypatch, "rename_catalog", edit)
    code, _, err = translated.run("update")
    assert (code, f"{DE}/v0.po: {CHANGED}" in err) == (1, True)
    assert not (translated.folder / DE / "renamed-v0.po").exists()
    assert translated.run("update")[0] == 0
    assert 'msgstr "Besuch 0"' in translated.text(f"{DE}/renamed-v0.po")
    assert not (translated.folder / DE / "v0.po").exists()


@pytest.mark.parametrize("step", ["is_settled", "write_catalog"])
def test_an_article_that_goes_meanwhile_loses_nothing(
    translated: Journal, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    translated.edit("content/visits/v0.md", "wait 2", "rest for 2")
    before = files_of(translated.folder)
    meanwhile(monkeypatch, step, translated.rename)
    assert translated.run("update")[0] == 0
    assert translated.run("update")[0] == 0
    assert list(lost(translated.folder, before)) == []
    assert translated.run("update") == UP_TO_DATE


def test_a_build_folder_that_goes_meanwhile_costs_nothing(
    translated: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    translated.edit("content/visits/v0.md", "wait 2", "rest for 2")
    meanwhile(monkeypatch, "write_catalog", lambda: shutil.rmtree(translated.folder / "build"))
    assert translated.run("update")[0] == 0
    assert translated.run("update") == UP_TO_DATE


def spoilt(journal: Journal) -> None:
    """Save a catalog as an editor that had opened it before the source was edited."""
    journal.edit(f"{DE}/v0.po", "rest for 2", "wait 2")


@pytest.mark.parametrize("saved", ["while it is merged", "once it is written"])
def test_only_what_a_merge_has_seen_is_known_to_be_settled(
    translated: Journal, monkeypatch: pytest.MonkeyPatch, saved: str
) -> None:
    translated.edit("content/visits/v0.md", "wait 2", "rest for 2")
    if saved == "while it is merged":
        translated.run("update")
        (translated.folder / "build/settled.json").unlink()
        meanwhile(monkeypatch, "is_settled", lambda: spoilt(translated))
    else:

        def write_and_save(path: Path, *arguments: object, **options: object) -> object:
            digest = write_catalog(path, *arguments, **options)  # type: ignore[arg-type]
            if path == translated.folder / DE / "v0.po" and "rest" in path.read_text("utf-8"):
                spoilt(translated)
            return digest

        monkeypatch.setattr(updating, "write_catalog", write_and_save)
    translated.run("update")
    assert "rest for 2" not in translated.text(f"{DE}/v0.po")
    monkeypatch.undo()
    assert translated.run("update")[0] == 0
    assert "rest for 2" in translated.text(f"{DE}/v0.po")


def test_a_catalog_that_goes_once_it_is_written_is_made_again(
    translated: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (translated.folder / "build/settled.json").unlink()
    path = translated.folder / DE / "v0.po"

    def settled_and_gone(old: object, *arguments: object, **options: object) -> bool:
        if getattr(old, "path", "") == f"{DE}/v0.po":
            path.unlink(missing_ok=True)
        return is_settled(old, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(updating, "is_settled", settled_and_gone)
    translated.run("update")
    monkeypatch.setattr(updating, "is_settled", is_settled)
    translated.run("update")
    assert path.exists()


@pytest.mark.parametrize(
    "damaged",
    [
        *("", "{", "[]", "null", '{"a": [1, 2]}', '{"a": {"b": []}}', '{"a": [[[]]]}', "\xff"),
        *("[" * 100_000, f'{{"{DE}/v0.po": ["", ""]}}', f'{{"{DE}/v0.po": [null, null]}}'),
    ],
    ids=lambda text: text[:20] or "empty",
)
def test_a_damaged_list_of_what_is_settled_is_made_again(translated: Journal, damaged: str) -> None:
    path = translated.folder / "build/settled.json"
    whole = path.read_bytes()
    path.write_text(damaged, encoding="latin-1")
    assert translated.run("update") == UP_TO_DATE
    path.write_text(damaged, encoding="latin-1")
    translated.edit(f"{DE}/v0.po", "wait 2", "wait 99")
    assert translated.run("update")[0] == 0
    assert "wait 2 " in translated.text(f"{DE}/v0.po")
    assert path.stat().st_size >= len(whole)


def test_damaged_derived_files_are_made_again(translated: Journal) -> None:
    project, german = load_project(translated.folder), Locale.parse("de")
    source = project.catalog_path(german, "visits/v0")
    kept = project.compiled_path(german, "visits/v0")
    memory = project.memory_path(german)

    def known() -> tuple[object, object]:
        catalog = read_compiled(source, kept, domain="visits/v0", locale=german)
        found = pipeline.look_up(project, german, "On visit 7", limit=3, at_least=30)
        return tuple(catalog.messages), found

    whole = known()
    by_chance = random.Random(4)
    for path in (kept, memory) * 8:
        content = bytearray(path.read_bytes())
        start = by_chance.randrange(len(content))
        content[start : start + 64] = by_chance.randbytes(64)
        path.write_bytes(content[: by_chance.randint(start, len(content))])
        assert known() == whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nowhere", "link to itself"])
def test_what_is_no_catalog_is_left_alone(translated: Journal, tmp_path: Path, kind: str) -> None:
    TASKS["update"].prepare(translated.folder)
    path = translated.folder / DE / "v1.po"
    path.unlink()
    reason = {
        "folder": "Is a directory",
        "pipe": "this is a pipe or a device, not a file",
        "link to nowhere": "No such file or directory",
        "link to itself": "Too many levels of symbolic links",
    }[kind]
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(tmp_path / "elsewhere/v1.po" if "nowhere" in kind else path)
    code, out, err = translated.run("update")
    assert (code, err) == (1, f"{DE}/v1.po: error: unreadable: {reason}\n")
    assert f"Wrote {DE}/v2.po" in out
    assert not (tmp_path / "elsewhere").exists()


def test_a_rename_leaves_what_a_link_leads_to(translated: Journal, tmp_path: Path) -> None:
    path, outside = translated.folder / DE / "v0.po", tmp_path / "outside.po"
    path.rename(outside)
    path.symlink_to(os.path.relpath(outside, path.parent))
    content = outside.read_bytes()
    translated.rename()
    assert translated.run("update")[0] == 0
    assert (outside.read_bytes(), path.is_symlink()) == (content, False)
    renamed = translated.folder / DE / "renamed-v0.po"
    assert (renamed.is_symlink(), "de: Visit 0" in renamed.read_text("utf-8")) == (False, True)
