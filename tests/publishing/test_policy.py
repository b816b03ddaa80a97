"""Which language readers see, by risk class and by what is translated."""

from collections.abc import Mapping

import pytest

from dragoman.publishing import Notice
from tests.publishing.conftest import Desk

BODY = "One two three four.\n\nFive six seven.\n\nEight nine.\n"
ONE, TWO, THREE = "One two three four.", "Five six seven.", "Eight nine."
TITLE = {"Visit": "Besuch"}
ALL = {**TITLE, ONE: "Eins zwei drei vier.", TWO: "Fünf sechs sieben.", THREE: "Acht neun."}


def without(*ids: str) -> dict[str, str]:
    return {id_: text for id_, text in ALL.items() if id_ not in ids}


GERMAN = "<p>Eins zwei drei vier.</p>\n<p>Fünf sechs sieben.</p>\n<p>Acht neun.</p>\n"
ENGLISH = "<p>One two three four.</p>\n<p>Five six seven.</p>\n<p>Eight nine.</p>\n"
MIXED = (
    "<p>Eins zwei drei vier.</p>\n<p>Fünf sechs sieben.</p>\n"
    '<p><span lang="en" dir="ltr">Eight nine.</span></p>\n'
)


@pytest.mark.parametrize(
    ("risk", "texts", "body", "text_locale", "notice", "share"),
    [
        ("general", ALL, GERMAN, "de", Notice.NONE, 100),
        ("general", without(THREE), MIXED, "de", Notice.PARTIAL, 80),
        ("general", without(ONE, THREE), ENGLISH, "en", Notice.FALLBACK, 40),
        ("clinical", ALL, GERMAN, "de", Notice.NONE, 100),
        ("clinical", without(THREE), ENGLISH, "en", Notice.FALLBACK, 80),
        ("clinical", without("Visit"), ENGLISH, "en", Notice.FALLBACK, 90),
    ],
    ids=["whole", "mixed", "below", "clinical-whole", "clinical-part", "clinical-title"],
)
def test_shares(
    desk: Desk,
    risk: str,
    texts: Mapping[str, str],
    body: str,
    text_locale: str,
    notice: Notice,
    share: int,
) -> None:
    desk.article("articles/visit", BODY, risk=risk)
    desk.translate("de", "articles/visit", texts)
    page = desk.page("de", "articles/visit").page
    assert (page.body, str(page.text_locale)) == (body, text_locale)
    assert (page.notice, page.share) == (notice, share)


def test_sixty_percent_is_enough(desk: Desk) -> None:
    desk.article("articles/visit", "One two three four five.\n\nSix seven eight nine.\n")
    desk.translate("de", "articles/visit", {"Visit": "B", "One two three four five.": "Eins."})
    assert desk.page("de", "articles/visit").page.share == 60
    assert desk.page("de", "articles/visit").page.notice is Notice.PARTIAL


def test_fuzzy_is_never_published(desk: Desk) -> None:
    desk.article("articles/visit", BODY)
    desk.translate("de", "articles/visit", ALL, fuzzy=[THREE])
    assert desk.page("de", "articles/visit").page.body == MIXED


@pytest.mark.parametrize(
    "damaged",
    ["<script>Acht</script>", "# Acht", "Acht \u202eneun.", "[Acht](//x) neun.", " \u00a0 "],
    ids=["script", "heading", "bidi", "link", "blank"],
)
def test_damage_is_never_published(desk: Desk, damaged: str) -> None:
    desk.article("articles/visit", BODY)
    desk.translate("de", "articles/visit", {**ALL, THREE: damaged})
    assert desk.page("de", "articles/visit").page.body == MIXED


@pytest.mark.parametrize(
    ("risk", "body"),
    [("clinical", "<p>Take 0.5 mg.</p>\n"), ("general", "<p>Nehmen Sie 5 mg.</p>\n")],
)
def test_a_wrong_dose_blocks_clinical_articles(desk: Desk, risk: str, body: str) -> None:
    desk.article("articles/dose", "Take 0.5 mg.\n", risk=risk)
    desk.translate("de", "articles/dose", {"Dose": "Dosis", "Take 0.5 mg.": "Nehmen Sie 5 mg."})
    assert desk.page("de", "articles/dose").page.body == body


