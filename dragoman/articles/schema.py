"""Which fields of an article's front matter are for translation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schema:
    """The front-matter fields whose text is a message; every other field stays as it is."""

    translate: tuple[str, ...] = ("title", "summary")
