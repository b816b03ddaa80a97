"""`dragoman build`, by what it says and by the snapshot it writes."""

import signal
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from dragoman.publishing import Snapshot, StoredPage
from tests.commands.conftest import Run, Said, settle, state, translate

VISIT = "locales/de/LC_MESSAGES/articles/visit.po"
SITE = "locales/de/LC_MESSAGES/site.po"
TIME = "Please come 15 minutes early and bring a friend."


def page(journal: Path, address: str, *, name: str = "site") -> str:
    with Snapshot.open(journal / f"build/{name}.sqlite") as snapshot:
        found = snapshot.page(address)
    assert found
    return found.body.decode()


def pages(journal: Path) -> list[StoredPage | None]:
    with Snapshot.open(journal / "build/site.sqlite") as snapshot:
        return [snapshot.page(address) for address in snapshot.addresses()]


def test_every_article_in_every_locale(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    assert dragoman("build") == Said(0, "Wrote build/site.sqlite (12 pages)\n")
    with Snapshot.open(journal / "build/site.sqlite") as snapshot:
        assert snapshot.addresses() == tuple(
            f"/{locale}/{name}"
            for locale in ("de", "en", "fr")
            for name in ("", "404", "articles/spray", "articles/visit")
        )


def test_a_second_run_writes_nothing(dragoman: Run, journal: Path) -> None:
    dragoman("build")
    before = state(journal)
    assert dragoman("build") == Said(0, "build/site.sqlite is up to date (12 pages).\n")
    assert state(journal) == before


def test_no_process_renders_again_what_another_has(
    start: Callable[..., Popen[str]], journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(journal, '[markdown]\ncode_comments = ["python", "bash", "rust", "c"]\n')
    said = []
    for seed in ("0", "1", "2"):  # by which the order of sets differs
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        with start("build") as process:
            said.append(process.communicate(timeout=60))
    again = ("build/site.sqlite is up to date (12 pages).\n", "")
    assert said == [("Wrote build/site.sqlite (12 pages)\n", ""), again, again]


def test_a_saved_translation_is_on_the_page(dragoman: Run, journal: Path) -> None:
    settle(journal, "[publish]\nminimum = 10\n")
    dragoman("update")
    translate(journal / VISIT, TIME, "Kommen Sie bitte 15 Minuten früher, mit einem Freund.")
    assert dragoman("build").code == 0
    assert "15 Minuten früher" in page(journal, "/de/articles/visit")
    assert "15 Minuten früher" not in page(journal, "/fr/articles/visit")


@pytest.mark.parametrize(
    "string", ["Fr\\374her", "Fr\0\u00fcher", "Früher\\n"], ids=["bytes", "NUL", "line feed"]
)
def test_what_is_not_sound_is_on_no_page(dragoman: Run, journal: Path, string: str) -> None:
    settle(journal, "[publish]\nminimum = 10\n")
    dragoman("update")
    translate(journal / VISIT, TIME, string)
    translate(journal / VISIT, "Something warm to wear.", "Was Warmes.")
    translate(journal / SITE, "Shown in another language", string)
    for command in ("build", "build --drafts"):
        assert dragoman(*command.split()).code == 0
    for name in ("site", "drafts"):
        shown = page(journal, "/de/articles/visit", name=name)
        assert "Was Warmes." in shown
        assert TIME in shown
        assert "Fr" not in shown
    (journal / VISIT).write_bytes(b"broken\n")  # then what it said last stands in
    assert dragoman("build").code == 1
    assert page(journal, "/de/articles/visit") == page(journal, "/de/articles/visit", name="drafts")


def test_drafts_have_a_snapshot_of_their_own(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    translate(journal / VISIT, TIME, "Kommen Sie bitte 15 Minuten früher, mit einem Freund.")
    assert dragoman("build", "--drafts") == Said(0, "Wrote build/drafts.sqlite (12 pages)\n")
    assert "15 Minuten früher" in page(journal, "/de/articles/visit", name="drafts")
    assert not (journal / "build/site.sqlite").exists()


def test_a_broken_catalog_stops_no_page(dragoman: Run, journal: Path) -> None:
    dragoman("update")
    (journal / VISIT).write_text("no catalog\n", encoding="utf-8")
    said = dragoman("build")
    assert (said.code, said.out) == (1, "Wrote build/site.sqlite (12 pages)\n")
    assert said.err.startswith(f"{VISIT}:1: error: unreadable: ")


@pytest.mark.parametrize(
    ("site", "error"),
    [
        ("", "no site to build\n\nName the object that renders pages in the settings:"),
        (
            'site = "nowhere:site"\n',
            'site "nowhere:site" cannot be loaded: ModuleNotFoundError: No module named',
        ),
    ],
    ids=["none named", "none there"],
)
def test_without_a_site(dragoman: Run, journal: Path, site: str, error: str) -> None:
    (journal / "dragoman.toml").write_text(f'locales = ["de"]\n{site}', encoding="utf-8")
    said = dragoman("build")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(error)
    assert [dragoman(name).code for name in ("extract", "update", "check", "status")] == [0] * 4


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.1, 0.3])
def test_a_kill_leaves_the_old_snapshot_or_the_new(
    start: Callable[..., Popen[str]], dragoman: Run, journal: Path, delay: float
) -> None:
    dragoman("build")
    old = pages(journal)
    for number in range(30):
        article = journal / f"content/articles/a{number}.md"
        article.write_text(f"---\ntitle: Article {number}\n---\nText.\n", encoding="utf-8")
    lock = journal / "build/dragoman.lock"
    lock.unlink()
    with start("build") as process:
        while not lock.exists() and process.poll() is None:
            time.sleep(0.002)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    left = pages(journal)
    assert dragoman("build").code == 0
    new = pages(journal)
    assert (len(old), len(new)) == (12, 12 + 30 * 3)
    assert left in (old, new)
    assert {path.name for path in (journal / "build").iterdir()} == {"dragoman.lock", "site.sqlite"}
