"""What is worked out of segments once, however many languages they are compared with."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dragoman.articles.document import Segment, Segments

_Asked = TypeVar("_Asked", Segment, Segments)
_Result = TypeVar("_Result")


def kept(work_out: Callable[[_Asked], _Result]) -> Callable[[_Asked], _Result]:
    """Return a function that keeps its result with a segment, or some, which never change.

    As `functools.cached_property` does, for modules that the document must not know of.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def known(asked: _Asked) -> _Result:
        try:
            result: _Result = asked.__dict__[name]
        except KeyError:
            result = asked.__dict__[name] = work_out(asked)
        return result

    return known
