"""`dragoman add`, by what it says and by the files it writes."""

from pathlib import Path

from tests.commands.conftest import Run, Said, state

WRITTEN = """\
Wrote locales/{0}/LC_MESSAGES/articles/spray.po (4 new)
Wrote locales/{0}/LC_MESSAGES/articles/visit.po (7 new)
Wrote locales/{0}/LC_MESSAGES/site.po (15 new)
"""


def test_a_locale_the_settings_do_not_name(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    assert dragoman("add", "ar") == Said(
        0,
        WRITTEN.format("ar") + "\nTo publish العربية, write in dragoman.toml:\n\n"
        '  locales = ["de", "fr", "ar"]\n',
    )
    site = (journal / "locales/ar/LC_MESSAGES/site.po").read_text(encoding="utf-8")
    assert '"Language: ar\\n"' in site
    assert '"Plural-Forms: nplurals=6; plural=' in site
    assert 'msgstr[5] ""' in site


def test_either_spelling_is_taken(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    said = dragoman("add", "zh_hant")
    assert said.out.startswith(WRITTEN.format("zh_Hant"))
    assert said.out.endswith('  locales = ["de", "fr", "zh-Hant"]\n')


def test_a_locale_of_the_settings_needs_no_line(dragoman: Run) -> None:
    dragoman("extract")
    assert dragoman("add", "fr") == Said(0, WRITTEN.format("fr"))


def test_a_second_run_writes_nothing(dragoman: Run, journal: Path) -> None:
    dragoman("add", "fr")
    before = state(journal)
    assert dragoman("add", "fr") == Said(0, "All catalogs of fr are there.\n")
    assert state(journal) == before


def test_what_is_no_locale_is_refused(dragoman: Run, journal: Path) -> None:
    before = state(journal)
    said = dragoman("add", "qq")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(
        'Error: Invalid value for \'LOCALE\': "qq" names no locale: CLDR knows no language "qq"\n'
    )
    assert state(journal) == before


def test_the_source_is_refused(dragoman: Run) -> None:
    said = dragoman("add", "en")
    assert said.code == 2
    assert said.err.endswith('Error: "en" is the source of this project; it needs no catalogs.\n')


def test_where_to_write_is_named(dragoman: Run, journal: Path) -> None:
    settings = (journal / "dragoman.toml").read_text(encoding="utf-8")
    (journal / "dragoman.toml").unlink()
    (journal / "pyproject.toml").write_text(f"[tool.dragoman]\n{settings}", encoding="utf-8")
    assert dragoman("add", "it").out.endswith(
        "\nTo publish Italiano, write in [tool.dragoman] of pyproject.toml:\n\n"
        '  locales = ["de", "fr", "it"]\n'
    )
