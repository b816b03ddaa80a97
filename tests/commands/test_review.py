"""`dragoman review`, by what it says and by what it writes."""

import json
from datetime import timedelta

import pytest

from dragoman.catalogs import State, pins_of, state_of
from tests.commands.conftest import Run, Said, state
from tests.pipeline.clinic import TODAY, Clinic

DOSE = "locales/de/LC_MESSAGES/a/dose.po"
VISIT = "locales/de/LC_MESSAGES/a/visit.po"
NEEDED = "unapproved: revised is needed"
WAITING = f"""\
{DOSE}:1: unapproved: what stands between the messages
{DOSE}:20: {NEEDED}: "How much you get"
{DOSE}:25: {NEEDED}: "Sit down and wait for **24 hours** after the visit."
{DOSE}:30: {NEEDED}: "Take 5 mg of it in the evening, with water."
{DOSE}:35: {NEEDED}: "Ask the nurse about everything that you would like to know."
5 wait for a reviser: 5 unapproved.
"""
NOTHING_WAITS = Said(0, "Nothing waits for a reviser.\n")


def revisers(clinic: Clinic, domain: str) -> set[tuple[str, str]]:
    """Who approved the messages of an article, and as what."""
    found = (judged.pin for message in clinic.catalog(domain) for judged in pins_of(message))
    return {(pin.by, str(pin.state)) for pin in found}


def test_what_waits_is_listed(at_clinic: Run, clinic: Clinic) -> None:
    before = state(clinic.repository.top)
    assert at_clinic("review", "de") == Said(0, WAITING)
    assert at_clinic("review", "de", "a/dose", "--list") == Said(0, WAITING)
    assert at_clinic("review", "de", "a/visit", "--list") == NOTHING_WAITS
    assert state(clinic.repository.top) == before


def test_what_waits_as_json(at_clinic: Run) -> None:
    rows = json.loads(at_clinic("review", "de", "--json").out)
    assert len(rows) == 5
    assert rows[3] == {
        "path": DOSE,
        "line": 30,
        "why": "unapproved",
        "said": "revised is needed",
        "text": "Take 5 mg of it in the evening, with water.",
        "published": False,
    }
    assert json.loads(at_clinic("review", "de", "a/visit", "--json").out) == []


def test_an_article_is_approved(at_clinic: Run, clinic: Clinic) -> None:
    said = at_clinic("review", "de", "a/dose", "--by", "Ben Ould")
    assert said == Said(0, f"Wrote {DOSE} (4 revised)\n")
    assert revisers(clinic, "a/dose") == {("Ben-Ould", "revised")}
    assert clinic.language("a/dose") == "de"
    assert at_clinic("review", "de") == NOTHING_WAITS
    again = Said(0, "Nothing to approve that is not approved already.\n")
    assert at_clinic("review", "de", "a/dose", "--by", "Ben Ould") == again


def test_who_approves_is_whom_git_names(at_clinic: Run, clinic: Clinic) -> None:
    clinic.repository.git("config", "user.name", "Maria Fernanda de Albuquerque")
    clinic.repository.git("config", "user.email", "mf@example.org")
    assert at_clinic("review", "de", "a/dose").out == f"Wrote {DOSE} (4 revised)\n"
    assert revisers(clinic, "a/dose") == {("Maria-Fernanda-de", "revised")}


def test_nobody_approves_what_they_wrote(at_clinic: Run) -> None:
    said = at_clinic("review", "de", "a/dose")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[2] == (
        f'{DOSE}:30: warning: not_approved: "Take 5 mg of it in the evening, with water." is not'
        " approved: Anna wrote this translation: somebody else has to approve it"
    )


def test_without_git_a_name_is_needed(dragoman: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/")
    dragoman("update")
    monkeypatch.setenv("PATH", "")
    said = dragoman("review", "de", "articles/spray")
    assert said.code == 2
    assert said.err.endswith("Error: git does not say who you are; give a name with --by.\n")


def test_without_git_nobody_is_known_to_have_written_anything(
    dragoman: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragoman("update")
    monkeypatch.setenv("PATH", "")
    said = dragoman("review", "de", "articles/spray", "--by", "ben")
    assert said == Said(0, "Nothing to approve that is not approved already.\n")


def test_one_message_by_an_expert(at_clinic: Run, clinic: Clinic) -> None:
    said = at_clinic(
        *("review", "de", "a/visit", "--message", "Please leave", "--by", "ben"),
        *("--state", "reviewed"),
    )
    assert said == Said(0, f"Wrote {VISIT} (1 reviewed)\n")
    plain = State.TRANSLATED
    states = [state_of(message) for message in clinic.catalog("a/visit")]
    assert states == [plain, plain, State.REVIEWED]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("a/visit", "--by", "x" * 23),
            f'"{"x" * 23}" cannot stand in a pin\n\nGive a name of 1 to 22 letters, as --by.\n',
        ),
        (
            ("a/visits", "--by", "ben"),
            'there is no article "a/visits"\n\nThere are: a/dose, a/visit\n',
        ),
        (
            ("a/visit", "--by", "ben", "--message", "Nothing like it"),
            f'{VISIT}: no message "Nothing like it"\n\n'
            "Give the beginning of one msgid, as it stands.\n",
        ),
    ],
    ids=["name", "article", "message"],
)
def test_what_cannot_be_approved(
    at_clinic: Run, clinic: Clinic, arguments: tuple[str, ...], said: str
) -> None:
    before = state(clinic.repository.top)
    assert at_clinic("review", "de", *arguments) == Said(1, "", said)
    assert state(clinic.repository.top) == before


def test_a_state_that_no_pin_gives_is_wrong_use(at_clinic: Run) -> None:
    assert at_clinic("review", "de", "a/visit", "--state", "translated").code == 2


def test_a_changed_meaning_is_approved_alone(at_clinic: Run, clinic: Clinic) -> None:
    clinic.edit("a/visit.md", "the locker", "locker 5")
    clinic.update()
    path = clinic.path("a/visit")
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    said = at_clinic("review", "de", "a/visit", "--by", "ben")
    assert said.out == f"Wrote {VISIT} (2 revised)\n"
    assert said.err.partition(" is not approved: ")[2] == (
        "its source changed (5 added): approve it alone, with --message\n"
    )
    message = '"Please leave your phone in locker 5 near the door."'
    assert at_clinic("review", "de", "a/visit", "--list").out.splitlines() == [
        f"{VISIT}:37: changed: 5 added: {message}",
        "1 waits for a reviser: 1 changed.",
    ]
    at_clinic("review", "de", "a/visit", "--by", "ben", "--message", "Please")
    assert at_clinic("review", "de", "a/visit", "--list") == NOTHING_WAITS


def test_what_is_held_says_until_when(at_clinic: Run, clinic: Clinic) -> None:
    clinic.edit("a/visit.md", "home afterwards", "home")
    at_clinic("update")
    last = TODAY + timedelta(days=30)
    said = at_clinic("review", "de", "a/visit", "--list")
    assert said == Said(
        0,
        f'{VISIT}:29: held: published until {last}: "Bring somebody with you who takes you home."\n'
        "1 waits for a reviser: 1 held.\n",
    )


def test_a_catalog_that_cannot_be_read_is_named(at_clinic: Run, clinic: Clinic) -> None:
    clinic.path("a/dose").write_text("no catalog\n", encoding="utf-8")
    said = at_clinic("review", "de")
    assert (said.code, said.out) == (1, NOTHING_WAITS.out)
    assert said.err.startswith(f"{DOSE}:1: error: unreadable: ")
