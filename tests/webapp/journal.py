"""A journal of two articles in four languages, as the engine would hand it to the site."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup, escape

from dragoman.locales import Locale, plural_index
from dragoman.publishing import (
    Alternate,
    ArticlePage,
    Entry,
    Heading,
    IndexPage,
    NotFoundPage,
    Notice,
    Passage,
    Section,
    Teaser,
    stored_file,
    stored_page,
    write_snapshot,
)
from webapp import site

TAGS = ("en", "de", "ar", "ja")
TITLES = {"en": "The nasal spray", "de": "Das Nasenspray", "ar": "بخاخ الأنف"}
BODIES = {
    "en": "<h2 id='use'>How it is used</h2><p>The dose is <strong>56 mg</strong>.</p>",
    "de": "<h2 id='use'>Anwendung</h2><p>Die Dosis beträgt <strong>56 mg</strong>.</p>",
    "ar": "<h2 id='use'>الاستعمال</h2><p>الجرعة <bdi>56 mg</bdi>.</p>",
}
TABLE = (
    "<table><thead><tr><th>Form</th><th style='text-align: right'>Dose</th></tr></thead><tbody>"
    + "<tr><td>Esketamine, nasal spray</td><td style='text-align: right'>56 mg or 84 mg</td>"
    + "<td>2 or 3 devices, 5 minutes apart</td><td>approved with restrictions</td></tr>"
    + "</tbody></table>"
).replace("'", '"')
MESSAGES = {
    "de": {"Language": "Sprache", "Page not found": "Seite nicht gefunden"},
    "ar": {"Language": "اللغة", "Page not found": "الصفحة غير موجودة"},
    "ja": {
        "Language": "言語",
        "Page not found": "ページが見つかりません",
        "not translated yet": "未翻訳",
        "This article is not available in your language yet. It is shown in another"
        " language: %(language)s.": "この記事はまだ翻訳されていません。表示言語：%(language)s",
    },
}
MINUTES = {"ar": tuple(f"%(minutes)s m{form}" for form in range(6))}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@dataclass(frozen=True)
class Words:
    """The site's words in one language, out of a table."""

    locale: Locale
    messages: dict[str, str] = field(default_factory=dict)
    base_url: str = "https://journal.example"

    def gettext(self, text: str, /) -> Markup:
        return escape(self.messages.get(text, text))

    def ngettext(self, one: str, many: str, n: int, /) -> Markup:
        forms = MINUTES.get(self.locale.tag, (one, many))
        return escape(forms[plural_index(self.locale, n)] if n != 1 or len(forms) > 2 else one)


def words(tag: str) -> Words:
    return Words(Locale.parse(tag), MESSAGES.get(tag, {}))


def passage(text: str, tag: str) -> Passage:
    return Passage(str(escape(text)), Locale.parse(tag), "source" if tag == "en" else "translated")


def alternates(rest: str, published: tuple[str, ...] = TAGS) -> tuple[Alternate, ...]:
    return tuple(Alternate(Locale.parse(tag), f"/{tag}{rest}", tag in published) for tag in TAGS)


def article(tag: str, name: str = "nasal-spray") -> ArticlePage:
    """The article in a language; in Japanese it falls back to English."""
    text = tag if tag in TITLES else "en"
    domain = f"articles/{name}"
    return ArticlePage(
        locale=Locale.parse(tag),
        text_locale=Locale.parse(text),
        domain=domain,
        address=f"/{tag}/{domain}",
        canonical=f"https://journal.example/{text}/{domain}",
        title=passage(TITLES[text], text),
        summary=passage(f"About: {TITLES[text]}", text),
        body=BODIES[text] + TABLE,
        contents=tuple(
            Heading(2, "use", passage(title, text)) for title in (TITLES[text], "56 mg")
        ),
        date=datetime.date(2026, 10, 12),
        minutes=3,
        risk="clinical",
        updating=False,
        notice=Notice.NONE if text == tag else Notice.FALLBACK,
        share=100 if text == tag else 0,
        alternates=alternates(f"/{domain}", tuple(TITLES)),
        teasers=(Teaser(passage("PTSD", "en"), passage("Cut…", "en"), f"/{tag}/articles/ptsd"),),
    )


def index(tag: str) -> IndexPage:
    page = article(tag)
    assert page.summary is not None
    entry = Entry(
        page.title, page.summary, page.address, page.date, page.minutes, page.share == 100
    )
    canonical = f"https://journal.example/{tag}/"
    sections = (Section("articles", (entry,)), Section("pages", ()))
    return IndexPage(Locale.parse(tag), f"/{tag}/", canonical, alternates("/"), sections)


def not_found(tag: str) -> NotFoundPage:
    return NotFoundPage(Locale.parse(tag), alternates("/"))


def write_journal(path: Path, *, name: str = "nasal-spray") -> None:
    pages = []
    for tag in TAGS:
        locale = Locale.parse(tag)
        page = article(tag, name)
        pages += [
            stored_page(page.address, locale, site.article(page, words(tag))),
            stored_page(f"/{tag}/", locale, site.index(index(tag), words(tag))),
            stored_page(
                f"/{tag}/404", locale, site.not_found(not_found(tag), words(tag)), status=404
            ),
        ]
    files = [
        stored_file("/media/articles/images/dose.svg", "image/svg+xml", SVG),
        stored_file("/sitemap.xml", "application/xml", b"<urlset/>"),
    ]
    write_snapshot(path, pages=pages, files=files, locales=map(Locale.parse, TAGS))
