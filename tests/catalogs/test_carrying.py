import pytest

from dragoman.catalogs import carries
from dragoman.locales import Locale

ENGLISH = Locale.parse("en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wait **24 hours**.", "Wait 24 hours."),
        ("See [our clinic][1].", "See *[our clinic][1]*!"),
        ("Don't drive.", "Don\u2019t drive"),
        ("The dose, in short", "the dose \u2013 in short"),
        ("opt-out", "opt out"),
        ("A \u201cquiet\u201d room", 'A "quiet" room'),
        ("un**safe**", "unsafe"),
        ("\u4e2d\u6587\u3001\u82f1\u6587\u3002", "\u4e2d\u6587\u82f1\u6587"),
    ],
)
def test_an_edit_that_changes_no_word(old: str, new: str) -> None:
    assert carries(old, new, ENGLISH)
    assert carries(new, old, ENGLISH)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You can drive.", "You can drive?"),
        ("Wait 24 hours.", "Wait 48 hours."),
        ("0.5 mg", "5 mg"),
        ("0.5 mg", "0,5 mg"),
        ("5 - 3", "5 3"),
        ("-5", "5"),
        ("10 000", "10000"),
        ("2*3*4", "234"),
        ("5 mg", "5 Mg"),
        ("US law", "us law"),
        ("in May", "in may"),
        ("and/or", "and or"),
        ("> 65", "65"),
        ("See [our clinic][1].", "See our clinic."),
        ("See [our][1] clinic.", "See our [clinic][1]."),
        ("[a][1] [b][2]", "[a][2] [b][1]"),
        ("Use `a  b`.", "Use `a b`."),
        ("one\ntwo", "one two"),
        ("call {number}", "call number"),
        ("<kbd>A</kbd> key", "A key"),
        ("never mind", "never  mind it"),
        ("No, it is safe.", "No it is safe."),
        ("Stop, only if dizzy, walking.", "Stop only, if dizzy, walking."),
        ("two\u2013three tablets", "two, three tablets"),
        ("\u00bd\u2013\u00be tablet", "\u00bd, \u00be tablet"),
        ("\u4e8c\u2013\u4e09\u7247", "\u4e8c\u3001\u4e09\u7247"),
        ("minus\u2013five degrees", "minus five degrees"),
        ("~~Take two.~~ Take one.", "Take two. Take one."),
    ],
)
def test_an_edit_that_changes_something(old: str, new: str) -> None:
    assert not carries(old, new, ENGLISH)
    assert not carries(new, old, ENGLISH)
