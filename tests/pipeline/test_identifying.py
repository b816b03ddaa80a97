"""Which article a translated file is taken for, by its path."""

from pathlib import Path

import pytest

from dragoman.locales import Locale
from dragoman.pipeline.identifying import claims_of

DOMAINS = ("articles/visit", "articles/spray", "index", "guide/index", "fr/odd", "a/b", "c/b")
FRENCH = Locale.parse("fr-CA")


@pytest.mark.parametrize(
    ("path", "domain"),
    [
        ("articles/visit.md", "articles/visit"),
        ("old/articles/visit.md", "articles/visit"),
        ("old/articles/visit.fr.md", "articles/visit"),
        ("old/articles/visit.fr-CA.md", "articles/visit"),
        ("old/articles/fr_CA/visit.md", "articles/visit"),
        ("old/fr/articles/visit.md", "articles/visit"),
        ("old/visit.md", "articles/visit"),
        ("old/fr/odd.md", "fr/odd"),
        ("guide/index.md", "guide/index"),
        ("other/index.md", "index"),
    ],
)
def test_the_article_of_a_path(path: str, domain: str) -> None:
    [claim], errors = claims_of([Path(path)], DOMAINS, FRENCH)
    assert (claim.domain, errors) == (domain, [])


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("old/visits.md", "no article has a path like this"),
        ("old/visit.de.md", "no article has a path like this"),
        ("old/b.md", "several articles have a path like this: a/b, c/b"),
    ],
)
def test_no_article_for_a_path(path: str, reason: str) -> None:
    claims, [error] = claims_of([Path(path)], DOMAINS, FRENCH)
    assert (claims, error.path, error.reason) == ([], path, reason)
    assert error.cure == (
        f"To say which article it is, run:  dragoman import fr-CA {path} --article ..."
    )


def test_the_path_that_says_more_counts() -> None:
    files = [Path("old/guide/index.md"), Path("old/index.md"), Path("old/other/index.md")]
    claims, errors = claims_of(files, ("guide/index", "index"), FRENCH)
    assert [claim.domain for claim in claims] == ["guide/index"]
    assert [error.reason for error in errors] == [
        '"index" may be its article, or that of old/other/index.md',
        '"index" may be its article, or that of old/index.md',
    ]


def test_the_article_named_counts_whatever_the_path() -> None:
    [claim], errors = claims_of([Path("x.md")], DOMAINS, FRENCH, article="articles/spray")
    assert (claim.domain, errors) == ("articles/spray", [])


def test_a_folder_stands_for_its_articles(tmp_path: Path) -> None:
    for name in ("visit.fr.md", "_note.md", ".hidden/spray.md", "spray.txt", "more/spray.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text.\n", encoding="utf-8")
    claims, errors = claims_of([tmp_path], DOMAINS, FRENCH)
    found = [(claim.path.relative_to(tmp_path).as_posix(), claim.domain) for claim in claims]
    assert (found, errors) == (
        [("more/spray.md", "articles/spray"), ("visit.fr.md", "articles/visit")],
        [],
    )
