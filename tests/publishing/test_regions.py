"""What is only for some regions of the world, and what counts of an article there."""

import pytest

from dragoman.locales import Locale
from dragoman.publishing import Heading, Notice, Passage
from tests.publishing.conftest import Desk

EN = Locale.parse("en")
SETTINGS = 'locales = ["de", "es-419", "es-MX", "en-CA"]\n'
BODY = (
    "One two.\n\n<!-- dragoman: only US CA MX -->\n\n"
    "## America\n\nThree four five six seven eight.\n\n<!-- dragoman: end -->\n\nNine.\n"
)
GERMAN = {"Visit": "Besuch", "One two.": "Eins zwei.", "Nine.": "Neun."}
SPANISH = {"Visit": "Visita", "One two.": "Uno dos.", "Nine.": "Nueve."}
AMERICA = '<h2 id="america">America</h2>\n<p>Three four five six seven eight.</p>\n'


@pytest.fixture
def visit(desk: Desk) -> Desk:
    """An article with a part for three countries, translated but for that part."""
    (desk.root / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    desk.article("articles/visit", BODY, risk="clinical")
    desk.translate("de", "articles/visit", GERMAN)
    desk.translate("es-419", "articles/visit", SPANISH)
    return desk


@pytest.mark.parametrize("tag", ["en", "en-CA"])
def test_it_is_shown_in_its_regions(visit: Desk, tag: str) -> None:
    page = visit.page(tag, "articles/visit").page
    assert page.body == f"<p>One two.</p>\n{AMERICA}<p>Nine.</p>\n"
    assert page.contents == (Heading(2, "america", Passage("America", EN, "source")),)


def test_elsewhere_it_neither_is_shown_nor_counts(visit: Desk) -> None:
    page = visit.page("de", "articles/visit").page
    assert page.body == "<p>Eins zwei.</p>\n<p>Neun.</p>\n"
    assert page.contents == ()
    assert (page.share, page.notice) == (100, Notice.NONE)


def test_where_it_is_shown_it_counts(visit: Desk) -> None:
    page = visit.page("es-MX", "articles/visit").page
    assert page.body == f"<p>One two.</p>\n{AMERICA}<p>Nine.</p>\n"
    assert (page.share, page.notice) == (36, Notice.FALLBACK)


def test_readers_of_many_countries_are_in_none_of_them(visit: Desk) -> None:
    page = visit.page("es-419", "articles/visit").page
    assert page.body == "<p>Uno dos.</p>\n<p>Nueve.</p>\n"


def test_the_settings_put_readers_into_a_region(visit: Desk) -> None:
    (visit.root / "dragoman.toml").write_text(f'{SETTINGS}[regions]\nen = "GB"\n', encoding="utf-8")
    assert visit.page("en", "articles/visit").page.body == "<p>One two.</p>\n<p>Nine.</p>\n"


def test_the_heading_of_another_region_is_no_title(desk: Desk) -> None:
    path = desk.article("articles/visit", "")
    text = "<!-- dragoman: only DE -->\n\n# Here\n\n<!-- dragoman: end -->\n\n# There\n"
    path.write_text(text, encoding="utf-8")
    assert desk.page("de", "articles/visit").page.title.html == "Here"
    assert desk.page("en", "articles/visit").page.title.html == "There"


def test_what_the_author_keeps_is_marked_and_does_not_count(desk: Desk) -> None:
    body = "One.\n\n<!-- dragoman: skip -->\n\nThese many words are kept as they are.\n"
    desk.article("articles/visit", body, risk="clinical")
    desk.translate("de", "articles/visit", {"Visit": "Besuch", "One.": "Eins."})
    page = desk.page("de", "articles/visit").page
    assert page.body == (
        '<p>Eins.</p>\n<p><span lang="en" dir="ltr">These many words are kept as they are.'
        "</span></p>\n"
    )
    assert (page.share, page.notice) == (100, Notice.NONE)
