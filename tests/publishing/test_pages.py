"""What else stands on a page: links, images, teasers, headings, alternates."""

import datetime

from dragoman.locales import Locale
from dragoman.publishing import Alternate, Heading, Passage, Teaser, read_library
from dragoman.publishing.composing import Composer
from tests.publishing.conftest import TODAY, Desk

TAGS = ("en", "de", "es", "es-MX", "fr")
DE, EN, AR = Locale.parse("de"), Locale.parse("en"), Locale.parse("ar")


def test_links_stay_in_the_readers_language(desk: Desk) -> None:
    desk.article("pages/about", "## Us {#us}\n")
    desk.article(
        "articles/visit", "[us](../pages/about.md#us), [x](gone.md), [y](https://y.example).\n"
    )
    page = desk.page("de", "articles/visit").page
    assert page.body == (
        '<p><a href="/de/pages/about#us">us</a>, <a href="#">x</a>,'
        ' <a href="https://y.example">y</a>.</p>\n'
    )


def test_the_same_words_lead_each_locale_to_its_own_pages(desk: Desk) -> None:
    desk.article("pages/about", "Us.\n")
    desk.article("articles/visit", "[us](../pages/about.md), <a href=../pages/about.md>*we*</a>\n")
    desk.translate("es", "articles/visit", {"Visit": "Visita"})
    library = read_library(desk.project, today=TODAY)
    composer = Composer(desk.project, library)
    bodies = {tag: composer.edition("articles/visit", Locale.parse(tag)).page.body for tag in TAGS}
    assert bodies == {
        tag: f'<p><a href="{at}">us</a>, <a href="{at}"><em>we</em></a></p>\n'
        for tag in TAGS
        for at in [f"/{tag}/pages/about"]
    }


def test_an_image_of_the_language_is_taken(desk: Desk) -> None:
    desk.article("articles/visit", "![Dose](dose.png)\n")
    desk.translate("de", "articles/visit", {"Visit": "Besuch", "Dose": "Dosis"})
    desk.translate("es", "articles/visit", {"Visit": "Visita", "Dose": "Dosis"})
    for name in ("dose.png", "dose.de.png", "dose.es.png"):
        (desk.root / "content/articles" / name).write_bytes(b"png")
    german, french, mexican = (desk.page(tag, "articles/visit") for tag in ("de", "fr", "es-MX"))
    assert german.page.body == '<p><img src="/media/articles/dose.de.png" alt="Dosis" /></p>\n'
    assert french.page.body == '<p><img src="/media/articles/dose.png" alt="Dose" /></p>\n'
    assert mexican.page.body == '<p><img src="/media/articles/dose.es.png" alt="Dosis" /></p>\n'
    assert german.files == frozenset({"articles/dose.de.png"})
    assert french.files == frozenset({"articles/dose.png"})


def test_teasers_are_the_other_articles_own_words(desk: Desk) -> None:
    summary = "A spray of " + "many words " * 20 + "at the end."
    desk.article("articles/spray", "Text.\n", summary=summary)
    desk.article("articles/visit", "Text.\n", related="[articles/spray, articles/gone]")
    desk.translate("de", "articles/spray", {"Spray": "Das Spray", summary: "Kurz.", "Text.": "T."})
    [german] = desk.page("de", "articles/visit").page.teasers
    assert german == Teaser(
        Passage("Das Spray", DE, "translated"),
        Passage("Kurz.", DE, "translated"),
        "/de/articles/spray",
    )
    [arabic] = desk.page("ar", "articles/visit").page.teasers
    assert arabic.title == Passage("Spray", EN, "source")
    assert arabic.summary == Passage("A spray of " + "many words " * 10 + "many…", EN, "source")


def test_headings_and_doses_in_arabic(desk: Desk) -> None:
    desk.article("articles/visit", "## Take *0.5* mg {#dose}\n\nTwo.[^n]\n\n[^n]: Note.\n")
    texts = {
        "Visit": "زيارة",
        "Take *0.5* mg": "تناول *0.5* mg",
        "Two.[^n]": "1–2 mg/kg يوميا `a 5`[^n]",
        "Note.": "ملاحظة.",
    }
    desk.translate("ar", "articles/visit", texts)
    page = desk.page("ar", "articles/visit").page
    assert page.contents == (
        Heading(2, "dose", Passage("تناول <bdi>0.5 mg</bdi>", AR, "translated")),
    )


def test_alternates_say_what_is_translated(desk: Desk) -> None:
    desk.article("articles/visit", "One.\n", date="2026-10-05")
    desk.translate("de", "articles/visit", {"Visit": "Besuch", "One.": "Eins."})
    page = desk.page("de", "articles/visit").page
    assert page.alternates == tuple(
        Alternate(Locale.parse(tag), f"/{tag}/articles/visit", tag in ("en", "de"))
        for tag in ("en", "de", "es", "es-MX", "ar", "fr")
    )
    assert (page.date, page.minutes, page.risk) == (datetime.date(2026, 10, 5), 1, "general")


