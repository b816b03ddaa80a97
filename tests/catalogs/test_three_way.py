from pathlib import Path

import pytest

from dragoman.catalogs import (
    Catalog,
    format_message,
    header_for,
    join_branches,
    parse_catalog,
    read_catalog,
    without_twins,
)
from dragoman.locales import Locale

CASES = sorted((Path(__file__).parent / "cases" / "three_way").iterdir())
GERMAN = Locale.parse("de")
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def read(path: Path) -> Catalog:
    return read_catalog(path, domain="articles/x", locale=GERMAN)


def parsed(content: str) -> Catalog:
    return parse_catalog(content, domain="articles/x", locale=GERMAN)


def text(catalog: Catalog) -> str:
    return "\n".join(map(format_message, catalog.messages))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule(case: Path) -> None:
    base, ours, theirs = (read(case / f"{side}.po") for side in ("base", "ours", "theirs"))
    joined = join_branches(base, ours, theirs)
    expected = read(case / "expected.po")
    assert text(joined.catalog) == text(expected)
    assert joined.catalog.header == expected.header
    fuzzy = case / "conflicts.txt"
    named = fuzzy.read_text(encoding="utf-8").splitlines() if fuzzy.exists() else []
    assert [conflict.message.id for conflict in joined.conflicts] == named


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_branch_alone_is_as_it_is(case: Path) -> None:
    base, ours, theirs = (read(case / f"{side}.po") for side in ("base", "ours", "theirs"))
    for side in (ours, theirs):
        whole = without_twins(side).catalog
        expected = (text(whole), side.header.fields, ())
        for joined in (
            join_branches(base, side, base),
            join_branches(base, base, side),
            join_branches(base, side, side),
        ):
            found = (text(joined.catalog), joined.catalog.header.fields, joined.conflicts)
            assert found == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_translation_comes_under_another_text(case: Path) -> None:
    sides = [read(case / f"{side}.po") for side in ("base", "ours", "theirs")]
    written = {(m.key, m.strings) for side in sides for m in side.messages if not m.fuzzy}
    joined = join_branches(*sides)
    confirmed = (m for m in joined.catalog.messages if not m.fuzzy and any(m.strings))
    assert {(m.key, m.strings) for m in confirmed} <= written


def test_plural_forms_in_another_order() -> None:
    german = f'{HEADER}"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    other = f'{HEADER}"Plural-Forms: nplurals=2; plural=(n == 1);\\n"\n\n'
    days = 'msgid "{n} day"\nmsgid_plural "{n} days"\n'
    base = parsed(german + days + 'msgstr[0] ""\nmsgstr[1] ""\n')
    theirs = parsed(other + days + 'msgstr[0] "{n} Tage"\nmsgstr[1] "{n} Tag"\n')
    joined = join_branches(base, base, theirs).catalog
    assert text(joined) == "#, fuzzy\n" + days + 'msgstr[0] "{n} Tag"\nmsgstr[1] "{n} Tage"\n'
    assert joined.header == header_for(GERMAN)
