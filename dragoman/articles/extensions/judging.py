"""Where the lines that the engine does not know are in force.

The engine itself is the judge: it reads the text with a declaration of HTML in the place of every
such line. Where that comes out as a block of HTML of its own, the line is in force; in code, in
comments, within HTML and within a paragraph's indented lines it is not. Whatever block the line
stands in, the declaration there leaves the blocks around as they are (CommonMark 4.6, type 5).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from dragoman.articles.characters import CLOSE, OPEN
from dragoman.articles.engine import runs
from dragoman.articles.extensions.constructs import Construct
from dragoman.articles.extensions.containers import Closing, Opening
from dragoman.articles.extensions.indentation import Line, columns

_PROBE = re.compile(rf"<!\[CDATA\[{OPEN}(\d+){CLOSE}\]\]>")
_TO_ITS_END = re.compile(r"\s*<(?:[!?]|(?:script|pre|style|textarea)\b)", re.IGNORECASE)
_CONTAINERS = frozenset({"BlockQuote", "Item", "FootnoteDefinition", "DefinitionListDefinition"})
_FENCES = ("```", "~~~")
_ROUNDS = 10


@dataclass(slots=True)
class Judgment:
    """Which lines are in force, by their numbers.

    The line behind the last one is judged too: it is not in force where code or HTML is still open.
    """

    blocks: dict[int, int] = field(default_factory=dict)
    """A number for the list item or quote that each of them stands in."""
    in_html: set[int] = field(default_factory=set)
    """Lines that are not in force for want of a blank line behind HTML."""
    leads: dict[int, str] = field(default_factory=dict)
    """What has to stand before closing lines, other than what does."""

    def sees(self, number: int) -> bool:
        """Tell whether a line is in force, or would be but for HTML before it."""
        return number in self.blocks or number in self.in_html


def trusted(lines: Sequence[Line], found: Mapping[int, Construct]) -> Judgment | None:
    """Return the judgment that all constructs are in force, and none within a list or quote.

    None where one of them stands behind an open fence of code. Nothing else is looked at: whoever
    trusts it has to see whether it holds.
    """
    fenced, done = False, 0
    for number in found:
        for line in lines[done:number]:
            fenced ^= line.text.lstrip(" \t>").startswith(_FENCES)
        if fenced:
            return None
        done = number
    return Judgment(dict.fromkeys((*found, len(lines)), 0))


def judged(lines: Sequence[Line], found: Mapping[int, Construct]) -> Judgment:
    """Return which of the constructs of a text are in force.

    Two things put closing lines elsewhere than the engine sees them. Formatters indent them along
    with the list before them; up to three blanks do not keep them from closing the box around the
    list. And they close a box right behind HTML, which ends there.
    """
    leads: dict[int, str] = {}
    for _ in range(_ROUNDS):
        judgment = _reading(_probed(lines, found, leads))
        more = leads | _leads(lines, found, judgment, leads)
        if more == leads:
            break
        leads = more
    judgment.leads = leads
    return judgment


def _probed(lines: Sequence[Line], found: Mapping[int, Construct], leads: Mapping[int, str]) -> str:
    texts = [line.text for line in lines]
    probed: list[str] = []
    done = 0
    for number, construct in found.items():
        if number >= done:
            probed += texts[done:number]
            probed.append(_probe(number, leads.get(number, lines[number].prefix)))
            done = construct.after
    return "\n".join([*probed, *texts[done:], _probe(len(lines), leads.get(len(lines), ""))])


def _probe(number: int, lead: str) -> str:
    return f"{lead}<![CDATA[{OPEN}{number}{CLOSE}]]>"


def _reading(probed: str) -> Judgment:
    judgment, blocks, numbers = Judgment(), [0], count(1)
    first = lasting = False
    for event in runs(probed):
        if isinstance(event, list):
            continue
        name, tag, value, _, _ = event
        if tag in _CONTAINERS:
            if name == "Start":
                blocks.append(next(numbers))
            else:
                blocks.pop()
        elif tag == "HtmlBlock":
            first = name == "Start"
        elif name == "Html":
            probe = _PROBE.fullmatch(value.strip())
            if probe and first:
                judgment.blocks[int(probe[1])] = blocks[-1]
            elif probe and not lasting:
                judgment.in_html.add(int(probe[1]))
            lasting = bool(_TO_ITS_END.match(value)) if first else lasting
            first = False
    return judgment


def _leads(
    lines: Sequence[Line],
    found: Mapping[int, Construct],
    judgment: Judgment,
    leads: Mapping[int, str],
) -> dict[int, str]:
    """Return what must stand before more closing lines for them to close what they are to close."""
    more: dict[int, str] = {}
    opened: list[tuple[Opening, int]] = []
    for number, construct in found.items():
        what = construct.what
        if isinstance(what, Opening) and number in judgment.blocks:
            opened.append((what, number))
        elif isinstance(what, Closing) and opened and what.closes(opened[-1][0]):
            place = opened[-1][1]
            if judgment.blocks.get(number) == judgment.blocks[place]:
                opened.pop()
            elif judgment.sees(number) and _near(lines[place].prefix, lines[number].prefix):
                blank = number in judgment.in_html or "\n" in leads.get(number, "")
                more[number] = _lead(lines[place].prefix, blank=blank)
                opened.pop()
    return more | _behind_html(lines, found, judgment, leads)


def _behind_html(
    lines: Sequence[Line],
    found: Mapping[int, Construct],
    judgment: Judgment,
    leads: Mapping[int, str],
) -> dict[int, str]:
    """Return blank lines before all closing lines behind HTML, as soon as one is needed.

    One by one would not do: HTML that does not end hides what is behind it.
    """
    if not judgment.in_html - leads.keys():
        return {}
    blanks = {
        number: _lead(lines[number].prefix, blank=True)
        for number, construct in found.items()
        if isinstance(construct.what, Closing)
        and number not in leads
        and number
        and lines[number - 1].content.startswith("<")
    }
    return blanks | ({len(lines): "\n"} if len(lines) in judgment.in_html else {})


def _lead(prefix: str, *, blank: bool) -> str:
    return f"{prefix.rstrip()}\n{prefix}" if blank else prefix


def _near(prefix: str, own: str) -> bool:
    """Tell whether a closing line is indented like its opening line, or by up to three more."""
    same_quotes = prefix.count(">") == own.count(">")
    return same_quotes and 0 <= columns(own) - columns(prefix) < 4
