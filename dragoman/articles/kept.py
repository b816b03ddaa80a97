"""What is worked out of a segment once, however many languages it is compared with."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from dragoman.articles.document import Segment, Segments

_Result = TypeVar("_Result")


def kept(work_out: Callable[[Segment], _Result]) -> Callable[[Segment], _Result]:
    """Return a function that keeps its result with the segment, which never changes.

    As `functools.cached_property` does, for modules that the document must not know of.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def known(segment: Segment) -> _Result:
        found = segment.__dict__
        if name not in found:
            found[name] = work_out(segment)
        result: _Result = found[name]
        return result

    return known


def kept_with_each(
    work_out: Callable[[Segments], Sequence[_Result]],
) -> Callable[[Segments], Sequence[_Result]]:
    """Return a function that keeps with each of some segments what it works out of all."""
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def known(segments: Segments) -> Sequence[_Result]:
        results: Sequence[_Result] | None = segments.__dict__.get(name)
        if results is None:
            new = [it for it in segments if name not in it.__dict__]
            if new:
                asked = segments if len(new) == len(segments) else Segments(new)
                for segment, result in zip(new, work_out(asked), strict=True):
                    segment.__dict__[name] = result
            results = segments.__dict__[name] = [it.__dict__[name] for it in segments]
        return results

    return known
