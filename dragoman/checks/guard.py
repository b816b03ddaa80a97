"""What the guard refuses: links, code, tags, block syntax or characters that differ."""

from collections.abc import Iterator

from dragoman.articles import Segment, Verdict
from dragoman.checks.setting import Setting
from dragoman.errors import Severity


def check_guard(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find what would damage the page or lead its readers elsewhere."""
    for reason in verdict.reasons:
        yield Severity.ERROR, "guard", reason
