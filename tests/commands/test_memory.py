"""`dragoman memory`, by what it says."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from tests.commands.conftest import Run, Said, translate

VISIT = "locales/de/LC_MESSAGES/articles/visit.po"
SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
DRIVE = "Do not drive until the next day."
EARLY = "Please come 15 minutes early and bring a friend."
ASKED = "Please come 20 minutes early and bring a friend."


@pytest.fixture
def remembered(dragoman: Run, journal: Path) -> Path:
    """The small project with two translations: in each article one."""
    dragoman("update")
    translate(journal / SPRAY, DRIVE, "Fahren Sie erst wieder am nächsten Tag.")
    translate(journal / VISIT, EARLY, "Bitte kommen Sie 15 Minuten früher.")
    return journal


def test_a_match_is_shown_with_what_differs(dragoman: Run, remembered: Path) -> None:
    assert dragoman("memory", "de", ASKED) == Said(
        0,
        f" 95 %  {VISIT}:31\n"
        "       Please come [-15-]{+20+} minutes early and ...\n"
        "       Bitte kommen Sie 15 Minuten früher.\n",
    )


def test_the_same_text_is_shown_whole(dragoman: Run, remembered: Path) -> None:
    assert dragoman("memory", "de", DRIVE) == Said(
        0,
        f"100 %  {SPRAY}:36\n"
        "       Do not drive until the next day.\n"
        "       Fahren Sie erst wieder am nächsten Tag.\n",
    )


def test_fuzzy_and_obsolete_ones_are_marked(dragoman: Run, remembered: Path) -> None:
    path = remembered / "content" / "articles" / "spray.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(DRIVE, DRIVE.replace("next", "third")), encoding="utf-8")
    dragoman("update")
    place, source, _ = dragoman("memory", "de", DRIVE).out.splitlines()
    assert (place[:5], place[-8:], source.strip()) == ("100 %", " (fuzzy)", DRIVE)
    path.write_text(text.replace(DRIVE, ""), encoding="utf-8")
    dragoman("update")
    assert "(obsolete, fuzzy)" in dragoman("memory", "de", DRIVE).out


def test_the_memory_follows_the_catalogs(dragoman: Run, remembered: Path) -> None:
    dragoman("memory", "de", DRIVE)
    path = remembered / SPRAY
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Fahren Sie erst", "Fahrt erst"), encoding="utf-8")
    assert dragoman("memory", "de", DRIVE).out.endswith(
        "       Fahrt erst wieder am nächsten Tag.\n"
    )
    path.unlink()
    assert dragoman("memory", "de", DRIVE) == Said(
        0, "No text like this one has been translated into de.\n"
    )


def test_a_second_look_reads_no_catalog(
    dragoman: Run, remembered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = dragoman("memory", "de", DRIVE)
    monkeypatch.delattr("dragoman.pipeline.remembering.read_catalog")
    assert dragoman("memory", "de", DRIVE) == first


def test_a_damaged_memory_is_made_again(dragoman: Run, remembered: Path) -> None:
    first = dragoman("memory", "de", DRIVE)
    path = remembered / "build" / "memory" / "de.sqlite"
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert dragoman("memory", "de", DRIVE) == first


def test_limits(dragoman: Run, remembered: Path) -> None:
    nothing = Said(0, "No text like this one has been translated into de.\n")
    assert dragoman("memory", "de", ASKED, "--at-least", "96") == nothing
    translate(remembered / VISIT, "Your visit", "Ihr Besuch")
    translate(remembered / SPRAY, "The spray", "Das Spray")
    text = "Your visit. The spray"
    assert dragoman("memory", "de", text).out.count(" %  ") == 2
    assert dragoman("memory", "de", text, "--limit", "1").out.count(" %  ") == 1


def test_as_json(dragoman: Run, remembered: Path) -> None:
    said = dragoman("memory", "de", ASKED, "--json")
    assert json.loads(said.out) == [
        {
            "percent": 95,
            "id": EARLY,
            "strings": ["Bitte kommen Sie 15 Minuten früher."],
            "context": None,
            "origin": "articles/visit",
            "path": VISIT,
            "line": 31,
            "obsolete": False,
            "fuzzy": False,
            "others": 0,
            "difference": "Please come [-15-]{+20+} minutes early and ...",
        }
    ]
    assert dragoman("memory", "de", "xyz", "--json") == Said(0, "[]\n")


def test_the_text_may_come_from_standard_input(remembered: Path) -> None:
    arguments = ["memory", "de", "-", "--project", str(remembered)]
    result = CliRunner().invoke(main, arguments, input=f"{DRIVE}\n")
    assert (result.exit_code, result.stdout[:6]) == (0, "100 % ")


def test_a_catalog_that_cannot_be_read_is_named(dragoman: Run, remembered: Path) -> None:
    dragoman("memory", "de", DRIVE)
    (remembered / SPRAY).write_text("<<<<<<< ours\n", encoding="utf-8")
    said = dragoman("memory", "de", DRIVE)
    assert (said.code, said.out[:6]) == (1, "100 % ")
    assert said.err.startswith(f"{SPRAY}:1: error: unreadable: ")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("de", " "), "the text is empty."),
        (("it", "x"), '"it" is no locale of this project: en, de, fr.'),
        (("de", "x", "--limit", "0"), "0 is not in the range x>=1."),
        (("de", "x", "--at-least", "101"), "101 is not in the range 0<=x<=100."),
    ],
)
def test_wrong_use(dragoman: Run, arguments: tuple[str, ...], reason: str) -> None:
    said = dragoman("memory", *arguments)
    assert (said.code, said.out) == (2, "")
    assert reason in said.err
