"""The sample journal as it is in this repository, built and asked for."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dragoman import pipeline
from dragoman.project import Project, load_project
from webapp import create_app

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "de", "es", "ja", "ar", "fr", "pt-BR", "zh-Hant", "es-MX")
CLINICAL = (
    "articles/ketamine-and-ptsd",
    "articles/low-dose-and-resistant-depression",
    "articles/nasal-spray",
    "articles/understanding-ketamine",
)
GENERAL = ("articles/preparing-for-a-visit", "pages/how-we-translate")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("sample")
    for name in ("content", "locales", "webapp"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return load_project(folder)


@pytest.fixture(scope="module")
def client(project: Project) -> Iterator[FlaskClient]:
    report = pipeline.build(project)
    assert report.findings == ()
    app = create_app(report.path, base_url=project.base_url)
    yield app.test_client()
    app.extensions["snapshot"].close()


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.get_data(as_text=True)


def hreflang(markup: str) -> set[str]:
    return set(re.findall(r'rel="alternate" hreflang="([^"]+)"', markup))


def canonical(markup: str) -> str:
    found = re.search(r'rel="canonical" href="http://127\.0\.0\.1:8000([^"]+)"', markup)
    assert found
    return found[1]


def test_the_catalogs_follow_the_articles(project: Project) -> None:
    report = pipeline.update(project, check=True)
    assert (report.written, report.findings) == ((), ())


def test_the_translations_pass_the_checks(project: Project) -> None:
    assert pipeline.check(project).findings == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_answers_in_every_locale(client: FlaskClient, locale: str) -> None:
    for domain in (*CLINICAL, *GENERAL):
        markup = page(client, f"/{locale}/{domain}")
        assert f'<html lang="{locale}"' in markup
        assert not re.search("[\ue000\ue001\u205f\u1cc0]|%EE%80|\\]\\[\\d", markup)


@pytest.mark.parametrize(
    ("domain", "published"),
    [
        ("articles/nasal-spray", {*LOCALES, "x-default"} - {"pt-BR"}),
        ("articles/understanding-ketamine", {*LOCALES, "x-default"} - {"pt-BR", "zh-Hant"}),
        ("articles/preparing-for-a-visit", {*LOCALES, "x-default"} - {"zh-Hant"}),
        ("pages/how-we-translate", {*LOCALES, "x-default"} - {"zh-Hant"}),
    ],
)
def test_only_real_translations_are_named(
    client: FlaskClient, domain: str, published: set[str]
) -> None:
    for locale in LOCALES:
        markup = page(client, f"/{locale}/{domain}")
        real = locale in published
        assert hreflang(markup) == (published if real else set())
        assert canonical(markup) == f"/{locale if real else 'en'}/{domain}"


def test_an_incomplete_clinical_article_is_shown_whole_in_english(client: FlaskClient) -> None:
    markup = page(client, "/pt-BR/articles/nasal-spray")
    assert '<div class="text" lang="en" dir="ltr">' in markup
    assert "Este artigo ainda não está disponível no seu idioma" in markup
    assert "Cada dispositivo" not in markup


def test_a_partly_translated_general_article_is_mixed(client: FlaskClient) -> None:
    markup = page(client, "/fr/articles/preparing-for-a-visit")
    assert "Cet article est traduit à 75\u00a0% dans votre langue." in markup.replace(
        "\u202f", "\u00a0"
    )
    assert '<li><span lang="en" dir="ltr">Music you like, with headphones</span></li>' in markup
    assert "casque" not in markup


def test_mexico_reads_its_own_decimals_over_spanish(client: FlaskClient) -> None:
    spain = page(client, "/es/articles/nasal-spray")
    mexico = page(client, "/es-MX/articles/nasal-spray")
    assert ("25,0\u00a0%" in spain, "25.0%" in mexico, "25,0" in mexico) == (True, True, False)
    assert 'lang="es"' not in mexico.partition('class="text"')[2].partition("</article>")[0]


def test_arabic_has_its_own_drawing_and_isolated_doses(client: FlaskClient) -> None:
    markup = page(client, "/ar/articles/understanding-ketamine")
    assert '<html lang="ar" dir="rtl">' in markup
    assert "/media/articles/images/visit.ar.svg" in markup
    assert "<bdi>0.5</bdi>" in markup
    assert client.get("/media/articles/images/visit.ar.svg").status_code == 200


def test_a_teaser_of_what_is_not_translated_says_its_language(client: FlaskClient) -> None:
    related = page(client, "/zh-Hant/articles/nasal-spray").partition('class="related"')[2]
    assert related.count('lang="en" dir="ltr"') == 4


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-CN", "en"),
        ("pt", "pt-BR"),
        ("es-AR", "es"),
        ("fr-FR,en;q=.7", "fr"),
    ],
)
def test_readers_are_led_to_their_language(client: FlaskClient, header: str, locale: str) -> None:
    response = client.get("/articles/nasal-spray", headers={"Accept-Language": header})
    assert (response.status_code, response.location) == (302, f"/{locale}/articles/nasal-spray")
    assert response.headers["Vary"] == "Accept-Language"
