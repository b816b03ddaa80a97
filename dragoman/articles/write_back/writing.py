"""Writing an article back as Markdown in another language: its source with other words in it.

Everything that is not a message stays byte for byte as the author wrote it. What is written is
proven: read again, it must give the page's HTML. Where a translation cannot be spelled so that it
does, its source stays.
"""

from dragoman.articles.document import Document
from dragoman.articles.joining import Joiner
from dragoman.articles.source_text import own_html
from dragoman.articles.write_back.wording import Translate, shown, worded
from dragoman.articles.write_back.writer import EVERYBODY, Readers, Writer, Written, as_written


def to_html(document: Document, translate: Translate) -> str:
    """Return an article's body as HTML in another language, links as the author wrote them.

    A translation that the guard refuses is not shown: its source is.

    >>> from dragoman.articles import parse
    >>> document = parse("Take **one** tablet.")
    >>> to_html(document, lambda segment: "Nimm **eine** Tablette.")
    '<p>Nimm <strong>eine</strong> Tablette.</p>\\n'
    """
    segments = document.segments
    found = shown(document, [*map(translate, segments)])
    words = [
        own_html(it) if html is None else html for it, html in zip(segments, found, strict=True)
    ]
    return Joiner(words.__getitem__, as_written).join(document)


def to_markdown(document: Document, translate: Translate) -> str:
    r"""Return an article's source in another language, for Markdown tools; `written` says more.

    >>> from dragoman.articles import parse
    >>> document = parse("* Take **one** tablet, see [dosage](/dosage).\n")
    >>> to_markdown(document, lambda segment: "Siehe [Dosierung][1]: **eine** Tablette.")
    '* Siehe [Dosierung](/dosage): **eine** Tablette.\n'
    """
    return written(document, translate).text


def written(document: Document, translate: Translate, readers: Readers = EVERYBODY) -> Written:
    """Return an article's source with translations in the place of its messages.

    A translation that the guard refuses is not written. Raises ArticleError with path and line for
    a region of the world that cannot be left out.
    """
    return Writer(document, worded(document, translate, readers.facts), readers).written()
