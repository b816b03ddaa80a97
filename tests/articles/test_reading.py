from pathlib import Path

import pytest

from dragoman.articles import read_article
from dragoman.errors import ArticleError
from tests.articles.cases import cases

CASES = list(cases("front_matter.md", 2))


def said(folder: Path, content: bytes) -> str:
    """Return what reading an article says: its fields, or the error's first line."""
    path = folder / "content" / "x.md"
    path.parent.mkdir()
    path.write_bytes(content)
    try:
        document = read_article(folder, path, content=path.parent)
    except ArticleError as error:
        return str(error).splitlines()[0]
    if document.findings:
        return str(document.findings[0])
    fields = (document.front_matter.text(name) for name in ("title", "summary", "risk"))
    return " | ".join(field or "" for field in fields)


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_front_matter(tmp_path: Path, source: str, expected: str) -> None:
    assert said(tmp_path, source.encode()) == expected.strip()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"---\ntitle: A\n---\n\nOne\n\xff\n", "content/x.md:6: is not UTF-8"),
        (
            "---\ntitle: A\n---\n\nOne \ue000\n".encode(),
            "content/x.md:5: U+E000 may not stand in an article: it is reserved",
        ),
        (
            b"---\ntitle: A\n---\n\nOne \0\n",
            "content/x.md:5: U+0000 may not stand in an article: it is reserved",
        ),
        (
            b'---\ntitle: A\nsummary: "a\\ud800"\n---\n',
            "content/x.md:3: U+D800 may not stand in an article: it is reserved",
        ),
        (
            b"---\ntitle: A\n---\n\n[a](%ee%80%801%ee%80%81)\n",
            "content/x.md:5: %ee%80%80 may not stand in an article: it is reserved",
        ),
        (
            b"x" * (8 * 1024 * 1024 + 1),
            "content/x.md: 8,388,609 bytes are more than an article may have (8,388,608)",
        ),
        (b"---\ntitle: " + b"[" * 100_000, "content/x.md:1: the front matter is not closed"),
        (b"---\r\ntitle: A\r\n---\r\nOne\r\n", "A |  | "),
        (b"\xef\xbb\xbf---\ntitle: A\n---\n", "A |  | "),
    ],
    ids=["bytes", "reserved", "nul", "surrogate", "address", "huge", "unclosed", "crlf", "bom"],
)
def test_bytes(tmp_path: Path, content: bytes, expected: str) -> None:
    assert said(tmp_path, content).startswith(expected)


def test_deep_yaml_is_an_error_not_a_crash(tmp_path: Path) -> None:
    content = b"---\ntitle: " + b"[" * 100_000 + b"\n---\n"
    assert said(tmp_path, content).startswith("content/x.md:1: front matter: ")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    content = tmp_path / "content"
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path, content / "x.md", content=content)
    assert str(caught.value) == "content/x.md: cannot be read: No such file or directory"
