"""Writing the id of a heading behind it, for links that lead there whatever the heading says."""

import re
from collections.abc import Collection

from dragoman.articles.document import Document

_REST = re.compile(rb"(?P<closing>[ \t]*#*)[ \t]*(?:\{(?P<attributes>[^{}\n]*)\}[ \t]*)?(?=\n|\Z)")
_UNFIT = re.compile(r"[\s{}]")


def heading_ids(
    document: Document, numbers: Collection[int], anchors: Collection[str]
) -> dict[int, str]:
    """Return by byte of the source what is to be put there, so that headings keep their ids.

    `numbers` are the segments that are written anew, `anchors` the ids that links lead to. A
    heading whose author gave it an id has it already.
    """
    places = {place.segment: place for place in document.places if place.kind == "heading"}
    source = document.source.encode()
    found: dict[int, str] = {}
    for heading in document.headings:
        place = places.get(heading.segment)
        wanted = heading.segment in numbers and heading.id in anchors
        if place is None or not wanted or _UNFIT.search(heading.id):
            continue
        rest = _REST.match(source, place.end)
        if rest and rest["attributes"] is None:
            found[rest.end("closing")] = f" {{#{heading.id}}}"
        elif rest and b"#" not in rest["attributes"]:
            found[rest.start("attributes")] = f"#{heading.id} "
    return found
