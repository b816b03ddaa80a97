"""`dragoman import`, by what it says and by the files it writes."""

from pathlib import Path

import pytest

from dragoman.catalogs import read_catalog
from dragoman.locales import Locale
from tests.commands.conftest import Run, Said, state, translate

FRENCH = Locale.parse("fr")
VISIT = """\
---
title: Votre visite
summary: Ce qui se passe quand vous venez.
---

Merci de venir 15 minutes en avance avec un ami.

## Que faut-il apporter

- Une liste de vos médicaments.
- Un vêtement chaud.

Lisez [le spray](spray.md) ou [écrivez-nous](https://example.org/contact).
"""
SPRAY = """\
---
title: Le spray
summary: Comment on l'utilise.
---

La dose habituelle est de 56 mg, deux fois par semaine.

Ne conduisez pas avant le lendemain.
"""
VISIT_FR = "locales/fr/LC_MESSAGES/articles/visit.po"
SPRAY_FR = "locales/fr/LC_MESSAGES/articles/spray.po"
NOTHING = Said(0, "There is nothing new to import.\n")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with both articles in French."""
    folder = tmp_path / "old" / "fr"
    folder.mkdir(parents=True)
    (folder / "visit.md").write_text(VISIT, encoding="utf-8")
    (folder / "spray.fr.md").write_text(SPRAY, encoding="utf-8")
    return folder


def strings(journal: Path, name: str) -> list[tuple[str, bool]]:
    """The translations of a catalog, and which are fuzzy."""
    catalog = read_catalog(journal / name, domain="x", locale=FRENCH)
    return [(message.string, message.fuzzy) for message in catalog]


def test_sure_pairs_are_translated_and_clinical_ones_fuzzy(
    dragoman: Run, journal: Path, old: Path
) -> None:
    assert dragoman("import", "fr", str(old)) == Said(
        0, f"Wrote {SPRAY_FR} (4 fuzzy)\nWrote {VISIT_FR} (7 translated)\n"
    )
    assert strings(journal, VISIT_FR) == [
        ("Votre visite", False),
        ("Ce qui se passe quand vous venez.", False),
        ("Merci de venir 15 minutes en avance avec un ami.", False),
        ("Que faut-il apporter", False),
        ("Une liste de vos médicaments.", False),
        ("Un vêtement chaud.", False),
        ("Lisez [le spray][1] ou [écrivez-nous][2].", False),
    ]


def test_a_second_run_writes_nothing(dragoman: Run, journal: Path, old: Path) -> None:
    dragoman("import", "fr", str(old))
    before = state(journal)
    assert dragoman("import", "fr", str(old)) == NOTHING
    assert state(journal) == before
    assert f"Wrote {SPRAY_FR}" not in dragoman("update", "fr").out


def test_check_writes_nothing_and_fails_where_it_would(
    dragoman: Run, journal: Path, old: Path
) -> None:
    before = state(journal)
    assert dragoman("import", "fr", str(old / "visit.md"), "--check") == Said(
        1, f"Would write {VISIT_FR} (7 translated)\n"
    )
    assert state(journal) == before
    dragoman("import", "fr", str(old))
    assert dragoman("import", "fr", str(old), "--check") == NOTHING


@pytest.mark.parametrize(
    ("option", "spray", "visit"),
    [("--fuzzy", "4 fuzzy", "7 fuzzy"), ("--sure", "4 translated", "7 translated")],
)
def test_what_sure_pairs_become(
    dragoman: Run, old: Path, option: str, spray: str, visit: str
) -> None:
    assert dragoman("import", "fr", str(old), option) == Said(
        0, f"Wrote {SPRAY_FR} ({spray})\nWrote {VISIT_FR} ({visit})\n"
    )


def test_existing_translations_stay(dragoman: Run, journal: Path, old: Path) -> None:
    dragoman("update")
    translate(journal / VISIT_FR, "What to bring", "À apporter")
    assert dragoman("import", "fr", str(old / "visit.md")) == Said(
        0, f"Wrote {VISIT_FR} (6 translated, 1 there already)\n"
    )
    assert strings(journal, VISIT_FR)[3] == ("À apporter", False)


def test_sure_pairs_replace_fuzzy_ones_if_asked_to(dragoman: Run, journal: Path, old: Path) -> None:
    dragoman("import", "fr", str(old), "--fuzzy")
    visit = str(old / "visit.md")
    assert dragoman("import", "fr", visit) == NOTHING
    assert dragoman("import", "fr", visit, "--replace-fuzzy") == Said(
        0, f"Wrote {VISIT_FR} (7 translated)\n"
    )


def test_what_is_doubtful_or_left_out_is_named(dragoman: Run, journal: Path, old: Path) -> None:
    path = old / "visit.md"
    text = VISIT.replace("15 minutes", "50 minutes").replace("- Un vêtement chaud.\n", "")
    path.write_text(text.replace("https://example.org/contact", "/fr/contact"), encoding="utf-8")
    said = dragoman("import", "fr", str(path))
    assert (said.code, said.out) == (
        0,
        f"Wrote {VISIT_FR} (3 translated, 3 fuzzy, 1 left out)\n",
    )
    assert said.err == (
        f'{path}:6: warning: fuzzy: "Please come 15 minutes early and bring a friend." '
        "(content/articles/visit.md:7): it, or a text beside it, does not agree with the source; "
        "number_missing: 15 is missing; number_extra: 50 is not in the source\n"
        f'{path}:10: warning: fuzzy: "A list of your medicines." '
        "(content/articles/visit.md:11): the source has in several texts what stands in one here\n"
        f'{path}:12: warning: fuzzy: "Read about [the spray][1] or [write to us][2]." '
        "(content/articles/visit.md:14): it, or a text beside it, does not agree with the source\n"
        f'{path}:12: warning: target: "/fr/contact" is left out; '
        'the link leads where the source says, "https://example.org/contact"\n'
        'content/articles/visit.md:12: warning: left_out: "Something warm to wear." '
        f"has no counterpart in {path}\n"
    )


def test_an_article_of_another_revision_is_fuzzy(dragoman: Run, journal: Path, old: Path) -> None:
    article = journal / "content/articles/visit.md"
    more = "".join(f"\n## Part {word}\n\nMore on {word}.\n" for word in ("one", "two", "three"))
    article.write_text(article.read_text(encoding="utf-8") + more, encoding="utf-8")
    path = old / "visit.md"
    said = dragoman("import", "fr", str(path))
    assert (said.code, said.out) == (0, f"Wrote {VISIT_FR} (7 fuzzy, 6 left out)\n")
    assert said.err.startswith(
        f"{path}: warning: revision: it seems to be the translation of another revision; "
        "all of it is fuzzy; nothing here is like the section "
        '"Part one", "Part two", "Part three"\n'
    )


def test_what_is_no_translation_stops_no_other(dragoman: Run, journal: Path, old: Path) -> None:
    (old / "visits.md").write_text("Texte.\n", encoding="utf-8")
    (old / "spray.fr.md").write_text("---\nlang: de\n---\nText.\n", encoding="utf-8")
    said = dragoman("import", "fr", str(old))
    assert (said.code, said.out) == (1, f"Wrote {VISIT_FR} (7 translated)\n")
    assert said.err == (
        f'{old}/spray.fr.md: error: unreadable: "lang" is "de", and not fr\n'
        f"{old}/visits.md: error: unreadable: no article has a path like this\n"
        "    To say which article it is, run:  "
        f"dragoman import fr {old}/visits.md --article ...\n"
    )


def test_the_source_itself_is_no_translation(dragoman: Run, journal: Path) -> None:
    said = dragoman("import", "fr", str(journal / "content/articles/visit.md"))
    assert said == Said(
        1,
        "",
        "content/articles/visit.md: error: unreadable: this is the source article, "
        "no translation\n",
    )


def test_the_article_can_be_named(dragoman: Run, tmp_path: Path) -> None:
    path = tmp_path / "besuch.md"
    path.write_text(VISIT, encoding="utf-8")
    assert dragoman("import", "fr", str(path), "--article", "articles/visit") == Said(
        0, f"Wrote {VISIT_FR} (7 translated)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["it", "FOLDER"], '"it" is no locale of this project: en, de, fr.'),
        (["fr", "FOLDER", "--article", "articles/visit"], "--article is for a single FILE."),
        (["fr", "FOLDER", "--article", "nothing"], 'there is no article "nothing"; there are '),
    ],
)
def test_wrong_use(dragoman: Run, old: Path, arguments: list[str], reason: str) -> None:
    said = dragoman("import", *(str(old) if word == "FOLDER" else word for word in arguments))
    assert (said.code, said.out) == (2, "")
    assert reason in said.err
