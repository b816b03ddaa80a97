"""What an article is made of once it has been read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dragoman.articles.front_matter import FrontMatter
from dragoman.articles.targets import Target
from dragoman.errors import Finding

Key = tuple[str | None, str]
"""A message's identity in a catalog: its context and its text."""

PLAIN_KINDS = frozenset({"alt", "title", "field"})
"""Kinds of segments that are plain text, not Markdown."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote a segment refers to: the author's label and the document's number for it."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of an article that is a message: a heading, paragraph, item, cell, alt text, ..."""

    text: str
    """The msgid: unwrapped Markdown, or plain text for the kinds in `PLAIN_KINDS`."""
    context: str | None
    """The msgctxt: `title:` for front matter, `alt`, `title`, or none."""
    kind: str
    """`heading`, `paragraph`, `list item`, `table cell`, `quote`, `footnote`, `term`,
    `definition`, `alt`, `title` or `field`."""
    section: str
    """The plain text of the heading it stands under; empty before the first."""
    line: int = field(compare=False)
    targets: tuple[Target, ...] = ()
    """Where the numbered references lead: `[text][n]` to `targets[n - 1]`."""
    footnotes: tuple[Footnote, ...] = ()

    @property
    def key(self) -> Key:
        """The context and text by which a catalog knows the message."""
        return (self.context, self.text)

    @property
    def plain(self) -> bool:
        """Whether the text is plain text instead of Markdown."""
        return self.kind in PLAIN_KINDS


@dataclass(frozen=True, slots=True)
class Slot:
    """A hole of the template that takes the HTML of a segment."""

    segment: int


@dataclass(frozen=True, slots=True)
class Fixed:
    """Inline HTML that is no message: an image, a code name, a bare address, a number.

    Targets stand in it as references do in a rendered message; alt texts as numbers of segments.
    """

    html: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Opaque:
    """Source text that could not be turned into a message; shown as it is, in its own language."""

    html: str
    words: str


Part = str | Slot | Fixed | Opaque


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body, for tables of contents."""

    level: int
    id: str
    segment: int | None
    """The number of its segment; None where it is no message."""
    text: str
    """Its source as plain text."""


@dataclass(frozen=True)
class Document:
    """An article, read once: segments in article order and the HTML template they stand in."""

    path: str
    """Relative to the project, with forward slashes: `content/articles/x.md`."""
    domain: str
    """The article's identity and gettext domain: `articles/x`."""
    front_matter: FrontMatter
    segments: tuple[Segment, ...]
    template: tuple[Part, ...]
    headings: tuple[Heading, ...]
    targets: tuple[Target, ...]
    """Every link and image of the body, in order."""
    fields: Mapping[str, int]
    """The numbers of the segments of the front matter, by field."""
    findings: tuple[Finding, ...]

    @cached_property
    def keys(self) -> frozenset[Key]:
        """The keys of all messages."""
        return frozenset(segment.key for segment in self.segments)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of the headings, for links that name one."""
        return frozenset(heading.id for heading in self.headings)

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
