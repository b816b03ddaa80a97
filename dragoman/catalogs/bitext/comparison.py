"""A catalog for people who compare two of them, as `git diff` does."""

from collections.abc import Iterator

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import FUZZY, Message
from dragoman.catalogs.po.escapes import escape

_OBSOLETE = "obsolete"


def text_form(catalog: Catalog) -> str:
    """Return what a catalog says, each text on a line of its own, translations indented.

    Before a source text stand its context and the words `obsolete` and `fuzzy` in brackets, above
    it the translators' comments. The header, references, previous texts and the comments from the
    sources are left out.
    """
    return "\n".join("".join(f"{line}\n" for line in _lines(m)) for m in catalog.messages)


def _lines(message: Message) -> Iterator[str]:
    marks = (_OBSOLETE * message.obsolete, FUZZY * message.fuzzy)
    about = ", ".join(filter(None, (escape(message.context or ""), *marks)))
    before = f"({about}) " if about else ""
    yield from (f"# {comment}" for comment in message.comments)
    yield before + escape(message.id)
    if message.plural_id is not None:
        yield before + escape(message.plural_id)
    yield from (f"    {escape(string)}" for string in message.strings)
