"""Articles: from Markdown with front matter to segments and a template, and back.

>>> document = parse("Take **one** tablet, see [dosage](dosage.md).")
>>> [segment.text for segment in document.segments]
['Take **one** tablet, see [dosage][1].']
>>> judge(document.segments[0], "Nimm **eine** Tablette.").reasons
('the link [1] is missing',)
>>> translations = {"Take **one** tablet, see [dosage][1].": "Siehe [Dosis][1]: **eine** Tablette."}
>>> to_html(document, lambda segment: translations.get(segment.text))
'<p>Siehe <a href="dosage.md">Dosis</a>: <strong>eine</strong> Tablette.</p>\\n'
>>> to_markdown(document, lambda segment: translations.get(segment.text))
'Siehe [Dosis](dosage.md): **eine** Tablette.'
"""

from dragoman.articles.characters import named, speaks
from dragoman.articles.code.tokens import knows
from dragoman.articles.dialect import Dialect
from dragoman.articles.document import Document, Footnote, Heading, Key, Segment
from dragoman.articles.extensions.boxes import BOXES
from dragoman.articles.facts.file import parse_facts
from dragoman.articles.facts.values import (
    Facts,
    Missing,
    due_findings,
    filled,
    filled_plain,
    in_text,
    placeholders_in,
)
from dragoman.articles.form import Form
from dragoman.articles.front_matter import FrontMatter
from dragoman.articles.guard.judging import judge, judge_all
from dragoman.articles.guard.verdict import Verdict
from dragoman.articles.joining import Joiner, in_element
from dragoman.articles.markup import escape, pieces, unescaped, visible_text
from dragoman.articles.parsing import parse
from dragoman.articles.parts import (
    Fixed,
    Label,
    Only,
    Opaque,
    Part,
    RawTag,
    Reference,
    Slot,
    Value,
    parts_for,
)
from dragoman.articles.prose import is_message
from dragoman.articles.reading import article_of, article_text, read_article
from dragoman.articles.rendering import REFERENCE, render
from dragoman.articles.schema import Schema
from dragoman.articles.sheet import Sheet
from dragoman.articles.source_text import own_html, source_html
from dragoman.articles.targets import (
    Address,
    Anchor,
    ArticleLink,
    External,
    File,
    Target,
    Unsafe,
)
from dragoman.articles.toml_lines import lines_of as key_lines
from dragoman.articles.write_back.wording import Translate
from dragoman.articles.write_back.writer import Readers, Written
from dragoman.articles.write_back.writing import to_html, to_markdown, written

__all__ = [
    "BOXES",
    "REFERENCE",
    "Address",
    "Anchor",
    "ArticleLink",
    "Dialect",
    "Document",
    "External",
    "Facts",
    "File",
    "Fixed",
    "Footnote",
    "Form",
    "FrontMatter",
    "Heading",
    "Joiner",
    "Key",
    "Label",
    "Missing",
    "Only",
    "Opaque",
    "Part",
    "RawTag",
    "Readers",
    "Reference",
    "Schema",
    "Segment",
    "Sheet",
    "Slot",
    "Target",
    "Translate",
    "Unsafe",
    "Value",
    "Verdict",
    "Written",
    "article_of",
    "article_text",
    "due_findings",
    "escape",
    "filled",
    "filled_plain",
    "in_element",
    "in_text",
    "is_message",
    "judge",
    "judge_all",
    "key_lines",
    "knows",
    "named",
    "own_html",
    "parse",
    "parse_facts",
    "parts_for",
    "pieces",
    "placeholders_in",
    "read_article",
    "render",
    "source_html",
    "speaks",
    "to_html",
    "to_markdown",
    "unescaped",
    "visible_text",
    "written",
]
