"""Raw tags on a page: their attributes' texts and addresses in the language of its readers."""

from collections.abc import Callable

from dragoman.articles.markup import escape
from dragoman.articles.parts import RawTag, Reference, Value
from dragoman.articles.targets import Target


def tag_with(tag: RawTag, value: Callable[[int], str], address: Callable[[Target], str]) -> str:
    """Return a raw tag with its attributes filled in.

    `value` gives the text of a segment, escaped, `address` where a target leads.
    """
    return "".join([_piece_with(piece, value, address) for piece in tag.pieces])


def address_in(reference: Reference, address: str) -> str:
    """Return an address as an attribute has it; one that is the author's as it was spelled."""
    if address == reference.target.source:
        return reference.spelled
    return quoted(escape(address), reference.bare)


def quoted(value: str, bare: str | bool | None) -> str:
    """Return an attribute's value, in quotes where the author had none and it is another one."""
    return value if not bare or value == bare else f'"{value}"'


def _piece_with(
    piece: str | Value | Reference, value: Callable[[int], str], address: Callable[[Target], str]
) -> str:
    match piece:
        case Value(number, bare):
            return quoted(value(number), bare)
        case Reference(target):
            return address_in(piece, address(target))
    return piece
