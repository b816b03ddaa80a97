"""Images that hold text: untranslated until there is a file for the language."""

import pytest

from dragoman.locales import Locale
from dragoman.publishing import Notice, image_findings
from dragoman.publishing.library import read_library
from tests.publishing.conftest import Desk

MARK = "<!-- dragoman: text-image -->\n\n"
BODY = f"One two three.\n\n{MARK}See ![Four five](dose.png) six.\n"
TEXTS = {
    "Visit": "Besuch",
    "One two three.": "Eins zwei drei.",
    "See ![Four five][1] six.": "Siehe ![Vier fünf][1] sechs.",
}


@pytest.fixture
def visit(desk: Desk) -> Desk:
    """An article with an image of words, its messages translated into German and Spanish."""
    desk.article("articles/visit", BODY)
    (desk.root / "content/articles/dose.png").write_bytes(b"png")
    for tag in ("de", "es"):
        desk.translate(tag, "articles/visit", TEXTS)
    return desk


def draw(desk: Desk, tag: str) -> None:
    (desk.root / f"content/articles/dose.{tag}.png").write_bytes(b"png")


def test_its_words_count_until_it_is_drawn_again(visit: Desk) -> None:
    page = visit.page("de", "articles/visit").page
    assert (page.share, page.notice) == (75, Notice.PARTIAL)
    draw(visit, "de")
    page = visit.page("de", "articles/visit").page
    assert (page.share, page.notice) == (100, Notice.NONE)
    assert 'src="/media/articles/dose.de.png"' in page.body


def test_in_its_own_language_nothing_is_missing(visit: Desk) -> None:
    page = visit.page("en", "articles/visit").page
    assert (page.share, page.notice) == (100, Notice.NONE)


def test_that_of_the_language_is_enough_for_a_country(visit: Desk) -> None:
    assert visit.page("es-MX", "articles/visit").page.share == 75
    draw(visit, "es")
    assert visit.page("es-MX", "articles/visit").page.share == 100


def test_a_clinical_article_falls_back_whole(visit: Desk) -> None:
    visit.article("articles/visit", BODY, risk="clinical")
    assert visit.page("de", "articles/visit").page.notice is Notice.FALLBACK
    draw(visit, "de")
    assert visit.page("de", "articles/visit").page.notice is Notice.NONE


def test_the_file_that_is_missing_is_named(visit: Desk) -> None:
    project = visit.project
    [document] = read_library(project).documents.values()

    def findings(tag: str) -> list[str]:
        return list(map(str, image_findings(project, document, Locale.parse(tag))))

    said = 'content/articles/visit.md:9: warning: image: "dose.png" holds text, and there is no'
    assert findings("de") == [f"{said} content/articles/dose.de.png"]
    assert findings("es-MX") == [f"{said} content/articles/dose.es.png"]
    draw(visit, "es")
    assert findings("es-MX") == []
