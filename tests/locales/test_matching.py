import threading
from pathlib import Path

import pytest

from dragoman.locales import Locale, Match, Matcher
from dragoman.locales.accept import LONGEST_HEADER, MOST_RANGES, language_ranges
from tests.rows import first, rows

CASES = rows(Path(__file__).parent / "cases" / "negotiation.txt")
EN, DE, FR = map(Locale.parse, ("en", "de", "fr"))


@pytest.mark.parametrize(
    "row", CASES, ids=[f"{number} {first(row)}" for number, row in enumerate(CASES, 1)]
)
def test_negotiation(row: tuple[str, str, str]) -> None:
    header, offered, answer = row
    served, _, suggested = answer.partition(", suggests ")
    locales = [Locale.parse(tag) for tag in offered.split()]
    matcher = Matcher(locales, source=locales[0])
    assert matcher.match("" if header == "(none)" else header) == Match(
        Locale.parse(served), Locale.parse(suggested) if suggested else None
    )


def test_the_source_is_offered_even_if_it_is_not_listed() -> None:
    assert Matcher([DE], source=EN).match("en, de;q=0.5") == Match(EN)


def test_ranges_come_in_order_of_quality_and_then_as_written() -> None:
    ranges = language_ranges("a-b-c, de;q=0.5, fr, *;q=0.1, es;q=0.5, ja;q=0")
    assert [(str(found.subtags or "*"), found.quality) for found in ranges] == [
        ("fr", 1.0),
        ("de", 0.5),
        ("es", 0.5),
        ("*", 0.1),
        ("ja", 0.0),
    ]


def test_a_long_header_is_cut_between_two_ranges() -> None:
    header = "xx-YY," * (LONGEST_HEADER // 6) + "de-AT"
    assert {str(found.subtags) for found in language_ranges(header)} == {"xx-YY"}
    assert len(language_ranges("de," * 10_000)) == MOST_RANGES
    assert language_ranges("d" * 200_000) == ()


def test_a_matcher_remembers_a_bounded_number_of_answers() -> None:
    matcher = Matcher([DE, FR], source=EN)
    for number in range(3000):
        matcher.match(f"de;q=0.{number:03}")
    assert matcher._decided.cache_info().currsize <= 1024


def test_threads_may_share_a_matcher() -> None:
    matcher = Matcher([DE, FR], source=EN)
    answers: list[Match] = []
    threads = [
        threading.Thread(target=lambda: answers.append(matcher.match("fr-CH"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [Match(FR)] * 8
