from pathlib import Path

import pytest

from dragoman.locales import Locale, fallback_chain
from tests.rows import first, rows

CASES = rows(Path(__file__).parent / "cases" / "chains.txt")


def parsed(text: str, separator: str | None = None) -> tuple[Locale, ...]:
    return tuple(Locale.parse(tag) for tag in text.split(separator))


@pytest.mark.parametrize("row", CASES, ids=first)
def test_a_chain(row: tuple[str, str, str, str]) -> None:
    tag, offered, settings, chain = row
    extra = {
        Locale.parse(locale): parsed(added, ",")
        for locale, _, added in (setting.partition("=") for setting in settings.split())
    }
    found = fallback_chain(
        Locale.parse(tag), offered=parsed(offered), source=Locale.parse("en"), extra=extra
    )
    assert " ".join(map(str, found)) == chain


def test_the_settings_may_add_nothing() -> None:
    de, en = parsed("de en")
    assert fallback_chain(de, offered=(de,), source=en) == (de, en)
