"""Values that differ by region: what readers are told, and what is kept from them."""

import datetime

import pytest

from dragoman.catalogs import WITHHELD
from dragoman.locales import Locale
from dragoman.publishing import Entry, Heading, Notice, Passage, Teaser
from dragoman.publishing.composing import Composer
from dragoman.publishing.library import read_library
from dragoman.publishing.reading import Reader
from tests.publishing.conftest import TODAY, Desk

DE, EN, AR, FR = map(Locale.parse, ("de", "en", "ar", "fr"))
NUMBERS = 'US = "911"\nDE = "112"\nEG = "+20 2 123"\nMX = "065"'
BODY = "## Dial {number} now\n\nCall {number}.\n\nWait.\n"
GERMAN = {
    "Help {number}": "Hilfe {number}",
    "Where: {number}.": "Wo: {number}.",
    "Dial {number} now": "{number} wählen",
    "Call {number}.": "{number} anrufen.",
    "Wait.": "Warten.",
}
LEFT_OUT = "Hier fehlt ein Abschnitt."


def phone(number: str, address: str = "") -> str:
    return f'<a class="phone" href="tel:{address or number}"><bdi dir="ltr">{number}</bdi></a>'


@pytest.fixture
def help_page(desk: Desk) -> Desk:
    """An article with a number in its title, summary, a heading and a paragraph, also in German."""
    desk.facts(NUMBERS)
    desk.article("articles/help", BODY, title="Help {number}", summary='"Where: {number}."')
    desk.translate("de", "articles/help", GERMAN)
    desk.say("de", {WITHHELD: LEFT_OUT})
    return desk


@pytest.mark.usefixtures("help_page")
def test_values_are_those_of_the_readers_region(desk: Desk) -> None:
    page = desk.page("de", "articles/help").page
    assert page.body == (
        f'<h2 id="dial-number-now">{phone("112")} wählen</h2>\n'
        f"<p>{phone('112')} anrufen.</p>\n<p>Warten.</p>\n"
    )
    assert page.title == Passage("Hilfe 112", DE, "translated")
    assert page.summary == Passage("Wo: 112.", DE, "translated")
    assert page.contents == (
        Heading(2, "dial-number-now", Passage("\u2066112\u2069 wählen", DE, "translated")),
    )
    assert (page.notice, page.share) == (Notice.NONE, 100)


@pytest.mark.usefixtures("help_page")
def test_a_text_that_falls_back_has_the_number_of_the_reader(desk: Desk) -> None:
    desk.translate("de", "articles/help", {**GERMAN, "Call {number}.": ""})
    assert f'<span lang="en" dir="ltr">Call {phone("112")}.</span>' in (
        desk.page("de", "articles/help").page.body
    )
    desk.translate("es", "articles/help", {**GERMAN})
    assert f"<p>{phone('065')} anrufen.</p>" in desk.page("es-MX", "articles/help").page.body


@pytest.mark.usefixtures("help_page")
def test_the_settings_say_in_which_region_readers_are(desk: Desk) -> None:
    desk.settings('[regions]\nde = "US"\n')
    assert f"<p>{phone('911')} anrufen.</p>" in desk.page("de", "articles/help").page.body


@pytest.mark.usefixtures("help_page")
def test_a_number_keeps_its_order_in_arabic(desk: Desk) -> None:
    texts = {
        "Help {number}": "عون {number}",
        "Dial {number} now": "{number} اتصل",
        "Wait.": "انتظر 5.",
    }
    desk.translate("ar", "articles/help", {**texts, "Call {number}.": "اتصل {number}."})
    page = desk.page("ar", "articles/help").page
    number = phone("+20 2 123", "+202123")
    assert page.body == (
        f'<h2 id="dial-number-now">{number} اتصل</h2>\n<p>اتصل {number}.</p>\n'
        "<p>انتظر <bdi>5</bdi>.</p>\n"
    )
    isolated = "\u2066<bdi>+20</bdi> <bdi>2</bdi> <bdi>123</bdi>\u2069"
    assert page.title == Passage(f"عون {isolated}", AR, "translated")
    assert page.contents[0].title == Passage(f"{isolated} اتصل", AR, "translated")


WITHHELD_IN_GERMAN = (
    '<h2 id="dial-number-now">… wählen</h2>\n'
    f'<p><span class="withheld">{LEFT_OUT}</span></p>\n<p>Warten.</p>\n'
)


@pytest.mark.usefixtures("help_page")
def test_a_text_without_a_value_is_withheld(desk: Desk) -> None:
    desk.settings("[publish]\nminimum = 10\n")
    desk.facts('US = "911"')
    page = desk.page("de", "articles/help").page
    assert page.body == WITHHELD_IN_GERMAN
    assert page.title == Passage("Hilfe …", DE, "translated")
    assert page.summary == Passage(LEFT_OUT, DE, "withheld")
    assert page.contents == (Heading(2, "dial-number-now", Passage("… wählen", DE, "translated")),)
    assert (page.notice, page.share) == (Notice.NONE, 10)


@pytest.mark.usefixtures("help_page")
def test_an_overdue_value_is_no_value(desk: Desk) -> None:
    desk.settings("[publish]\nminimum = 10\n")
    last, late = datetime.date(2027, 5, 1), datetime.date(2027, 5, 2)
    assert "112" in desk.page("de", "articles/help", today=last).page.body
    assert desk.page("de", "articles/help", today=late).page.body == WITHHELD_IN_GERMAN