def test_a_regional_locale_stands_over_its_language(desk: Desk) -> None:
    desk.article("articles/visit", BODY, risk="clinical")
    spanish = {"Visit": "Visita", ONE: "Uno.", TWO: "Dos.", THREE: "Tres."}
    desk.translate("es", "articles/visit", spanish)
    desk.translate("es-MX", "articles/visit", {TWO: "Dos mexicano."})
    page = desk.page("es-MX", "articles/visit").page
    assert page.body == "<p>Uno.</p>\n<p>Dos mexicano.</p>\n<p>Tres.</p>\n"
    assert (str(page.text_locale), page.notice, page.share) == ("es-MX", Notice.NONE, 100)
    assert page.canonical == "https://journal.example/es-MX/articles/visit"


def test_a_gap_in_the_language_below_takes_both_down(desk: Desk) -> None:
    desk.article("articles/visit", BODY, risk="clinical")
    desk.translate("es", "articles/visit", {"Visit": "Visita", ONE: "Uno.", TWO: "Dos."})
    desk.translate("es-MX", "articles/visit", {TWO: "Dos mexicano."})
    page = desk.page("es-MX", "articles/visit").page
    assert (page.body, page.notice) == (ENGLISH, Notice.FALLBACK)
    assert page.canonical == "https://journal.example/en/articles/visit"


def test_the_settings_add_a_language_before_the_source(desk: Desk) -> None:
    desk.settings('[fallback]\nfr = ["de"]\n')
    desk.article("articles/visit", BODY, risk="clinical")
    desk.translate("de", "articles/visit", ALL)
    page = desk.page("fr", "articles/visit").page
    assert (page.body, str(page.text_locale), page.notice) == (GERMAN, "de", Notice.FALLBACK)


def test_an_article_in_another_source_language(desk: Desk) -> None:
    desk.article("articles/visite", "Un deux.\n", lang="fr")
    assert desk.page("fr", "articles/visite").page.notice is Notice.NONE
    english = desk.page("en", "articles/visite").page
    assert (english.body, str(english.text_locale)) == ("<p>Un deux.</p>\n", "fr")
    desk.translate("en", "articles/visite", {"Visite": "Visit", "Un deux.": "One two."})
    assert desk.page("en", "articles/visite").page.body == "<p>One two.</p>\n"


def test_drafts_show_everything_marked(desk: Desk) -> None:
    desk.article("articles/visit", BODY, risk="clinical")
    texts = {**without(ONE), THREE: "<b>Acht"}
    desk.translate("de", "articles/visit", texts, fuzzy=[TWO])
    page = desk.page("de", "articles/visit", drafts=True).page
    assert page.body == (
        '<p><span lang="en" dir="ltr">One two three four.</span></p>\n'
        '<p><span class="draft">Fünf sechs sieben.</span></p>\n'
        '<p><span class="draft">&lt;b&gt;Acht</span></p>\n'
    )
    assert page.notice is Notice.DRAFT


def test_words_in_raw_html_hold_a_clinical_article_back(desk: Desk) -> None:
    desk.article("articles/visit", "<div>\nRaw words.\n</div>\n\nOne.\n", risk="clinical")
    desk.translate("de", "articles/visit", {"Visit": "Besuch", "One.": "Eins."})
    assert desk.page("de", "articles/visit").page.notice is Notice.FALLBACK


HOSTILE = ["&#x202e;5 mg", "&#8238;x", "\u202ex", "<b>x</b>", '"><script>', "&nbsp;", "x\ny"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_titles_summaries_and_alt_texts_are_guarded_too(desk: Desk, hostile: str) -> None:
    desk.article("articles/visit", "![Alt](a.png)\n\n## Head\n", summary="Sum.")
    for msgid in ("Visit", "Sum.", "Alt", "Head"):
        desk.translate("de", "articles/visit", {msgid: hostile})
        page = desk.page("de", "articles/visit", drafts=False).page
        shown = f"{page.title.html}{page.summary}{page.body}{page.contents}"
        assert "\u202e" not in shown
        assert page.share == 0


def test_honest_entities_keep_their_meaning(desk: Desk) -> None:
    desk.article("articles/visit", "![Use &lt; here](a.png)\n\n## A &amp;lt; B\n")
    page = desk.page("en", "articles/visit").page
    assert page.body == (
        '<p><img src="/media/articles/a.png" alt="Use &lt; here" /></p>\n'
        '<h2 id="a-lt-b">A &amp;lt; B</h2>\n'
    )
    assert page.contents[0].title.html == "A &amp;lt; B"
