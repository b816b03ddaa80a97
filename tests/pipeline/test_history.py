import re
import shutil
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.pipeline.history import (
    Commit,
    Identity,
    authors_of,
    changed_files,
    commit_id,
    commits_between,
    content_at,
    contents,
    files_at,
    identity,
    known_commit,
    merge_base,
    shallow_commits,
    top_of,
)
from tests.repository import Repository, new_repository

BEN = ("Ben Ö", "ben@example.org")
ODD = 'a "b"\tü\n.txt'


def test_who_commits_here(repository: Repository) -> None:
    assert identity(repository.top) == Identity("Anna", "anna@example.org")
    assert str(identity(repository.top)) == "Anna <anna@example.org>"


def test_nobody_said_who_commits_here(repository: Repository) -> None:
    repository.git("config", "--unset", "user.email")
    with pytest.raises(DragomanError) as caught:
        identity(repository.top)
    assert str(caught.value) == (
        "git's setting user.email is missing, so nobody knows who you are\n\n"
        'To set it, run:\n\n    git config --global user.email "..."'
    )


def test_the_top_is_found_from_below(repository: Repository) -> None:
    repository.commit({"deep/er/x": "x"})
    assert top_of(repository.top / "deep" / "er") == repository.top.resolve()


def test_a_folder_without_a_repository(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match=re.escape("this folder is in no git repository")):
        top_of(tmp_path)


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DragomanError, match="git is not installed, or not on the PATH"):
        top_of(repository.top)


def test_a_hook_may_ask(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = new_repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.top / ".git" / "index"))
    assert top_of(repository.top) == repository.top.resolve()


def test_what_files_said(repository: Repository) -> None:
    first = repository.commit({"x/a.po": "one\n", f"x/{ODD}": "odd\n", "y.po": "y\n"})
    second = repository.commit({"x/a.po": "two\n", "y.po": None})
    top = repository.top
    assert content_at(top, first, "x/a.po") == b"one\n"
    assert content_at(top, "HEAD", "x/a.po") == b"two\n"
    assert content_at(top, "HEAD", "y.po") is None
    files = files_at(top, first, "x")
    assert list(files) == [f"x/{ODD}", "x/a.po"]
    assert contents(top, files.values()) == {files[f"x/{ODD}"]: b"odd\n", files["x/a.po"]: b"one\n"}
    assert files_at(top, first, "nowhere") == {}
    assert contents(top, ()) == {}
    assert changed_files(top, first) == (f"x/{ODD}", "x/a.po", "y.po")
    assert changed_files(top, second) == ("x/a.po", "y.po")


def test_commits_and_merges(repository: Repository) -> None:
    root = repository.commit({"a": "1\n2\n3\n4\n5\n", "b": "b\n"})
    repository.branch("side")
    side = repository.commit({"a": "1\n2\n3\n4\nV\n", "c": "c\n"})
    repository.switch("main")
    main = repository.commit({"a": "I\n2\n3\n4\n5\n"})
    assert repository.merge("side")
    top, head = repository.top, repository.head()
    merge = Commit(head, (main, side))
    assert changed_files(top, head) == ("a",)
    assert commits_between(top, root, "HEAD")[-1] == merge
    assert {*commits_between(top, root, "HEAD")} == {
        merge,
        Commit(main, (root,)),
        Commit(side, (root,)),
    }
    assert commits_between(top, None, "HEAD")[0] == Commit(root, ())
    assert commits_between(top, None, "HEAD", most=1) == (merge,)
    assert commits_between(top, "HEAD", "HEAD") == ()
    assert merge_base(top, main, "side") == root
    assert commit_id(top, "side") == side
    assert known_commit(top, "nowhere") is None


@pytest.mark.parametrize("revision", ["nowhere", "--all", "HEAD~9", "HEAD:a", ""])
def test_a_revision_that_is_none(repository: Repository, revision: str) -> None:
    repository.commit({"a": "a"})
    with pytest.raises(DragomanError, match=f'"{revision}" is no commit of this repository'):
        commit_id(repository.top, revision)


def test_who_wrote_the_lines(repository: Repository) -> None:
    repository.commit({f"{ODD}": "one\ntwo\nthree\n"})
    repository.commit({f"{ODD}": "one\nzwei\nthree\n"}, by=BEN)
    file = repository.top / ODD
    file.write_text("one\nzwei\nthree\nfour\n", encoding="utf-8")
    anna, ben = Identity("Anna", "anna@example.org"), Identity(*BEN)
    repository.git("config", "user.name", "Cleo")
    cleo = Identity("Cleo", "anna@example.org")
    assert authors_of(repository.top, ODD) == (anna, ben, anna, cleo)
    assert authors_of(repository.top, ODD, "HEAD") == (anna, ben, anna)
    assert authors_of(repository.top, ODD, "HEAD~1") == (anna, anna, anna)


def test_who_wrote_a_file_that_git_does_not_know(repository: Repository) -> None:
    repository.commit({"a": "a"})
    with pytest.raises(DragomanError, match=r"git blame: no such path .?b"):
        authors_of(repository.top, "b")


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"a": "1"})
    head = repository.commit({"a": "2"})
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.top}", str(tmp_path / "c"))
    clone = tmp_path / "c"
    assert shallow_commits(repository.top) == frozenset()
    assert shallow_commits(clone) == {head}
    assert commits_between(clone, None, "HEAD") == (Commit(head, ()),)


def test_a_linked_work_tree(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"a": "1"})
    linked = tmp_path / "linked"
    repository.git("worktree", "add", "--quiet", str(linked))
    assert top_of(linked) == linked.resolve()
    assert authors_of(linked, "a") == (Identity("Anna", "anna@example.org"),)
    shutil.rmtree(linked)
