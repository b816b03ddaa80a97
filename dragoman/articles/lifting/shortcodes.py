"""Lifting the words for readers out of shortcodes that stand on lines of their own."""

from dragoman.articles.characters import collapsed
from dragoman.articles.extensions.outline import Marker
from dragoman.articles.extensions.shortcodes import Argument
from dragoman.articles.marks import Marking
from dragoman.articles.markup import escape
from dragoman.articles.parts import Part, Value
from dragoman.articles.places import Place
from dragoman.articles.prose import is_message
from dragoman.articles.record import Record


def lift_arguments(marker: Marker, marking: Marking, record: Record) -> tuple[Part, ...]:
    """Return what stands in a marker's place, the arguments of its shortcodes taken down."""
    line = marker.line
    parts: list[Part] = []
    for part in marker.parts:
        if isinstance(part, Argument):
            parts.append(_value(part, line, marking, record))
            line += part.value.count("\n")
        else:
            parts.append(part)
            line += part.count("\n") if isinstance(part, str) else 0
    return tuple(parts)


def _value(argument: Argument, line: int, marking: Marking, record: Record) -> Part:
    if marking.skip or not is_message(argument.value):
        return escape(argument.written(argument.value))
    number = record.plain(
        collapsed(argument.value),
        escape(argument.value),
        kind="shortcode",
        line=line,
        context=argument.name,
        marking=marking,
    )
    span = (record.body + argument.start, record.body + argument.end)
    record.places.append(Place(*span, argument.value, number, argument=argument, kind="shortcode"))
    return Value(number)