def test_without_a_title_the_first_heading_or_the_name_stands_in(desk: Desk) -> None:
    for name, body in (("one", "Text.\n\n# The *first*\n"), ("two-words", "Text.\n")):
        path = desk.article(f"articles/{name}", body)
        path.write_text(body, encoding="utf-8")
    desk.translate("de", "articles/one", {"Text.": "Text.", "The *first*": "Das *erste*"})
    german = desk.page("de", "articles/one").page
    assert german.title == Passage("Das erste", DE, "translated")
    assert desk.page("de", "articles/two-words").page.title == Passage("two-words", EN, "source")


BOXES = "> [!WARNING]\n> One.\n\n::: tip\nTwo.\n:::\n\n::: note Three\nFour.\n:::\n"
ONE = {"Visit": "Besuch", "One.": "Eins.", "Two.": "Zwei.", "Three": "Drei", "Four.": "Vier."}


def boxes(warning: str, tip: str, *texts: str) -> str:
    one, two, three, four = texts
    return (
        '<blockquote class="markdown-alert-warning">\n'
        f'<p class="markdown-alert-title">{warning}</p>\n<p>{one}</p>\n</blockquote>\n'
        f'<div class="tip">\n<p class="container-title">{tip}</p>\n<p>{two}</p>\n</div>\n'
        f'<div class="note">\n<p class="container-title">{three}</p>\n<p>{four}</p>\n</div>\n'
    )


def test_boxes_without_a_title_have_a_word_of_the_site(desk: Desk) -> None:
    desk.article("articles/visit", BOXES)
    desk.translate("de", "articles/visit", ONE)
    desk.say("de", {"Warning": "Warnung"})
    german = ("Eins.", "Zwei.", "Drei", "Vier.")
    assert desk.page("de", "articles/visit").page.body == boxes(
        "Warnung", '<span lang="en" dir="ltr">Tip</span>', *german
    )
    english = ("One.", "Two.", "Three", "Four.")
    assert desk.page("en", "articles/visit").page.body == boxes("Warning", "Tip", *english)


def test_the_words_of_boxes_are_in_the_language_of_the_article(desk: Desk) -> None:
    desk.article("articles/visit", BOXES, risk="clinical")
    desk.say("de", {"Warning": "Warnung"})
    body = desk.page("de", "articles/visit").page.body
    assert body == boxes("Warning", "Tip", "One.", "Two.", "Three", "Four.")


def test_a_link_leads_where_the_translator_says(desk: Desk) -> None:
    link = "https://x.example/en/5_mg"
    desk.article("articles/visit", f"<!-- dragoman: link -->\n\nSee [this]({link}).\n")
    texts = {"Visit": "زيارة", "See [this][1].": "انظر [هنا][1].", link: "https://x.example/ar/6"}
    desk.translate("ar", "articles/visit", texts)
    page = desk.page("ar", "articles/visit").page
    assert page.body == '<p>انظر <a href="https://x.example/ar/6">هنا</a>.</p>\n'
    assert page.share == 100
    assert desk.page("de", "articles/visit").page.body == f'<p>See <a href="{link}">this</a>.</p>\n'


def test_numbers_are_isolated_without_elements_where_none_can_stand(desk: Desk) -> None:
    desk.settings('[markdown]\ncode_comments = ["python"]\n')
    desk.article(
        "articles/visit",
        '![Dose 5 mg](x.png)\n\n<div title="Take 5 mg">\nGive 5 mg.\n</div>\n\n'
        "```python\nx = 5  # give 5 mg\n```\n",
    )
    texts = {
        "Visit": "زيارة",
        "Dose 5 mg": "جرعة 5 mg",
        "Take 5 mg": "خذ 5 mg",
        "Give 5 mg.": "أعط 5 mg.",
        "give 5 mg": "أعط 5 mg",
    }
    desk.translate("ar", "articles/visit", texts)
    assert desk.page("ar", "articles/visit").page.body == (
        '<p><img src="/media/articles/x.png" alt="جرعة \u20665 mg\u2069" /></p>\n'
        '<div title="خذ \u20665 mg\u2069">\nأعط <bdi>5 mg</bdi>.\n</div>\n'
        '<pre><code class="language-python">x = 5  # أعط 5 mg\n</code></pre>\n'
    )


def test_a_page_in_its_own_language_is_as_the_author_wrote_it(desk: Desk) -> None:
    body = "<p title='caf\u00e9 &amp; \"bar\"'>It's\n<b>so</b></p>\n"
    desk.article("articles/visit", body)
    assert desk.page("en", "articles/visit").page.body == body
