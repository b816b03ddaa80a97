"""Settings: what is read, and what is refused with which words."""

from pathlib import Path

import pytest

from dragoman.articles import Schema
from dragoman.catalogs import State, Terms
from dragoman.errors import SettingsError
from dragoman.locales import Locale
from dragoman.project import Project, PublishPolicy, load_project


def write(root: Path, text: str, name: str = "dragoman.toml") -> Path:
    (root / name).write_text(text, encoding="utf-8")
    return root


def test_every_setting(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
        source = "de"
        locales = ["en", "pt_BR", "zh-hant", "es"]
        content = "texts/source"
        catalogs = "po"
        templates = ["site/**/*.html"]
        base_url = "https://example.org/"
        site = "web.site:journal"
        [publish]
        whole = ["clinical", "legal"]
        minimum = 80
        needs = { clinical = "revised" }
        days = { general = 10, clinical = 0 }
        [fallback]
        pt-BR = ["es"]
        [front_matter]
        translate = ["title", "lead"]
        """,
    )
    english, brazilian, traditional, spanish = map(Locale.parse, ("en", "pt-BR", "zh-Hant", "es"))
    assert load_project(tmp_path) == Project(
        root=tmp_path,
        source=Locale.parse("de"),
        locales=(english, brazilian, traditional, spanish),
        content=tmp_path / "texts/source",
        catalogs=tmp_path / "po",
        templates=("site/**/*.html",),
        base_url="https://example.org",
        site="web.site:journal",
        publish=PublishPolicy(
            ("clinical", "legal"),
            80,
            needs={"clinical": State.REVISED},
            days={"general": 10, "clinical": 0},
        ),
        fallback={brazilian: (spanish,)},
        schema=Schema(("title", "lead")),
    )


def test_the_table_of_pyproject_in_a_file_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, '[tool.dragoman]\nsource = "de"\n')
    with pytest.raises(SettingsError) as caught:
        load_project(tmp_path)
    assert str(caught.value) == (
        "dragoman.toml: the settings stand in dragoman.toml without [tool.dragoman] above them"
    )


def test_terms_of_risk_classes() -> None:
    policy = PublishPolicy(
        ("clinical",), needs={"clinical": State.REVISED}, days={"legal": 3, "general": 9}
    )
    assert policy.classes == ("general", "clinical", "legal")
    assert [policy.terms(risk) for risk in policy.classes] == [
        Terms(State.TRANSLATED, 9, strict=False),
        Terms(State.REVISED, 14, strict=True),
        Terms(State.TRANSLATED, 3, strict=False),
    ]
    assert PublishPolicy().terms("general") == Terms(State.TRANSLATED, 30, strict=False)


def test_defaults(tmp_path: Path) -> None:
    assert load_project(write(tmp_path, "")) == Project(
        root=tmp_path,
        source=Locale.parse("en"),
        locales=(),
        content=tmp_path / "content",
        catalogs=tmp_path / "locales",
    )


def test_the_nearest_folder_upwards_with_settings(tmp_path: Path) -> None:
    write(tmp_path, '[tool.dragoman]\nsource = "fr"', "pyproject.toml")
    below = tmp_path / "content" / "articles"
    below.mkdir(parents=True)
    write(below, "[project]\nname = 'other'", "pyproject.toml")
    project = load_project(below)
    assert (project.root, project.source) == (tmp_path, Locale.parse("fr"))


def test_paths(tmp_path: Path) -> None:
    project = load_project(write(tmp_path, 'locales = ["pt-BR"]'))
    article = tmp_path / "content/articles/x.md"
    assert project.domain_of(article) == "articles/x"
    assert (
        project.relative(project.template_path("articles/x")) == "locales/templates/articles/x.pot"
    )
    assert project.relative(project.catalog_path(project.locales[0], "articles/x")) == (
        "locales/pt_BR/LC_MESSAGES/articles/x.po"
    )


def test_articles_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a/note.txt", "_drafts/c.md", "a/.#z.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    project = load_project(write(tmp_path, ""))
    assert [project.domain_of(path) for path in project.article_paths()] == ["a/z", "b"]


ACCEPTED = (
    "source, locales, content, catalogs, templates, base_url, site, publish, fallback, "
    "front_matter, markdown, regions"
)


PATTERNS = "patterns of files below the root, such as templates/**/*.html"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nsorce = 'en'", f'dragoman.toml:2: unknown key "sorce"; accepted: {ACCEPTED}'),
        (
            "[publish]\nwhole = []\nmin = 3",
            'dragoman.toml:3: unknown key "min" in [publish]; '
            "accepted: whole, minimum, needs, days",
        ),
        ("source = 1", 'dragoman.toml:1: "source" is 1; accepted: a text such as "en"'),
        ("locales = 'fr'", "dragoman.toml:1: \"locales\" is 'fr'; accepted: a list of texts"),
        ("locales = ['fr', 'fr']", 'dragoman.toml:1: "locales" names one thing twice'),
        ("locales = ['pt-BR', 'pt_BR']", 'dragoman.toml:1: "locales" names one locale twice'),
        (
            "locales = ['en']",
            'dragoman.toml:1: "locales" has the source "en"; it needs no catalogs',
        ),
        (
            "content = '../x'",
            'dragoman.toml:1: "content" is "../x"; accepted: a folder below the root',
        ),
        (
            "templates = ['/etc/*']",
            f'dragoman.toml:1: "templates" has "/etc/*"; accepted: {PATTERNS}',
        ),
        ("site = 'webapp'", 'dragoman.toml:1: "site" is "webapp"; accepted: module:attribute'),
        ("publish = 3", 'dragoman.toml:1: "publish" is no table; write [publish]'),
        (
            "[publish]\nminimum = 101",
            'dragoman.toml:2: "minimum" is 101; accepted: a percentage, 0 to 100',
        ),
        (
            '[publish.needs]\nclinical = "fuzzy"',
            "dragoman.toml:2: \"clinical\" is 'fuzzy'; accepted: translated, revised, reviewed",
        ),
        (
            "[publish]\ndays = { clinical = -1 }",
            'dragoman.toml:2: "clinical" is -1; accepted: days, 0 to 366',
        ),
        (
            "[publish]\nminimum = true",
            'dragoman.toml:2: "minimum" is True; accepted: a percentage, 0 to 100',
        ),
        (
            "locales = ['fr', 'de']\n[fallback]\nfr = ['it']",
            'dragoman.toml:3: "it" is no locale of the project; accepted: fr, de',
        ),
        (
            "\ncatalogs = 'content/po'",
            'dragoman.toml:2: "content" and "catalogs" overlap; accepted: two folders apart',
        ),
        (
            "content = 'locales'",
            'dragoman.toml:1: "content" and "catalogs" overlap; accepted: two folders apart',
        ),
        ("source = !\n", "dragoman.toml:1: is no TOML: Invalid value"),
    ],
)
def test_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_project(write(tmp_path, text))
    assert str(caught.value) == message


def test_the_line_is_the_one_of_the_right_table(tmp_path: Path) -> None:
    text = "[project]\nsource = 'x'\n\n[tool.dragoman]\nlocales = [\n  'fr',\n]\n'source' = []\n"
    with pytest.raises(SettingsError, match=r"^pyproject.toml:8: "):
        load_project(write(tmp_path, text, "pyproject.toml"))


def test_no_locale_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r'^dragoman.toml:2: "locales": .*qqq'):
        load_project(write(tmp_path, "\nlocales = ['fr', 'qqq']"))


def test_settings_in_two_places(tmp_path: Path) -> None:
    write(tmp_path, "[tool.dragoman]", "pyproject.toml")
    with pytest.raises(SettingsError, match=r"pyproject.toml; keep one of them$"):
        load_project(write(tmp_path, ""))


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "dragoman.toml").write_bytes(b"source = '\xff'")
    with pytest.raises(SettingsError, match=r"^dragoman.toml: is not UTF-8$"):
        load_project(tmp_path)


def test_no_settings_anywhere(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no settings in"):
        load_project(tmp_path)


@pytest.mark.parametrize("pattern", [".", "a/**b", "a**/b", "../a/*.html", "/etc/*"])
def test_what_is_no_pattern(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_project(write(tmp_path, f'\ntemplates = [\n  "{pattern}",\n]'))
    assert str(caught.value) == (
        f'dragoman.toml:2: "templates" has "{pattern}"; accepted: {PATTERNS}'
    )


@pytest.mark.parametrize(
    "url",
    [
        *("example.org", "http://[::1", "http://x:99999", "http://x:0", "http://x:y", "http://:80"),
        *("http://", "ftp://x", "https://x/y", "https://x?y", "https://x y"),
    ],
)
def test_what_is_no_address(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_project(write(tmp_path, f'\nbase_url = "{url}"'))
    assert str(caught.value) == (
        f'dragoman.toml:2: "base_url" is "{url}"; accepted: an address such as https://example.org'
    )


@pytest.mark.parametrize("url", ["http://[::1]:8000", "https://x.example/", "http://x:1"])
def test_what_is_an_address(tmp_path: Path, url: str) -> None:
    assert load_project(write(tmp_path, f'base_url = "{url}"')).base_url == url.rstrip("/")


@pytest.mark.parametrize("text", ['content = "a\\u0000"', 'templates = ["a\\u0000/*"]'])
def test_control_characters(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"^dragoman\.toml:1: "):
        load_project(write(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[tool.dragoman.publish]\n\nminimum = 200", 3),
        ("[tool.dragoman]\nlocales = []\npublish.minimum = 200", 3),
        ("[tool.dragoman]\nlocales = []\npublish = { whole = [\n  'x'\n], minimum = 200 }", 3),
        ("[tool.dragoman]\n'publish' . \"minimum\" = 200", 2),
        ("[tool]\ndragoman.publish.minimum = 200", 2),
        ("tool = { dragoman = { publish = { minimum = 200 } } }", 1),
        ("x = '''\n[tool.dragoman.publish]\nminimum=1'''\ntool.dragoman.publish.minimum=200", 4),
        ("[x.publish]\nminimum = 3\n[tool.dragoman]\npublish.whole = []\npublish.minimum = 200", 5),
        ("[[x]]\n[tool.dragoman]\nlocales = ['de']\nfallback.de = 3", 4),
        ("[tool.dragoman]\nlocales = ['de']\nfallback = { de = ['it'] }", 3),
        ("[tool.dragoman]\nlocales = ['de']\n[tool.dragoman.fallback]\nit = []", 4),
    ],
)  # fmt: skip
def test_the_line_of_a_key_however_it_is_written(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(SettingsError) as caught:
        load_project(write(tmp_path, text, "pyproject.toml"))
    assert (caught.value.path, caught.value.line) == ("pyproject.toml", line)


def test_without_the_folder_of_articles(tmp_path: Path) -> None:
    project = load_project(write(tmp_path, '[tool.dragoman]\ncontent = "nope"', "pyproject.toml"))
    with pytest.raises(SettingsError) as caught:
        project.article_paths()
    assert str(caught.value) == (
        "content: the folder nope is not there\n\n"
        "Make it or bring it back, or name the folder of the articles in "
        '[tool.dragoman] of pyproject.toml:\n\n  content = "content"'
    )
