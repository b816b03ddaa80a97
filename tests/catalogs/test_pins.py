from dataclasses import replace
from datetime import date

import pytest

from dragoman.catalogs import (
    Judged,
    Message,
    Pin,
    State,
    header_pinned,
    header_pins_of,
    new_catalog,
    pinned,
    pins_of,
    source_digest,
    state_of,
    translation_digest,
)
from dragoman.catalogs.approval.marks import WIDTH
from dragoman.catalogs.approval.pins import LONGEST_NAME
from dragoman.errors import CatalogError
from dragoman.locales import Locale

DAY = date(2026, 11, 23)
TEXT = Message("Wait.", ("Warten.",))
ANNA = pinned(TEXT, State.REVISED, "anna", DAY)
BOTH = pinned(ANNA, State.REVIEWED, "Ben Ould", DAY)


def test_a_pin_is_one_line_that_no_tool_wraps() -> None:
    source, target = source_digest(TEXT), translation_digest(TEXT.strings)
    assert ANNA.comments == (f"@review revised anna 2026-11-23 {source} {target}",)
    longest = pinned(TEXT, State.REVIEWED, "x" * LONGEST_NAME, DAY)
    assert len(f"# {longest.comments[0]}") == WIDTH


@pytest.mark.parametrize("name", ["", " ", "x" * (LONGEST_NAME + 1), "a\x07"])
def test_a_name_that_no_pin_can_hold_is_refused(name: str) -> None:
    with pytest.raises(CatalogError, match="cannot stand in a pin"):
        pinned(TEXT, State.REVISED, name, DAY)


@pytest.mark.parametrize(
    ("message", "state"),
    [
        (Message("Wait.", ("",)), State.UNTRANSLATED),
        (Message("Wait.", ("Warten.",), obsolete=True), State.UNTRANSLATED),
        (TEXT, State.TRANSLATED),
        (ANNA, State.REVISED),
        (BOTH, State.REVIEWED),
        (replace(BOTH, flags=("fuzzy",)), State.FUZZY),
        (replace(BOTH, strings=("Warten!",)), State.TRANSLATED),
        (replace(BOTH, id="Wait!"), State.TRANSLATED),
        (replace(BOTH, context="verb"), State.TRANSLATED),
        (replace(BOTH, plural_id="Waits."), State.TRANSLATED),
    ],
)
def test_a_state_needs_a_pin_for_both_texts(message: Message, state: State) -> None:
    assert state_of(message) is state


def test_each_pin_is_judged_alone() -> None:
    mixed = replace(TEXT, comments=(ANNA.comments[0][:-1] + "0", *BOTH.comments))
    assert [(judged.pin.by, judged.stands) for judged in pins_of(mixed)] == [
        ("anna", ANNA.comments[0][-1] == "0"),
        ("anna", True),
        ("Ben-Ould", True),
    ]


def test_a_void_pin_says_what_changed() -> None:
    (judged,) = pins_of(replace(ANNA, id="Wait!"))
    pin = Pin(State.REVISED, "anna", DAY, source_digest(TEXT), translation_digest(TEXT.strings))
    assert judged == Judged(pin, source_changed=True, target_changed=False)


def test_a_reviser_has_one_pin_on_a_message() -> None:
    again = pinned(replace(ANNA, strings=("Warten!",)), State.REVIEWED, "anna", DAY)
    assert [judged.pin.state for judged in pins_of(again)] == [State.REVIEWED]


@pytest.mark.parametrize("flags", [("fuzzy",), ()])
def test_what_nobody_confirmed_cannot_be_approved(flags: tuple[str, ...]) -> None:
    message = Message("Wait.", ("Warten.",) if flags else ("",), flags=flags, line=7)
    with pytest.raises(CatalogError, match="cannot be approved"):
        pinned(message, State.REVISED, "anna", DAY)


def test_a_header_pin_is_for_one_template_and_one_language() -> None:
    german = new_catalog("articles/x", Locale.parse("de"))
    approved = header_pinned(german, "0123456789ab", State.REVIEWED, "anna", DAY)
    french = replace(approved, locale=Locale.parse("fr"))
    renamed = replace(approved, domain="articles/y")
    judged = [
        next(iter(header_pins_of(catalog, template))).stands
        for catalog, template in (
            (approved, "0123456789ab"),
            (approved, "0123456789ac"),
            (french, "0123456789ab"),
            (renamed, "0123456789ab"),
        )
    ]
    assert judged == [True, False, False, True]
