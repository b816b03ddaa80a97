import pytest

from dragoman.catalogs import renumbered, target_comment, targets_in
from dragoman.catalogs.links import without_links


def test_targets_are_read_from_the_comments_they_are_written_to() -> None:
    comments = ("paragraph", target_comment(1, "/a"), target_comment(2, "/b c"), "[x] no number")
    assert targets_in(comments) == {1: "/a", 2: "/b c"}


def test_the_first_target_of_a_number_counts() -> None:
    assert targets_in(["[1] /a", "[1] /b"]) == {1: "/a"}


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("[A][1] [B][2]", "ab", "axb", "[A][1] [B][3]"),
        ("[B][2] [A][1]", "ab", "ba", "[B][1] [A][2]"),
        ("[A][1]", "a", "z", "[A][1]"),
        ("[A][1] [B][2]", "ab", "b", "A [B][1]"),
        ("![A][1] [B][2]", "ab", "b", " [B][1]"),
        ("[![A][1] B][2]", "ab", "b", "[ B][1]"),
        ("[![A][1] B][2]", "ab", "a", "![A][1] B"),
        ("[A][1] [A][2]", "aa", "axa", "[A][1] [A][3]"),
        ("`[A][1]` [B][2]", "ab", "b", "`[A][1]` [B][1]"),
        (r"\[A\]\[1\] [B][2]", "ab", "b", r"\[A\]\[1\] [B][1]"),
        ("[sic] [B][2]", "ab", "b", "[sic] [B][1]"),
        ("[A][7]", "ab", "b", "A"),
        (f"[A][{'1' * 5000}]", "ab", "b", f"[A][{'1' * 5000}]"),
        ("A][2] B]", "ab", "b", "A][2] B]"),
        ("[A][1]", "", "ab", "[A][1]"),
        ("[A][2]", "ab", "ab", "[A][2]"),
        ("no links", "ab", "", "no links"),
    ],
    ids=[
        "a link before",
        "swapped",
        "target moved",
        "link gone",
        "image gone",
        "image within a link gone",
        "link around an image gone",
        "same target twice",
        "code",
        "escaped",
        "plain brackets",
        "a number nobody knows",
        "a number beyond all numbers",
        "closed without being opened",
        "nothing known",
        "nothing changed",
        "no links",
    ],
)
def test_references_follow_their_targets(text: str, old: str, new: str, expected: str) -> None:
    """`old` and `new` are the targets, a letter each, in the order of their numbers."""
    assert renumbered(text, dict(enumerate(old, 1)), dict(enumerate(new, 1))) == expected


def test_the_words_of_a_message() -> None:
    assert without_links(r"![A][1] [B `[x][2]`][3] \[c\]") == r"A B `[x][2]` \[c\]"
