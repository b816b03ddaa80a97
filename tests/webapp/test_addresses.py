"""Addresses taken apart."""

import pytest

from dragoman.locales import Locale
from webapp.addresses import Spelled, candidates, spelled

OFFERED = (Locale.parse("en"), Locale.parse("pt-BR"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("/pt-BR/articles/x", ("pt-BR", "/articles/x", True), id="canonical"),
        pytest.param("/pt_br/articles/x", ("pt-BR", "/articles/x", True), id="gettext-spelling"),
        pytest.param("/PT-br", ("pt-BR", "", True), id="no-slash"),
        pytest.param("/fr/", ("fr", "/", False), id="not-offered"),
        pytest.param("/articles/x", (None, "/articles/x", False), id="no-locale"),
        pytest.param("/", (None, "/", False), id="root"),
        pytest.param("/" + "x" * 90, (None, "/" + "x" * 90, False), id="long"),
        pytest.param("/..", (None, "/..", False), id="dots"),
        pytest.param("/en//evil.example", ("en", "//evil.example", True), id="two-slashes"),
    ],
)
def test_spelled(address: str, expected: tuple[str | None, str, bool]) -> None:
    tag, rest, offered = expected
    locale = Locale.parse(tag) if tag else None
    assert spelled(address, OFFERED) == Spelled(locale, rest, offered)


def test_candidates_forgive_the_last_slash() -> None:
    english = Locale.parse("en")
    assert candidates(english, "/articles/x/") == (
        "/en/articles/x/",
        "/en/articles/x",
        "/en/articles/x/",
    )
    assert candidates(english, "") == ("/en", "/en", "/en/")
