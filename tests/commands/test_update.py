"""`dragoman update`, by what it says and by the files it writes."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from dragoman.catalogs import Catalog, project_lock, read_catalog
from dragoman.pipeline import sources
from dragoman.project import Project
from tests.commands.conftest import Run, Said, state, translate

FIRST = """\
Wrote locales/templates/articles/spray.pot (4 messages)
Wrote locales/templates/articles/visit.pot (7 messages)
Wrote locales/templates/site.pot (15 messages)
Wrote locales/de/LC_MESSAGES/articles/spray.po (4 new)
Wrote locales/de/LC_MESSAGES/articles/visit.po (7 new)
Wrote locales/de/LC_MESSAGES/site.po (15 new)
Wrote locales/fr/LC_MESSAGES/articles/spray.po (4 new)
Wrote locales/fr/LC_MESSAGES/articles/visit.po (7 new)
Wrote locales/fr/LC_MESSAGES/site.po (15 new)
"""
UP_TO_DATE = Said(0, "All catalogs are up to date.\n")
SPRAY_DE = "locales/de/LC_MESSAGES/articles/spray.po"


def test_missing_catalogs_are_created(dragoman: Run, journal: Path) -> None:
    assert dragoman("update") == Said(0, FIRST)
    text = (journal / SPRAY_DE).read_text(encoding="utf-8")
    assert '"Language: de\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert text.endswith('msgid "Do not drive until the next day."\nmsgstr ""\n')


def test_a_second_run_writes_nothing(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    before = state(journal)
    assert dragoman("update") == UP_TO_DATE
    assert state(journal) == before


def test_only_the_locales_asked_for(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    assert dragoman("update", "fr") == Said(
        0,
        "Wrote locales/fr/LC_MESSAGES/articles/spray.po (4 new)\n"
        "Wrote locales/fr/LC_MESSAGES/articles/visit.po (7 new)\n"
        "Wrote locales/fr/LC_MESSAGES/site.po (15 new)\n",
    )
    assert not (journal / "locales/de").exists()


def test_check_writes_nothing_and_fails_where_it_would(dragoman: Run, journal: Path) -> None:
    before = state(journal)
    assert dragoman("update", "--check") == Said(1, FIRST.replace("Wrote", "Would write"))
    assert state(journal) == before
    dragoman("update")
    assert dragoman("update", "--check") == UP_TO_DATE


def test_a_confirmed_translation_is_no_difference(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    translate(journal / SPRAY_DE, "Do not drive until the next day.", "Fahren Sie nicht.")
    article = journal / "content/articles/spray.md"
    article.write_text(article.read_text().replace("Do not drive", "Do not walk"))
    dragoman("update")
    fuzzy = (journal / SPRAY_DE).read_text(encoding="utf-8")
    assert "#. changed: Do not [-drive-]{+walk+} until the next day.\n" in fuzzy
    (journal / SPRAY_DE).write_text(fuzzy.replace("#, fuzzy\n", ""), encoding="utf-8")
    assert dragoman("update", "--check") == UP_TO_DATE
    assert dragoman("update").out == f"Wrote {SPRAY_DE} (4 unchanged)\n"
    assert "changed" not in (journal / SPRAY_DE).read_text(encoding="utf-8")


def test_check_needs_no_place_to_write(dragoman: Run, journal: Path) -> None:
    dragoman("update", "--check")
    assert not (journal / "build").exists()


def test_one_edited_word_is_one_fuzzy_message(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    translate(journal / SPRAY_DE, "Do not drive until the next day.", "Fahren Sie nicht.")
    article = journal / "content/articles/spray.md"
    text = article.read_text(encoding="utf-8").replace("until the next day", "until next week")
    article.write_text(text, encoding="utf-8")
    assert dragoman("update") == Said(
        0,
        "Wrote locales/templates/articles/spray.pot (4 messages, 1 new, 1 removed)\n"
        "Wrote locales/de/LC_MESSAGES/articles/spray.po (1 reworded (fuzzy), 3 unchanged)\n"
        "Wrote locales/fr/LC_MESSAGES/articles/spray.po (1 new, 1 removed, 3 unchanged)\n",
    )
    text = (journal / SPRAY_DE).read_text(encoding="utf-8")
    assert "\n#. changed: " in text
    assert text.endswith(
        "#: content/articles/spray.md\n"
        "#, fuzzy\n"
        '#| msgid "Do not drive until the next day."\n'
        'msgid "Do not drive until next week."\n'
        'msgstr "Fahren Sie nicht."\n'
    )


def test_a_translation_of_a_removed_message_is_kept(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    translate(journal / SPRAY_DE, "Do not drive until the next day.", "Fahren Sie nicht.")
    article = journal / "content/articles/spray.md"
    whole = article.read_text(encoding="utf-8")
    article.write_text(whole.replace("Do not drive until the next day.", ""), encoding="utf-8")
    assert f"Wrote {SPRAY_DE} (1 obsolete, 3 unchanged)" in dragoman("update").out
    article.write_text(whole, encoding="utf-8")
    assert f"Wrote {SPRAY_DE} (1 back again, 3 unchanged)" in dragoman("update").out
    text = (journal / SPRAY_DE).read_text(encoding="utf-8")
    assert text.endswith('\nmsgstr "Fahren Sie nicht."\n')


def test_an_article_in_another_language(dragoman: Run, journal: Path) -> None:
    (journal / "content/neu.md").write_text("---\ntitle: Neu\nlang: de\n---\n", encoding="utf-8")
    said = dragoman("update").out
    assert [line for line in said.splitlines() if "neu.po" in line] == [
        "Wrote locales/templates/neu.pot (1 message)",
        "Wrote locales/en/LC_MESSAGES/neu.po (1 new)",
        "Wrote locales/fr/LC_MESSAGES/neu.po (1 new)",
    ]


def test_a_broken_catalog_is_left_alone_and_stops_no_other(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    catalog = journal / SPRAY_DE
    damaged = catalog.read_bytes() + b'msgid "x"\n<<<<<<< HEAD\n'
    catalog.write_bytes(damaged)
    line = damaged.count(b"\n")
    article = journal / "content/articles/spray.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    said = dragoman("update")
    assert said.code == 1
    assert said.err.startswith(f"{SPRAY_DE}:{line}: error: unreadable: ")
    assert "Wrote locales/fr/LC_MESSAGES/articles/spray.po (1 new, 4 unchanged)\n" in said.out
    assert catalog.read_bytes() == damaged


def test_a_catalog_saved_meanwhile_is_left_as_saved(
    dragoman: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragoman("update")
    article = journal / "content/articles/spray.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")

    def read_and_save(path: Path, **names: object) -> Catalog:
        catalog = read_catalog(path, **names)  # type: ignore[arg-type]
        if path == journal / SPRAY_DE:
            translate(path, "The spray", "Das Spray")
        return catalog

    monkeypatch.setattr("dragoman.pipeline.updating.read_catalog", read_and_save)
    said = dragoman("update")
    assert (said.code, said.err) == (
        1,
        f"{SPRAY_DE}: error: changed: "
        "the file was changed by somebody else meanwhile, and is left alone\n"
        "    Run the command again.\n",
    )
    text = (journal / SPRAY_DE).read_text(encoding="utf-8")
    assert 'msgstr "Das Spray"' in text
    assert "More." not in text


def test_a_locale_that_is_none_of_the_project(dragoman: Run) -> None:
    said = dragoman("update", "it")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(
        'Error: "it" is no locale of this project: en, de, fr.\nTo add it, run:  dragoman add it\n'
    )


def test_another_command_at_work(
    dragoman: Run, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PATIENCE", 0.1)
    with project_lock(project.lock_path):
        said = dragoman("update")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "build/dragoman.lock: another command is writing to this project "
        f"(process {os.getpid()})\n\n"
        "Wait until it is done, or end it, and run the command again.\n"
    )


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_a_kill_leaves_every_file_whole(
    start: Callable[..., Popen[str]], dragoman: Run, journal: Path, delay: float
) -> None:
    for number in range(30):
        article = journal / f"content/articles/a{number}.md"
        article.write_text(f"---\ntitle: Article {number}\n---\nOne.\n", encoding="utf-8")
    dragoman("update")
    for article in journal.glob("content/articles/*.md"):
        article.write_text(article.read_text(encoding="utf-8") + "\nTwo.\n", encoding="utf-8")
    old = files(journal)
    lock = journal / "build/dragoman.lock"
    lock.unlink()
    with start("update") as process:
        while not lock.exists() and process.poll() is None:
            time.sleep(0.002)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    left = files(journal)
    assert dragoman("update").code == 0
    new = files(journal)
    assert left.keys() == old.keys() == new.keys()
    assert [path for path in left if left[path] not in (old[path], new[path])] == []
    assert dragoman("update") == UP_TO_DATE
    assert list(journal.rglob("*tmp*")) == []


def files(journal: Path) -> dict[Path, bytes]:
    found = (path for path in journal.rglob("*") if path.suffix in (".po", ".pot"))
    return {path: path.read_bytes() for path in found}


def test_what_an_article_leaves_behind_is_named_once(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    (journal / "content/articles/spray.md").unlink()
    said = Said(
        0,
        "Removed locales/templates/articles/spray.pot\n",
        "content/articles/spray.md: warning: stray: the article is gone; "
        "its catalogs are left: locales/{de,fr}/LC_MESSAGES/articles/spray.po\n"
        "    If it was renamed, run `dragoman update`, which takes them along. "
        "Otherwise delete them, or bring the article back.\n",
    )
    assert dragoman("update", "--check") == Said(
        1, said.out.replace("Removed", "Would remove"), said.err
    )
    assert dragoman("update") == said
    assert dragoman("update") == UP_TO_DATE
    assert (journal / SPRAY_DE).exists()


def test_a_comment_that_goes_with_its_message_is_named(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    catalog, article = journal / SPRAY_DE, journal / "content/articles/spray.md"
    gone = "Do not drive until the next day."
    reference = f'#: content/articles/spray.md\nmsgid "{gone}"'
    text = catalog.read_text(encoding="utf-8")
    text = text.replace(f"#. paragraph\n{reference}", f"# Ask Anna\n#. paragraph\n{reference}")
    catalog.write_text(text, encoding="utf-8")
    line = text.splitlines().index(f'msgid "{gone}"') + 1
    article.write_text(article.read_text(encoding="utf-8").replace(gone, ""), encoding="utf-8")
    said = dragoman("update")
    assert (said.code, said.err) == (
        0,
        f"{SPRAY_DE}:{line}: warning: comment_lost: "
        f'"{gone}" is gone untranslated, and with it the comment: Ask Anna\n',
    )
