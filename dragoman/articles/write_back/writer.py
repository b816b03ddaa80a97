"""The source of one article while it is written in another language, and proven."""

import bisect
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.articles.document import Document
from dragoman.articles.joining import Joiner
from dragoman.articles.parsing import parse
from dragoman.articles.places import Place
from dragoman.articles.splicing import spliced
from dragoman.articles.targets import Target
from dragoman.articles.write_back.heading_ids import heading_ids
from dragoman.articles.write_back.leaving_out import left_out, within
from dragoman.articles.write_back.origins import Origins, segments_at, targets_at
from dragoman.articles.write_back.rereading import differences, equal, joined, parts_of
from dragoman.articles.write_back.spelling import Speller
from dragoman.articles.write_back.wording import Wording, front_matter_in
from dragoman.errors import ArticleError

_MOST_READINGS = 64
"""How often an article is read again before what may be wrong with it stays in its language."""


def as_written(target: Target) -> str:
    """Return where a target leads as the author wrote it."""
    return target.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Whom an article is written for."""

    address: Callable[[Target], str] = as_written
    """Where links and images lead, as it is to be written."""
    facts: Mapping[str, str] | None = None
    """What stands in the place of facts, by name; the others are left in."""
    admits: Callable[[tuple[str, ...]], bool] = bool
    """Whether what is for some regions of the world is for them; by default it is."""
    anchors: Collection[str] = ()
    """The ids of headings that links lead to: they are written behind translated headings."""


EVERYBODY = Readers()


@dataclass(frozen=True, slots=True)
class Written:
    """An article in another language, as Markdown."""

    text: str
    left: tuple[int, ...]
    """Segments with a translation that Markdown cannot hold in their places; they stay as they
    were."""


class Writer:
    """Writes one article for its readers."""

    def __init__(self, document: Document, words: Mapping[int, Wording], readers: Readers) -> None:
        self.document = document
        self.words = words
        self.readers = readers
        self.source = document.source.encode()
        self.readings = 0
        self.origins = Origins(document.places)
        self.head, self.in_head = front_matter_in(document, words)
        self.cuts = left_out(document, readers.admits, marks=False)
        if self.cuts and self.wrong({}):
            self.cuts = left_out(document, readers.admits, marks=True)
            self.refuse_damage()

    def written(self) -> Written:
        """Return the article with every translation that has a spelling in its place."""
        chosen = self.settled(self.spellings())
        done = {number for place in chosen for number in segments_at(self.places[place])}
        left = (n for n in self.words.keys() - done - self.in_head if not self.is_left_out(n))
        return Written(self.with_ids(chosen, done), tuple(sorted(left)))

    @property
    def places(self) -> Sequence[Place]:
        """Where the segments stand."""
        return self.document.places

    def is_left_out(self, number: int) -> bool:
        """Tell whether a segment is for other regions of the world."""
        regions = self.document.segments[number].regions
        return bool(regions) and not self.readers.admits(regions)

    def spellings(self) -> dict[int, list[str]]:
        """Return the ways to write each place that is not to stay as it is."""
        segments = self.document.segments
        texts = {number: wording.text for number, wording in self.words.items()}
        speller = Speller(self.source, texts.get, segments.__getitem__, self.readers.address)
        return {
            number: ways
            for number, place in enumerate(self.places)
            if not within(place.start, self.cuts)
            and (ways := list(dict.fromkeys(speller.spellings(place))))
        }

    def settled(self, ways: Mapping[int, list[str]]) -> dict[int, str]:
        """Return a way for each place that has one, so that together they give the page.

        What was blamed for its neighbour's faults gets another chance at the end.
        """
        waiting = {number: iter(every) for number, every in ways.items()}
        chosen = {number: next(every) for number, every in waiting.items()}
        while wrong := self.wrong(chosen):
            if self.readings > _MOST_READINGS:
                return {}
            for number in wrong & chosen.keys():
                way = next(waiting[number], None)
                if way is None:
                    del chosen[number]
                else:
                    chosen[number] = way
            if not chosen:
                break
        for number in ways.keys() - chosen.keys():
            chosen |= self.regained(number, ways[number], chosen)
        return chosen

    def regained(self, number: int, ways: Iterable[str], chosen: dict[int, str]) -> dict[int, str]:
        """Return a way for a place that goes together with what is chosen, if it has one."""
        for way in ways:
            if self.readings <= _MOST_READINGS and not self.wrong({**chosen, number: way}):
                return {number: way}
        return {}

    def wrong(self, chosen: Mapping[int, str]) -> set[int]:
        """Return the places to blame where an article, so written, is not its page.

        Blame falls on something for as long as anything is wrong; -1 stands for what is no place.
        """
        try:
            again = self.read(self.spliced(chosen))
        except ArticleError:
            return {self.unreadable(chosen)}
        mine, theirs = self.joiner(chosen), _own(again)
        if equal(joined(self.document, mine), joined(again, theirs)):
            return set()
        page = parts_of(self.document, mine)
        found = differences(page, parts_of(again, theirs))
        places = [self.origins.of(part) & chosen.keys() for part, _ in page]
        wrong = set[int]().union(*(places[number] for number in found.certain))
        for number in found.around:
            wrong |= _first(reversed(places[: number + 1])) | _first(places[number + 1 :])
        return wrong or set(chosen) or {-1}

    def unreadable(self, chosen: Mapping[int, str]) -> int:
        """Return the first place with which an article cannot be read."""
        numbers = sorted(chosen, key=lambda number: self.places[number].start)

        def fails(count: int) -> bool:
            try:
                self.read(self.spliced({number: chosen[number] for number in numbers[:count]}))
            except ArticleError:
                return True
            return False

        count = bisect.bisect_left(range(len(numbers)), True, key=fails)
        return numbers[count - 1] if count else -1

    def read(self, text: str) -> Document:
        """Read an article again that was written anew."""
        own = self.document
        self.readings += 1
        return parse(text, path=own.path, domain=own.domain, dialect=own.dialect)

    def joiner(self, chosen: Mapping[int, str]) -> Joiner:
        """Return what joins the page on which only these places are written anew."""
        places = [self.places[number] for number in chosen]
        anew = {number for place in places for number in segments_at(place)}
        moved = {id(target) for place in places for target in targets_at(place)}

        def show(number: int) -> str:
            if number in anew and number in self.words:
                return self.words[number].html
            return self.document.segments[number].html

        def address(target: Target) -> str:
            return self.readers.address(target) if id(target) in moved else target.source

        return Joiner(show, address, admits=self.readers.admits)

    def spliced(self, chosen: Mapping[int, str], ids: Mapping[int, str] | None = None) -> str:
        """Return the source with these places written anew, and with ids behind headings."""
        front = (0, len(self.document.front_matter.source.encode()), self.head)
        edits = [front, *((start, end, "") for start, end in self.cuts)]
        edits += ((p.start, p.end, way) for n, way in chosen.items() for p in (self.places[n],))
        edits += ((at, at, text) for at, text in (ids or {}).items() if not within(at, self.cuts))
        return spliced(self.source, edits)

    def with_ids(self, chosen: Mapping[int, str], done: Collection[int]) -> str:
        """Return what is written, with ids behind headings if they are read as such."""
        text = self.spliced(chosen)
        anchors = self.readers.anchors
        ids = heading_ids(self.document, done & self.words.keys(), anchors) if anchors else {}
        if not ids:
            return text
        marked = self.spliced(chosen, ids)
        before, again = self.read(text), self.read(marked)
        kept = equal(joined(before, _own(before)), joined(again, _own(again)))
        return marked if kept else text

    def refuse_damage(self) -> None:
        """Raise ArticleError where leaving a region out would change what stands around it."""
        if not self.wrong({}):
            return
        admits = self.readers.admits
        first = next(start for regions, start, _ in self.document.only if not admits(regions))
        raise ArticleError(
            "what is for other regions cannot be left out here: the text around it would change",
            path=self.document.path,
            line=self.source.count(b"\n", 0, first) + 1,
            cure="Move footnotes and addresses that other text needs out of the region.",
        )


def _own(document: Document) -> Joiner:
    return Joiner(lambda number: document.segments[number].html, as_written)


def _first(found: Iterable[set[int]]) -> set[int]:
    return next(filter(None, found), set())
