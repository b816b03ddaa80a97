from collections.abc import Iterator

import pytest

from dragoman.articles import ArticleLink, External, File, Segment, Target, parse
from tests.articles.cases import cases

CASES = list(cases("messages.md", 2))


def shown(source: str) -> str:
    """Return the messages and findings of an article as the case files write them."""
    document = parse(source, path="content/articles/x.md", domain="articles/x")
    lines = [line for segment in document.segments for line in _segment(segment)]
    lines += [f"{finding.line} {finding.check}: {finding.reason}" for finding in document.findings]
    return "".join(f"{line}\n" for line in lines)


def _segment(segment: Segment) -> Iterator[str]:
    context = f" [{segment.context}]" if segment.context else ""
    under = f" under {segment.section}" if segment.section else ""
    yield f"{segment.line} {segment.kind}{context}{under}: {segment.text.replace(chr(10), '↵')}"
    for number, target in enumerate(segment.targets, 1):
        yield f"    [{number}] {_target(target)}"


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


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_messages(source: str, expected: str) -> None:
    assert shown(source) == expected
