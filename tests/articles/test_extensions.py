"""Which messages an article gives, extension by extension and kind by kind."""

import pytest

from dragoman.articles import Dialect, Schema
from tests.articles.cases import FOLDER, cases
from tests.articles.listing import shown

DIALECT = Dialect(
    code_comments=frozenset({"python", "c", "html"}),
    facts=frozenset({"emergency_number", "poison_line"}),
)
SCHEMA = Schema(("title", "summary", "seo.description", "tags", "faq.question"))
FILES = sorted(path.stem for path in (FOLDER / "extensions").glob("*.md"))
CASES = [
    pytest.param(source, expected, id=f"{name}: {title}")
    for name in FILES
    for title, source, expected in cases(f"extensions/{name}.md", 2)
]


def test_every_file_has_cases() -> None:
    assert FILES == [
        "boxes",
        "code",
        "facts",
        "front_matter",
        "headings",
        "html",
        "images",
        "lists",
        "tables",
    ]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_messages(source: str, expected: str) -> None:
    assert shown(source, DIALECT, SCHEMA) == expected
