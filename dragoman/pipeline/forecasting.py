"""Forecasting: what edits of articles will do to their translations, before anybody runs `update`.

The forecast is no estimate: the merges are those of an update, and the decisions those of a build,
with nothing written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.articles import Document
from dragoman.catalogs import Catalog, Message, Standing, read_catalog
from dragoman.errors import DragomanError, Finding
from dragoman.locales import Locale
from dragoman.pipeline.merges import Merges, works_for, works_of
from dragoman.pipeline.past import project_at
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.pipeline.sources import read_sources
from dragoman.project import Project
from dragoman.publishing import Library, Translator, read_library

Catalogs = Mapping[tuple[Locale, str], Catalog]


@dataclass(frozen=True, slots=True)
class Impact:
    """What the edits do to one article in one language; numbers are messages."""

    locale: Locale
    domain: str
    carried: int
    """New texts of which a translation is shown as it was: no word changed, or the text moved."""
    held: int
    """Shown as they were for some days, with a notice: the text was reworded."""
    withdrawn: int
    """Were shown, and are not until a translator or reviser has seen to them."""
    open: int
    """New texts without a translation that was shown."""
    before: Locale | None
    """The language the article is shown in before the edits; none for a new article."""
    after: Locale
    """The one it is shown in after them."""
    share: int
    """Percent of its words that are published in the reader's language after them."""
    frame_void: bool
    """What stands between its messages had been approved, and is another now: so all of them are
    held, or withdrawn, though their own texts may be as they were."""

    @property
    def falls_back(self) -> bool:
        """Whether readers will get the article in another language than before."""
        return self.before not in (None, self.after)


@dataclass(frozen=True, slots=True)
class ImpactReport:
    """What the edits do, by locale and article; only articles for which they do anything."""

    impacts: tuple[Impact, ...]
    findings: tuple[Finding, ...]


def impact(
    project: Project,
    *,
    base: str | None = None,
    locales: Iterable[Locale] = (),
    today: date | None = None,
    progress: Progress = no_progress,
) -> ImpactReport:
    """Return what the edits of articles since a revision will do in some locales, or in all.

    Without a revision, the edits since the last commit, to the catalogs as they are; with one, to
    the catalogs as they were then. Raises DragomanError where there is no git, or no such revision.
    """
    day = today or date.today()
    after = read_library(project, today=day)
    with project_at(project, base or "HEAD") as past:
        before = read_library(past, today=day)
        domains = {**before.documents, **after.documents}
        catalogs = _catalogs(past if base else project, domains)
    merges = _merges(project, catalogs, day)
    merged = _merged(merges, progress)
    before = replace(before, catalogs=_that_follow(before, catalogs))
    forecast = _Forecast(project, before, replace(after, catalogs=merged), merges)
    wanted = tuple(locales) or project.all_locales
    impacts = tuple(each for locale in wanted for each in forecast.impacts(locale))
    return ImpactReport(impacts, after.findings)


def _catalogs(project: Project, domains: Iterable[str]) -> Catalogs:
    """Return the catalogs of articles, also of those that are gone; a broken one is left out."""
    found: dict[tuple[Locale, str], Catalog] = {}
    for domain in domains:
        for locale in project.all_locales:
            path = project.catalog_path(locale, domain)
            try:
                found[locale, domain] = read_catalog(path, domain=domain, locale=locale)
            except (DragomanError, FileNotFoundError):
                continue
    return found


def _that_follow(before: Library, catalogs: Catalogs) -> Catalogs:
    """Return the catalogs as they followed the articles before the edits.

    Those that `update` has brought up to date already are taken as they were then.
    """
    return {
        pair: catalogs[pair] if _follows(catalogs.get(pair), before.documents.get(pair[1])) else own
        for pair, own in before.catalogs.items()
    }


def _follows(catalog: Catalog | None, document: Document | None) -> bool:
    keys = document.keys if document else ()
    return catalog is not None and all(catalog.find(key) is not None for key in keys)


