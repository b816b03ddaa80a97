"""Where a translation stands: what a check knows besides the message itself."""

from dataclasses import dataclass
from datetime import date

from dragoman.catalogs import Terms
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
    terms: Terms
    """What the article's risk class asks of translations."""
    today: date

    @property
    def clinical(self) -> bool:
        """Whether a wrong number may harm: then it is an error, elsewhere a warning."""
        return self.terms.strict
