import pytest

from dragoman.articles import Segment, judge, parse
from tests.articles.cases import cases

CASES = list(cases("guard.md", 3))


def paragraph(source: str) -> Segment:
    document = parse(source, path="x.md")
    return next(s for s in document.segments if s.kind == "paragraph")


def characters(text: str) -> str:
    """Return a text with its `\\u....` read as characters."""
    parts = text.split("\\u")
    return parts[0] + "".join(chr(int(part[:4], 16)) + part[4:] for part in parts[1:])


@pytest.mark.parametrize(
    ("source", "translation", "reasons"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_guard(source: str, translation: str, reasons: str) -> None:
    verdict = judge(paragraph(source), characters(translation.removesuffix("\n")))
    assert sorted(verdict.reasons) == sorted(reasons.splitlines())
