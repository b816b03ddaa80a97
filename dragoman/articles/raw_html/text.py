"""The text of messages from raw HTML: their inline tags, and every other sign as itself."""

import re

from dragoman.articles.form import Form
from dragoman.articles.markup import Tag, escape, pieces, unescaped

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_IN_TAG = re.compile(r"""("[^"]*"|'[^']*')|[ \t\n\r\f]+""")
_LINE_END = re.compile(r"[ \t]*[\n\r\f][ \t\n\r\f]*")
_REFERENCE = re.compile(r"&(?=(#[0-9]+;?|#[xX][0-9A-Fa-f]+;?|[A-Za-z][A-Za-z0-9]*;?))")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")


def written(html: str) -> str:
    """Return inline HTML as the text of a message.

    - Tags stay as they are, on one line, with single blanks between their attributes.
    - Character references become their characters. `&` and `<` stay references where they would
      be read as the beginning of a reference or a tag.
    - Runs of blanks become one space, and none stand at the ends.
    """
    found = pieces(html)
    text = [_tag(part) if isinstance(part, Tag) else _written(part) for part in found]
    return "".join(text).strip(" ")


def one_line(text: str) -> str:
    """Return plain text with its runs of blanks as one space, and none at the ends."""
    return _collapsed(text).strip(" ")


def rendered(text: str, form: Form) -> str:
    """Return the text of a message as inline HTML.

    In `Form.HTML` tags stay as they are; everything else, and every other form, is escaped.
    Messages in Markdown are rendered by the engine.
    """
    if form is not Form.HTML:
        return escape(text)
    return "".join(
        part.source if isinstance(part, Tag) else escape(unescaped(part)) for part in pieces(text)
    )


def _tag(tag: Tag) -> str:
    if not tag.name:
        return _collapsed(tag.source)
    return _IN_TAG.sub(lambda found: _LINE_END.sub(" ", found[1]) if found[1] else " ", tag.source)


def _written(source: str) -> str:
    text = _REFERENCE.sub(_ampersand, _collapsed(unescaped(source)))
    return _OPENING.sub("&lt;", text)


def _ampersand(sign: re.Match[str]) -> str:
    reference = f"&{sign[1]}"
    return "&" if unescaped(reference) == reference else "&amp;"


def _collapsed(text: str) -> str:
    return _BLANKS.sub(" ", text)
