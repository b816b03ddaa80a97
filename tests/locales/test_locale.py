from pathlib import Path

import pytest
from babel import localedata

from dragoman.errors import LocaleError
from dragoman.locales import Locale, cldr_of
from tests.rows import first, rows

CASES = rows(Path(__file__).parent / "cases" / "locales.txt")


@pytest.mark.parametrize("row", CASES, ids=first)
def test_a_tag(row: tuple[str, ...]) -> None:
    written, *expected = row
    locale = Locale.parse(written)
    found = [locale.tag, locale.folder, locale.likely_script, locale.direction, locale.autonym]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", '"" is no language tag'),
        ("english", '"english" is no language tag'),
        ("de DE", '"de DE" is no language tag'),
        ("../de", '"../de" is no language tag'),
        ("pt_BR.UTF-8", '"pt_BR.UTF-8" is no language tag'),
        ("sr@latin", '"sr@latin" is no language tag'),
        ("d\u00e9", '"d\u00e9" is no language tag'),
        ("xx", '"xx" names no locale: CLDR knows no language "xx"'),
        ("und", '"und" names no locale: CLDR knows no language "und"'),
        ("de-XY", '"de-XY" names no locale: CLDR knows no territory "XY"'),
        ("de-ZZ", '"de-ZZ" names no locale: CLDR knows no territory "ZZ"'),
        ("zh-Hunt", '"zh-Hunt" names no locale: CLDR knows no script "Hunt"'),
        ("ca-valencia", '"ca-valencia" has more than language, script and territory: "valencia"'),
        (
            "de-u-nu-latn",
            '"de-u-nu-latn" has more than language, script and territory: "u-nu-latn"',
        ),
    ],
)
def test_what_names_no_locale_is_refused(text: str, reason: str) -> None:
    with pytest.raises(LocaleError) as caught:
        Locale.parse(text)
    assert caught.value.reason == reason
    assert caught.value.cure == "Write a tag of BCP 47, such as: de, pt-BR, zh-Hant, es-419"


def test_locales_are_equal_and_sort_by_tag() -> None:
    tags = ["pt-BR", "de", "zh-Hant", "ar"]
    assert Locale.parse("pt_br") == Locale.parse("pt-BR")
    assert len({Locale.parse("iw"), Locale.parse("he")}) == 1
    assert list(map(str, sorted(map(Locale.parse, tags)))) == ["ar", "de", "pt-BR", "zh-Hant"]
    assert repr(Locale.parse("de")) == "Locale(tag='de')"


def test_every_locale_of_cldr_has_data_in_its_own_language_and_script() -> None:
    for name in localedata.locale_identifiers():
        if name == "root" or len(name.rpartition("_")[2]) > 4:  # a variant, such as ca_ES_VALENCIA
            continue
        locale = Locale.parse(name)
        data = cldr_of(locale)
        assert data.language == locale.language
        assert data.script in (None, locale.likely_script)
        assert locale.autonym


def test_a_territory_without_data_takes_its_languages() -> None:
    assert str(cldr_of(Locale.parse("de-BR"))) == "de"
    assert str(cldr_of(Locale.parse("zh-Hant-US"))) == "zh_Hant"
    assert str(cldr_of(Locale.parse("de-Cyrl"))) == "root"


@pytest.mark.parametrize(
    ("tag", "region"),
    [
        ("fr", "FR"),
        ("fr-CA", "CA"),
        ("es-419", "419"),
        ("es-MX", "MX"),
        ("zh", "CN"),
        ("zh-Hant", "TW"),
        ("zh-Hant-HK", "HK"),
        ("sr-Latn", "RS"),
        ("de-Cyrl", "DE"),
        ("en", "US"),
        ("en-UK", "GB"),
        ("en-001", "001"),
        ("eo", "001"),
        ("tlh", "001"),
    ],
)
def test_the_region_of_its_readers(tag: str, region: str) -> None:
    assert Locale.parse(tag).region == region
