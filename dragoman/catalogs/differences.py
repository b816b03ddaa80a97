"""What changed between two versions of a source text, for translators to see at a glance."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dragoman.text import tokens

_CONTEXT = 6
"""Pieces of unchanged text shown on either side: three words and the blanks between them."""
_GAP = " ... "


class _Change(NamedTuple):
    """Where the tokens taken away stood in the old text, and those added in the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def word_difference(old: str, new: str) -> str:
    r"""Return what was taken away as `[-old-]` and what was added as `{+new+}`, amid some context.

    The marks are those of GNU wdiff. Equal texts give an empty line; a hard break is shown as `\n`.
    """
    before, after = tokens(old), tokens(new)
    shown: list[str] = []
    place = 0
    for change in _changes(before, after):
        shown.append(_shortened(before[place : change.start], first=not shown))
        taken, added = before[change.start : change.end], after[change.new_start : change.new_end]
        shown.append(_marks("".join(taken), "".join(added)))
        place = change.end
    if not shown:
        return ""
    shown.append(_shortened(before[place:], last=True))
    return "".join(shown).strip().replace("\n", r"\n")


def _changes(old: list[str], new: list[str]) -> list[_Change]:
    """Return what lies outside the longest common subsequence, as `diff` does.

    Changes with nothing but blanks between them are one, which reads better.
    """
    found: list[_Change] = []
    for part in LCSseq.opcodes(old, new):
        if part.tag == "equal":
            continue
        change = _Change(part.src_start, part.src_end, part.dest_start, part.dest_end)
        if found and not "".join(old[found[-1].end : change.start]).strip():
            last = found.pop()
            change = change._replace(start=last.start, new_start=last.new_start)
        found.append(change)
    return found


def _marks(old: str, new: str) -> str:
    blank = " " if old.endswith(" ") and new.endswith(" ") else ""
    old, new = old.removesuffix(blank), new.removesuffix(blank)
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "") + blank


def _shortened(words: Sequence[str], *, first: bool = False, last: bool = False) -> str:
    """Return unchanged text without what is far from any change."""
    head = () if first else words[:_CONTEXT]
    tail = () if last else words[-_CONTEXT:]
    left_out = "".join(words[len(head) : len(words) - len(tail)])
    if len(left_out) <= len(_GAP):
        return "".join(words)
    return "".join(head).rstrip() + _GAP + "".join(tail).lstrip()
