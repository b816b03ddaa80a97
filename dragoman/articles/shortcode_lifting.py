"""Lifting the words for readers out of shortcodes that stand on lines of their own."""

from dragoman.articles.marks import Marking
from dragoman.articles.markup import escape
from dragoman.articles.outline import Marker
from dragoman.articles.parts import Part, Value
from dragoman.articles.places import Place
from dragoman.articles.prose import is_message
from dragoman.articles.record import Record
from dragoman.articles.shortcodes import Argument


def lift_arguments(marker: Marker, marking: Marking, record: Record) -> tuple[Part, ...]:
    """Return what stands in a marker's place, the arguments of its shortcodes taken down."""
    return tuple(
        _value(part, marker.line, marking, record) if isinstance(part, Argument) else part
        for part in marker.parts
    )


def _value(argument: Argument, line: int, marking: Marking, record: Record) -> Part:
    if marking.skip or not is_message(argument.value):
        return escape(argument.written(argument.value))
    number = record.plain(
        argument.value, kind="shortcode", line=line, context=argument.name, marking=marking
    )
    span = (record.body + argument.start, record.body + argument.end)
    record.places.append(Place(*span, argument.value, number, argument=argument, kind="shortcode"))
    return Value(number)
