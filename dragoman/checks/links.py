"""Addresses that an author lets translators change."""

from collections.abc import Iterator

from dragoman.articles import Segment, Verdict
from dragoman.checks.setting import Setting
from dragoman.errors import Severity


def check_link(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find a link that leads elsewhere than its source, for whoever reviews the translation."""
    if translation != segment.text:
        reason = f"the link leads to {translation} instead of {segment.text}"
        yield Severity.WARNING, "link", reason
