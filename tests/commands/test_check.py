"""`dragoman check`, by what it says."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run, Said, translate

SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
VISIT = "locales/de/LC_MESSAGES/articles/visit.po"
DOSE = "The usual dose is 56 mg, twice a week."
TIME = "Please come 15 minutes early and bring a friend."
LINKS = "Read about [the spray][1] or [write to us][2]."


@pytest.fixture(autouse=True)
def catalogs(dragoman: Run) -> None:
    dragoman("update")


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_nothing_to_find(dragoman: Run, journal: Path) -> None:
    translate(journal / SPRAY, DOSE, "Die übliche Dosis ist 56 mg, zweimal pro Woche.")
    assert dragoman("check") == Said(0, "0 errors, 0 warnings in 6 catalogs.\n")


def test_a_wrong_number_in_a_clinical_article_is_an_error(dragoman: Run, journal: Path) -> None:
    translate(journal / SPRAY, DOSE, "Die übliche Dosis ist 65 mg, zweimal pro Woche.")
    said = dragoman("check")
    line = line_of(journal / SPRAY, DOSE)
    assert said == Said(
        1,
        "2 errors, 0 warnings in 6 catalogs.\n",
        f"{SPRAY}:{line}: error: number_extra: 65 is not in the source\n"
        f"{SPRAY}:{line}: error: number_missing: 56 is missing\n",
    )


def test_elsewhere_it_is_a_warning(dragoman: Run, journal: Path) -> None:
    translate(journal / VISIT, TIME, "Kommen Sie 50 Minuten früher, mit einem Freund.")
    said = dragoman("check")
    line = line_of(journal / VISIT, TIME)
    assert said == Said(
        0,
        "0 errors, 2 warnings in 6 catalogs.\n",
        f"{VISIT}:{line}: warning: number_extra: 50 is not in the source\n"
        f"{VISIT}:{line}: warning: number_missing: 15 is missing\n",
    )


@pytest.mark.parametrize(
    ("translation", "reasons"),
    [
        ("Lesen Sie über [das Spray][1].", ["the link [2] is missing"]),
        (
            "Lesen Sie über [das Spray][1] oder [schreiben Sie][2] [uns][2].",
            ["the link [2] is not in the source"],
        ),
        (
            "Lesen Sie über [das Spray][1] oder [schreiben Sie](https://evil.example).",
            [
                "the link [2] is missing",
                'the tag <a href="https://evil.example"> is not in the source',
            ],
        ),
        (
            "Lesen Sie über [das Spray][1] oder [schreiben Sie][2]. <script>alert(1)</script>",
            ["the tag </script> is not in the source", "the tag <script> is not in the source"],
        ),
        (
            "Lesen Sie über [das Spray][1] oder [schreiben Sie][2]. \u202e",
            ["U+202E RIGHT-TO-LEFT OVERRIDE may not stand in a translation"],
        ),
    ],
    ids=["a link less", "a link more", "another target", "a script", "a bidi control"],
)
def test_damage_is_an_error(
    dragoman: Run, journal: Path, translation: str, reasons: list[str]
) -> None:
    translate(journal / VISIT, LINKS, translation)
    said = dragoman("check")
    line = line_of(journal / VISIT, LINKS)
    assert said.code == 1
    assert said.err.splitlines() == [f"{VISIT}:{line}: error: guard: {text}" for text in reasons]


def test_the_words_of_the_site_are_checked(dragoman: Run, journal: Path) -> None:
    site = journal / "locales/de/LC_MESSAGES/site.po"
    text = site.read_text(encoding="utf-8")
    text = text.replace('msgstr[0] ""', 'msgstr[0] "%(n)s Minute"')
    site.write_text(text.replace('msgstr[1] ""', 'msgstr[1] "%(m)s Minuten"'), encoding="utf-8")
    said = dragoman("check")
    assert said.code == 1
    assert ": error: placeholder: %(m)s is not in the source\n" in said.err


def test_only_the_locales_asked_for(dragoman: Run, journal: Path) -> None:
    translate(journal / SPRAY, DOSE, "Die übliche Dosis ist 65 mg.")
    assert dragoman("check", "fr") == Said(0, "0 errors, 0 warnings in 3 catalogs.\n")


def test_as_json(dragoman: Run, journal: Path) -> None:
    translate(journal / SPRAY, DOSE, "Die Dosis ist [hier](https://evil.example).")
    said = dragoman("check", "--json")
    findings = json.loads(said.out)
    assert (said.code, said.err) == (1, "")
    assert set(map(tuple, findings)) == {("path", "line", "severity", "check", "reason", "cure")}
    first = findings[0]
    assert (first["path"], first["line"]) == (SPRAY, line_of(journal / SPRAY, DOSE))


def test_a_file_that_cannot_be_read(dragoman: Run, journal: Path) -> None:
    (journal / SPRAY).write_bytes(b'msgid "a"\nmsgstr "\xff"\n')
    said = dragoman("check")
    assert (said.code, said.out) == (1, "1 error, 0 warnings in 6 catalogs.\n")
    assert said.err == (
        f"{SPRAY}:2: error: unreadable: the file is not UTF-8\n"
        "    Open it with the encoding it was saved in, and save it as UTF-8.\n"
    )


def test_a_link_that_leads_nowhere_is_a_warning(dragoman: Run, journal: Path) -> None:
    article = journal / "content/articles/visit.md"
    text = article.read_text(encoding="utf-8").replace("(spray.md)", "(sprays.md)")
    article.write_text(text, encoding="utf-8")
    assert dragoman("check") == Said(
        0,
        "0 errors, 1 warning in 6 catalogs.\n",
        "content/articles/visit.md:14: warning: target: "
        '"sprays.md": there is no article "articles/sprays"\n',
    )


def test_catalogs_without_an_article_are_named(dragoman: Run, journal: Path) -> None:
    (journal / "content/articles/visit.md").unlink()
    said = dragoman("check", "de")
    assert said == Said(
        0,
        "0 errors, 1 warning in 2 catalogs.\n",
        f"{VISIT}: warning: stray: there is no article articles/visit; "
        "its translations are not published\n"
        "    If it was renamed, run `dragoman update`, which takes them along. "
        "Otherwise delete them, or bring the article back.\n",
    )


@pytest.mark.parametrize("command", ["update", "check", "status"])
def test_a_locale_that_has_catalogs_and_no_place_in_the_settings(
    dragoman: Run, command: str
) -> None:
    dragoman("add", "it")
    said = dragoman(command, "it")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(
        'Error: "it" is no locale of this project: en, de, fr.\n'
        "Its catalogs are there. To publish Italiano, write in dragoman.toml:\n\n"
        '  locales = ["de", "fr", "it"]\n'
    )


@pytest.mark.parametrize("command", ["extract", "update", "check"])
def test_templates_that_are_not_there_are_a_warning(
    dragoman: Run, journal: Path, command: str
) -> None:
    settings = journal / "dragoman.toml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace('["templates/**/*.html"]', '["templates/**/*.html", "nope/*.html"]')
    settings.write_text(text, encoding="utf-8")
    said = dragoman(command)
    assert (said.code, said.err) == (
        0,
        'dragoman.toml:3: warning: templates: no file matches "nope/*.html"\n',
    )


FACTS = """\
[number]
kind = "phone"
source = "https://example.org/numbers"
checked = 2020-01-01
due = 9999-12-31
US = "911"
FR = { value = "15", due = 2020-02-01 }
"""


def test_values_that_are_missing_or_overdue(dragoman: Run, journal: Path) -> None:
    (journal / "content/facts.toml").write_text(FACTS, encoding="utf-8")
    with (journal / "content/articles/visit.md").open("a", encoding="utf-8") as article:
        article.write("\nCall {number}, or {nmber}.\n")
    dragoman("update")
    assert dragoman("check") == Said(
        1,
        "2 errors, 1 warning in 6 catalogs.\n",
        'content/articles/visit.md:16: error: fact: "number" has no value for DE;'
        " this text is not shown there\n"
        "    Look it up, then write it into [number] of content/facts.toml.\n"
        "content/articles/visit.md:16: warning: fact: {nmber} is no fact of content/facts.toml;"
        " readers see it as it stands\n"
        'content/facts.toml:7: error: due: "number" for FR was due 2020-02-01;'
        " texts that need it are not shown\n"
        '    Look it up again, then renew "checked" and "due":\n\n'
        "      https://example.org/numbers\n",
    )
    assert dragoman("check", "fr").out == "1 error, 1 warning in 3 catalogs.\n"


def test_facts_that_cannot_be_read(dragoman: Run, journal: Path) -> None:
    (journal / "content/facts.toml").write_text("[number\n", encoding="utf-8")
    with (journal / "content/articles/visit.md").open("a", encoding="utf-8") as article:
        article.write("\nCall {number}.\n")
    said = dragoman("check")
    assert said.code == 1
    assert said.err == (
        "content/articles/visit.md:16: error: unreadable:"
        " {number} may be a fact, and content/facts.toml cannot be read\n"
        "content/facts.toml:1: error: unreadable: is no TOML:"
        " Expected ']' at the end of a table declaration\n"
    )
    assert dragoman("update") == Said(1, "", said.err)


def test_an_image_with_words_in_it(dragoman: Run, journal: Path) -> None:
    for name in ("dose.png", "dose.fr.png"):
        (journal / f"content/articles/{name}").write_bytes(b"")
    with (journal / "content/articles/visit.md").open("a", encoding="utf-8") as article:
        article.write("\n<!-- dragoman: text-image -->\n\n![Dose](dose.png)\n")
    dragoman("update")
    assert dragoman("check") == Said(
        0,
        "0 errors, 1 warning in 6 catalogs.\n",
        'content/articles/visit.md:18: warning: image: "dose.png" holds text,'
        " and there is no content/articles/dose.de.png\n",
    )


def test_the_history_is_checked(dragoman: Run, journal: Path) -> None:
    said = dragoman("check", "--pairing")
    assert said == Said(
        1,
        "",
        ".: this folder is in no git repository\n\nTo make one, run:\n\n    git init\n",
    )
    assert dragoman("check", "--base", "main").err.endswith("Error: --base goes with --pairing.\n")
