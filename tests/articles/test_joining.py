"""Pages in which links stand in order are joined at once, and are what others are."""

import pytest

from dragoman.articles import Document, Joiner, Target, in_element, judge, parse

SOURCE = "See [us](/a), ![it](b.png) or [them](/c).\n\n- Call [us](/a).\n- Stay.\n"
IN_ORDER = ("Voir [nous][1], ![ça][2] ou [eux][3].", "Appelez-[nous][1].", "Restez.")
TURNED = ("Voir [eux][3], ![ça][2] ou [nous][1].", "Appelez-[nous][1].", "Restez.")
MARK = ' lang="fr"'


def address(target: Target) -> str:
    return f"/fr{target.source}" if target.source.startswith("/") else target.source


def html_of(document: Document, *texts: str) -> list[str]:
    """Return translations as HTML; all of them stand."""
    verdicts = [judge(*pair) for pair in zip(document.segments, texts, strict=True)]
    assert [verdict.reasons for verdict in verdicts] == [()] * len(texts)
    return [verdict.html for verdict in verdicts]


@pytest.mark.parametrize(
    ("texts", "page"),
    [
        (
            IN_ORDER,
            '<p>Voir <a href="/fr/a">nous</a>, <img src="b.png" alt="ça" /> ou '
            '<a href="/fr/c">eux</a>.</p>\n<ul>\n<li>Appelez-<a href="/fr/a">nous</a>.</li>\n'
            "<li>Restez.</li>\n</ul>\n",
        ),
        (
            TURNED,
            '<p>Voir <a href="/fr/c">eux</a>, <img src="b.png" alt="ça" /> ou '
            '<a href="/fr/a">nous</a>.</p>\n<ul>\n<li>Appelez-<a href="/fr/a">nous</a>.</li>\n'
            "<li>Restez.</li>\n</ul>\n",
        ),
    ],
)
def test_links_lead_where_their_numbers_say(texts: tuple[str, ...], page: str) -> None:
    document = parse(SOURCE, path="x.md")
    joiner = Joiner(html_of(document, *texts).__getitem__, address)
    assert joiner.join(document) == page
    assert joiner.sheet(document).addressed(address) == page


def test_titles_stand_beside_their_links() -> None:
    document = parse('[One](/a "First") and [two](/b).\n', path="x.md")
    found = html_of(document, "[Un][1] et [deux][2].", "Premier")
    joiner = Joiner(found.__getitem__, address)
    page = '<p><a href="/fr/a" title="Premier">Un</a> et <a href="/fr/b">deux</a>.</p>\n'
    assert joiner.join(document) == page
    assert joiner.sheet(document).addressed(address) == page


def test_links_stand_within_the_mark_of_their_text() -> None:
    document = parse("Call [us](/a).\n\nStay.\n", path="x.md")
    found = html_of(document, "Appelez-[nous][1].", "Restez.")
    joiner = Joiner(found.__getitem__, address, lambda number: "" if number else MARK)
    page = '<p><span lang="fr">Appelez-<a href="/fr/a">nous</a>.</span></p>\n<p>Restez.</p>\n'
    assert joiner.join(document) == page
    assert joiner.sheet(document).addressed(address) == page


def test_an_element_stands_around_what_is_marked() -> None:
    assert (in_element(MARK, "oui"), in_element("", "yes")) == (
        '<span lang="fr">oui</span>',
        "yes",
    )
