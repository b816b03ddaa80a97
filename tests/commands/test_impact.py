"""`dragoman impact`, by what it says."""

import json

import pytest

from tests.commands.conftest import Run, Said, state
from tests.pipeline.clinic import Clinic

NOTHING = Said(0, "The edits change nothing that is published in another language.\n")


@pytest.fixture
def approved(at_clinic: Run, clinic: Clinic) -> str:
    """The commit in which everything is approved."""
    at_clinic("review", "de", "a/dose", "--by", "ben")
    return clinic.repository.commit({})


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("**24 hours**", "24 hours", "1 held (100% in de)"),
        ("in the evening", "in the morning", "1 held (100% in de)"),
        ("24 hours", "48 hours", "1 withdrawn; falls back to en (71% in de)"),
        ("Ask", "Drink a lot.\n\nAsk", "1 to translate; falls back to en (92% in de)"),
    ],
    ids=["emphasis", "word", "number", "paragraph"],
)
def test_what_an_edit_will_do(
    at_clinic: Run, clinic: Clinic, approved: str, old: str, new: str, said: str
) -> None:
    assert at_clinic("impact") == NOTHING
    clinic.edit("a/dose.md", old, new)
    before = state(clinic.repository.top)
    assert at_clinic("impact") == Said(0, f"de a/dose: {said}\n")
    assert state(clinic.repository.top) == before
    at_clinic("update")
    assert clinic.language("a/dose") == ("en" if "falls back" in said else "de")


FRAME = (
    "what stands between the messages (pictures, tables, code, targets) changed,"
    " and has to be approved again"
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("/nurse", "/nurses", f"4 held; {FRAME} (100% in de)"),
        ("Take", "```\nx\n```\n\nTake", f"4 held; {FRAME} (100% in de)"),
        ("/nurse) about", "/nurses) on", f"4 held; {FRAME} (100% in de)"),
    ],
    ids=["target", "code", "target and word"],
)
def test_what_stands_between_the_messages(
    at_clinic: Run, clinic: Clinic, old: str, new: str, said: str
) -> None:
    clinic.edit("a/dose.md", "the nurse", "[the nurse](/nurse)")
    clinic.update()
    linked = clinic.path("a/dose")
    text = linked.read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    linked.write_text(text.replace("DE: Ask the nurse", "DE: Ask [the nurse][1]"), encoding="utf-8")
    at_clinic("review", "de", "a/dose", "--by", "ben")
    clinic.repository.commit({})
    assert at_clinic("impact") == NOTHING
    clinic.edit("a/dose.md", old, new)
    assert at_clinic("impact") == Said(0, f"de a/dose: {said}\n")
    [row] = json.loads(at_clinic("impact", "--json").out)
    assert row["frame_void"]
    at_clinic("update")
    assert clinic.states("a/dose") == ["held"] * 4


def test_several_articles_and_fates(at_clinic: Run, clinic: Clinic, approved: str) -> None:
    clinic.edit("a/dose.md", "24 hours", "48 hours")
    clinic.edit("a/dose.md", "in the evening", "in the morning")
    clinic.edit("a/visit.md", "Bring somebody", "*Bring somebody*")
    assert at_clinic("impact", "de") == Said(
        0,
        "de a/dose: 1 held, 1 withdrawn; falls back to en (71% in de)\n"
        "de a/visit: 1 carried (100% in de)\n",
    )


def test_as_json(at_clinic: Run, clinic: Clinic, approved: str) -> None:
    assert json.loads(at_clinic("impact", "--json").out) == []
    clinic.edit("a/dose.md", "24 hours", "48 hours")
    assert json.loads(at_clinic("impact", "--json").out) == [
        {
            "locale": "de",
            "article": "a/dose",
            "carried": 0,
            "held": 0,
            "withdrawn": 1,
            "open": 0,
            "before": "de",
            "after": "en",
            "falls_back": True,
            "share": 71,
            "frame_void": False,
        }
    ]


def test_what_a_branch_does(at_clinic: Run, clinic: Clinic, approved: str) -> None:
    clinic.edit("a/visit.md", "the locker", "a locker")
    at_clinic("update")
    clinic.repository.commit({})
    assert at_clinic("impact") == NOTHING
    assert at_clinic("impact", "--base", approved) == Said(0, "de a/visit: 1 held (100% in de)\n")


def test_a_revision_that_is_not_there(at_clinic: Run) -> None:
    said = at_clinic("impact", "--base", "nope")
    assert said.code == 1
    assert '"nope" is no commit of this repository\n' in said.err


def test_without_git_there_is_nothing_to_compare_with(
    dragoman: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    said = dragoman("impact")
    assert (said.code, said.out) == (1, "")
    assert "git" in said.err
