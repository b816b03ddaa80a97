"""The forecast of `impact` is what then happens."""

import random
from collections import Counter

import pytest

from dragoman import pipeline
from dragoman.catalogs import State
from dragoman.pipeline import Impact
from tests.pipeline.clinic import DE, DOSE, TODAY, Clinic

EDITS: dict[str, tuple[str, str]] = {
    "a number": ("24 hours", "48 hours"),
    "an emphasis": ("**24 hours**", "24 hours"),
    "a word": ("in the evening", "in the morning"),
    "a sentence less": (", with water", ""),
    "a negation": ("Take 5", "Do not take 5"),
    "a paragraph less": ("Ask the nurse about everything that you would like to know.\n", ""),
    "a paragraph more": ("Ask", "Drink a glass of water every hour.\n\nAsk"),
    "a code block": ("Ask", "```\nx\n```\n\nAsk"),
}


def forecast(clinic: Clinic) -> list[Impact]:
    report = pipeline.impact(clinic.project, today=TODAY)
    assert report.findings == ()
    return list(report.impacts)


def approved(clinic: Clinic) -> Clinic:
    who = pipeline.reviewer("ben")
    pipeline.review(clinic.project, DE, "a/dose", State.REVISED, who, today=TODAY)
    clinic.repository.commit({})
    return clinic


@pytest.mark.parametrize(
    ("edit", "outcome"),
    [
        ("a number", (0, 0, 1, 0, True)),
        ("an emphasis", (0, 1, 0, 0, False)),
        ("a word", (0, 1, 0, 0, False)),
        ("a sentence less", (0, 1, 0, 0, False)),
        ("a negation", (0, 0, 1, 0, True)),
        ("a paragraph more", (0, 0, 0, 1, True)),
        ("a code block", (0, 4, 0, 0, False)),
    ],
)
def test_what_an_edit_does(
    clinic: Clinic, edit: str, outcome: tuple[int, int, int, int, bool]
) -> None:
    approved(clinic).edit("a/dose.md", *EDITS[edit])
    (found,) = forecast(clinic)
    assert (found.carried, found.held, found.withdrawn, found.open, found.falls_back) == outcome


def test_a_text_that_stands_twice_is_one_message(clinic: Clinic) -> None:
    approved(clinic).edit("a/dose.md", "Ask", "Drink.\n\nDrink.\n\nAsk")
    assert [found.open for found in forecast(clinic)] == [1]


def test_no_edit_has_no_impact(clinic: Clinic) -> None:
    assert forecast(approved(clinic)) == []


def test_an_edit_since_an_earlier_commit(clinic: Clinic) -> None:
    base = approved(clinic).repository.head()
    clinic.edit("a/visit.md", "the locker", "a locker")
    clinic.update()
    clinic.repository.commit({})
    assert forecast(clinic) == []
    (found,) = pipeline.impact(clinic.project, base=base, today=TODAY).impacts
    assert (found.domain, found.held, found.share) == ("a/visit", 1, 100)


@pytest.mark.parametrize("seed", range(12))
def test_the_forecast_is_what_happens(clinic: Clinic, seed: int) -> None:
    chance = random.Random(seed)
    approved(clinic)
    for name in chance.sample(sorted(EDITS), 3):
        text = (clinic.repository.top / "content/a/dose.md").read_text(encoding="utf-8")
        if EDITS[name][0] in text:
            clinic.edit("a/dose.md", *EDITS[name])
    before = Counter(clinic.states("a/dose"))
    found = forecast(clinic)
    clinic.update()
    after = Counter(clinic.states("a/dose"))
    if not found:
        assert before == after
        return
    assert after["held"] == found[0].held
    assert clinic.language("a/dose") == str(found[0].after)
    assert after[""] == found[0].withdrawn + found[0].open


def test_a_renamed_article_is_the_same_one(clinic: Clinic) -> None:
    approved(clinic).write({"a/dose.md": None, "b/dosing.md": DOSE.replace("24 hours", "48 hours")})
    (found,) = forecast(clinic)
    assert (found.domain, found.withdrawn, found.open) == ("b/dosing", 1, 0)
    assert found.falls_back


def test_after_the_update_the_forecast_is_the_same(clinic: Clinic) -> None:
    approved(clinic).edit("a/dose.md", *EDITS["a number"])
    before = forecast(clinic)
    clinic.update()
    assert forecast(clinic) == before


def test_translations_that_are_not_committed_are_no_edits(clinic: Clinic) -> None:
    path = approved(clinic).path("a/visit")
    path.write_text(path.read_text(encoding="utf-8").replace("DE: The day", "DE: Der Tag"))
    assert forecast(clinic) == []
