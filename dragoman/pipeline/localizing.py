"""One article as the Markdown that the readers of one locale would have."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from dragoman.articles import (
    Anchor,
    ArticleLink,
    Document,
    Facts,
    File,
    Missing,
    Readers,
    Segment,
    Target,
    written,
)
from dragoman.errors import ArticleError, Finding, Severity
from dragoman.locales import Locale
from dragoman.pipeline.reports import Count, shortened
from dragoman.project import Project
from dragoman.publishing import Library, Translation, Translator, localized_file

_SHOWN = 60
"""Characters of a message that are shown to tell which one it was."""
_LINE_END = re.compile(r"\r\n|\n|\r")
_RAW_ANCHOR = re.compile(r"""\bhref=["']?#([^"'\s>]+)""", re.IGNORECASE)
_LRI, _PDI = "\u2066", "\u2069"


class NotExportedError(ArticleError):
    """An article cannot be shown as it is meant outside of the site."""

    check = "export"


@dataclass(frozen=True, slots=True)
class Localized:
    """An article's file in one language."""

    content: bytes
    counts: tuple[Count, ...] = ()
    findings: tuple[Finding, ...] = ()


def links_to(documents: Iterable[Document]) -> dict[str, set[str]]:
    """Return by domain the anchors that links of all articles lead to."""
    found: dict[str, set[str]] = {}
    for document in documents:
        own = found.setdefault(document.domain, set())
        own |= set(map(unquote, _RAW_ANCHOR.findall(document.source)))
        for target in document.targets:
            match target.address:
                case Anchor(fragment):
                    own.add(unquote(fragment))
                case ArticleLink(domain, fragment) if fragment:
                    found.setdefault(domain, set()).add(unquote(fragment))
    return found


def localized(
    project: Project,
    library: Library,
    domain: str,
    locale: Locale,
    *,
    facts: Facts,
    anchors: Collection[str],
) -> Localized:
    """Return an article's Markdown in a locale, in the author's line ends.

    Raises ArticleError with path and line where it cannot be shown as it is meant: a fact has no
    value for the readers, or a region of the world cannot be left out.
    """
    document = library.documents[domain]
    translation = Translator(project, library, domain, drafts=False).translation(locale)
    region = project.region_of(locale)
    readers = Readers(
        address=_addresses(project, translation.text_locale),
        facts=_values(document, facts, region, locale, library.today),
        admits=lambda regions: region in regions,
        anchors=anchors,
    )
    texts = {
        id(segment): choice.text
        for segment, choice in zip(document.segments, translation.choices, strict=True)
    }
    done = written(document, lambda segment: texts[id(segment)], readers)
    left = [document.segments[number] for number in done.left]
    _require_facts(left, readers.facts or {}, document)
    return Localized(
        _encoded(done.text, document.source, library.kept[f"article/{domain}"]),
        counts_of(translation),
        tuple(_left(document, segment) for segment in left),
    )


def _addresses(project: Project, locale: Locale) -> Callable[[Target], str]:
    """Return what gives the address of a target; that of a file is the one for the language."""

    def address(target: Target) -> str:
        if not isinstance(target.address, File):
            return target.source
        path = target.address.path
        beside = PurePosixPath(localized_file(project, path, locale)).name
        own = PurePosixPath(path).name
        if beside == own:
            return target.source
        cut = re.search(r"[?#]", target.source)
        before = target.source[: cut.start()] if cut else target.source
        folder, slash, name = before.rpartition("/")
        spelled = beside if name == own else quote(beside)
        return f"{folder}{slash}{spelled}{target.source[len(before) :]}"

    return address


def _values(
    document: Document, facts: Facts, region: str, locale: Locale, today: date
) -> dict[str, str]:
    """Return the values of the facts that an article names, as they are written."""
    values: dict[str, str] = {}
    for segment in document.segments:
        if segment.regions and region not in segment.regions:
            continue
        for name in segment.facts:
            value = facts.value(name, region, today)
            if isinstance(value, Missing):
                raise _unfit(document, segment, str(value).removesuffix("."))
            turned = locale.direction == "rtl" and not value.text.isalnum()
            values[name] = f"{_LRI}{value.text}{_PDI}" if turned else value.text
    return values


def _require_facts(left: Iterable[Segment], facts: Mapping[str, str], document: Document) -> None:
    """Refuse an article in which a placeholder would be read instead of its value."""
    for segment in left:
        for name in facts.keys() & set(segment.facts):
            raise _unfit(document, segment, f'"{name}" cannot be put into this text')


def _unfit(document: Document, segment: Segment, reason: str) -> NotExportedError:
    reason = f"the article is not exported: {reason}"
    return NotExportedError(reason, path=document.path, line=segment.line)


def _left(document: Document, segment: Segment) -> Finding:
    text = shortened(segment.text, _SHOWN)
    reason = f'the translation of "{text}" cannot be written here; its source stays'
    return Finding(document.path, segment.line, Severity.WARNING, "export", reason)


def counts_of(translation: Translation) -> tuple[Count, ...]:
    """Return how many messages are in the language of the readers, and in others."""
    states = Counter(choice.state for choice in translation.choices)
    if not translation.published:
        return ((states.total(), "in another language"),)
    translated = states["translated"] + states["held"]
    return ((translated, "translated"), (states["fallback"], "in another language"))


def _encoded(text: str, source: str, original: str) -> bytes:
    """Return the bytes of a text with the line ends, and the byte order mark, of an original."""
    if text == source:
        return original.encode()
    mark = "\ufeff" if original.startswith("\ufeff") else ""
    ends = Counter(_LINE_END.findall(original))
    [(end, _)] = ends.most_common(1) or [("\n", 0)]
    return f"{mark}{text}".replace("\n", end).encode()
