"""The README names everything there is to name."""

import re
from pathlib import Path

import pytest

from dragoman.commands import main
from dragoman.errors import SettingsError
from dragoman.project import load_project

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def accepted(folder: Path, text: str) -> list[str]:
    """The keys that a refused one is answered with."""
    (folder / "dragoman.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_project(folder)
    return caught.value.reason.partition("accepted: ")[2].split(", ")


def test_every_setting_is_documented(tmp_path: Path) -> None:
    tables = {
        table: accepted(tmp_path, f"[{table}]\nnonsense = 1")
        for table in ("publish", "front_matter", "markdown")
    }
    by_locale = ("fallback", "regions")
    named = accepted(tmp_path, "nonsense = 1")
    assert {*tables, *by_locale} <= {*named}
    single = [key for key in named if key not in (*tables, *by_locale)]
    wanted = [*single, *(f"{table}.{key}" for table, keys in tables.items() for key in keys)]
    documented = re.findall(r"^\| `([\w.<>]+)` \|", README, flags=re.MULTILINE)
    assert sorted(documented) == sorted([*wanted, *(f"{table}.<locale>" for table in by_locale)])


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_documented(name: str) -> None:
    assert f"dragoman {name}" in README


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_every_target_of_make_is_there(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)
