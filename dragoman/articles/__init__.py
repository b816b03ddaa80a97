"""Articles: from Markdown with front matter to segments and a template, and back to safe HTML.

document = parse(source, path="content/articles/x.md")
document.segments[0].text                   # the first message
judge(document.segments[0], "Ein Titel")    # its HTML, and why it may not be shown
Joiner(show, resolve).join(document)        # the body of a page
"""

from dragoman.articles.characters import named, speaks
from dragoman.articles.document import (
    Document,
    Fixed,
    Footnote,
    Heading,
    Key,
    Opaque,
    Part,
    Segment,
    Slot,
)
from dragoman.articles.front_matter import FrontMatter
from dragoman.articles.guard import Verdict, judge, source_html
from dragoman.articles.joining import Joiner, Shown
from dragoman.articles.markup import escape, pieces, visible_text
from dragoman.articles.parsing import parse
from dragoman.articles.prose import is_message
from dragoman.articles.reading import article_of, article_text, read_article
from dragoman.articles.schema import Schema
from dragoman.articles.targets import (
    Address,
    Anchor,
    ArticleLink,
    External,
    File,
    Target,
    Unsafe,
)

__all__ = [
    "Address",
    "Anchor",
    "ArticleLink",
    "Document",
    "External",
    "File",
    "Fixed",
    "Footnote",
    "FrontMatter",
    "Heading",
    "Joiner",
    "Key",
    "Opaque",
    "Part",
    "Schema",
    "Segment",
    "Shown",
    "Slot",
    "Target",
    "Unsafe",
    "Verdict",
    "article_of",
    "article_text",
    "escape",
    "is_message",
    "judge",
    "named",
    "parse",
    "pieces",
    "read_article",
    "source_html",
    "speaks",
    "visible_text",
]
