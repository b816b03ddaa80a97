"""What has been read of an article so far: messages, targets, findings, places."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.articles.code.place import CodePlace
from dragoman.articles.dialect import Dialect
from dragoman.articles.document import Footnote, Heading, Segment
from dragoman.articles.facts.values import facts_in
from dragoman.articles.form import Form
from dragoman.articles.marks import Marking
from dragoman.articles.markup import escape
from dragoman.articles.parts import RawTag
from dragoman.articles.places import Place
from dragoman.articles.targets import Target
from dragoman.errors import Finding, Severity

_UNMARKED = Marking()
_RESERVED = Segment("", None, "", "", 0)


@dataclass(slots=True)
class Record:
    """Everything that reading an article takes down, in the order of the article."""

    path: str
    domain: str
    dialect: Dialect
    line_of: Callable[[int], int] = int
    """The line of the file for a byte of what the engine reads."""
    place_of: Callable[[int], int] = int
    """The byte of the source for a byte of what the engine reads."""
    body: int = 0
    """The byte of the source at which the body begins."""
    segments: list[Segment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    only: tuple[tuple[tuple[str, ...], int, int], ...] = ()

    def section_of(self, regions: tuple[str, ...]) -> str:
        """Return the last heading that every reader in some regions of the world sees."""
        for heading in reversed(self.headings):
            if not heading.regions or (regions and {*regions} <= {*heading.regions}):
                return heading.text
        return ""

    def reserve(self) -> int:
        """Return the number of a segment that is put in its place later."""
        self.segments.append(_RESERVED)
        return len(self.segments) - 1

    def put(
        self,
        number: int,
        text: str,
        html: str,
        *,
        kind: str,
        line: int,
        marking: Marking = _UNMARKED,
        context: str | None = None,
        form: Form = Form.MARKDOWN,
        targets: tuple[Target, ...] = (),
        footnotes: tuple[Footnote, ...] = (),
        tags: tuple[RawTag, ...] = (),
        code: CodePlace | None = None,
    ) -> None:
        """Take down a message under a number that was reserved."""
        fillable = "{" in html and kind != "link" and code is None
        facts = facts_in(html, self.dialect.facts) if fillable else ()
        self.segments[number] = Segment(
            text,
            marking.context if context is None else context,
            kind,
            "" if kind == "heading" else self.section_of(marking.regions),
            line,
            targets,
            footnotes,
            form,
            html,
            tags,
            facts,
            marking.comment,
            marking.regions,
            code,
        )

    def plain(
        self,
        text: str,
        html: str | None = None,
        *,
        kind: str,
        line: int,
        context: str | None,
        marking: Marking = _UNMARKED,
        code: CodePlace | None = None,
    ) -> int:
        """Take down a message of plain text; return its number.

        `html` is how its own language has it, where it is not the text escaped.
        """
        number = self.reserve()
        self.put(
            number,
            text,
            escape(text) if html is None else html,
            kind=kind,
            line=line,
            marking=marking,
            context=context,
            form=Form.PLAIN,
            code=code,
        )
        return number

    def warn(self, line: int, check: str, reason: str) -> None:
        """Take down a warning."""
        self.findings.append(Finding(self.path, line, Severity.WARNING, check, reason))

    def warn_stays(self, line: int) -> None:
        """Take down that a text is no message: its marks would change the page around it."""
        self.warn(line, "opaque", "this text cannot be lifted out of its block; it stays")
