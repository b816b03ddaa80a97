"""The snapshot: what is in it, when it is written, and what broken input leaves of it."""

import datetime
import shutil
from pathlib import Path

import pytest

from dragoman.errors import SettingsError, SiteError
from dragoman.project import load_project
from dragoman.publishing import Snapshot, build
from tests.conftest import SMALL_PROJECT
from tests.publishing.conftest import TODAY, Desk

GERMAN = {"Visit": "Besuch", "One.": "Eins.", "Two.": "Zwei."}


@pytest.fixture
def site(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A journal with one clinical article, translated into German, and a site."""
    shutil.copy(SMALL_PROJECT / "small_journal.py", desk.root)
    (desk.root / "templates").mkdir()
    (desk.root / "templates/page.html").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(desk.root))
    monkeypatch.delitem(__import__("sys").modules, "small_journal", raising=False)
    (desk.root / "dragoman.toml").write_text(
        'site = "small_journal:site"\nlocales = ["de", "fr"]\n', encoding="utf-8"
    )
    desk.article("articles/visit", "One.\n\nTwo.\n", risk="clinical")
    desk.translate("de", "articles/visit", GERMAN)
    return desk


def body(desk: Desk, address: str) -> str:
    with Snapshot.open(desk.project.snapshot_path) as snapshot:
        page = snapshot.page(address)
        assert page is not None
        return page.body.decode()


SHOWN = '<html lang="de">\n<h1>Besuch</h1>\n<p>Eins.</p>\n<p>Zwei.</p>\n</html>\n'


def test_every_address_is_there(site: Desk) -> None:
    report = build(site.project)
    assert (report.written, report.findings) == (True, ())
    with Snapshot.open(report.path) as snapshot:
        assert snapshot.addresses() == (
            *("/de/", "/de/404", "/de/articles/visit"),
            *("/en/", "/en/404", "/en/articles/visit"),
            *("/fr/", "/fr/404", "/fr/articles/visit"),
        )
    assert body(site, "/de/articles/visit") == SHOWN


def test_nothing_changed_nothing_written(site: Desk) -> None:
    build(site.project)
    before = site.project.snapshot_path.stat()
    assert not build(site.project).written
    assert site.project.snapshot_path.stat() == before


@pytest.mark.parametrize("name", ["content/note.txt", "templates/page.html"])
def test_any_input_counts(site: Desk, name: str) -> None:
    build(site.project)
    (site.root / name).write_text("other", encoding="utf-8")
    assert build(site.project).written


def test_a_broken_catalog_keeps_its_last_good_page(site: Desk) -> None:
    build(site.project)
    catalog = site.project.catalog_path(site.project.locales[0], "articles/visit")
    catalog.write_text(catalog.read_text(encoding="utf-8") + 'msgid "open\n', encoding="utf-8")
    report = build(site.project)
    [finding] = report.findings
    assert (finding.path, finding.check) == (
        "locales/de/LC_MESSAGES/articles/visit.po",
        "unreadable",
    )
    assert finding.line > 0
    assert body(site, "/de/articles/visit") == SHOWN
    build(site.project)
    assert body(site, "/de/articles/visit") == SHOWN


def test_a_broken_catalog_of_a_changed_article_keeps_nothing(site: Desk) -> None:
    build(site.project)
    catalog = site.project.catalog_path(site.project.locales[0], "articles/visit")
    catalog.write_bytes(b"\xff")
    site.article("articles/visit", "One.\n\nTwo, three.\n", risk="clinical")
    build(site.project)
    assert "<p>One.</p>\n<p>Two, three.</p>" in body(site, "/de/articles/visit")


def test_a_broken_article_keeps_its_pages(site: Desk) -> None:
    build(site.project)
    path = site.project.content / "articles/visit.md"
    path.write_text("---\ntitle: [\n---\nOther.\n", encoding="utf-8")
    report = build(site.project)
    assert [finding.path for finding in report.findings] == ["content/articles/visit.md"]
    assert body(site, "/de/articles/visit") == SHOWN


def test_a_removed_article_is_gone(site: Desk) -> None:
    build(site.project)
    (site.project.content / "articles/visit.md").unlink()
    build(site.project)
    with Snapshot.open(site.project.snapshot_path) as snapshot:
        assert snapshot.page("/de/articles/visit") is None


@pytest.mark.parametrize(
    ("name", "fields", "finding"),
    [
        (
            "articles/x",
            {"risk": "Clinical"},
            'content/articles/x.md:3: error: unreadable: "risk" is "Clinical";'
            " accepted: general, clinical",
        ),
        (
            "articles/x",
            {"lang": "es"},
            'content/articles/x.md:3: error: unreadable: "lang" is "es"; accepted: en, de, fr',
        ),
        (
            "404",
            {},
            'content/404.md: error: unreadable: no article may be called "404":'
            " the name has a meaning of its own",
        ),
        (
            "articles/what?",
            {},
            "content/articles/what?.md: error: unreadable: U+003F QUESTION MARK may not stand"
            " in an article's name: it is part of addresses",
        ),
    ],
)
def test_an_article_that_cannot_be_admitted(
    site: Desk, name: str, fields: dict[str, str], finding: str
) -> None:
    site.article(name, "Text.\n", **fields)
    assert list(map(str, build(site.project).findings)) == [finding]
    assert body(site, "/de/articles/visit") == SHOWN


def test_articles_in_no_folder_are_listed_too(site: Desk) -> None:
    site.article("about", "Us.\n")
    build(site.project)
    assert body(site, "/fr/") == (
        '<html lang="fr">\n<a href="/fr/about">About</a>\n'
        '<a href="/fr/articles/visit">Visit</a>\n</html>\n'
    )


def test_addresses_are_encoded_in_pages_and_decoded_in_the_snapshot(site: Desk) -> None:
    site.article("articles/Über uns", "![A](<ein bild.svg>)\n")
    site.article("articles/visit", "[us](<Über uns.md>)\n", risk="general")
    (site.project.content / "articles/ein bild.svg").write_bytes(b"<svg/>")
    report = build(site.project)
    assert report.findings == ()
    assert '<a href="/fr/articles/%C3%9Cber%20uns">us</a>' in body(site, "/fr/articles/visit")
    assert 'src="/media/articles/ein%20bild.svg"' in body(site, "/fr/articles/Über uns")
    with Snapshot.open(report.path) as snapshot:
        assert snapshot.file("/media/articles/ein bild.svg") is not None
        listed = snapshot.file("/sitemap.xml")
    assert listed is not None
    assert b"/en/articles/%C3%9Cber%20uns</loc>" in listed.body


def test_only_files_that_pages_show_are_published(site: Desk) -> None:
    images = site.project.content / "articles"
    (images / "a.svg").write_bytes(b"<svg/>")
    (images / "secret.txt").write_bytes(b"secret")
    (images / "out.svg").symlink_to(site.root / "dragoman.toml")
    site.article("articles/visit", "![A](a.svg) ![B](out.svg) ![C](gone.svg)\n")
    report = build(site.project)
    assert list(map(str, report.findings)) == [
        f'content/articles/visit.md:5: warning: target: "{name}":'
        f' the content folder has no file "articles/{name}"'
        for name in ("out.svg", "gone.svg")
    ]
    with Snapshot.open(report.path) as snapshot:
        stored = snapshot.file("/media/articles/a.svg")
        assert stored is not None
        assert (stored.media_type, stored.body) == ("image/svg+xml", b"<svg/>")
        assert snapshot.file("/media/articles/out.svg") is None
        assert snapshot.file("/media/articles/secret.txt") is None


def test_a_site_that_fails_leaves_the_old_snapshot(site: Desk) -> None:
    build(site.project)
    before = site.project.snapshot_path.read_bytes()
    site.article("articles/visit", "New.\n")
    code = (site.root / "small_journal.py").read_text(encoding="utf-8")
    (site.root / "failing.py").write_text(
        code.replace("return (", "return (1 / 0) or (", 1), encoding="utf-8"
    )
    (site.root / "dragoman.toml").write_text('site = "failing:site"\nlocales = ["de"]\n')
    with pytest.raises(SiteError, match=r"^the site fails on /en/articles/visit: Zero"):
        build(site.project)
    assert site.project.snapshot_path.read_bytes() == before


@pytest.mark.parametrize(
    ("site_name", "message"),
    [
        ("nowhere:site", 'site "nowhere:site" cannot be loaded: ModuleNotFoundError: No module'),
        ("json:site", 'site "json:site" cannot be loaded: AttributeError'),
        ("json:dumps", 'site "json:dumps" has no article, index, not_found, sources, application'),
    ],
)
def test_a_site_that_is_none(tmp_path: Path, site_name: str, message: str) -> None:
    (tmp_path / "dragoman.toml").write_text(f'site = "{site_name}"\n', encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        build(load_project(tmp_path))
    assert str(caught.value).startswith(message)


def test_no_site(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"^no site to build"):
        build(load_project(tmp_path))


def named(number: str) -> str:
    link = f'<a class="phone" href="tel:{number}"><bdi dir="ltr">{number}</bdi></a>'
    return f'<html lang="en">\n<h1>Help</h1>\n<p>Call {link}.</p>\n</html>\n'


@pytest.fixture
def help_page(site: Desk) -> Desk:
    """An article with a number, published once."""
    site.facts('"001" = "112"')
    site.article("articles/help", "Call {number}.\n")
    assert build(site.project, today=TODAY).findings == ()
    return site


def test_new_values_are_new_pages(help_page: Desk) -> None:
    assert not build(help_page.project, today=TODAY).written
    help_page.facts('"001" = "113"')
    assert build(help_page.project, today=TODAY).written
    assert body(help_page, "/en/articles/help") == named("113")


def test_of_the_day_only_what_is_overdue_counts(help_page: Desk) -> None:
    last, late = datetime.date(2027, 5, 1), datetime.date(2027, 5, 2)
    assert not build(help_page.project, today=last).written
    assert build(help_page.project, today=late).written
    assert "left out here" in body(help_page, "/en/articles/help")
    assert not build(help_page.project, today=datetime.date(2027, 5, 3)).written


def test_facts_that_cannot_be_read_keep_what_names_them(help_page: Desk) -> None:
    help_page.facts("FR = 15")
    help_page.article("articles/help", "Call {number} now.\n")
    help_page.article("articles/new", "Call {other}.\n")
    help_page.article("articles/visit", "Text with `{number}`.\n")
    for _ in "again", "and again":
        assert list(map(str, build(help_page.project, today=TODAY).findings)) == [
            'content/facts.toml:6: error: unreadable: "FR" is 15, which is no text',
            "content/articles/help.md:5: error: unreadable:"
            " {number} may be a fact, and content/facts.toml cannot be read",
            "content/articles/new.md:5: error: unreadable:"
            " {other} may be a fact, and content/facts.toml cannot be read",
        ]
        assert body(help_page, "/en/articles/help") == named("112")
        assert "<p>Text with <code>{number}</code>.</p>" in body(help_page, "/en/articles/visit")
        with Snapshot.open(help_page.project.snapshot_path) as snapshot:
            assert snapshot.page("/en/articles/new") is None


def test_values_that_were_kept_grow_old_too(help_page: Desk) -> None:
    help_page.facts("FR = 15")
    build(help_page.project, today=datetime.date(2027, 5, 2))
    assert "left out here" in body(help_page, "/en/articles/help")


def test_facts_that_never_could_be_read(site: Desk) -> None:
    site.project.facts_path.mkdir(parents=True)
    site.article("articles/help", "Call {number}.\n")
    assert list(map(str, build(site.project).findings)) == [
        "content/facts.toml: error: unreadable: cannot be read: Is a directory",
        "content/articles/help.md:5: error: unreadable:"
        " {number} may be a fact, and content/facts.toml cannot be read",
    ]


@pytest.mark.parametrize(("one", "other"), [("Hay", "hay"), ("Caf\u00e9", "Cafe\u0301")])
def test_of_two_articles_that_few_can_tell_apart_the_first_is_published(
    site: Desk, one: str, other: str
) -> None:
    first, second = sorted([f"content/articles/{one}.md", f"content/articles/{other}.md"])
    site.article(f"articles/{one}", "One.\n")
    site.article(f"articles/{other}", "Other.\n")
    assert list(map(str, build(site.project).findings)) == [
        f"{second}: error: unreadable: only case or accents spelled otherwise tell its name from"
        f' "{first}"'
    ]
    assert body(site, "/de/articles/visit") == SHOWN
