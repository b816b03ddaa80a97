from decimal import Decimal

import pytest

from dragoman.locales import Locale
from dragoman.text.spelled import names_month, says, spelled_numbers


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [
        ("ja", "二十四時間", 24),
        ("ja", "二〇二六年", 2026),
        ("zh", "三万五千", 35_000),
        ("zh", "一亿两千万", 120_000_000),
        ("zh-Hant", "十二", 12),
        ("fr", "XIVe", 14),
        ("de", "Zweimal", 2),
        ("ar", "يومان", 2),
    ],
)
def test_a_number_is_said(tag: str, text: str, value: int) -> None:
    assert says(Decimal(value), text, Locale.parse(tag))


@pytest.mark.parametrize(
    ("tag", "text", "value"),
    [("en", "I am here", 1), ("fr", "XIVe", 4), ("de", "zweifelhaft", 5), ("ja", "二十四", 25)],
)
def test_a_number_is_not_said(tag: str, text: str, value: int) -> None:
    assert not says(Decimal(value), text, Locale.parse(tag))


def test_months() -> None:
    assert names_month(Decimal(11), "on Nov. 3", Locale.parse("en"))
    assert names_month(Decimal(3), "am 3. März", Locale.parse("de"))
    assert not names_month(Decimal(11), "on October 3", Locale.parse("en"))


@pytest.mark.parametrize(
    ("tag", "text", "values"),
    [
        ("en", "two or twenty-four", [2, 24]),
        ("en", "both, half, a single one-off", [1]),
        ("en", "seventy five, zero point five", [70, 0]),
        ("de", "fünfzig Milligramm", [50]),
        ("de", "dreißig, dreissig, DREISSIG", [30, 30, 30]),
        ("es", "setenta y cinco", [70]),
        ("ja", "二十五ミリグラム、零点五", [25, 0]),
        ("tr", "İKİ", [2]),
    ],
)
def test_only_number_words_say_a_dose(tag: str, text: str, values: list[int]) -> None:
    found = spelled_numbers(text, Locale.parse(tag))
    assert [value for value, _, _ in found] == values


@pytest.mark.parametrize(
    ("text", "value"), [("Visit", 5), ("Vor allem", 5), ("VIP", 6), ("IVe", 5), ("Xylit", 10)]
)
def test_no_word_is_a_roman_numeral(text: str, value: int) -> None:
    assert not says(Decimal(value), text, Locale.parse("fr"))