@pytest.mark.usefixtures("help_page")
def test_a_view_of_drafts_withholds_too(desk: Desk) -> None:
    desk.facts('US = "911"')
    assert desk.page("de", "articles/help", drafts=True).page.body == WITHHELD_IN_GERMAN


@pytest.mark.usefixtures("help_page")
def test_a_clinical_article_falls_back_and_is_withheld_in_the_source(desk: Desk) -> None:
    desk.article("articles/help", BODY, title="Help", risk="clinical")
    desk.translate("de", "articles/help", {**GERMAN, "Help": "Hilfe"})
    assert desk.page("de", "articles/help").page.notice is Notice.NONE
    desk.facts('US = "911"')
    page = desk.page("de", "articles/help").page
    assert page.body == (
        '<h2 id="dial-number-now">Dial … now</h2>\n'
        f'<p><span class="withheld" lang="de" dir="ltr">{LEFT_OUT}</span></p>\n<p>Wait.</p>\n'
    )
    assert (page.text_locale, page.notice) == (EN, Notice.FALLBACK)


@pytest.mark.usefixtures("help_page")
def test_words_of_the_site_that_fall_back_say_so(desk: Desk) -> None:
    desk.settings("[publish]\nminimum = 10\n")
    desk.facts('US = "911"')
    desk.translate("fr", "articles/help", GERMAN)
    assert f'<p><span class="withheld" lang="en" dir="ltr">{WITHHELD}</span></p>' in (
        desk.page("fr", "articles/help").page.body
    )


def test_values_in_attributes_and_where_no_element_can_stand(desk: Desk) -> None:
    desk.facts(NUMBERS)
    desk.article(
        "articles/help",
        "![Dial {number}](x.png)\n\n[a {number}](https://x.example)\n\n"
        '<div title="Call {number}"><select><option>At {number}</option></select></div>\n\n'
        "`{number}` and {other}\n",
    )
    assert desk.page("en", "articles/help").page.body == (
        '<p><img src="/media/articles/x.png" alt="Dial 911" /></p>\n'
        '<p><a href="https://x.example">a <bdi dir="ltr">911</bdi></a></p>\n'
        '<div title="Call 911"><select><option>At 911</option></select></div>\n'
        "<p><code>{number}</code> and {other}</p>\n"
    )
    desk.facts('DE = "112"')
    body = desk.page("en", "articles/help").page.body
    assert body == (
        f'<p><img src="/media/articles/x.png" alt="{WITHHELD}" class="withheld" /></p>\n'
        f'<p><span class="withheld">{WITHHELD}</span></p>\n'
        f'<div title="{WITHHELD}"><select><option>{WITHHELD}</option></select></div>\n'
        "<p><code>{number}</code> and {other}</p>\n"
    )


@pytest.mark.usefixtures("help_page")
def test_announcements_have_values_too(desk: Desk) -> None:
    desk.article("articles/visit", "Text.\n", related="[articles/help]")
    [teaser] = desk.page("de", "articles/visit").page.teasers
    assert teaser == Teaser(
        Passage("Hilfe 112", DE, "translated"),
        Passage("Wo: 112.", DE, "translated"),
        "/de/articles/help",
    )
    project = desk.project
    index = Composer(project, read_library(project, today=TODAY)).index(DE)
    assert index.sections[0].entries[0] == Entry(
        Passage("Hilfe 112", DE, "translated"),
        Passage("Wo: 112.", DE, "translated"),
        "/de/articles/help",
        None,
        1,
        True,
    )


def test_addresses_and_code_have_no_values(desk: Desk) -> None:
    desk.settings('[markdown]\ncode_comments = ["python"]\n')
    desk.facts('DE = "112"')
    desk.article("articles/help", "```python\nx = 1  # call {number} twice\n```\n")
    assert desk.page("en", "articles/help").page.body == (
        '<pre><code class="language-python">x = 1  # call {number} twice\n</code></pre>\n'
    )


def test_code_keeps_a_placeholder_that_has_no_value(desk: Desk) -> None:
    desk.facts('US = "911"')
    desk.article("articles/help", "## Dial {number}, not `{number}`\n")
    assert desk.page("de", "articles/help").page.body == (
        '<h2 id="dial-number-not-number">Dial …, not <code>{number}</code></h2>\n'
    )


def test_a_file_of_facts_that_cannot_be_read(desk: Desk) -> None:
    project, path = desk.project, desk.project.facts_path
    assert Reader.of(project) == Reader(project)
    reasons: list[str] = []
    path.parent.mkdir(exist_ok=True)
    for make in (lambda: path.write_bytes(b"\n\xff"), path.mkdir, lambda: path.symlink_to("none")):
        make()
        reasons += [str(finding) for finding in Reader.of(project).findings]
        path.rmdir() if path.is_dir() else path.unlink()
    assert reasons == [
        "content/facts.toml:2: error: unreadable: is not UTF-8",
        "content/facts.toml: error: unreadable: cannot be read: Is a directory",
        "content/facts.toml: error: unreadable: cannot be read: No such file or directory",
    ]


@pytest.mark.usefixtures("help_page")
def test_a_title_that_is_not_for_translation_has_its_value_too(desk: Desk) -> None:
    desk.settings('[front_matter]\ntranslate = ["summary"]\n')
    assert desk.page("de", "articles/help").page.title == Passage("Help 112", EN, "source")
    desk.facts('US = "911"')
    assert desk.page("de", "articles/help").page.title == Passage("Help …", EN, "source")
