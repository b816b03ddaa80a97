"""`dragoman status`, by what it says."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Run, Said, translate
from tests.pipeline.clinic import Clinic

SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
WORDS = {
    "The spray": "Das Spray",
    "How it is used.": "Wie es angewendet wird.",
    "The usual dose is 56 mg, twice a week.": "Die übliche Dosis ist 56 mg, zweimal pro Woche.",
    "Do not drive until the next day.": "Fahren Sie bis zum nächsten Tag nicht.",
}

NONE = dict.fromkeys(("translated", "held", "waiting", "refused", "fuzzy", "untranslated"), 0)
PLAIN = """\
locale  article         translated  refused  fuzzy  untranslated  published
de      articles/spray          22        0      0             0  yes
de      articles/visit           3        0      0            35  no
de      site                     0        0      0            34  no
de      total                   25        0      0            69  1 of 3
fr      articles/spray           0        0      0            22  no
fr      articles/visit           0        0      0            38  no
fr      site                     0        0      0            34  no
fr      total                    0        0      0            94  0 of 3
Figures are words of the source.
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
    assert row.split() == ["de", "articles/spray", "20", "0", "2", "0", "no"]


def test_as_json(dragoman: Run) -> None:
    rows = json.loads(dragoman("status", "--json").out)
    assert rows[0] == {
        "locale": "de",
        "article": "articles/spray",
        "words": {**NONE, "untranslated": 22},
        "share": 0,
        "published": False,
    }
    assert len(rows) == 6


def test_a_catalog_that_cannot_be_read_has_no_figures(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    (journal / SPRAY).write_text("no catalog\n", encoding="utf-8")
    said = dragoman("status")
    assert said.code == 1
    lines = [line.split() for line in said.out.splitlines()]
    assert lines[1] == ["de", "articles/spray", "-", "-", "-", "-", "unreadable"]
    assert lines[4] == ["de", "total", "0", "0", "0", "72", "0", "of", "3"]
    row = json.loads(dragoman("status", "--json").out)[0]
    assert [row[key] for key in ("words", "share", "published")] == [None] * 3
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
        ["translated", "refused", "fuzzy", "untranslated", "published"],
        ["de", "Deutsch"],
        ["articles/spray", "22", "0", "0", "0", "yes", "████████"],
    ]
    assert lines[5] == ["total", "22", "0", "0", "72", "1", "of", "3", "█░░░░░░░"]


def test_only_the_locales_asked_for(dragoman: Run) -> None:
    rows = dragoman("status", "fr", "fr").out.splitlines()
    assert [row.split()[0] for row in rows] == ["locale", *["fr"] * 4, "Figures"]


def test_what_the_checks_refuse_is_not_translated(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    translate(journal / SPRAY, "The usual dose is 56 mg, twice a week.", "Die Dosis ist 65 mg.")
    translate(journal / SPRAY, "The spray", "Das Spray")
    row = json.loads(dragoman("status", "de", "--json").out)[0]
    assert row["words"] == {**NONE, "translated": 2, "refused": 9, "untranslated": 11}


def test_only_words_of_the_site_that_may_be_shown_count(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    site = journal / "locales/de/LC_MESSAGES/site.po"
    text = site.read_text(encoding="utf-8").replace('msgstr[0] ""', 'msgstr[0] "%(n)s Minute"')
    site.write_text(text.replace('msgstr[1] ""', 'msgstr[1] "%(m)s Minuten"'), encoding="utf-8")
    row = json.loads(dragoman("status", "de", "--json").out)[2]
    assert (row["article"], row["words"]["translated"], row["published"]) == ("site", 0, False)
    assert row["words"]["refused"] > 0


def test_what_is_for_other_regions_does_not_count(dragoman: Run, journal: Path) -> None:
    article = journal / "content/articles/spray.md"
    with article.open("a", encoding="utf-8") as file:
        file.write("\n<!-- dragoman: only FR -->\n\nOne two.\n\n<!-- dragoman: end -->\n")
    dragoman("update")
    rows = {
        line.split()[0]: line.split()[2:6]
        for line in dragoman("status").out.splitlines()
        if "articles/spray" in line
    }
    assert rows == {"de": ["0", "0", "0", "22"], "fr": ["0", "0", "0", "24"]}


def test_a_translation_without_its_value_counts_as_refused(dragoman: Run, journal: Path) -> None:
    lookup = 'source = "https://example.org"\nchecked = 2020-01-01\ndue = 9999-12-31\n'
    facts = f'[number]\n{lookup}FR = "15"\n'
    (journal / "content/facts.toml").write_text(facts, encoding="utf-8")
    with (journal / "content/articles/spray.md").open("a", encoding="utf-8") as file:
        file.write("\nCall {number}.\n\n<!-- dragoman: text-image -->\n\n![A picture](a.png)\n")
    dragoman("update")
    for tag in ("de", "fr"):
        catalog = journal / f"locales/{tag}/LC_MESSAGES/articles/spray.po"
        translate(catalog, "Call {number}.", "{number}.")
    rows = {
        line.split()[0]: line.split()[2:6]
        for line in dragoman("status").out.splitlines()
        if "articles/spray" in line
    }
    assert rows == {"de": ["0", "2", "0", "26"], "fr": ["2", "0", "0", "26"]}


WAITING = """\
locale  article  translated  waiting  refused  fuzzy  untranslated  published
de      a/dose            0       35        0      0             0  no
de      a/visit          24        0        0      0             0  yes
de      total            24       35        0      0             0  1 of 2
Figures are words of the source.
"""
HELD = """\
locale  article  translated  held  refused  fuzzy  untranslated  published
de      a/dose           25     0        0     10             0  no
de      a/visit          23     8        0      0             0  yes
de      total            48     8        0     10             0  1 of 2
Figures are words of the source.
"""


def test_what_waits_for_a_reviser_and_what_is_held(at_clinic: Run, clinic: Clinic) -> None:
    assert at_clinic("status") == Said(0, WAITING)
    at_clinic("review", "de", "a/dose", "--by", "ben")
    clinic.edit("a/dose.md", "24 hours", "48 hours")
    clinic.edit("a/visit.md", "home afterwards", "home")
    at_clinic("update")
    assert at_clinic("status") == Said(0, HELD)
    words = [row["words"] for row in json.loads(at_clinic("status", "--json").out)]
    assert words == [
        {**NONE, "translated": 25, "fuzzy": 10},
        {**NONE, "translated": 23, "held": 8},
    ]


def test_a_flag_that_was_only_cleared_counts_as_refused(at_clinic: Run, clinic: Clinic) -> None:
    clinic.edit("a/dose.md", "24 hours", "48 hours")
    at_clinic("update")
    path = clinic.path("a/dose")
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    row = json.loads(at_clinic("status", "--json").out)[0]
    assert row["words"] == {**NONE, "waiting": 25, "refused": 10}


def test_a_narrow_terminal_has_figures_rather_than_bars(
    at_clinic: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for columns, bars in (("80", False), ("100", True)):
        monkeypatch.setenv("COLUMNS", columns)
        assert ("\u2588" in at_clinic("status").out) is bars
