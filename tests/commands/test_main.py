"""What all commands have in common: help, wrong use, the short openings in scripts/."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from dragoman.commands.output import show_findings
from dragoman.errors import Finding, Severity

SCRIPTS = Path(__file__).parent.parent.parent / "scripts"
COMMANDS = (
    *("extract", "update", "tidy", "add", "check", "review", "impact", "status", "memory"),
    *("build", "serve", "export", "compile", "import", "git-setup", "merge-catalogs"),
)
OF_NO_PROJECT = ("merge-catalogs",)
"""What git calls with files, wherever they are."""


def test_the_list_of_commands_is_in_the_order_of_an_articles_way() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output.partition("Commands:")[2]
    assert tuple(line.split()[0] for line in listed.strip().splitlines()) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_teaches(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert ("--project DIR" in result.output) is (name not in OF_NO_PROJECT)
    assert len(result.output.splitlines()) > 10


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_short_opening(name: str, tmp_path: Path) -> None:
    script = SCRIPTS / f"{name.replace('-', '_')}.py"
    assert 6 <= len(script.read_text(encoding="utf-8").splitlines()) <= 10
    done = subprocess.run(
        [sys.executable, script, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"Usage: {script.name} ")


def test_every_script_is_a_command() -> None:
    scripts = {path.stem.replace("_", "-") for path in SCRIPTS.glob("*.py")}
    assert scripts == set(COMMANDS)


@pytest.mark.parametrize("arguments", [["nonsense"], ["check", "--nonsense"], ["add"]])
def test_wrong_use_is_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_without_settings(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"no settings in {tmp_path} nor in any folder above it\n\n")


def test_wrong_settings_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text('source = "en"\nlocale = "fr"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith('dragoman.toml:2: unknown key "locale"; accepted: source, ')


def test_nothing_from_a_file_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings(
        [Finding("a\x1b[2J\udcff.po", 3, Severity.ERROR, "guard", "\u202edesrever\u061c")]
    )
    assert capsys.readouterr().err == (
        "a\\u001b[2J\\udcff.po:3: error: guard: \\u202edesrever\\u061c\n"
    )


def test_a_cure_stands_once_below_the_last_finding_it_is_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_findings(
        [
            Finding("a.po", 1, Severity.ERROR, "guard", "one", "Do this:\n\n  this"),
            Finding("b.po", 2, Severity.ERROR, "guard", "two", "Do this:\n\n  this"),
            Finding("b.po", 3, Severity.WARNING, "stray", "three"),
        ]
    )
    assert capsys.readouterr().err == (
        "a.po:1: error: guard: one\n"
        "b.po:2: error: guard: two\n"
        "    Do this:\n\n      this\n"
        "b.po:3: warning: stray: three\n"
    )
