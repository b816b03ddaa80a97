"""Translations for which a merge leaves no place, kept as translators' comments.

# was: Veraltet.
msgid "Out of date."
msgstr "Überholt."
"""

from dataclasses import replace

from dragoman.catalogs.message import Message
from dragoman.catalogs.po.escapes import escape

WAS = "was"
"""Begins the comment, with the number of the form in brackets where there are several."""


def with_former(message: Message, former: Message) -> Message:
    """Return a message with the texts of another that are not its own, as comments.

    Each is one line, written as in a PO file but for the quotes. One that is a comment already is
    not repeated.
    """
    lines = (
        f"{WAS}[{form}]: {_line(text)}" if len(former.strings) > 1 else f"{WAS}: {_line(text)}"
        for form, text in enumerate(former.strings)
        if text and text not in message.strings
    )
    return with_comments(message, tuple(lines))


def with_comments(message: Message, comments: tuple[str, ...]) -> Message:
    """Return a message with more translators' comments, those that it does not have yet."""
    more = tuple(line for line in dict.fromkeys(comments) if line not in message.comments)
    return replace(message, comments=message.comments + more) if more else message


def _line(text: str) -> str:
    return escape(text).replace(r"\"", '"')
