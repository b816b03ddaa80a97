"""Two articles that say the same in two languages: which text is the translation of which.

A pair is sure only where nothing speaks against it; whatever does is its doubt, in words for the
person who has to decide. Nothing here knows what the words mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.articles import Document, Segment, judge, own_html, source_html, visible_text
from dragoman.catalogs.bitext.agreement import Agreement
from dragoman.catalogs.bitext.aligning import Bead, align
from dragoman.catalogs.bitext.counterparts import BY_ORDER, linked, recast, titles
from dragoman.catalogs.bitext.landmarks import landmarks_of
from dragoman.locales import Locale
from dragoman.text import compare_numbers

_LEAST_MARGIN = 4.0
"""Nats by which any other alignment must be dearer: it is then fifty times less likely."""
_KEPT, _SEVERAL = 0.7, 2
_WORD = re.compile(r"(?<!\S)[(\"'*]*([^\W\d_]{2,})[)\"'*.,:;!?]*(?!\S)")
"""A word of prose: letters alone, no name of a file or of something in code."""

AROUND = "it, or a text beside it, does not agree with the source"
AMBIGUOUS = "another text may be its counterpart"
LENGTH = "it is much longer or shorter than the others"
KEPT = "it seems not to be translated"
SPLIT = "the source has in one text what stands in several here"
JOINED = "the source has in several texts what stands in one here"


@dataclass(frozen=True, slots=True)
class Pair:
    """A message of an article and what its translation seems to be."""

    source: Segment
    target: Segment
    text: str
    """The translation with the numbers and tags of the source."""
    doubts: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    """Addresses of the source, and those in the translation, which do not come along."""

    @property
    def sure(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class Bitext:
    """What two articles have in common, and what only one of them has."""

    pairs: tuple[Pair, ...]
    missing: tuple[Segment, ...]
    """Texts of the source without a counterpart."""
    extra: tuple[Segment, ...]
    """Texts of the translation without one."""
    old: bool
    """Whether the translation seems to have been made of another revision."""

    @property
    def missing_sections(self) -> tuple[str, ...]:
        """The headings of the source without a counterpart."""
        return tuple(segment.text for segment in self.missing if segment.kind == "heading")


def bitext_of(source: Document, target: Document, own: Locale, locale: Locale) -> Bitext:
    """Return the pairs of an article and its translation into a locale, each with its doubts.

    Fields of the front matter are paired by name; blocks are aligned (see `align`); titles and
    texts in tags are paired within the texts they belong to. A pair of blocks is sure if

    - both are of one kind and in one place, and so are their neighbours on both sides as far as
      the next text that cannot be mistaken: one whose code, addresses or tags stand once in either
      article, or, where all headings agree, a heading;
    - any other alignment is much dearer;
    - the guard accepts the translation, and its numbers are those of the source;
    - its length is as usual in this file;
    - its words are not those of the source;
    - links and tags that it has several of can be told apart.

    Where one block in ten has no counterpart, the article is called old: whatever its pairs are,
    their words may be those of another revision.
    """
    return _Pairing(source, target, own, locale).bitext()


class _Pairing:
    """One article and its translation while they are paired."""

    def __init__(self, source: Document, target: Document, own: Locale, locale: Locale) -> None:
        self.source, self.target = source, target
        self.own, self.locale = own, locale
        self.left = landmarks_of(source, own)
        self.right = landmarks_of(target, locale)
        self.beads = align(self.left, self.right)
        self.agreement = Agreement(self.left, self.right, self.beads)

    def bitext(self) -> Bitext:
        pairs = [*self.fields(), *self.blocks()]
        found = {id(pair.source) for pair in pairs}
        used = {id(pair.target) for pair in pairs} | set(self.used())
        return Bitext(
            tuple(pairs),
            tuple(segment for segment in self.source.segments if id(segment) not in found),
            tuple(segment for segment in self.target.segments if id(segment) not in used),
            self.agreement.old,
        )

    def used(self) -> Iterator[int]:
        """Yield the texts of the translation that belong to a block of the source, of any kind.

        Among them are the titles of boxes that have the site's own word for one in the source.
        """
        for bead in self.beads:
            numbers = [self.right[j].segment for j in bead.target if bead.source]
            yield from (id(self.target.segments[n]) for n in numbers if n is not None)

    def fields(self) -> Iterator[Pair]:
        own, found = (
            [(text.path, number) for text, number in document.strings.items()]
            for document in (self.source, self.target)
        )
        agree = [path for path, _ in own] == [path for path, _ in found]
        for path in dict.fromkeys(path for path, _ in own):
            these = [number for name, number in own if name == path]
            those = [number for name, number in found if name == path]
            doubts = () if agree or len(these) == len(those) else (AROUND,)
            for i, j in zip(these, those, strict=False):
                yield self.pair(i, j, doubts)

    def blocks(self) -> Iterator[Pair]:
        certain = self.agreement.certain()
        for bead in self.beads:
            if not bead.source or not bead.target:
                continue
            if bead.paired:
                yield from self.block(bead, () if bead.source[0] in certain else (AROUND,))
            else:
                yield from self.group(bead)

    def block(self, bead: Bead, doubts: tuple[str, ...]) -> Iterator[Pair]:
        one, other = self.left[bead.source[0]], self.right[bead.target[0]]
        if not doubts and bead.margin < _LEAST_MARGIN:
            doubts = (AMBIGUOUS,)
        if one.kind != other.kind:
            doubts = (*doubts, f"it is a {other.kind} here, and a {one.kind} there")
        if one.segment is not None and other.segment is not None:
            yield from self.family(
                one.segment, other.segment, doubts, self.agreement.is_far(one, other)
            )
        pairs, sure = linked(one.targets, other.targets, self.own, self.locale)
        more = () if sure else (BY_ORDER.format("images"),)
        for i, j in titles(one.targets, other.targets, pairs):
            yield self.pair(i, j, (*doubts, *more))

    def family(self, i: int, j: int, doubts: tuple[str, ...], far: bool) -> Iterator[Pair]:
        """Yield the pair of two texts, and those of the titles and tags in them."""
        found = recast(self.source.segments[i], self.target.segments[j], self.own, self.locale)
        length = (LENGTH,) if far else ()
        yield self.pair(i, j, (*doubts, *length, *found.doubts), found.text, found.moved)
        for child, other in found.children:
            yield self.pair(child, other, (*doubts, *found.doubts))

    def pair(
        self,
        i: int,
        j: int,
        doubts: tuple[str, ...],
        text: str | None = None,
        moved: tuple[tuple[str, str], ...] = (),
    ) -> Pair:
        """Return the pair of two segments with all that speaks against it."""
        source, target = self.source.segments[i], self.target.segments[j]
        said = target.text if text is None else text
        more = (*doubts, *self.doubts(source, said))
        return Pair(source, target, said, tuple(dict.fromkeys(more)), moved)

    def doubts(self, source: Segment, text: str) -> Iterator[str]:
        """Yield what the words of a translation say against it."""
        verdict = judge(source, text)
        yield from verdict.reasons
        own, found = (
            visible_text(html, code=False, footnotes=False)
            for html in (source_html(source), verdict.html)
        )
        for difference in compare_numbers(own, self.own, found, self.locale):
            yield f"{difference.check}: {difference.reason}"
        if is_kept(own_html(source), verdict.html):
            yield KEPT

    def group(self, bead: Bead) -> Iterator[Pair]:
        """Yield what a text is that is split or joined in the translation: never a sure pair."""
        here = [self.left[i].segment for i in bead.source]
        there = [self.right[j].segment for j in bead.target]
        source = self.source.segments[here[0] or 0]
        targets = [self.target.segments[number or 0] for number in there]
        whole, *others = targets
        for other in others:
            whole = appended(whole, other)
        found = recast(source, whole, self.own, self.locale)
        doubt = JOINED if len(here) > 1 else SPLIT
        yield Pair(source, targets[0], found.text, (doubt,), found.moved)


def is_kept(source: str, translation: str) -> bool:
    """Tell whether the words of a translation, both as HTML, are those of the source.

    One word may be a name. Of several, most are others in a translation. Where words are written
    without blanks between them, letters of another script tell.
    """
    own, text = (visible_text(html, code=False) for html in (source, translation))
    known = {word.lower() for word in _WORD.findall(own)}
    found = [word.lower() in known for word in _WORD.findall(text)]
    others = sum(letter.isalpha() and not letter.isascii() for letter in text)
    return sum(found) >= max(_SEVERAL, _KEPT * len(found), others)


def appended(first: Segment, second: Segment) -> Segment:
    """Return two segments as one, the references of the second counted on."""
    count = len(first.targets)
    text = re.sub(r"\]\[(\d+)\]", lambda found: f"][{int(found[1]) + count}]", second.text)
    return replace(
        first,
        text=f"{first.text} {text}",
        targets=(*first.targets, *second.targets),
        tags=(*first.tags, *second.tags),
    )
