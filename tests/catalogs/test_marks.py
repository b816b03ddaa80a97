from dataclasses import replace
from datetime import date

import pytest

from dragoman.catalogs import MarkKind, Message, mark_of, marks_of, translation_digest
from dragoman.catalogs.approval.marks import (
    WIDTH,
    Mark,
    marked,
    remarked,
    unmarked,
    without_void_marks,
)

DAY = date(2026, 11, 23)
TEXT = Message("Wait.", ("Warten.",))
DIGEST = translation_digest(TEXT.strings)


def noted(*comments: str) -> Message:
    return Message("Wait.", ("Warten.",), comments=comments)


def test_the_digests_are_frozen() -> None:
    assert DIGEST == "9df6ba723bcc"
    assert translation_digest(("a", "b")) != translation_digest(("a\0b", ""))


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        (Mark(MarkKind.CHANGED, DIGEST, None, "24 h -> 48 h"), f"@changed 24 h -> 48 h {DIGEST}"),
        (Mark(MarkKind.HELD, DIGEST, DAY), f"@held 2026-11-23 {DIGEST}"),
        (Mark(MarkKind.CARRIED, DIGEST, DAY), f"@carried 2026-11-23 {DIGEST}"),
        (Mark(MarkKind.COPIED, DIGEST, DAY, "a/b c"), f"@copied a/b c 2026-11-23 {DIGEST}"),
    ],
)
def test_a_mark_is_a_line_and_is_read_again(mark: Mark, line: str) -> None:
    assert mark.line == line
    assert list(marks_of(noted(line))) == [mark]


def test_a_long_mark_is_cut_to_a_width_that_no_tool_wraps() -> None:
    mark = Mark(MarkKind.CHANGED, DIGEST, None, "24 hours -> 48 hours; " * 9)
    assert len("# " + mark.line) == WIDTH
    (read,) = marks_of(noted(mark.line))
    assert read.said == "24 hours -> 48 hours; 24 hours -> 48 hours; 24 hour..."


@pytest.mark.parametrize(
    "comment",
    [
        f"@changed 2026-11-23 {DIGEST} and more",
        f"@held {DIGEST}",
        f"@held 2026-13-23 {DIGEST}",
        f"@guessed 2026-11-23 {DIGEST}",
        "@held 2026-11-23 9DF6BA723BCC",
        f"held 2026-11-23 {DIGEST}",
    ],
)
def test_what_is_no_mark_is_an_ordinary_comment(comment: str) -> None:
    message = noted(comment)
    assert list(marks_of(message)) == []
    assert without_void_marks(message) == message


def test_a_mark_is_void_once_the_translation_is_another() -> None:
    void = f"@held 2026-11-23 {translation_digest(('Warten',))}"
    message = noted("Who waits?", void)
    assert mark_of(message, MarkKind.HELD) is None
    assert without_void_marks(message) == noted("Who waits?")


def test_a_new_mark_takes_the_place_of_one_of_its_kind() -> None:
    message = noted("@held 2026-11-01 000000000000", "Who waits?")
    assert marked(message, MarkKind.HELD, day=DAY) == noted(
        f"@held 2026-11-23 {DIGEST}", "Who waits?"
    )


def test_marks_are_taken_away_by_their_kinds() -> None:
    held, carried = f"@held 2026-11-23 {DIGEST}", f"@carried 2026-11-23 {DIGEST}"
    assert unmarked(noted(held, "Who?", carried), (MarkKind.HELD,)) == noted("Who?", carried)
    assert unmarked(noted(held, "Who?", carried)) == noted("Who?")


def test_marks_follow_a_translation_that_is_put_in_another_form() -> None:
    old = noted(f"@held 2026-11-23 {DIGEST}", "@held 2026-11-23 000000000000")
    form = Message("Wait.", ("Warten!",), comments=old.comments)
    new = translation_digest(("Warten!",))
    assert remarked(form, old).comments == (
        f"@held 2026-11-23 {new}",
        "@held 2026-11-23 000000000000",
    )


@pytest.mark.parametrize("string", ["Bitte warten. ", "Bitte\u00a0warten.", "Bitte war\u00adten."])
def test_a_change_of_meaning_is_not_answered_by_a_blank(string: str) -> None:
    message = marked(Message("Wait.", ("Bitte warten.",)), MarkKind.CHANGED, said="24 -> 48")
    held = marked(message, MarkKind.HELD, day=DAY)
    edited = replace(held, strings=(string,))
    assert [mark.kind for mark in marks_of(edited)] == [MarkKind.CHANGED]
    assert without_void_marks(edited).comments == message.comments
    assert list(marks_of(replace(held, strings=("Bitte warten!",)))) == []
