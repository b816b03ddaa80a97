"""`dragoman status`, by what it says."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Run, Said, translate

SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
WORDS = {
    "The spray": "Das Spray",
    "How it is used.": "Wie es angewendet wird.",
    "The usual dose is 56 mg, twice a week.": "Die übliche Dosis ist 56 mg, zweimal pro Woche.",
    "Do not drive until the next day.": "Fahren Sie bis zum nächsten Tag nicht.",
}

PLAIN = """\
locale  article         translated  fuzzy  untranslated  published
de      articles/spray          22      0             0  yes
de      articles/visit           3      0            35  no
de      site                     0      0             6  no
fr      articles/spray           0      0            22  no
fr      articles/visit           0      0            38  no
fr      site                     0      0             6  no
"""


def test_words_by_locale_and_article(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    for source, text in WORDS.items():
        translate(journal / SPRAY, source, text)
    visit = journal / "locales/de/LC_MESSAGES/articles/visit.po"
    translate(visit, "What to bring", "Was Sie mitbringen")
    assert dragoman("status") == Said(0, PLAIN)


def test_fuzzy_words_are_not_published(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    for source, text in WORDS.items():
        translate(journal / SPRAY, source, text)
    path = journal / SPRAY
    before = 'msgctxt "title:"\nmsgid "The spray"'
    text = path.read_text(encoding="utf-8").replace(before, f"#, fuzzy\n{before}")
    path.write_text(text, encoding="utf-8")
    row = dragoman("status").out.splitlines()[1]
    assert row.split() == ["de", "articles/spray", "20", "2", "0", "no"]


def test_as_json(dragoman: Run) -> None:
    rows = json.loads(dragoman("status", "--json").out)
    assert rows[0] == {
        "locale": "de",
        "article": "articles/spray",
        "words": {"translated": 0, "fuzzy": 0, "untranslated": 22},
        "share": 0,
        "published": False,
    }
    assert len(rows) == 6


def test_a_catalog_that_cannot_be_read_counts_as_untranslated(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    (journal / SPRAY).write_text("no catalog\n", encoding="utf-8")
    said = dragoman("status")
    assert said.code == 1
    assert said.out.splitlines()[1].split() == ["de", "articles/spray", "0", "0", "22", "no"]
    assert said.err.startswith(f"{SPRAY}:1: error: unreadable: ")


def test_on_a_terminal_with_bars(
    dragoman: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragoman("update")
    for source, text in WORDS.items():
        translate(journal / SPRAY, source, text)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    lines = [
        re.sub(r"\x1b\[[\d;]*m", "", line).split() for line in dragoman("status").out.splitlines()
    ]
    assert lines[:3] == [
        ["translated", "fuzzy", "untranslated", "published"],
        ["de", "Deutsch"],
        ["articles/spray", "22", "0", "0", "yes", "████████████"],
    ]
