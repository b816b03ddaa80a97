"""`dragoman serve` in a process of its own: pages, what follows a save, and how it ends."""

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import Popen
from threading import Timer
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from dragoman.pipeline import served
from tests.commands.conftest import Run, settle, translate
from tests.pipeline.test_serving import hello

Start = Callable[..., Popen[str]]
VISIT = "locales/de/LC_MESSAGES/articles/visit.po"


class Serving:
    """A running `dragoman serve` with what it has said so far."""

    def __init__(self, process: Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self.address = self.until("http://").partition("http://")[2].split("/")[0]

    def until(self, text: str) -> str:
        """Read lines until one contains a text."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if text in line:
                return line
        raise AssertionError(f"{text!r} was not said: {self.said}")

    def complaint(self) -> str:
        """Read a line of what it found."""
        assert self.process.stderr
        return self.process.stderr.readline()

    def page(self, path: str) -> str:
        with urlopen(f"http://{self.address}{path}", timeout=5) as answer:
            body: bytes = answer.read()
        return body.decode()

    def page_with(self, path: str, text: str) -> float:
        """Wait until a page has a text; return how many seconds it took."""
        begun = time.monotonic()
        while text not in self.page(path):
            assert time.monotonic() - begun < 10, f"{text!r} did not get to {path}"
            time.sleep(0.02)
        return time.monotonic() - begun


@pytest.fixture
def serving(start: Start, journal: Path) -> Iterator[Serving]:
    settle(journal, "[publish]\nminimum = 0\n")
    with start("serve", "--port", "0") as process:
        guard = Timer(60, process.kill)  # a test that waits in vain shall fail, not hang
        guard.start()
        try:
            yield Serving(process)
        finally:
            guard.cancel()
            process.kill()
            process.communicate()


def test_it_builds_first_and_tells_the_address(serving: Serving) -> None:
    assert serving.said[-2] == "Wrote build/site.sqlite (12 pages)\n"
    assert serving.said[-1] == f"The site at http://{serving.address}/ (Ctrl-C ends)\n"
    assert "<h1>Your visit</h1>" in serving.page("/en/articles/visit")
    with pytest.raises(HTTPError, match="404"):
        serving.page("/en/articles/none")


def test_a_saved_catalog_is_built_and_not_updated(serving: Serving, journal: Path) -> None:
    catalog = journal / VISIT
    translate(catalog, "What to bring", "Was Sie mitbringen")
    saved = catalog.read_bytes()
    assert serving.page_with("/de/articles/visit", "Was Sie mitbringen") < 2  # a second is meant
    assert catalog.read_bytes() == saved


def test_a_saved_article_goes_into_catalogs_and_pages(serving: Serving, journal: Path) -> None:
    article = journal / "content/articles/visit.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nSee you soon.\n", encoding="utf-8")
    assert serving.page_with("/fr/articles/visit", "See you soon.") < 3
    assert 'msgid "See you soon."' in (journal / VISIT).read_text(encoding="utf-8")


def test_a_broken_file_is_named_and_serving_goes_on(serving: Serving, journal: Path) -> None:
    article = journal / "content/articles/visit.md"
    whole = article.read_text(encoding="utf-8")
    article.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    serving.until("build/site.sqlite is up to date (12 pages).")
    assert "Your visit" in serving.page("/en/articles/visit")
    article.write_text(whole.replace("Your visit", "Our visit"), encoding="utf-8")
    serving.page_with("/en/articles/visit", "Our visit")


def test_a_finding_is_told_once_and_counted_when_it_is_gone(
    serving: Serving, journal: Path
) -> None:
    catalog, article = journal / VISIT, journal / "content/articles/spray.md"
    whole = catalog.read_text(encoding="utf-8")
    translate(catalog, "What to bring", "Was **")
    assert serving.complaint() == leftover(catalog, "Was **")
    catalog.write_text(f"# A line more\n{catalog.read_text(encoding='utf-8')}", encoding="utf-8")
    for _ in range(2):
        serving.until("Wrote build/site.sqlite")
    translate(catalog, "Something warm to wear.", "Warmes **")
    assert serving.complaint() == leftover(catalog, "Warmes **")
    article.write_text("---\nrisk: high\n---\n", encoding="utf-8")
    unread = 'content/articles/spray.md:2: error: unreadable: "risk" is "high"; accepted: '
    assert serving.complaint().startswith(unread)
    catalog.write_text(whole, encoding="utf-8")
    assert serving.complaint().startswith(unread)
    assert serving.complaint() == "2 findings are gone.\n"


def leftover(catalog: Path, string: str) -> str:
    """What is said of a translation that has a mark too many."""
    lines = catalog.read_text(encoding="utf-8").splitlines()
    line = lines.index(f'msgstr "{string}"')
    return f"{VISIT}:{line}: error: leftover: readers would see **: it marks nothing here\n"


def test_its_own_writing_makes_no_second_build(serving: Serving, journal: Path) -> None:
    assert serving.said[0].startswith("Wrote locales/")
    article = journal / "content/articles/visit.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nSee you.\n", encoding="utf-8")
    serving.until("Wrote build/site.sqlite (12 pages)")
    time.sleep(0.5)
    serving.process.terminate()
    assert serving.process.communicate(timeout=10) == ("Stopped.\n", "")


def test_a_fault_is_named_and_serving_goes_on(serving: Serving, journal: Path) -> None:
    (journal / "build/dragoman.lock").unlink()
    (journal / "build/dragoman.lock").mkdir()
    translate(journal / VISIT, "What to bring", "Was Sie mitbringen")
    assert serving.process.stderr
    assert serving.process.stderr.readline() == (
        "build/dragoman.lock: the lock of the project cannot be taken: Is a directory\n"
    )
    (journal / "build/dragoman.lock").rmdir()
    (journal / VISIT).touch()
    serving.page_with("/de/articles/visit", "Was Sie mitbringen")


def test_without_the_folder_of_articles_the_pages_stay(serving: Serving, journal: Path) -> None:
    shutil.copytree(journal / "content", journal / "away")
    shutil.rmtree(journal / "content")
    assert serving.process.stderr
    assert serving.process.stderr.readline() == "content: the folder content is not there\n"
    assert "<h1>Your visit</h1>" in serving.page("/en/articles/visit")
    assert (journal / "locales/templates/articles/visit.pot").exists()
    shutil.copytree(journal / "away", journal / "content")
    serving.until("build/site.sqlite is up to date (12 pages).")
    article = journal / "content/articles/visit.md"
    text = article.read_text(encoding="utf-8").replace("Your visit", "Our visit")
    article.write_text(text, encoding="utf-8")
    serving.page_with("/en/articles/visit", "Our visit")


def test_other_settings_ask_for_a_restart(serving: Serving, journal: Path) -> None:
    settle(journal, "whole = []\n")
    assert serving.until("settings") == (
        "The settings changed; to use them, restart `dragoman serve`.\n"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_ends_cleanly(serving: Serving, number: signal.Signals) -> None:
    serving.process.send_signal(number)
    out, err = serving.process.communicate(timeout=10)
    assert (serving.process.returncode, out, err) == (0, "Stopped.\n", "")


def test_a_port_in_use(start: Start) -> None:
    with served(hello, port=0) as address:
        port = int(address.rpartition(":")[2])
        with start("serve", "--port", str(port)) as process:
            _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err == (
        f"port {port} is in use by another program\n\n"
        f"To use another port, run:\n\n  dragoman serve --port {port + 1}\n"
    )


def test_drafts_are_told_and_shown(start: Start, dragoman: Run, journal: Path) -> None:
    dragoman("update")
    translate(journal / VISIT, "What to bring", "Was Sie mitbringen")
    with start("serve", "--port", "0", "--drafts") as process:
        drafts = Serving(process)
        assert drafts.said[-1].startswith("Drafts at http://127.0.0.1:")
        assert "Was Sie mitbringen" in drafts.page("/de/articles/visit")
        process.terminate()
        process.communicate(timeout=10)
    assert not (journal / "build/site.sqlite").exists()
