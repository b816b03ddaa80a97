"""What the lines of a text hold that the engine does not know."""

import re
from collections.abc import Iterable, Sequence

from dragoman.articles.extensions.containers import Admonition, Closing, Opening, boundary_of
from dragoman.articles.extensions.indentation import Line
from dragoman.articles.extensions.shortcode_lines import ShortcodeLines, shortcode_lines
from dragoman.values import dataclass

_MAYBE = re.compile(r"[ \t>]*+(?::::|!!!|\?\?\?|///|===)")


@dataclass(frozen=True, slots=True)
class Construct:
    """Something on one or more lines."""

    what: Opening | Closing | Admonition | ShortcodeLines
    after: int
    """The number of the line behind it."""


def constructs(
    lines: Sequence[Line], *, containers: bool, closed: frozenset[str] | None
) -> dict[int, Construct]:
    """Return what may be in force, by the number of its first line.

    `closed` are the names of the shortcodes that enclose something; None where shortcodes are text.
    """
    found = dict(_boundaries(lines)) if containers else {}
    if closed is not None:
        taken = {number for first, one in found.items() for number in range(first, one.after)}
        for number, shortcodes in shortcode_lines(lines, closed, taken):
            found[number] = Construct(shortcodes, number + len(shortcodes.lines))
    return dict(sorted(found.items()))


def _boundaries(lines: Sequence[Line]) -> Iterable[tuple[int, Construct]]:
    for number, line in enumerate(lines):
        what = boundary_of(line.content) if _MAYBE.match(line.text) else None
        if isinstance(what, Opening):
            yield number, _with_options(what, lines, number)
        elif what is not None:
            yield number, Construct(what, number + 1)


def _with_options(opening: Opening, lines: Sequence[Line], number: int) -> Construct:
    prefix = lines[number].prefix
    after = number + 1
    while after < len(lines) and lines[after].text.startswith(prefix):
        said = opening.option(lines[after].text[len(prefix) :])
        if said is None:
            break
        opening, after = said, after + 1
    return Construct(opening, after)
