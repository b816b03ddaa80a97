import datetime
from decimal import Decimal

import pytest

from dragoman.locales import Locale, format_date, format_number, format_percent


@pytest.mark.parametrize(
    ("tag", "date", "number", "percent"),
    [
        ("en", "November 23, 2026", "1,500.25", "60%"),
        ("de", "23. November 2026", "1.500,25", "60\u00a0%"),
        ("es", "23 de noviembre de 2026", "1.500,25", "60\u00a0%"),
        ("es-MX", "23 de noviembre de 2026", "1,500.25", "60%"),
        ("fr", "23 novembre 2026", "1\u202f500,25", "60\u00a0%"),
        ("pt-BR", "23 de novembro de 2026", "1.500,25", "60%"),
        ("ja", "2026年11月23日", "1,500.25", "60%"),
        ("zh-Hant", "2026年11月23日", "1,500.25", "60%"),
        ("ar", "23 نوفمبر 2026", "1,500.25", "60%"),
        ("ar-EG", "٢٣ نوفمبر ٢٠٢٦", "١٬٥٠٠٫٢٥", "٦٠٪"),
        ("fa", "۲۳ نوامبر ۲۰۲۶", "۱٬۵۰۰٫۲۵", "۶۰٪"),
    ],
)
def test_a_locale(tag: str, date: str, number: str, percent: str) -> None:
    locale = Locale.parse(tag)
    assert format_date(datetime.date(2026, 11, 23), locale) == date
    assert format_number(Decimal("1500.25"), locale) == number
    marks = str.maketrans("", "", "\u200e\u200f\u061c")
    assert format_percent(0.6, locale).translate(marks) == percent


def test_no_decimal_is_dropped() -> None:
    assert format_number(Decimal("0.00025"), Locale.parse("de")) == "0,00025"
