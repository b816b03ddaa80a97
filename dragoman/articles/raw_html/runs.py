"""The runs of text in raw HTML that people read together."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from dragoman.articles.markup import Tag, pieces, unescaped
from dragoman.articles.prose import is_message
from dragoman.articles.raw_html.elements import SILENT, VOID
from dragoman.articles.raw_html.tokens import EndTag, StartTag, Text, Token
from dragoman.values import dataclass

_BLANKS = " \t\n\r\f"
_LINE_REST = re.compile(r"[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A token between two blocks of raw HTML."""

    token: Token
    spoken: bool
    """Whether it is text, and for translation: not code, nor kept as it is."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text, and where it stands in the HTML."""

    start: int
    end: int
    tagged: bool
    """Whether anything but text is in it."""


def runs(html: str, line: Sequence[Piece]) -> Iterator[Run]:
    """Yield the runs of what stands between two blocks, where there are words in it.

    - Blanks, comments, line breaks, fields of forms and empty elements at the ends are left off,
      and elements that enclose all of it.
    - Every tag of a run is one to CommonMark, and has its counterpart in the run. Around one that
      is not or has not, the text falls into several runs. So it does around a tag for which
      CommonMark takes the whole for raw HTML, because it begins it and is alone in its line.
    """
    partners = _partners(html, line)
    first, last = _trimmed(html, line, partners)
    if not is_message(_words(html, line[first:last])):
        return
    lone = [place for place in range(first, last) if partners[place] is None]
    if not lone:
        yield _run(html, line[first:last])
        return
    for start, end in zip([first, *(place + 1 for place in lone)], [*lone, last], strict=True):
        yield from runs(html, line[start:end])


def _words(html: str, line: Sequence[Piece]) -> str:
    spoken = (piece.token for piece in line if piece.spoken)
    return "".join(unescaped(html[token.start : token.end]) for token in spoken)


def _run(html: str, line: Sequence[Piece]) -> Run:
    start, end = line[0].token.start, line[-1].token.end
    whole = html[start:end]
    start += len(whole) - len(whole.lstrip(_BLANKS))
    end -= len(whole) - len(whole.rstrip(_BLANKS))
    return Run(start, end, any(not isinstance(piece.token, Text) for piece in line))


def _partners(html: str, line: Sequence[Piece]) -> list[int | None]:
    """Return for each tag the place of its counterpart, for all that needs none its own place.

    Tags without a counterpart, and those that CommonMark would not read as tags, have None.
    """
    partners: list[int | None] = [None] * len(line)
    open_tags: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for place, piece in enumerate(line):
        token = piece.token
        if not isinstance(token, Text) and not _is_tag(html[token.start : token.end]):
            continue
        if isinstance(token, EndTag):
            while names[token.name]:
                name, opened = open_tags.pop()
                names[name] -= 1
                if name == token.name:
                    partners[opened], partners[place] = place, opened
                    break
        elif isinstance(token, StartTag) and token.name not in VOID and not token.closed:
            open_tags.append((token.name, place))
            names[token.name] += 1
        else:
            partners[place] = place
    _release_opening(html, line, partners)
    return partners


def _release_opening(html: str, line: Sequence[Piece], partners: list[int | None]) -> None:
    """Take its counterpart from a tag that makes a block of raw HTML (CommonMark 4.6, kind 7)."""
    first = len(html) - len(html.lstrip(" "))
    for place, piece in enumerate(line[:2]):
        token = piece.token
        if token.start == first and not isinstance(token, Text):
            partner = partners[place]
            if partner is not None and _LINE_REST.match(html, token.end):
                partners[place] = partners[partner] = None


def _is_tag(source: str) -> bool:
    found = list(pieces(source))
    return len(found) == 1 and isinstance(found[0], Tag)


def _trimmed(html: str, line: Sequence[Piece], partners: Sequence[int | None]) -> tuple[int, int]:
    """Return the places of the first piece of a run and of the one after its last."""
    shown = list(accumulate((_is_shown(html, piece.token) for piece in line), initial=0))
    far = [place if partner is None else partner for place, partner in enumerate(partners)]
    first, last = 0, len(line)
    while first < last:
        if shown[first] == shown[far[first] + 1]:
            first = far[first] + 1
        elif shown[far[last - 1]] == shown[last]:
            last = far[last - 1]
        elif far[first] == last - 1 > first and not _is_kept(line[first].token):
            first, last = first + 1, last - 1
        else:
            break
    return first, last


def _is_shown(html: str, token: Token) -> bool:
    """Tell whether a token is something to see by itself."""
    if isinstance(token, Text):
        return bool(html[token.start : token.end].strip(_BLANKS))
    return isinstance(token, StartTag) and token.name in VOID and token.name not in SILENT


def _is_kept(token: Token) -> bool:
    value = token.attributes.get("translate") if isinstance(token, StartTag) else None
    return value is not None and value.text.lower() == "no"
