"""Writing an article back as Markdown in another language: its source with other words in it.

Everything that is not a message stays byte for byte as the author wrote it. What is written is
proven: read again, it must give the page's HTML. Where a translation cannot be spelled so that it
does, its source stays.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.articles.document import Document, Segment
from dragoman.articles.front_matter import rewritten
from dragoman.articles.guard import judge, own_html
from dragoman.articles.joining import Joiner, Shown
from dragoman.articles.markup import same
from dragoman.articles.parsing import parse
from dragoman.articles.parts import Value
from dragoman.articles.places import Place
from dragoman.articles.spelling import Speller
from dragoman.articles.targets import Target

Translate = Callable[[Segment], str | None]
"""Gives a segment's translation, or None where there is none."""

_HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')


def to_html(document: Document, translate: Translate) -> str:
    """Return an article's body as HTML in another language, links as the author wrote them.

    A translation that the guard refuses is not shown: its source is.

    >>> document = parse("Take **one** tablet.")
    >>> to_html(document, {"Take **one** tablet.": "Nimm **eine** Tablette."}.get)
    '<p>Take <strong>one</strong> tablet.</p>\\n'
    >>> to_html(document, lambda segment: "Nimm **eine** Tablette.")
    '<p>Nimm <strong>eine</strong> Tablette.</p>\\n'
    """
    return _joined(document, _texts(document, translate))


def to_markdown(document: Document, translate: Translate) -> str:
    """Return an article's source in another language, for Markdown tools; `written` says more.

    >>> document = parse("* Take **one** tablet, see [dosage](/dosage).\n")
    >>> to_markdown(document, lambda segment: "Siehe [Dosierung][1]: **eine** Tablette.")
    '* Siehe [Dosierung](/dosage): **eine** Tablette.\n'
    """
    return written(document, translate).text


@dataclass(frozen=True, slots=True)
class Written:
    """An article in another language, as Markdown."""

    text: str
    left: tuple[int, ...]
    """Segments with a translation that Markdown cannot hold in their places; they stay as they
    were."""


def written(
    document: Document, translate: Translate, *, address: Callable[[Target], str] | None = None
) -> Written:
    """Return an article's source with translations in the place of its messages.

    `address` says where links and images lead in that language, as they are to be written; by
    default where the author wrote. A translation that the guard refuses is not written.
    """
    texts = _texts(document, translate)
    return _Writing(document, texts, address or _as_written).written()


def _as_written(target: Target) -> str:
    return target.source


def _texts(document: Document, translate: Translate) -> dict[int, str]:
    """Return the translations that may be shown and that differ from their sources."""
    texts: dict[int, str] = {}
    for number, segment in enumerate(document.segments):
        text = translate(segment)
        if text is not None and text != segment.text and judge(segment, text).publishable:
            texts[number] = text
    return texts


def _joined(
    document: Document,
    texts: Mapping[int, str],
    address: Callable[[Target], str] = _as_written,
) -> str:
    def show(number: int) -> Shown:
        segment = document.segments[number]
        text = texts.get(number)
        return Shown(own_html(segment) if text is None else judge(segment, text).html)

    return Joiner(show, address).join(document)


class _Writing:
    """One article while it is written in one language."""

    def __init__(
        self, document: Document, texts: Mapping[int, str], address: Callable[[Target], str]
    ) -> None:
        self.document = document
        self.texts = texts
        self.address = address
        self.source = document.source.encode()
        segments = document.segments
        self.speller = Speller(self.source, texts.get, segments.__getitem__, address)
        self.spelled = {
            number: ways
            for number, place in enumerate(document.places)
            if (ways := list(dict.fromkeys(self.speller.spellings(place))))
        }
        self.head = self.front_matter()

    def written(self) -> Written:
        plainest = {number: ways[0] for number, ways in self.spelled.items()}
        chosen = plainest if self.holds(plainest) else self.sound(list(plainest))
        if not self.holds(chosen):
            chosen = {}
        left = {self.document.places[n].segment for n in self.spelled.keys() - chosen.keys()}
        return Written(self.spliced(chosen), tuple(sorted(n for n in left if n is not None)))

    def sound(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return a spelling for each place that has one that holds, by halving."""
        plainest = {number: self.spelled[number][0] for number in numbers}
        if self.holds(plainest):
            return plainest
        if len(numbers) == 1:
            [number] = numbers
            return next(
                (one for way in self.spelled[number] if self.holds(one := {number: way})), {}
            )
        half = len(numbers) // 2
        return self.sound(numbers[:half]) | self.sound(numbers[half:])

    def holds(self, chosen: Mapping[int, str]) -> bool:
        """Tell whether the article, so written, gives the HTML that its page has."""
        return same(self.expected(chosen), self.found(self.spliced(chosen)))

    def expected(self, chosen: Mapping[int, str]) -> str:
        """Return the HTML of the page if only these places are translated."""
        document, places = self.document, [self.document.places[number] for number in chosen]
        written = {number for place in places for number in _segments_at(place)}
        moved = {target for place in places for target in place.targets}

        def show(number: int) -> Shown:
            segment = document.segments[number]
            text = self.texts.get(number) if number in written else None
            return Shown(segment.html if text is None else judge(segment, text).html)

        def address(target: Target) -> str:
            return self.address(target) if target in moved else target.source

        return _HEADING_ID.sub(r"\1", Joiner(show, address).join(document))

    def found(self, text: str) -> str:
        """Return the HTML that a Markdown tool makes of what is written."""
        document = self.document
        again = parse(text, path=document.path, domain=document.domain, dialect=document.dialect)
        joiner = Joiner(lambda n: Shown(again.segments[n].html), _as_written)
        return _HEADING_ID.sub(r"\1", joiner.join(again))

    def spliced(self, chosen: Mapping[int, str]) -> str:
        """Return the source with these places spelled anew."""
        pieces, done = [self.head], len(self.document.front_matter.source.encode())
        for number in sorted(chosen, key=lambda number: self.document.places[number].start):
            place = self.document.places[number]
            pieces += [self.source[done : place.start].decode(), chosen[number]]
            done = place.end
        return "".join([*pieces, self.source[done:].decode()])

    def front_matter(self) -> str:
        """Return the front matter in the other language, its keys as they stand."""
        document = self.document
        values = {
            text: self.texts[number]
            for text, number in document.strings.items()
            if number in self.texts
        }
        return rewritten(document.front_matter, values)


def _segments_at(place: Place) -> Iterator[int]:
    """Yield the segments whose translations stand in a place."""
    if place.segment is not None:
        yield place.segment
    yield from (number for _, number in place.alts)
    for target in place.targets:
        yield from (n for n in (target.title, target.link) if isinstance(n, int))
    for tag in place.tags:
        for piece in tag.pieces:
            if isinstance(piece, Value):
                yield piece.segment
