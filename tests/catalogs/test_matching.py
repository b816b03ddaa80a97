from string import ascii_letters, digits

import pytest

from dragoman.catalogs import Message
from dragoman.catalogs.merging.matching import likenesses, matched

VISIT = "The nurse takes your blood pressure, and then you choose the music."
DRIVE = "Do not drive for 24 hours after your last treatment."


def pairs(new: list[str], old: list[str]) -> dict[int, int]:
    return matched([Message(text) for text in new], [Message(text) for text in old])


@pytest.mark.parametrize(
    "new",
    [
        DRIVE.replace("24", "48"),
        "After your last treatment, do not drive for 24 hours.",
        "Do not drive for 24 hours",
        f"{DRIVE} Ask somebody to bring you home, and rest for the evening with a friend near.",
    ],
    ids=["number", "clauses moved", "first part", "longer"],
)
@pytest.mark.parametrize("crowd", [0, 500], ids=["few", "many"])
def test_an_edited_text_is_found(new: str, crowd: int) -> None:
    others = [f"A sentence about matter {n} of {n * 7}, unlike any other." for n in range(crowd)]
    assert pairs([new], [VISIT, DRIVE, *others]) == {0: 1}


def test_unlike_texts_are_no_pair() -> None:
    assert pairs([VISIT], [DRIVE, "", "Uses"]) == {}


def test_each_old_text_serves_the_likest_new_one() -> None:
    edited = [DRIVE.replace("24", "48 or more"), DRIVE.replace("24", "25")]
    assert pairs(edited, [DRIVE]) == {1: 0}


def test_of_equal_texts_the_one_with_the_context_wins() -> None:
    old = [Message("Uses", context="noun"), Message("Uses", context="verb")]
    assert matched([Message("Use", context="verb")], old) == {0: 1}


def test_of_equal_pairs_the_first_wins() -> None:
    assert pairs(["Dose 1", "Dose 2"], ["Dose 3", "Dose 4"]) == {0: 0, 1: 1}


@pytest.mark.parametrize(("lost", "found"), [(0, True), (4, True), (9, True), (10, False)])
def test_a_part_is_found_up_to_some_letters_it_lost(lost: int, found: bool) -> None:
    letters = ascii_letters + digits
    part = "".join(letter for place, letter in enumerate(letters) if place % 6 or place >= 6 * lost)
    assert bool(likenesses(letters, {7: "-" * 200 + part})) is found
