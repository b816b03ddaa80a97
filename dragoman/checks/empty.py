"""A translation in which there is nothing to read."""

from collections.abc import Iterator

from dragoman.articles import Segment, Verdict, speaks, visible_text
from dragoman.checks.setting import Setting
from dragoman.errors import Severity

BLANK = "the translation is blank; leave msgstr empty instead"


def check_empty(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find a translation of blanks, of characters nobody sees, or without a word for words."""
    shown = visible_text(verdict.html)
    wordless = any(map(str.isalpha, segment.text)) and not any(map(str.isalnum, shown))
    if wordless or not speaks(shown):
        yield Severity.ERROR, "empty", BLANK
