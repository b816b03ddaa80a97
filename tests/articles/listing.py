"""Messages of an article as the case files write them."""

from collections.abc import Iterator

from dragoman.articles import (
    ArticleLink,
    Dialect,
    Document,
    External,
    File,
    Form,
    Schema,
    Segment,
    Target,
    parse,
)

DIALECT = Dialect()
SCHEMA = Schema()


def shown(source: str, dialect: Dialect = DIALECT, schema: Schema = SCHEMA) -> str:
    """Return the messages and findings of an article as the case files write them."""
    path, domain = "content/articles/x.md", "articles/x"
    return listed(parse(source, path=path, domain=domain, dialect=dialect, schema=schema))


def listed(document: Document) -> str:
    """Return the messages and findings of a document, each with its line."""
    lines = [line for segment in document.segments for line in _segment(segment)]
    lines += [f"{finding.line} {finding.check}: {finding.reason}" for finding in document.findings]
    return "".join(f"{line}\n" for line in lines)


def _segment(segment: Segment) -> Iterator[str]:
    context = f" [{segment.context}]" if segment.context else ""
    under = f" under {segment.section}" if segment.section else ""
    as_html = " as HTML" if segment.form is Form.HTML and segment.kind != "text in HTML" else ""
    text = segment.text.replace("\n", "↵")
    yield f"{segment.line} {segment.kind}{as_html}{context}{under}: {text}"
    for number, target in enumerate(segment.targets, 1):
        yield f"    [{number}] {_target(target)}"
    if segment.comment:
        yield f"    comment: {segment.comment}"
    for name in segment.facts:
        yield f"    fact: {name}"
    if segment.regions:
        yield f"    only: {' '.join(segment.regions)}"


def _target(target: Target) -> str:
    match target.address:
        case ArticleLink(domain, fragment):
            where = f"article {domain}{'#' if fragment else ''}{fragment}"
        case External(url):
            where = url
        case File(path):
            where = f"file {path}"
        case other:
            where = str(other)
    return where
