"""Numbers that differ from the source: doses above all."""

import re
from collections.abc import Iterator

from dragoman.articles import Segment, Verdict, source_html, visible_text
from dragoman.checks.setting import Setting
from dragoman.errors import Severity
from dragoman.text import compare_numbers

_IMAGE = re.compile(r'<img\s(?:[^<>"]|"[^"]*")*?\salt="([^"]*)"(?:[^<>"]|"[^"]*")*>')
"""An image in running text as the engine writes it: what it shows in words counts, too."""


def check_numbers(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find numbers that are missing, added, of another unit or with another language's separators.

    Footnotes' own numbers do not count. Blocking in clinical articles only.
    """
    severity = Severity.ERROR if setting.clinical else Severity.WARNING
    own, found = _words(source_html(segment)), _words(verdict.html)
    for difference in compare_numbers(own, setting.source, found, setting.locale):
        yield severity, difference.check, difference.reason


def _words(markup: str) -> str:
    return visible_text(_IMAGE.sub(r" \1 ", markup), footnotes=False)
