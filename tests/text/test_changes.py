import pytest

from dragoman.locales import Locale
from dragoman.text import meaning_changes


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("Wait 24 hours.", "Wait 48 hours.", ("24 hours -> 48 hours",)),
        ("0.5 mg a day", "0.5 g a day", ("0.5 mg -> 0.5 g",)),
        ("two pills", "three pills", ("two -> three",)),
        ("one pill", "two pills", ("two added",)),
        ("Ask your clinic.", "Ask one\u2019s clinic.", ()),
        ("You can drive.", "You cannot drive.", ("cannot added",)),
        ("Don't drive.", "Do drive.", ("Don't removed",)),
        ("It is safe.", "It is unsafe.", ("safe -> unsafe",)),
        ("It is unsafe.", "It is safe.", ("unsafe -> safe",)),
        ("at least 24 hours", "at most 24 hours", ("least -> most",)),
        ("Take it daily.", "Take it weekly.", ("daily -> weekly",)),
        ("Eat before it.", "Eat after it.", ("before -> after",)),
        ("> 65", "< 65", ("> -> <",)),
        ("-5 \u00b0C", "5 \u00b0C", ("- removed",)),
        ("28 mg, then 56 mg", "56 mg, then 28 mg", ("56 mg added", "56 mg removed")),
        ("Wait 24 hours. Take 2.", "Take 2. Wait 24 hours.", ()),
        ("Take 28 mg. Wait 2 hours.", "Take 28 mg; wait 2 hours.", ()),
        ("Learn more here.", "Learn here.", ()),
        ("Bring water.", "Bring some water.", ()),
    ],
)
def test_english(old: str, new: str, changes: tuple[str, ...]) -> None:
    assert meaning_changes(old, new, Locale.parse("en")) == changes


@pytest.mark.parametrize(
    ("tag", "old", "new", "changes"),
    [
        ("de", "Fahren Sie.", "Fahren Sie nicht.", ("nicht added",)),
        ("fr", "Vous pouvez conduire.", "Vous ne pouvez pas conduire.", ("ne, pas added",)),
        (
            "ja",
            "\u904b\u8ee2\u3057\u306a\u3044\u3067",
            "\u904b\u8ee2\u3057\u3066",
            ("\u306a\u3044 removed",),
        ),
        (
            "ar",
            "\u0642\u062f \u0627\u0644\u0633\u064a\u0627\u0631\u0629",
            "\u0644\u0627 \u062a\u0642\u062f \u0627\u0644\u0633\u064a\u0627\u0631\u0629",
            ("\u0644\u0627 added",),
        ),
        ("pl", "Mo\u017cesz je\u015b\u0107.", "Nie mo\u017cesz je\u015b\u0107.", ("Nie added",)),
        (
            "ko",
            "\uc6b4\uc804\ud574\ub3c4 \ub429\ub2c8\ub2e4.",
            "\uc6b4\uc804\ud558\uc9c0 \ub9c8\uc2ed\uc2dc\uc624.",
            ("\ub9c8\uc2ed\uc2dc\uc624 added",),
        ),
        ("sw", "Usiendeshe saa 24.", "Usiendeshe saa 48.", ("24 -> 48",)),
    ],
)
def test_other_languages(tag: str, old: str, new: str, changes: tuple[str, ...]) -> None:
    assert meaning_changes(old, new, Locale.parse(tag)) == changes


def test_a_flood_of_numbers_is_told_in_short() -> None:
    many = " ".join(map(str, range(500)))
    assert meaning_changes(many, "1", Locale.parse("en")) == ("500 numbers and limits -> 1",)
