"""From a message to safe inline HTML.

A message is rendered as one paragraph with an invisible character at both ends and its newlines
turned into breaks between two of them: so it can start no heading, list, fence, table row or
definition, and its emphasis stands as it did between other words.
"""

import re
from collections.abc import Sequence
from functools import partial

from dragoman.articles.canon import is_literal
from dragoman.articles.characters import ARMOUR, CLOSE, OPEN, REPAIR, repaired
from dragoman.articles.document import Footnote
from dragoman.articles.engine import Destination, html
from dragoman.articles.markup import FOOTNOTE

BREAK = f"{ARMOUR}<br />{ARMOUR}"
"""A line end of a message while it is rendered."""
_SPELLED_BREAK = f"{ARMOUR}&lt;br /&gt;{ARMOUR}"
"""A line end where there can be no break: in code and in alt texts."""
HEAD, TAIL = f"<p>{ARMOUR}", f"{ARMOUR}</p>\n"
"""What stands around a message while it is rendered."""
PUT_IN = (ARMOUR, REPAIR, "%E2%81%9F", "%E1%B3%80")
"""What is put in while a message is rendered, also as it stands in addresses."""
_ANY_PUT_IN = re.compile("|".join(PUT_IN))
REFERENCE = re.compile(
    r'(?P<attribute>href|src)="%EE%80%80(?P<number>\d+)%EE%80%81"(?P<alt> alt="(?P<words>[^"]*)")?'
)
"""A numbered reference in a rendered message, to be filled when the page is joined."""
_NUMBER = re.compile('%EE%80%80(?:(?<=href="%EE%80%80)|(?<=src="%EE%80%80))(\\d+)%EE%80%81(?=")')


def render(
    text: str, links: int = 0, footnotes: Sequence[Footnote] = (), *, repair: bool = True
) -> str | None:
    """Return a message's inline HTML with references 1 to `links` left to be filled.

    `repair` mends emphasis beside CJK punctuation. None where the text does not render as one
    paragraph, which no message of an article does.
    """
    if is_literal(text):
        return text
    mended = (repaired(text) if repair else text).replace("\n", BREAK)
    armoured = f"{ARMOUR}{mended}{ARMOUR}"
    if footnotes:
        armoured += "".join([f"\n\n[^{note.label}]: ." for note in footnotes])
    try:
        markup = html(armoured, partial(_reference, links) if "][" in text else None)
    except UnicodeEncodeError:  # a lone surrogate
        return None
    end = markup.find(TAIL)
    alone = markup.startswith(HEAD) and markup.count(TAIL) == 1
    if not alone or not (footnotes or markup.endswith(TAIL)):
        return None
    inline = bare(markup[len(HEAD) : end])
    return _numbered(inline, footnotes) if footnotes else inline


def cut_at_references(markup: str) -> list[str]:
    """Return rendered HTML around the addresses in it, with their numbers between."""
    return _NUMBER.split(markup)


def _reference(links: int, number: int) -> Destination | None:
    return (f"{OPEN}{number}{CLOSE}", "") if number <= links else None


def bare(inline: str) -> str:
    """Return HTML without what was put in while it was rendered."""
    inline = inline.replace(_SPELLED_BREAK, " ")
    for sign in PUT_IN:
        if sign in inline:
            return _ANY_PUT_IN.sub("", inline)
    return inline


def _numbered(markup: str, footnotes: Sequence[Footnote]) -> str:
    """Give footnotes the document's numbers instead of the message's."""
    numbers = {note.label: note.number for note in footnotes}

    def element(match: re.Match[str]) -> str:
        number = numbers.get(match[1], 0)
        return f'<sup class="footnote-reference"><a href="#{match[1]}">{number}</a></sup>'

    return FOOTNOTE.sub(element, markup)
