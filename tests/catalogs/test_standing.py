"""What is published on which day: the promise of the whole project, as a table."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.catalogs import (
    MarkKind,
    Message,
    Standing,
    State,
    Terms,
    marked_fuzzy,
    pinned,
    standing_of,
)
from dragoman.catalogs.approval.marks import marked

TODAY = date(2026, 11, 23)
TEXT = Message("Wait 48 hours.", ("Warten Sie 48 Stunden.",))
FUZZY = replace(TEXT, flags=("fuzzy",))
REVISED = pinned(TEXT, State.REVISED, "anna", TODAY)
REWORDED = replace(REVISED, id="Wait for 48 hours.")
"""Its approval is void: the source was reworded."""
GENERAL = Terms()
CLINICAL = Terms(needs=State.REVISED, days=14, strict=True)
STRICT = Terms(days=14, strict=True)

PUBLISHED = Standing(True)
NOTHING = Standing(False)
UNAPPROVED = Standing(False, None, "unapproved", "it is translated, and revised is needed")
UNCONFIRMED = Standing(
    False, None, "unapproved", "it was carried over or copied, and no reviser has confirmed it"
)
CHANGED = Standing(
    False,
    None,
    "meaning_changed",
    "the source changed (24 hours -> 48 hours) and the translation is still the same",
)


def held(day: int, month: int = 12) -> Standing:
    return Standing(True, until=date(2026, month, day))


def since(message: Message, kind: MarkKind, day: int) -> Message:
    return marked(message, kind, day=date(2026, 11, day))


def changed(message: Message) -> Message:
    return marked(message, MarkKind.CHANGED, said="24 hours -> 48 hours")


@pytest.mark.parametrize(
    ("message", "terms", "standing"),
    [
        (Message("Wait.", ("",)), GENERAL, NOTHING),
        (replace(TEXT, obsolete=True), GENERAL, NOTHING),
        (TEXT, GENERAL, PUBLISHED),
        (FUZZY, GENERAL, NOTHING),
        (TEXT, CLINICAL, UNAPPROVED),
        (REVISED, CLINICAL, PUBLISHED),
        (replace(REVISED, flags=("fuzzy",)), CLINICAL, NOTHING),
        (replace(REVISED, strings=("Warten Sie 84 Stunden.",)), CLINICAL, UNAPPROVED),
        # Reworded, and held for the days its class gives.
        (since(FUZZY, MarkKind.HELD, 23), GENERAL, held(23)),
        (since(marked_fuzzy(REWORDED), MarkKind.HELD, 9), CLINICAL, held(23, 11)),
        (since(marked_fuzzy(REWORDED), MarkKind.HELD, 8), CLINICAL, NOTHING),
        (since(FUZZY, MarkKind.HELD, 24), GENERAL, NOTHING),
        (since(FUZZY, MarkKind.HELD, 23), Terms(days=0), NOTHING),
        (since(REWORDED, MarkKind.HELD, 20), CLINICAL, held(4)),
        (since(TEXT, MarkKind.HELD, 1), CLINICAL, UNAPPROVED),
        (since(TEXT, MarkKind.HELD, 1), GENERAL, PUBLISHED),
        # Carried or copied: in strict classes it waits for a reviser.
        (since(TEXT, MarkKind.CARRIED, 20), GENERAL, PUBLISHED),
        (since(TEXT, MarkKind.CARRIED, 20), STRICT, held(4)),
        (since(TEXT, MarkKind.CARRIED, 1), STRICT, UNCONFIRMED),
        (since(REVISED, MarkKind.CARRIED, 1), CLINICAL, PUBLISHED),
        (since(TEXT, MarkKind.COPIED, 20), GENERAL, PUBLISHED),
        (since(TEXT, MarkKind.COPIED, 20), STRICT, UNCONFIRMED),
        (since(REWORDED, MarkKind.CARRIED, 20), CLINICAL, held(4)),
        (since(FUZZY, MarkKind.CARRIED, 20), GENERAL, NOTHING),
        # Marked in a class that needed less: nothing is held that would not have been enough here.
        (since(FUZZY, MarkKind.HELD, 20), CLINICAL, NOTHING),
        (since(TEXT, MarkKind.CARRIED, 20), CLINICAL, UNAPPROVED),
        (
            since(marked_fuzzy(replace(REWORDED, strings=("Warten.",))), MarkKind.HELD, 20),
            CLINICAL,
            NOTHING,
        ),
        (since(since(TEXT, MarkKind.COPIED, 1), MarkKind.CARRIED, 20), STRICT, UNCONFIRMED),
        # Changed meaning: clearing the flag is not enough.
        (changed(FUZZY), GENERAL, CHANGED),
        (changed(TEXT), GENERAL, CHANGED),
        (changed(since(TEXT, MarkKind.HELD, 23)), GENERAL, CHANGED),
        (replace(changed(TEXT), strings=("Warten Sie 2 Tage.",)), GENERAL, PUBLISHED),
        (pinned(changed(TEXT), State.REVISED, "anna", TODAY), CLINICAL, PUBLISHED),
    ],
)
def test_standing(message: Message, terms: Terms, standing: Standing) -> None:
    assert standing_of(message, terms, TODAY) == standing
