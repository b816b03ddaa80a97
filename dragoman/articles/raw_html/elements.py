"""What the elements of HTML mean for the text in them."""

import re
from collections.abc import Iterator, Mapping

from dragoman.articles.raw_html.tokens import StartTag, Value


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content and end tag (HTML 13.1.2)."""

SILENT = _names("br input wbr")
"""Void elements that are no part of a sentence where they stand at its end."""

CODE = _names("code kbd pre samp var")
"""Elements whose text is not for translation."""

_BLOCKS = _names("""
    address area article aside base blockquote body button caption center col colgroup datalist dd
    details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4
    h5 h6 head header hgroup hr html iframe label legend li link main map menu meta nav noembed
    noframes noscript object ol optgroup option p param picture plaintext pre script search section
    select slot source style summary svg table tbody td template textarea tfoot th thead title tr
    track ul video audio canvas xmp
""")
_IN_SVG = _names("a tspan textpath")

_PARAGRAPH_ENDS = _names("""
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul
""")
_ENDED_BY: Mapping[str, frozenset[str]] = {
    "p": _PARAGRAPH_ENDS,
    "li": _names("li"),
    "dt": _names("dt dd"),
    "dd": _names("dt dd"),
    "option": _names("option optgroup"),
    "optgroup": _names("optgroup"),
    "td": _names("td th tr tbody tfoot"),
    "th": _names("td th tr tbody tfoot"),
    "tr": _names("tr tbody tfoot"),
    "thead": _names("tbody tfoot"),
    "tbody": _names("tbody tfoot"),
}

_SPOKEN = _names("alt aria-description aria-label placeholder title")
_LABELLED = _names("optgroup option track")
_BUTTONS = _names("button reset submit")
_ADDRESSES = _names("href poster src")
_CANDIDATE = re.compile(r"[\s,]*+(?P<address>\S*[^\s,])[^,]*+")


def is_block(name: str, *, in_svg: bool = False) -> bool:
    """Tell whether an element parts the text before it from the text after it.

    Elements unknown to HTML stand within the line, as they do in browsers; those of a drawing are
    apart from each other.
    """
    return name not in _IN_SVG if in_svg else name in _BLOCKS


def ends(name: str, enclosing: str) -> bool:
    """Tell whether a start tag ends the element around it, whose end tag may be left out."""
    return name in _ENDED_BY.get(enclosing, ())


def spoken(tag: StartTag) -> Iterator[tuple[str, Value]]:
    """Yield the attributes of a tag that people read or hear, by name.

    They are those that browsers may translate (HTML 3.2.6.2) and those of WAI-ARIA; the label of a
    button is none where the form sends it.
    """
    return ((name, value) for name, value in tag.attributes.items() if _is_spoken(name, tag))


def addresses(tag: StartTag) -> Iterator[tuple[str, Value]]:
    """Yield the addresses in the attributes of a tag, by the attribute's name."""
    for name, value in tag.attributes.items():
        if name in _ADDRESSES and value.text:
            yield name, value
        elif name == "srcset" and len(value.text) == value.end - value.start:
            yield from ((name, address) for address in _candidates(value))


def _candidates(value: Value) -> Iterator[Value]:
    """Yield the addresses of a source set (HTML 4.8.4.2.1) without character references."""
    for found in _CANDIDATE.finditer(value.text):
        start, end = found.span("address")
        yield Value(value.start + start, value.start + end, value.quoted, found["address"])


def _is_spoken(name: str, tag: StartTag) -> bool:
    if name == "label":
        return tag.name in _LABELLED
    if name == "value":
        return tag.name == "input" and "name" not in tag.attributes and _type(tag) in _BUTTONS
    return name in _SPOKEN


def _type(tag: StartTag) -> str:
    value = tag.attributes.get("type")
    return value.text.lower() if value else ""
