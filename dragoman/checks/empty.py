"""A translation of blanks alone."""

from collections.abc import Iterator

from dragoman.articles import Segment, Verdict
from dragoman.checks.setting import Setting
from dragoman.errors import Severity


def check_empty(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find a translation in which there is nothing to read."""
    if not any(character.isprintable() and not character.isspace() for character in translation):
        yield Severity.ERROR, "empty", "the translation is blank; leave msgstr empty instead"
