"""What is worked out of a segment once, however many languages it is compared with."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dragoman.articles.document import Segment

_Result = TypeVar("_Result")


def kept(work_out: Callable[[Segment], _Result]) -> Callable[[Segment], _Result]:
    """Return a function that keeps its result with the segment, which never changes.

    As `functools.cached_property` does, for modules that the document must not know of.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def known(segment: Segment) -> _Result:
        try:
            result: _Result = segment.__dict__[name]
        except KeyError:
            result = segment.__dict__[name] = work_out(segment)
        return result

    return known
