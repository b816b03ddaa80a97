"""`dragoman compile`, by what it says and by the files it writes."""

from gettext import translation
from pathlib import Path

import pytest

from tests.commands.conftest import Run, Said, state, translate
from tests.pipeline.clinic import Clinic

SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
DRIVE = "Do not drive until the next day."
GERMAN = "Fahren Sie erst wieder am nächsten Tag."
FIRST = """\
Wrote build/mo/de/LC_MESSAGES/articles/spray.mo (1 translated, 3 left out)
Wrote build/mo/de/LC_MESSAGES/articles/visit.mo (7 left out)
Wrote build/mo/de/LC_MESSAGES/site.mo (15 left out)
"""
UP_TO_DATE = Said(0, "All .mo files are up to date.\n")


@pytest.fixture
def translated(dragoman: Run, journal: Path) -> Path:
    """The small project with one translation."""
    dragoman("update")
    translate(journal / SPRAY, DRIVE, GERMAN)
    return journal


def test_gettext_finds_what_is_written(dragoman: Run, translated: Path) -> None:
    assert dragoman("compile", "de") == Said(0, FIRST)
    read = translation("articles/spray", translated / "build" / "mo", ["de"])
    assert [read.gettext(text) for text in (DRIVE, "The spray")] == [GERMAN, "The spray"]
    assert list((translated / "locales").rglob("*.mo")) == []


def test_a_second_run_writes_nothing(dragoman: Run, translated: Path) -> None:
    dragoman("compile")
    before = state(translated)
    assert dragoman("compile") == UP_TO_DATE
    assert state(translated) == before


def test_check_writes_nothing_and_fails_where_it_would(dragoman: Run, translated: Path) -> None:
    before = state(translated)
    assert dragoman("compile", "de", "--check") == Said(1, FIRST.replace("Wrote", "Would write"))
    assert state(translated) == before
    dragoman("compile", "de")
    assert dragoman("compile", "de", "--check") == UP_TO_DATE


def test_another_folder(dragoman: Run, translated: Path, tmp_path: Path) -> None:
    said = dragoman("compile", "de", "--to", str(tmp_path / "app"))
    assert said == Said(0, FIRST.replace("build/mo", str(tmp_path / "app")))
    assert not (translated / "build" / "mo").exists()


def test_a_translation_that_is_fuzzy_again_is_taken_out(dragoman: Run, translated: Path) -> None:
    dragoman("compile")
    path = translated / SPRAY
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(f'msgid "{DRIVE}"', f'#, fuzzy\nmsgid "{DRIVE}"'), encoding="utf-8"
    )
    name = "build/mo/de/LC_MESSAGES/articles/spray.mo"
    assert dragoman("compile") == Said(0, f"Wrote {name} (4 left out)\n")
    assert GERMAN.encode() not in (translated / name).read_bytes()


def test_what_check_refuses_is_left_out(dragoman: Run, translated: Path) -> None:
    translate(translated / SPRAY, "The spray", "Das <b>Spray</b>")
    assert dragoman("check", "de").code == 1
    assert dragoman("compile", "de") == Said(0, FIRST)


def test_a_catalog_that_cannot_be_read_is_named(dragoman: Run, translated: Path) -> None:
    dragoman("compile")
    before = state(translated / "build" / "mo")
    (translated / SPRAY).write_text("<<<<<<< ours\n", encoding="utf-8")
    said = dragoman("compile")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"{SPRAY}:1: error: unreadable: ")
    assert state(translated / "build" / "mo") == before


def test_only_what_somebody_stands_behind_is_written(at_clinic: Run, clinic: Clinic) -> None:
    assert at_clinic("compile").out == (
        "Wrote build/mo/de/LC_MESSAGES/a/dose.mo (4 left out)\n"
        "Wrote build/mo/de/LC_MESSAGES/a/visit.mo (3 translated)\n"
    )
    at_clinic("review", "de", "a/dose", "--by", "ben")
    assert at_clinic("compile").out == "Wrote build/mo/de/LC_MESSAGES/a/dose.mo (4 translated)\n"
    clinic.edit("a/dose.md", "24 hours", "48 hours")
    clinic.edit("a/visit.md", "home afterwards", "home")
    at_clinic("update")
    assert at_clinic("compile").out == (
        "Wrote build/mo/de/LC_MESSAGES/a/dose.mo (3 translated, 1 left out)\n"
        "Wrote build/mo/de/LC_MESSAGES/a/visit.mo (3 translated)\n"
    )


def test_what_an_article_that_is_gone_needed_is_unknown(at_clinic: Run, clinic: Clinic) -> None:
    clinic.write({"a/dose.md": None})
    assert at_clinic("compile").out == "Wrote build/mo/de/LC_MESSAGES/a/visit.mo (3 translated)\n"


def test_what_an_article_needs_is_unknown_while_it_cannot_be_read(
    at_clinic: Run, clinic: Clinic
) -> None:
    at_clinic("compile")
    clinic.edit("a/dose.md", "risk: clinical", "risk: other")
    said = at_clinic("compile")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("content/a/dose.md:3: error: ")
