"""Pages as they are framed: languages said where they begin, notices, links for search engines."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir

from dragoman.locales import Locale
from dragoman.publishing import ArticlePage, Notice, Passage
from tests.webapp.journal import Words, article, index, not_found, passage, words
from webapp import site
from webapp.site import TEMPLATES, translations


def framed(page: ArticlePage) -> str:
    return site.article(page, words(page.locale.tag))


def found(pattern: str, html: str) -> list[Any]:
    return re.findall(pattern, html)


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ja", "ltr")])
def test_the_page_says_its_language(tag: str, direction: str) -> None:
    start = f'<!doctype html>\n<html lang="{tag}" dir="{direction}">'
    interface = words(tag)
    assert framed(article(tag)).startswith(start)
    assert site.index(index(tag), interface).startswith(start)
    assert site.not_found(not_found(tag), interface).startswith(start)


def test_a_translated_article_has_no_notice_and_no_language_of_its_own() -> None:
    html = framed(article("de"))
    assert 'class="notice"' not in html
    assert '<div class="text">' in html
    assert "<h1>Das Nasenspray</h1>" in html


def test_a_fallback_is_marked_and_told() -> None:
    html = framed(article("ja"))
    assert "この記事はまだ翻訳されていません。" in html
    assert 'href="/ja/pages/how-we-translate"' in html
    assert '<div class="text" lang="en" dir="ltr">' in html
    assert '<h1 lang="en" dir="ltr">The nasal spray</h1>' in html
    assert '<a href="#use"><span lang="en" dir="ltr">The nasal spray</span></a>' in html


@pytest.mark.parametrize(
    ("notice", "words_of_it"),
    [
        (Notice.PARTIAL, "80% of this article is in your language."),
        (Notice.DRAFT, "This is a draft for translators"),
    ],
)
def test_a_notice_is_told(notice: Notice, words_of_it: str) -> None:
    assert words_of_it in framed(replace(article("en"), notice=notice, share=80))


@pytest.mark.parametrize("notice", [Notice.NONE, Notice.PARTIAL])
def test_a_translation_that_is_being_updated_says_so(notice: Notice) -> None:
    html = framed(replace(article("de"), updating=True, notice=notice))
    [said] = found(r"<p>This translation is being updated: (.*?)</p>", html)
    assert said == (
        "parts of the original have been reworded since. "
        '<a href="/de/pages/how-we-translate">How we translate</a>'
    )
    assert html.count('<aside class="notice"') == 1 + (notice is Notice.PARTIAL)
    assert "being updated" not in framed(article("de"))


@pytest.mark.parametrize("state", ["source", "translated", "held", "fallback"])
def test_a_passage_that_readers_may_trust_has_no_mark(state: str) -> None:
    title = Passage("Neu", Locale.parse("de"), state)
    assert "<h1>Neu</h1>" in framed(replace(article("de"), title=title))


@pytest.mark.parametrize("state", ["draft", "withheld"])
def test_a_draft_or_withheld_passage_is_marked(state: str) -> None:
    title = Passage("Neu", Locale.parse("de"), state)
    html = framed(replace(article("de"), title=title))
    assert f'<h1><span class="{state}">Neu</span></h1>' in html


def test_a_number_to_dial_is_no_link_within_a_link() -> None:
    number = '<bdi dir="ltr">112</bdi>'
    title = Passage(f'<a class="phone" href="tel:112">{number}</a>', Locale.parse("de"), "source")
    page = article("de")
    contents = (*page.contents, replace(page.contents[0], title=title))
    assert f'<a href="#use">{number}</a>' in framed(replace(page, contents=contents))


def test_search_engines_are_told_of_real_translations_only() -> None:
    expected = [
        ("en", "https://journal.example/en/articles/nasal-spray"),
        ("de", "https://journal.example/de/articles/nasal-spray"),
        ("ar", "https://journal.example/ar/articles/nasal-spray"),
        ("x-default", "https://journal.example/articles/nasal-spray"),
    ]
    pattern = r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">'
    assert found(pattern, framed(article("de"))) == expected
    assert found(pattern, framed(article("ja"))) == []


def test_canonical_is_the_page_the_text_belongs_to() -> None:
    canonical = found(r'<link rel="canonical" href="([^"]+)">', framed(article("ja")))
    assert canonical == ["https://journal.example/en/articles/nasal-spray"]


def test_no_translations_are_named_by_a_page_that_is_none() -> None:
    page = article("ja")
    assert translations(page.alternates, page.locale) == ()


def test_the_language_menu_stays_on_the_page() -> None:
    html = framed(article("ja"))
    menu = html[html.index("<details") : html.index("</details>")]
    assert found(r'<a href="([^"]+)" lang="([^"]+)" hreflang="\2" dir="(\w+)"', menu) == [
        (f"/{tag}/articles/nasal-spray", tag, "rtl" if tag == "ar" else "ltr")
        for tag in ("en", "de", "ar", "ja")
    ]
    assert found(r'(\w+)" aria-current="true"', menu) == ["ltr"]
    assert found(r"<small>(.*?)</small>", menu) == ["未翻訳"]


def test_dates_and_minutes_are_in_the_readers_language() -> None:
    pattern = r'<time datetime="([^"]+)">(.*?)</time><bdi>(.*?)</bdi>'
    assert found(pattern, framed(article("ar"))) == [("2026-10-12", "12 أكتوبر 2026", "3 m3")]


def test_text_in_attributes_is_plain_and_escaped() -> None:
    title = Passage("A <em>“b”</em> &amp; &quot;c&quot;", Locale.parse("en"), "source")
    html = framed(replace(article("en"), title=title))
    assert '<meta property="og:title" content="A “b” &amp; &#34;c&#34;">' in html


def test_a_link_in_a_heading_is_not_put_into_another() -> None:
    page = article("en")
    heading = replace(page.contents[0], title=passage("x", "en"))
    linked = replace(heading, title=replace(heading.title, html='<a href="/y">y</a> z'))
    html = framed(replace(page, contents=(linked, heading)))
    assert '<a href="#use">y z</a>' in html


def test_hostile_words_stay_text() -> None:
    bad = '"><script>alert(1)</script>%(title)s%(x)s'
    page = article("de")
    for made in (
        site.article(page, Words(page.locale, dict.fromkeys(messages(), bad))),
        site.index(index("de"), Words(page.locale, dict.fromkeys(messages(), bad))),
        site.not_found(not_found("de"), Words(page.locale, dict.fromkeys(messages(), bad))),
    ):
        assert "<script" not in made
        assert '""' not in made


def test_a_page_has_no_script_and_no_style_of_its_own() -> None:
    html = framed(article("de"))
    assert found(r"<script|<style|\sstyle=|\son\w+=|https?://(?!journal\.example)", html) == []


def test_an_entry_that_is_not_translated_says_so() -> None:
    html = site.index(index("ja"), words("ja"))
    assert '<h3 lang="en" dir="ltr"><a href="/ja/articles/nasal-spray">The nasal spray</a>' in html
    assert 'Not translated yet: <bdi lang="en">English</bdi>' in html


def test_the_sources_are_the_files_a_page_depends_on() -> None:
    names = {path.name for path in site.sources()}
    assert names >= {"layout.html", "article.html", "journal.css", "mark.svg"}
    assert all(path.is_absolute() and path.is_file() for path in site.sources())


def test_every_message_is_found_by_the_extractor() -> None:
    assert messages() >= {
        "The Harbor Journal",
        "not translated yet",
        "%(minutes)s minute to read",
    }


def test_translators_are_told_what_a_message_is() -> None:
    told = {name: comments for _, _, name, comments, _ in extracted()}
    assert told[("%(minutes)s minute to read", "%(minutes)s minutes to read")] == [
        "how long it takes to read an article"
    ]
    assert told["Treatment"] == [
        "stands above the title of an article about medicines and treatment"
    ]


def extracted() -> list[tuple[object, ...]]:
    """What Babel's extractor finds: file, line, message, comments, context."""
    made = extract_from_dir(
        Path(TEMPLATES),
        method_map=[("**.html", "jinja2.ext:babel_extract")],
        options_map={"**.html": {"newstyle_gettext": "true", "silent": "false"}},
        comment_tags=("translators:",),
    )
    return list(made)


def messages() -> set[str]:
    """The messages of the templates, of plural ones the singular."""
    names = (row[2] for row in extracted())
    return {str(name[0] if isinstance(name, tuple) else name) for name in names}
