"""Reading articles from the content folder."""

from dataclasses import replace
from pathlib import Path

from dragoman.articles.dialect import Dialect
from dragoman.articles.document import Document
from dragoman.articles.parsing import parse
from dragoman.articles.schema import Schema
from dragoman.errors import ArticleError, Finding, Severity

LARGEST = 8 * 1024 * 1024
"""Bytes of an article beyond which it is not read: no article is that long."""


def read_article(
    root: Path,
    path: Path,
    *,
    content: Path,
    schema: Schema | None = None,
    dialect: Dialect | None = None,
) -> Document:
    """Return the document of the article at `path`.

    `root` is the project's folder, to which findings are relative; `content` the folder articles
    are named by. Raises ArticleError with path and line where the file cannot be read, is not
    UTF-8, or has a date that is none; a missing title is a finding.
    """
    name = path.relative_to(root).as_posix()
    domain = path.relative_to(content).with_suffix("").as_posix()
    text = article_text(path, name)
    return article_of(text, path=name, domain=domain, schema=schema, dialect=dialect)


def article_of(
    text: str,
    *,
    path: str,
    domain: str,
    schema: Schema | None = None,
    dialect: Dialect | None = None,
) -> Document:
    """Return the document of an article's text, its front matter checked as a whole."""
    document = parse(text, path=path, domain=domain, schema=schema, dialect=dialect)
    _ = document.date, document.risk, document.lang, document.related
    if document.front_matter.text("title"):
        return document
    reason = "the front matter has no title; the first heading is taken for it"
    missing = Finding(path, 1, Severity.WARNING, "title", reason)
    return replace(document, findings=(missing, *document.findings))


def article_text(path: Path, name: str) -> str:
    """Return what is in an article's file; ArticleError, which calls it `name`, where it cannot."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            reason = f"{size:,} bytes are more than an article may have ({LARGEST:,})"
            raise ArticleError(reason, path=name)
        content = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror}", path=name) from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ArticleError("is not UTF-8", path=name, line=line) from None
