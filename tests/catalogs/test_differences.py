import pytest

from dragoman.catalogs import word_difference

LONG = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("Wait 24 hours.", "Wait 48 hours.", "Wait [-24-]{+48+} hours."),
        ("Take 0.25 mg.", "Take 0.5 mg.", "Take [-0.25-]{+0.5+} mg."),
        ("Take it.", "Do not take it.", "[-Take-]{+Do not take+} it."),
        ("the old dog", "a new cat", "[-the old dog-]{+a new cat+}"),
        ("You should not.", "Do not.", "[-You should-]{+Do+} not."),
        ("Stop now.", "Stop.", "Stop[- now-]."),
        (f"24 {LONG}", f"48 {LONG}", "[-24-]{+48+} one two three ..."),
        (f"{LONG} 24", f"{LONG} 48", "... eight nine ten [-24-]{+48+}"),
        (f"1 {LONG} 3", f"2 {LONG} 4", "[-1-]{+2+} one two three ... eight nine ten [-3-]{+4+}"),
        (
            f"{LONG} 24",
            f"0 {LONG} 48",
            "{+0 +}one two three ... eight nine ten [-24-]{+48+}",
        ),
        ("one\ntwo", "one two", r"one[-\n-]{+ +}two"),
        ("休む日", "休む人", "休む[-日-]{+人+}"),
        ("same", "same", ""),
        ("", "new", "{+new+}"),
    ],
    ids=[
        "number",
        "decimal number",
        "negation",
        "neighbours joined",
        "two words by one",
        "taken away",
        "long end",
        "long start",
        "long middle",
        "added in front",
        "hard break",
        "Japanese",
        "equal",
        "from nothing",
    ],
)
def test_word_difference(old: str, new: str, difference: str) -> None:
    assert word_difference(old, new) == difference
