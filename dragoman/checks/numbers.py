"""Numbers that differ from the source: doses above all."""

import html
from collections.abc import Iterator

from dragoman.articles import Segment, Verdict, source_html, visible_text
from dragoman.checks.setting import Setting
from dragoman.errors import Severity
from dragoman.text import number_differences


def check_numbers(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find numbers that are missing, added or written with another language's separators.

    Footnotes' own numbers do not count. Blocking in clinical articles only.
    """
    severity = Severity.ERROR if setting.clinical else Severity.WARNING
    own = _plain(segment, source_html(segment))
    found = _plain(segment, verdict.html)
    for reason in number_differences(own, setting.source, found, setting.locale):
        yield severity, "numbers", reason


def _plain(segment: Segment, markup: str) -> str:
    if segment.plain:
        return html.unescape(markup)
    return visible_text(markup, footnotes=False)
