"""What a project is: the values of its settings and the paths that follow from them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.articles import Dialect, Schema
from dragoman.catalogs import State, Terms
from dragoman.errors import SettingsError
from dragoman.locales import Locale
from dragoman.project.tables import SettingsFile

GENERAL = "general"
"""The risk class of articles that name none."""
_DAYS, _DAYS_STRICT = 30, 14


@dataclass(frozen=True, slots=True)
class PublishPolicy:
    """What a translated article needs to be shown."""

    whole: tuple[str, ...] = ("clinical",)
    """The risk classes that are shown whole in one language or not at all."""
    minimum: int = 60
    """Percent of words; an article below it is shown whole in the next language."""
    needs: Mapping[str, State] = field(default_factory=dict, hash=False)
    """The state that translations need by risk class; of other classes, translated."""
    days: Mapping[str, int] = field(default_factory=dict, hash=False)
    """For how long a translation stays published once its source was reworded, by risk class."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The risk classes that articles may name."""
        return tuple(dict.fromkeys((GENERAL, *self.whole, *self.needs, *self.days)))

    def terms(self, risk: str) -> Terms:
        """Return what a risk class asks of translations."""
        strict = risk in self.whole
        days = self.days.get(risk, _DAYS_STRICT if strict else _DAYS)
        return Terms(self.needs.get(risk, State.TRANSLATED), days, strict)


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a project and the paths that follow from them."""

    root: Path
    source: Locale
    locales: tuple[Locale, ...]
    """The languages translated into, in the order of the settings, without the source."""
    content: Path
    catalogs: Path
    templates: tuple[str, ...] = ()
    """Patterns below the root, of files whose messages are the interface's."""
    base_url: str = "http://127.0.0.1:8000"
    """Without a slash at its end."""
    site: str | None = None
    """`module:attribute`, importable from the root; without it nothing can be built."""
    publish: PublishPolicy = PublishPolicy()
    fallback: Mapping[Locale, tuple[Locale, ...]] = field(default_factory=dict, hash=False)
    regions: Mapping[Locale, str] = field(default_factory=dict, hash=False)
    """The regions that locales without one are read in, where it is not CLDR's likely one."""
    schema: Schema = field(default_factory=Schema)
    dialect: Dialect = field(default_factory=Dialect)
    """How articles are read, apart from the names of facts."""
    settings: SettingsFile = field(default=SettingsFile(), compare=False, repr=False)
    """Where all of this is written."""

    @property
    def all_locales(self) -> tuple[Locale, ...]:
        """The source, then the locales translated into."""
        return (self.source, *self.locales)

    @property
    def facts_path(self) -> Path:
        """The file of the values that differ by region."""
        return self.content / "facts.toml"

    def region_of(self, locale: Locale) -> str:
        """Return the region that readers of a locale are in, for facts and marked blocks."""
        return self.regions.get(locale, locale.region)

    @property
    def snapshot_path(self) -> Path:
        """The file the site answers from."""
        return self.root / "build" / "site.sqlite"

    @property
    def drafts_path(self) -> Path:
        """The snapshot with every translation in it; for this machine only."""
        return self.root / "build" / "drafts.sqlite"

    @property
    def compiled_folder(self) -> Path:
        """The folder of the compiled forms of catalogs."""
        return self.root / "build" / "catalogs"

    def compiled_path(self, locale: Locale, domain: str) -> Path:
        """Return where the compiled form of a catalog is kept."""
        return self.compiled_folder / locale.folder / f"{domain}.compiled"

    @property
    def mo_folder(self) -> Path:
        """The folder of the MO files, unless another one is asked for."""
        return self.root / "build" / "mo"

    def memory_path(self, locale: Locale) -> Path:
        """Return where the index over all translations into a locale is."""
        return self.root / "build" / "memory" / f"{locale.folder}.sqlite"

    @property
    def settled_path(self) -> Path:
        """The file that says which catalogs follow their templates."""
        return self.root / "build" / "settled.json"

    @property
    def lock_path(self) -> Path:
        """The file that whoever writes to the project holds."""
        return self.root / "build" / "dragoman.lock"

    @property
    def templates_folder(self) -> Path:
        """The folder of the extracted templates."""
        return self.catalogs / "templates"

    def article_paths(self) -> tuple[Path, ...]:
        """Every article, sorted; files and folders that start with a dot or underscore are none.

        Raises SettingsError where the content folder is not there, OSError where a folder cannot be
        read: in neither case are its articles gone.
        """
        walk = os.walk(self.content, onerror=self._unless_gone)
        found = (Path(folder, name) for folder, _, names in walk for name in names)
        articles = (path for path in found if path.suffix == ".md" and not self._hidden(path))
        return tuple(sorted(path for path in articles if path.is_file()))

    def domain_of(self, path: Path) -> str:
        """Return an article's domain: its path below the content folder, without the suffix."""
        return path.relative_to(self.content).with_suffix("").as_posix()

    def template_path(self, domain: str) -> Path:
        """Return where a domain's template is."""
        return self.templates_folder / f"{domain}.pot"

    def catalog_path(self, locale: Locale, domain: str) -> Path:
        """Return where a domain's catalog for a locale is, in gettext's spelling of the locale."""
        return self.catalogs / locale.folder / "LC_MESSAGES" / f"{domain}.po"

    def catalog_domains(self, locale: Locale) -> tuple[str, ...]:
        """Return the domains that a locale has catalogs of, sorted; articles may be gone."""
        folder = self.catalog_path(locale, "x").parent
        files = (path for path in folder.rglob("*.po") if not path.is_dir())
        return tuple(sorted(path.relative_to(folder).with_suffix("").as_posix() for path in files))

    def relative(self, path: Path) -> str:
        """Return a path as it is shown: below the root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_absolute() else path.as_posix()

    def _hidden(self, path: Path) -> bool:
        return any(part.startswith((".", "_")) for part in path.relative_to(self.content).parts)

    def _unless_gone(self, error: OSError) -> None:
        """Let a folder vanish while it is walked through, but for the one that holds them all."""
        if not isinstance(error, FileNotFoundError):
            raise error
        if error.filename == os.fspath(self.content):
            raise SettingsError(
                f"content: the folder {self.relative(self.content)} is not there",
                cure="Make it or bring it back, or name the folder of the articles in "
                f'{self.settings}:\n\n  content = "content"',
            ) from None