def _merges(project: Project, catalogs: Catalogs, today: date) -> dict[Locale, Merges]:
    works = works_of(project, read_sources(project), today)
    found: dict[Locale, Merges] = {}
    for locale in project.all_locales:
        own = {domain: each for (it, domain), each in catalogs.items() if it == locale}
        found[locale] = Merges(locale, works_for(works, locale), own)
    return found


def _merged(merges: Mapping[Locale, Merges], progress: Progress) -> Catalogs:
    """Return the catalogs as an update will leave them."""
    found: dict[tuple[Locale, str], Catalog] = {}
    for number, (locale, each) in enumerate(merges.items()):
        progress(number, len(merges))
        found |= {(locale, domain): each.of(domain).catalog for domain in each.works}
    return found


class _Forecast:
    """Compares what is published of a project at two times."""

    def __init__(
        self,
        project: Project,
        before: Library,
        after: Library,
        merges: Mapping[Locale, Merges],
    ) -> None:
        self.before, self.after = _translators(project, before), _translators(project, after)
        self.libraries = before, after
        self.merges = merges

    def impacts(self, locale: Locale) -> Iterator[Impact]:
        """Yield what the edits do in a locale, without articles that they leave as they were."""
        before, after = self.libraries
        for domain, document in after.documents.items():
            same = before.documents.get(domain)
            edited = same is None or same.source != document.source
            if edited and locale != after.sources[domain]:
                found = self._impact(locale, domain)
                if found.falls_back or found.carried + found.held + found.withdrawn + found.open:
                    yield found

    def _impact(self, locale: Locale, domain: str) -> Impact:
        counts = Counter(self._outcomes(locale, domain))
        after = self.after[domain].translation(locale)
        former = self.before.get(self._former(locale, domain))
        frame = former.candidates.frame(locale) if former else None
        return Impact(
            locale,
            domain,
            counts["carried"],
            counts["held"],
            counts["withdrawn"],
            counts["open"],
            former.translation(locale).text_locale if former else None,
            after.text_locale,
            after.share,
            _stands(frame) and not _stands(self.after[domain].candidates.frame(locale)),
        )

    def _former(self, locale: Locale, domain: str) -> str:
        """Return the name an article had before the edits."""
        renamed = self.merges[locale].former.get(domain)
        return renamed.domain if renamed else domain

    def _outcomes(self, locale: Locale, domain: str) -> Iterator[str]:
        """Yield what becomes of each message that is new, or shown in another state than before."""
        before, after = self._states(self.before, locale), self.after[domain].candidates
        own = before.get(self._former(locale, domain), {})
        everywhere = {key: state for states in before.values() for key, state in states.items()}
        catalog = self.libraries[1].catalogs[locale, domain]
        choices = zip(after.document.segments, after.of(locale), strict=True)
        for key, choice in {segment.key: choice for segment, choice in choices}.items():
            message = catalog.find(key)
            if message is None:
                continue
            state = choice.state if choice else ""
            was = own.get(key)
            if was is None:
                yield _new(state, everywhere.get(_origin(message), ""))
            elif was != state:
                yield "held" if state == "held" else "withdrawn" if was else "carried"

    def _states(
        self, translators: Mapping[str, Translator], locale: Locale
    ) -> dict[str, dict[tuple[str | None, str], str]]:
        return {
            domain: {
                segment.key: choice.state if choice else ""
                for segment, choice in zip(
                    it.candidates.document.segments, it.candidates.of(locale), strict=True
                )
            }
            for domain, it in translators.items()
        }


def _translators(project: Project, library: Library) -> dict[str, Translator]:
    return {
        domain: Translator(project, library, domain, drafts=False) for domain in library.documents
    }


def _stands(frame: Standing | None) -> bool:
    return frame is not None and frame.publishable and not frame.held


def _origin(message: Message) -> tuple[str | None, str]:
    """Return the key of the text a translation was made for."""
    before = message.previous
    return (before.context, before.id) if before else message.key


def _new(state: str, was: str) -> str:
    """Return the outcome of a text that is new in its article."""
    if state == "held":
        return "held"
    if state:
        return "carried"
    return "withdrawn" if was else "open"
