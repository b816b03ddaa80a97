"""What an article is made of once it has been read."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from dragoman.articles.code.place import CodePlace
from dragoman.articles.dialect import Dialect
from dragoman.articles.form import Form
from dragoman.articles.front_matter import FrontMatter, Text
from dragoman.articles.holes import Holes, holes_of
from dragoman.articles.parts import Part, RawTag
from dragoman.articles.places import Place
from dragoman.articles.targets import Target
from dragoman.errors import Finding
from dragoman.values import dataclass

Key = tuple[str | None, str]
"""A message's identity in a catalog: its context and its text."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote a segment refers to: the author's label and the document's number for it."""

    label: str
    number: int


@dataclass(frozen=True)
class Segment:
    """One text of an article that is a message: a heading, paragraph, item, cell, alt text, ...

    Without slots, so that what is worked out of it can be `kept` with it.
    """

    text: str
    """The msgid."""
    context: str | None
    """The msgctxt: `title:` for front matter, an attribute's name, `link`, the author's."""
    kind: str
    """What it is, for translators: `heading`, `paragraph`, `list item`, `table cell`, `quote`,
    `footnote`, `term`, `definition`, `title of a box`, `text in HTML`, `alt`, `title`, `field`,
    `link`, `code comment`, ..."""
    section: str
    """The plain text of the heading it stands under; empty before the first."""
    line: int = field(compare=False)
    targets: tuple[Target, ...] = ()
    """Where the numbered references lead: `[text][n]` to `targets[n - 1]`."""
    footnotes: tuple[Footnote, ...] = ()
    form: Form = Form.MARKDOWN
    html: str = field(default="", compare=False, repr=False)
    """Its own text as inline HTML with references left to be filled; the engine's, proven."""
    tags: tuple[RawTag, ...] = ()
    facts: tuple[str, ...] = ()
    """The declared facts it names: `{emergency_number}`."""
    comment: str = ""
    """What the author tells its translators."""
    regions: tuple[str, ...] = ()
    """The regions of the world it is for; empty for all."""
    code: CodePlace | None = field(default=None, compare=False, repr=False)
    """For comments in code, the code they stand in."""

    @property
    def key(self) -> Key:
        """The context and text by which a catalog knows the message."""
        return (self.context, self.text)

    @property
    def plain(self) -> bool:
        """Whether the text is plain text."""
        return self.form is Form.PLAIN


class Segments(tuple[Segment, ...]):
    """Segments that are asked about together, with what everybody asks of them.

    Without slots, as a segment is: what is worked out of them is kept with them.
    """

    texts: tuple[str, ...]
    """Their own texts."""
    keys: tuple[Key, ...]
    """By which a catalog knows them."""
    links: Mapping[int, int]
    """The numbers of those with targets, and how many these have."""
    alone: frozenset[int]
    """The numbers of those that are rendered alone: no Markdown, or with footnotes."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.texts = tuple([it.text for it in self])
        self.keys = tuple([it.key for it in self])
        self.links = {number: len(it.targets) for number, it in enumerate(self) if it.targets}
        markdown = Form.MARKDOWN
        self.alone = frozenset(
            [n for n, it in enumerate(self) if it.form is not markdown or it.footnotes]
        )


def segments_of(segments: Iterable[Segment]) -> Segments:
    """Return segments as such; they are what they were where they are such already."""
    return segments if isinstance(segments, Segments) else Segments(segments)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body, for tables of contents."""

    level: int
    id: str
    segment: int | None
    """The number of its segment; None where it is no message."""
    text: str
    """Its source as plain text."""
    regions: tuple[str, ...] = ()
    """The regions it is for; empty for all."""


@dataclass(frozen=True)
class Document:
    """An article, read once: segments in article order and the HTML template they stand in."""

    path: str
    """Relative to the project, with forward slashes: `content/articles/x.md`."""
    domain: str
    """The article's identity and gettext domain: `articles/x`."""
    source: str = field(repr=False)
    """What was read, with `\\n` as line ends."""
    front_matter: FrontMatter
    segments: Segments
    template: tuple[Part, ...]
    headings: tuple[Heading, ...]
    targets: tuple[Target, ...]
    """Every link and image of the body, in order."""
    fields: Mapping[str, int]
    """The numbers of the segments of the front matter's own fields, by name."""
    findings: tuple[Finding, ...]
    dialect: Dialect = field(default_factory=Dialect)
    """How it was read."""
    strings: Mapping[Text, int] = field(default_factory=dict)
    """The numbers of the segments of all texts of the front matter."""
    places: tuple[Place, ...] = ()
    """Where the segments of the body stand in the source."""
    only: tuple[tuple[tuple[str, ...], int, int], ...] = ()
    """What is for some regions of the world: these, and the bytes of the source from the mark that
    opens it to behind the one that ends it; the outer before the inner."""

    holes: Holes = field(init=False, repr=False, compare=False)
    """The places in the template that pages fill."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "holes", holes_of(self.template, self.segments))

    @cached_property
    def keys(self) -> frozenset[Key]:
        """The keys of all messages."""
        return frozenset(self.segments.keys)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of the headings, for links that name one."""
        return frozenset(heading.id for heading in self.headings)

    @cached_property
    def facts(self) -> frozenset[str]:
        """The facts that the article names."""
        return frozenset(name for segment in self.segments for name in segment.facts)

    @property
    def lang(self) -> str | None:
        """The source language, where the article says one of its own."""
        return self.front_matter.text("lang")

    @property
    def risk(self) -> str:
        """The risk class the article names; `general` where it names none."""
        return self.front_matter.text("risk") or "general"

    @property
    def date(self) -> date | None:
        """The article's date."""
        return self.front_matter.day("date")

    @property
    def related(self) -> tuple[str, ...]:
        """The identities of related articles."""
        return self.front_matter.texts("related")
