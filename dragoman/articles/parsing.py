"""From an article's source to its `Document`: segments, the template around them, the proof.

The source is rendered once by the engine with an invisible mark at both ends of every stretch that
differs by language. What stands between marks becomes a hole; everything else is the template,
exactly as the engine wrote it. Every message is then rendered by itself and must give what the
engine made of it in its place. A block for which it does not is kept as it is and reported.
"""

from collections.abc import Mapping

from dragoman.articles.body import read_body
from dragoman.articles.characters import collapsed, first_refused, named
from dragoman.articles.dialect import Dialect
from dragoman.articles.document import Document, Segments
from dragoman.articles.front_matter import FrontMatter, Text, split_front_matter
from dragoman.articles.prose import is_message
from dragoman.articles.record import Record
from dragoman.articles.schema import Schema
from dragoman.errors import ArticleError


def parse(
    source: str,
    *,
    path: str = "article.md",
    domain: str = "",
    schema: Schema | None = None,
    dialect: Dialect | None = None,
) -> Document:
    """Return the document of an article's source.

    `path` is named in findings and references; `domain` (default: the path without its ending) is
    what relative links are resolved against. Raises ArticleError with path and line for a source
    that cannot be read; whatever can be read around is a finding of the document.

    >>> document = parse("Take *one* tablet, see [dosage](/dosage).")
    >>> document.segments[0].text
    'Take *one* tablet, see [dosage][1].'
    """
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_reserved(text, path)
    front_matter, body = split_front_matter(text, path=path)
    for scalar in front_matter.scalars:
        _refuse_reserved(scalar.value, path, first=scalar.line)
    record = Record(path, domain or path.removesuffix(".md"), dialect or Dialect())
    strings = _read_strings(front_matter, schema or Schema(), record)
    template = read_body(text, body, record)
    return Document(
        path=path,
        domain=record.domain,
        source=text,
        front_matter=front_matter,
        segments=Segments(record.segments),
        template=template,
        headings=tuple(record.headings),
        targets=tuple(record.targets),
        fields=_fields(front_matter, strings),
        findings=tuple(record.findings),
        dialect=record.dialect,
        strings=strings,
        places=tuple(record.places),
        only=record.only,
    )


def _refuse_reserved(text: str, path: str, *, first: int = 1) -> None:
    found = first_refused(text)
    if found:
        line = text.count("\n", 0, found.start()) + first
        what = named(found[0]) if len(found[0]) == 1 else found[0]
        reason = f"{what} may not stand in an article: it is reserved, or cannot be written"
        raise ArticleError(reason, path=path, line=line, cure="Remove the character.")


def _read_strings(front_matter: FrontMatter, schema: Schema, record: Record) -> Mapping[Text, int]:
    """Take down the texts of the front matter; return the numbers of their segments."""
    found: dict[Text, int] = {}
    for text in front_matter.strings(schema):
        words = collapsed(text.value)
        if is_message(words):
            found[text] = record.plain(words, kind="field", line=text.line, context=f"{text.path}:")
    return found


def _fields(front_matter: FrontMatter, strings: Mapping[Text, int]) -> Mapping[str, int]:
    """Return the segments of fields that are one text, by name."""
    single = {name for name, entry in front_matter.fields.items() if isinstance(entry.value, str)}
    return {text.path: number for text, number in strings.items() if text.path in single}
