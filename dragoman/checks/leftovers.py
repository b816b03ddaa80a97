"""Marks of Markdown that readers would see: `**strong*` or `**` in a title."""

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.articles import Segment, Verdict, source_html, visible_text
from dragoman.checks.setting import Setting
from dragoman.errors import Severity

_MARKS = re.compile(r"\*\*|~~|(?<!\w)[*_`](?=\w)|(?<=\w)[*_`](?!\w)|`(?!\w)")


def check_leftovers(
    segment: Segment, translation: str, verdict: Verdict, setting: Setting
) -> Iterator[tuple[Severity, str, str]]:
    """Find marks that opened or closed nothing and that the source does not show either.

    A star or backtick within a word, as in "Patient*innen" or "об`єкт", is none.
    """
    own = _marks(source_html(segment))
    for mark, count in (_marks(verdict.html) - own).items():
        times = "" if count == 1 else f" {count} times"
        yield Severity.ERROR, "leftover", f"readers would see {mark}{times}: it marks nothing here"


def _marks(markup: str) -> Counter[str]:
    return Counter(_MARKS.findall(visible_text(markup, code=False)))
