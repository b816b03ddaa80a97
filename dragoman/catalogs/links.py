"""The numbered references of a message, `[our clinic][1]`, and where each leads.

A message has the numbers, its extracted comments have the targets (`#. [1] /clinic`). When an edit
puts a link in front of another, the numbers move; a fuzzy translation has to follow them by the
target, or two links end up swapped although all numbers agree.
"""

import re
from collections.abc import Iterable, Mapping

_TARGET = re.compile(r"\[([0-9]{1,4})\] (.*)")
_PIECE = re.compile(
    r"\\.|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|(?P<open>!?\[)|(?P<close>\](?:\[([0-9]{1,4})\])?)",
    re.DOTALL,
)


def target_comment(number: int, target: str) -> str:
    """Return the extracted comment that says where a reference leads."""
    return f"[{number}] {target}"


def targets_in(extracted: Iterable[str]) -> dict[int, str]:
    """Return the targets that extracted comments give, by number; the first of a number counts."""
    targets: dict[int, str] = {}
    for line in extracted:
        if match := _TARGET.fullmatch(line):
            targets.setdefault(int(match[1]), match[2])
    return targets


def renumbered(text: str, old: Mapping[int, str], new: Mapping[int, str]) -> str:
    """Return a translation whose references led to the `old` targets with the `new` numbers.

    A reference follows its target. Those whose target is gone take the new targets that are left,
    in order, if they are as many; otherwise a link loses its brackets and an image goes. Code and
    escaped brackets stay. Without old targets nothing is known, and the text stays as it is.
    """
    if not old or old == new:
        return text
    numbers = _new_numbers(old, new)
    done: list[str] = []
    openings: list[int] = []
    position = 0
    for match in _PIECE.finditer(text):
        done.append(text[position : match.start()])
        position = match.end()
        if match["open"]:
            openings.append(len(done))
        elif match["close"] and openings:
            _close(done, openings.pop(), match, numbers)
            continue
        done.append(match[0])
    return "".join(done) + text[position:]


def without_links(text: str) -> str:
    """Return the words of a message: `our clinic` in the place of `[our clinic][1]`."""
    if "[" not in text and "]" not in text:
        return text
    return _PIECE.sub(lambda match: "" if match["open"] or match["close"] else match[0], text)


def _close(done: list[str], opening: int, match: re.Match[str], numbers: Mapping[int, int]) -> None:
    if match[4] is None:
        done.append("]")
    elif number := numbers.get(int(match[4])):
        done.append(f"][{number}]")
    elif done[opening] == "![":
        del done[opening:]
    else:
        done[opening] = ""


def _new_numbers(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return the new number of every old one that still leads somewhere."""
    numbers: dict[int, int] = {}
    left = dict(sorted(new.items()))
    for number, target in sorted(old.items()):
        same = next((candidate for candidate in left if left[candidate] == target), None)
        if same is not None:
            numbers[number] = same
            del left[same]
    lost = [number for number in sorted(old) if number not in numbers]
    if len(lost) == len(left):
        numbers.update(zip(lost, left, strict=True))
    return numbers
