"""A page in the words of its readers, its addresses still open.

What readers of several locales see of an article is often the same but for where its links lead:
all of it where there is no translation yet. So words are joined once, and addresses are asked for
anew on every page.
"""

from collections.abc import Callable, Iterable, Sequence

from dragoman.articles.engine import href
from dragoman.articles.parts import Reference
from dragoman.articles.raw_tags import address_in
from dragoman.articles.targets import Target
from dragoman.values import dataclass

Opening = Target | Reference
"""The place of an address: as the engine writes it, or in a raw tag."""
Pieces = Sequence[str | Opening]
"""HTML and the places of addresses in it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The body of a page, open at its addresses."""

    pieces: Pieces

    def addressed(self, resolve: Callable[[Target], str]) -> str:
        """Return the body; `resolve` gives the address a target has for the page's readers."""
        return addressed(self.pieces, resolve)


def addressed(pieces: Pieces, resolve: Callable[[Target], str]) -> str:
    """Return pieces as one, with what `resolve` says in the places of addresses."""
    return "".join([it if isinstance(it, str) else _address(it, resolve) for it in pieces])


def sheet_of(parts: Iterable[str | Pieces]) -> Sheet:
    """Return the sheet of a page from all that stands on it, in order."""
    pieces: list[str | Opening] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        for piece in part:
            if isinstance(piece, str):
                run.append(piece)
            else:
                pieces += ("".join(run), piece)
                run = []
    return Sheet((*pieces, "".join(run)))


def _address(opening: Opening, resolve: Callable[[Target], str]) -> str:
    if isinstance(opening, Target):
        return href(resolve(opening))
    return address_in(opening, resolve(opening.target))
