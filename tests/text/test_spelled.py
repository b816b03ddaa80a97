from decimal import Decimal

import pytest

from dragoman.locales import Locale
from dragoman.text.spelled import names_month, says


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
