"""Approval: who may give it, what it is for, and that nothing is published without it."""

from datetime import date

import pytest

from dragoman import pipeline
from dragoman.catalogs import State, state_of
from dragoman.errors import DragomanError
from dragoman.pipeline import Reviewer, reviewer, reviewer_of
from dragoman.pipeline.history import Identity
from tests.pipeline.clinic import DE, TODAY, Clinic

BEN = reviewer("ben")
ANNA = reviewer_of(Identity("Anna", "anna@example.org"))


def approve(
    clinic: Clinic, who: Reviewer = BEN, state: State = State.REVISED, texts: tuple[str, ...] = ()
) -> list[str]:
    report = pipeline.review(clinic.project, DE, "a/dose", state, who, texts=texts, today=TODAY)
    return [finding.reason for finding in report.findings]


def waits(clinic: Clinic, today: date = TODAY) -> list[tuple[str, str, str]]:
    rows = pipeline.awaiting(clinic.project, DE, today=today).rows
    return [(row.why, row.said, row.text[:8]) for row in rows]


def test_a_clinical_article_is_shown_once_it_is_approved(clinic: Clinic) -> None:
    before = clinic.language("a/dose")
    assert approve(clinic) == []
    assert (before, clinic.language("a/dose")) == ("en", "de")
    assert {state_of(message) for message in clinic.catalog("a/dose")} == {State.REVISED}
    assert waits(clinic) == []


def test_nobody_approves_what_they_wrote(clinic: Clinic) -> None:
    said = approve(clinic, ANNA)
    assert said[1] == (
        '"Sit down and wait for **24 hours** after the visit..." is not approved: '
        "Anna wrote this translation: somebody else has to approve it"
    )
    assert len(said) == 4
    assert clinic.language("a/dose") == "en"


def test_a_long_name_is_shortened_by_words() -> None:
    who = reviewer_of(Identity("Maria Fernanda de Albuquerque", "mf@example.org"))
    assert who == Reviewer(
        "Maria-Fernanda-de",
        frozenset({"maria-fernanda-de-albuquerque", "mf@example.org"}),
    )


def test_one_message_alone(clinic: Clinic) -> None:
    approve(clinic, texts=("Take 5",))
    states = [state_of(message) for message in clinic.catalog("a/dose")]
    plain = State.TRANSLATED
    assert states == [plain, plain, State.REVISED, plain]
    assert waits(clinic) == [
        ("unapproved", "what stands between the messages", ""),
        ("unapproved", "revised is needed", "How much"),
        ("unapproved", "revised is needed", "Sit down"),
        ("unapproved", "revised is needed", "Ask the "),
    ]


@pytest.mark.parametrize("text", ["Nothing like it", ""])
def test_a_text_has_to_name_one_message(clinic: Clinic, text: str) -> None:
    with pytest.raises(DragomanError, match=r"no message|4 messages begin"):
        approve(clinic, texts=(text,))


def test_an_edit_of_the_translation_voids_its_approval(clinic: Clinic) -> None:
    approve(clinic)
    path = clinic.path("a/dose")
    path.write_text(path.read_text(encoding="utf-8").replace("DE: Take 5", "DE: Nimm 5"))
    assert clinic.language("a/dose") == "en"
    assert waits(clinic) == [("void", "ben approved an earlier text on 2026-11-23", "Take 5 m")]


def test_what_stands_between_the_messages_is_approved_too(clinic: Clinic) -> None:
    approve(clinic)
    clinic.edit("a/dose.md", "Ask the nurse", "```\n5 mg\n```\n\nAsk the nurse")
    assert clinic.language("a/dose") == "en"
    clinic.update(today=TODAY)
    assert clinic.language("a/dose", date(2026, 12, 7)) == "de"
    assert clinic.language("a/dose", date(2026, 12, 8)) == "en"
    assert waits(clinic) == [
        ("void", "what stands between the messages, published until 2026-12-07", "")
    ]
    approve(clinic)
    assert clinic.language("a/dose", date(2027, 12, 8)) == "de"
    assert "@held" not in clinic.path("a/dose").read_text(encoding="utf-8")


def test_a_dose_that_changed_is_withdrawn_until_it_is_approved_alone(clinic: Clinic) -> None:
    approve(clinic)
    clinic.edit("a/dose.md", "5 mg", "7 mg")
    clinic.update()
    path = clinic.path("a/dose")
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""))
    path.write_text(path.read_text(encoding="utf-8").replace("DE: Take 5", "DE: Take 7"))
    clinic.update()
    assert waits(clinic) == [("void", "ben approved an earlier text on 2026-11-23", "Take 7 m")]


def test_a_flag_that_was_only_cleared_publishes_nothing(clinic: Clinic) -> None:
    approve(clinic)
    clinic.edit("a/dose.md", "**24 hours**", "**48 hours**")
    clinic.update()
    path = clinic.path("a/dose")
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""))
    assert clinic.language("a/dose") == "en"
    assert waits(clinic) == [("changed", "24 hours -> 48 hours", "Sit down")]
    assert approve(clinic) == [
        '"Sit down and wait for **48 hours** after the visit..." is not approved: '
        "it has an error of `dragoman check`"
    ]


def test_a_carried_translation_is_shown_for_some_days(clinic: Clinic) -> None:
    approve(clinic)
    clinic.edit("a/dose.md", "**24 hours**", "24 hours")
    clinic.update()
    assert clinic.language("a/dose", date(2026, 12, 7)) == "de"
    assert clinic.language("a/dose", date(2026, 12, 8)) == "en"
    assert waits(clinic) == [("carried", "published until 2026-12-07", "Sit down")]
    approve(clinic)
    assert clinic.language("a/dose", date(2027, 12, 8)) == "de"


def test_nobody_approves_what_they_wrote_behind_a_filter_of_differences(clinic: Clinic) -> None:
    attributes = clinic.repository.top / ".gitattributes"
    attributes.write_text("*.po diff=short\n", encoding="utf-8")
    clinic.repository.git("config", "diff.short.textconv", "head -n 3")
    assert len(approve(clinic, ANNA)) == 4


def test_a_state_that_is_not_enough_waits(clinic: Clinic) -> None:
    settings = clinic.repository.top / "dragoman.toml"
    settings.write_text(settings.read_text().replace("revised", "reviewed"), encoding="utf-8")
    approve(clinic)
    assert {(why, said) for why, said, _ in waits(clinic)} == {
        ("unapproved", "what stands between the messages"),
        ("unapproved", "reviewed is needed"),
    }
    approve(clinic, state=State.REVIEWED)
    assert waits(clinic) == []
