import gettext
from pathlib import Path

import pytest
from babel import localedata

from dragoman.locales import Locale, PluralForms, cldr_of, plural_forms, plural_index
from tests.rows import first, rows

CASES = rows(Path(__file__).parent / "cases" / "plurals.txt")
NUMBERS = (*range(1101), *range(2000, 200_000, 1000), 1_000_000, 2_000_000, 3_000_001)


@pytest.mark.parametrize("row", CASES, ids=first)
def test_forms(row: tuple[str, str, str, str]) -> None:
    tag, categories, samples, expression = row
    locale = Locale.parse(tag)
    forms = plural_forms(locale)
    assert forms == PluralForms(len(categories.split()), expression, tuple(categories.split()))
    assert forms.header == f"nplurals={forms.count}; plural=({expression});"
    for number, _, category in (sample.partition(" ") for sample in samples.split(", ")):
        assert forms.categories[plural_index(locale, int(number))] == category


def test_gettext_takes_the_form_that_cldr_means_in_every_locale() -> None:
    named = (name for name in localedata.locale_identifiers() if name != "root")
    locales = [Locale.parse(name) for name in named if len(name.rpartition("_")[2]) <= 4]
    by_header = {plural_forms(locale).header: locale for locale in locales}
    for header, locale in by_header.items():
        choose = gettext.c2py(header.partition("plural=")[2].rstrip(";"))
        categories, rule = plural_forms(locale).categories, cldr_of(locale).plural_form
        assert [categories[choose(n)] for n in NUMBERS] == [rule(n) for n in NUMBERS], locale
    for locale in locales:
        assert {cldr_of(locale).plural_form(n) for n in range(201)} <= set(
            plural_forms(locale).categories
        ), locale
