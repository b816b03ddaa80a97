"""Where a translation stands: what a check knows besides the message itself."""

from dataclasses import dataclass

from dragoman.locales import Locale


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances of one catalog."""

    locale: Locale
    """The language of the translations."""
    source: Locale
    """The language of the article."""
    path: str
    """The catalog's file, relative to the project."""
    clinical: bool
    """Whether a wrong number may harm: then it is an error, elsewhere a warning."""
