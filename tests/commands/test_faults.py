"""What stands in a command's way: said as `path: reason`, never as a traceback."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from tests.commands.conftest import Run, Said, state


@pytest.mark.parametrize("command", ["extract", "update", "build"])
def test_a_file_in_place_of_the_build_folder(dragoman: Run, journal: Path, command: str) -> None:
    (journal / "build").touch()
    reason = "build/dragoman.lock: the lock of the project cannot be taken: File exists\n"
    assert dragoman(command) == Said(1, "", reason)


@pytest.mark.parametrize("command", ["check", "status"])
def test_reading_needs_no_build_folder(dragoman: Run, journal: Path, command: str) -> None:
    (journal / "build").touch()
    assert (dragoman(command).code, dragoman(command).err) == (0, "")


def test_a_folder_in_place_of_the_snapshot(dragoman: Run, journal: Path) -> None:
    (journal / "build/site.sqlite").mkdir(parents=True)
    assert dragoman("build") == Said(
        1, "", "build/site.sqlite: cannot be written: Is a directory\n"
    )


def test_a_folder_in_place_of_a_template(dragoman: Run, journal: Path) -> None:
    (journal / "locales/templates/site.pot").mkdir(parents=True)
    said = dragoman("extract")
    assert (said.code, said.err) == (
        1,
        "locales/templates/site.pot: error: unreadable: Is a directory\n",
    )
    assert "Wrote locales/templates/articles/visit.pot (7 messages)\n" in said.out


def test_a_folder_called_like_a_template_is_left_alone(dragoman: Run, journal: Path) -> None:
    (journal / "locales/templates/x.pot").mkdir(parents=True)
    assert dragoman("extract").err == ""
    assert (journal / "locales/templates/x.pot").is_dir()


def test_a_file_in_place_of_the_catalogs_folder(dragoman: Run, journal: Path) -> None:
    (journal / "locales").touch()
    said = dragoman("update", "fr")
    assert said.code == 1
    catalogs = ("articles/spray.po", "articles/visit.po", "site.po")
    files = [f"fr/LC_MESSAGES/{name}" for name in catalogs]
    files += [f"templates/{name}t" for name in catalogs]
    assert said.err == "".join(
        f"locales/{name}: error: unreadable: Not a directory\n" for name in files
    )


@pytest.mark.parametrize("command", ["extract", "update", "check", "status", "build"])
def test_a_folder_of_articles_that_cannot_be_read(
    dragoman: Run, journal: Path, command: str
) -> None:
    dragoman("update")
    dragoman("build")
    (journal / "content").rename(journal / "away")
    (journal / "content").touch()
    before = state(journal)
    assert dragoman(command) == Said(1, "", "content: Not a directory\n")
    assert state(journal) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_may_not_be_written(dragoman: Run, journal: Path) -> None:
    journal.chmod(0o555)
    assert dragoman("update") == Said(
        1, "", "build/dragoman.lock: the lock of the project cannot be taken: Permission denied\n"
    )
    journal.chmod(0o755)


def test_a_full_disk(dragoman: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    dragoman("build")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    reason = "error: unreadable: No space left on device\n"
    assert dragoman("extract").err == "".join(
        f"locales/templates/{name}.pot: {reason}"
        for name in ("articles/spray", "articles/visit", "site")
    )
    assert dragoman("build", "--drafts") == Said(
        1, "", "build/drafts.sqlite: cannot be written: No space left on device\n"
    )


def test_a_reader_who_has_gone_is_no_fault(start: Callable[..., Popen[str]]) -> None:
    with start("status") as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == ""


@pytest.mark.parametrize("command", ["extract", "update", "check", "status", "build"])
@pytest.mark.parametrize(
    "name", [b"caf\xe9.md", b"404.md", b"site.md"], ids=["latin-1", "404", "site"]
)
def test_a_name_no_article_may_have(
    dragoman: Run, journal: Path, command: str, name: bytes
) -> None:
    try:
        path = os.path.join(os.fsencode(journal), b"content", name)
        Path(os.fsdecode(path)).write_text("---\ntitle: X\n---\nText.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    for _ in range(2):
        said = dragoman(command)
        shown = "content/" + name.decode("ascii", "surrogateescape").replace("\udce9", "\\udce9")
        assert said.code == 1
        assert said.err.startswith(f"{shown}: error: unreadable: ")


@pytest.mark.parametrize("name", [b"x\xe9.png", b"x\xe9.po"])
def test_other_names_that_are_not_utf8(dragoman: Run, journal: Path, name: bytes) -> None:
    dragoman("update")
    for folder in ("content", "locales/fr/LC_MESSAGES"):
        try:
            (journal / folder / os.fsdecode(name)).touch()
        except OSError:
            pytest.skip("this system has no such names")
    assert [dragoman(command).code for command in ("update", "check", "status", "build")] == [0] * 4


@pytest.mark.parametrize("command", ["extract", "update", "check", "status", "build"])
def test_a_risk_nobody_knows(dragoman: Run, journal: Path, command: str) -> None:
    article = journal / "content/articles/spray.md"
    text = article.read_text(encoding="utf-8").replace("risk: clinical", "risk: Clinical")
    article.write_text(text, encoding="utf-8")
    line = text.splitlines().index("risk: Clinical") + 1
    said = dragoman(command)
    assert (said.code, said.err.splitlines()[0]) == (
        1,
        f"content/articles/spray.md:{line}: error: unreadable: "
        '"risk" is "Clinical"; accepted: general, clinical',
    )


def test_check_and_build_agree_on_links_out_of_the_content(dragoman: Run, journal: Path) -> None:
    (journal / "secret.txt").touch()
    (journal / "content/articles/secret.txt").symlink_to(journal / "secret.txt")
    article = journal / "content/articles/visit.md"
    text = article.read_text(encoding="utf-8").replace("(spray.md)", "(secret.txt)")
    article.write_text(text, encoding="utf-8")
    found = dragoman("check").err
    assert found.count(": warning: target: ") == 1
    assert dragoman("build").err == found


def test_catalogs_of_the_site_where_the_settings_name_no_templates(
    dragoman: Run, journal: Path
) -> None:
    dragoman("update", "fr")
    (journal / "dragoman.toml").write_text('locales = ["fr"]\n', encoding="utf-8")
    assert dragoman("check").err == (
        "locales/fr/LC_MESSAGES/site.po: warning: stray: "
        'the settings name no "templates" that these translations are of\n'
        '    Delete them, or name the "templates" in the settings again.\n'
    )


def test_overlapping_folders(dragoman: Run, journal: Path) -> None:
    settings = journal / "dragoman.toml"
    settings.write_text('catalogs = "content/po"\n', encoding="utf-8")
    assert dragoman("extract") == Said(
        1,
        "",
        'dragoman.toml:1: "content" and "catalogs" overlap; accepted: two folders apart\n',
    )


@pytest.mark.parametrize("command", ["extract", "update", "check", "status", "build"])
def test_without_the_folder_of_articles(dragoman: Run, journal: Path, command: str) -> None:
    dragoman("update")
    dragoman("build")
    (journal / "content").rename(journal / "away")
    before = state(journal)
    assert dragoman(command) == Said(
        1,
        "",
        "content: the folder content is not there\n\n"
        "Make it or bring it back, or name the folder of the articles in dragoman.toml:\n\n"
        '  content = "content"\n',
    )
    assert state(journal) == before
