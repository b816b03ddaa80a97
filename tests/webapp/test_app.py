"""The application by its test client: languages, redirects, caching, and what it refuses."""

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dragoman.errors import SnapshotError
from tests.webapp.journal import write_journal
from webapp import assets, create_app
from webapp.answers import SECURITY

ARTICLE = "/de/articles/nasal-spray"


@pytest.mark.parametrize(
    ("address", "header", "location"),
    [
        ("/", "", "/en/"),
        ("/", "ar-EG,en;q=0.5", "/ar/"),
        ("/", "tlh", "/en/"),
        ("/articles/nasal-spray", "de-AT", "/de/articles/nasal-spray"),
        ("/articles/nasal-spray/", "ja", "/ja/articles/nasal-spray"),
    ],
)
def test_an_address_without_locale_negotiates(
    client: FlaskClient, address: str, header: str, location: str
) -> None:
    response = client.get(address, headers={"Accept-Language": header})
    assert (response.status_code, response.location) == (302, location)
    assert response.headers["Vary"] == "Accept-Language"
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/DE/articles/nasal-spray", ARTICLE),
        ("/de/articles/nasal-spray/", ARTICLE),
        ("/de", "/de/"),
        ("/De/", "/de/"),
    ],
)
def test_another_spelling_moves_for_good(client: FlaskClient, address: str, location: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.location) == (301, location)
    assert "Vary" not in response.headers


def test_a_page_is_the_same_for_everyone(client: FlaskClient) -> None:
    one = client.get(ARTICLE, headers={"Accept-Language": "ja", "Cookie": "a=b"})
    other = client.get(ARTICLE, headers={"Accept-Language": "ar"})
    assert one.data == other.data
    assert one.status_code == 200
    assert one.content_type == "text/html; charset=utf-8"
    assert one.headers["Content-Language"] == "de"
    assert one.headers["Vary"] == "Accept-Encoding"
    assert one.headers["Cache-Control"] == "public, no-cache"


def test_a_page_is_compressed_where_the_reader_takes_it(client: FlaskClient) -> None:
    plain = client.get(ARTICLE, headers={"Accept-Encoding": "gzip;q=0"})
    packed = client.get(ARTICLE, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_a_known_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(ARTICLE)
    again = client.get(ARTICLE, headers={"If-None-Match": f'"x", W/{first.headers["ETag"]}'})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Vary"] == first.headers["Vary"]


def test_head_has_the_headers_alone(client: FlaskClient) -> None:
    head, full = client.head(ARTICLE), client.get(ARTICLE)
    assert head.data == b""
    assert {**head.headers} == {**full.headers}


@pytest.mark.parametrize(
    ("address", "header", "language", "varies"),
    [
        ("/ar/nothing", "de", "ar", False),
        ("/de_AT/articles/nasal-spray", "ja", "de", False),
        ("/nothing", "ja", "ja", True),
        ("/articles/nothing", "de", "de", True),
        ("/media/nothing.svg", "de", "de", True),
        ("/static/nothing.css", "ar", "ar", True),
    ],
)
def test_not_found_is_said_in_the_readers_language(
    client: FlaskClient, address: str, header: str, language: str, varies: bool
) -> None:
    response = client.get(address, headers={"Accept-Language": header})
    assert response.status_code == 404
    assert response.headers["Content-Language"] == language
    assert response.data == client.get(f"/{language}/404").data
    assert ("Accept-Language" in response.headers["Vary"]) is varies


@pytest.mark.parametrize(
    "address",
    [
        "/\\evil.example",
        "/DE//evil.example/",
        "/de/%0d%0aSet-Cookie:x=y",
        "/%0d%0aX: y/articles/nasal-spray",
        "/media/../../pyproject.toml",
        "/media/..%2f..%2fpyproject.toml",
        "/static/..%2fapp.py",
        "/de/" + "a" * 5000,
        "/%80",
        "/de/%00",
    ],
)
def test_an_address_leads_nowhere_else(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.location is None


@pytest.mark.parametrize("path", ["//evil.example/", "///de/", "//de//articles/nasal-spray"])
def test_two_slashes_are_no_host(client: FlaskClient, path: str) -> None:
    response = client.get("/", environ_overrides={"PATH_INFO": path})
    assert response.location is None


def test_an_image_is_sent_without_rights(client: FlaskClient) -> None:
    response = client.get("/media/articles/images/dose.svg")
    assert response.content_type == "image/svg+xml"
    policy = response.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@pytest.mark.parametrize("address", ["/", ARTICLE, "/nothing", "/healthz", "/robots.txt"])
def test_every_answer_is_secured(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert {name: headers[name] for name in SECURITY} == SECURITY


def test_the_stylesheet_is_kept_for_long(client: FlaskClient) -> None:
    sheet = assets.asset("journal.css")
    response = client.get(sheet.address)
    assert response.data == sheet.body
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sheet.address in client.get(ARTICLE).text


def test_an_outdated_stylesheet_is_the_current_one(client: FlaskClient) -> None:
    response = client.get("/static/journal.00000000.css")
    assert response.data == assets.asset("journal.css").body
    assert response.headers["Cache-Control"] == "public, no-cache"


def test_robots_and_sitemap(client: FlaskClient) -> None:
    lines = ["User-agent: *", "Allow: /", "", "Sitemap: https://journal.example/sitemap.xml", ""]
    assert client.get("/robots.txt").text == "\n".join(lines)
    assert client.get("/sitemap.xml").data == b"<urlset/>"


def test_health(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert response.headers["Cache-Control"] == "private, no-store"


def test_nothing_can_be_posted(client: FlaskClient) -> None:
    assert client.post(ARTICLE).status_code == 405


def test_a_new_snapshot_is_seen_at_once(app: Flask, snapshot: Path) -> None:
    client = app.test_client()
    assert client.get("/de/articles/tablet").status_code == 404
    write_journal(snapshot, name="tablet")
    assert client.get("/de/articles/tablet").status_code == 200


def test_a_missing_snapshot_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="there is no snapshot here") as caught:
        create_app(tmp_path / "none.sqlite")
    assert caught.value.cure == "To make it, run:\n\n    dragoman build"
