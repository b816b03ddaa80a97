"""Updating: what changed in the sources, merged into every catalog."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.catalogs import (
    Catalog,
    MergeReport,
    Message,
    is_settled,
    read_catalog,
    rename_catalog,
    saving_findings,
    write_catalog,
)
from dragoman.errors import DragomanError, Finding, Severity, finding_of
from dragoman.locales import Locale
from dragoman.pipeline.extracting import extract_from
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.merges import Merges, Work, works_for, works_of
from dragoman.pipeline.reports import (
    Count,
    Progress,
    Report,
    Written,
    joined,
    no_progress,
    shortened,
)
from dragoman.pipeline.settled import Known, Settled
from dragoman.pipeline.sources import Sources, read_sources, writing
from dragoman.project import Project

_SHOWN = 60
"""Characters of a message that are shown to tell which one it was."""


def update(
    project: Project,
    *,
    locales: Iterable[Locale] = (),
    check: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> Report:
    """Extract, then merge every template into the catalogs of all locales, or of those given.

    Missing catalogs are created; those of an article that was renamed follow it. A catalog that
    cannot be read, or that somebody saves while it is merged, is left as it is and named in the
    findings. How a catalog was saved, where other tools refuse that or read it otherwise, is told
    as `left` unless the catalog is written, which mends it. With `check` nothing is written, and
    the report says what would be. `today` is the day of the marks on translations whose source
    changed.
    """
    wanted = tuple(locales) or project.all_locales
    with nullcontext() if check else writing(project):
        sources = read_sources(project)
        merged = update_catalogs(
            project, sources, wanted, check=check, today=today, progress=progress
        )
        return joined([extract_from(project, sources, check=check), merged])


def update_catalogs(
    project: Project,
    sources: Sources,
    locales: Iterable[Locale],
    *,
    check: bool = False,
    today: date | None = None,
    progress: Progress = no_progress,
) -> Report:
    """Merge every template into the catalogs of some locales; the caller holds the lock."""
    settled = sources.settled
    works = works_of(project, sources, today or date.today())
    _learn(works.values(), settled)
    wanted = tuple(locales)
    reports: list[Report] = []
    for number, locale in enumerate(wanted):
        progress(number, len(wanted))
        reports.append(_Update(project, sources, locale, works, settled, check).report())
    if not check:
        settled.write()
    return joined(reports)


def _learn(works: Iterable[Work], settled: Settled) -> None:
    """Note what was found out of articles that had to be parsed."""
    for work in works:
        source = work.source
        if source.known is None and source.document is not None:
            known = Known(str(source.locale), work.digest)
            settled.learn(source.document.path, source.digest, known)


@dataclass(slots=True)
class _Update:
    """The update of one locale's catalogs."""

    project: Project
    sources: Sources
    locale: Locale
    works: Mapping[str, Work]
    settled: Settled
    check: bool
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    """Those that are there and can be read, by domain."""
    findings: list[Finding] = field(default_factory=list)

    def report(self) -> Report:
        """Merge what is not known to be settled, and return what was done."""
        works = works_for(self.works, self.locale)
        open_ones = [work for work in works.values() if not self._is_settled(work)]
        done = Report(unchanged=len(works) - len(open_ones))
        if not open_ones:
            return done
        self._read(works)
        merges = Merges(self.locale, works, self.catalogs)
        merged = [self._merged(work, merges) for work in open_ones]
        return joined([done, *merged, Report(findings=tuple(self.findings))])

    def _is_settled(self, work: Work) -> bool:
        path = self._path(work)
        return self.settled.has(self.project.relative(path), work.digest, path)

    def _path(self, work: Work) -> Path:
        return self.project.catalog_path(self.locale, work.source.domain)

    def _read(self, works: Mapping[str, Work]) -> None:
        """Read the catalogs of the locale, also those whose articles are gone."""
        for domain in {**dict.fromkeys(works), **dict.fromkeys(self._strays())}:
            path = self.project.catalog_path(self.locale, domain)
            if not os.path.lexists(path):
                continue
            name = self.project.relative(path)
            try:
                with named_faults(self.project, path):
                    self.catalogs[domain] = read_catalog(
                        path, domain=domain, locale=self.locale, name=name
                    )
            except DragomanError as error:
                self.findings += [finding_of(error)] if domain in works else []

    def _strays(self) -> Iterator[str]:
        """Yield the domains of catalogs whose articles are gone."""
        for domain in self.project.catalog_domains(self.locale):
            if domain not in self.sources.by_domain and domain not in self.sources.unread:
                yield domain

    def _merged(self, work: Work, merges: Merges) -> Report:
        path, domain = self._path(work), work.source.domain
        if os.path.lexists(path) and domain not in self.catalogs:
            return Report()
        try:
            with named_faults(self.project, path):
                return self._written(work, merges)
        except DragomanError as error:
            return Report(findings=(finding_of(error),), left=self._left(domain))

    def _written(self, work: Work, merges: Merges) -> Report:
        """Merge one catalog and write it, once it has the name that its article has now."""
        domain, path = work.source.domain, self._path(work)
        name = self.project.relative(path)
        present, former = self.catalogs.get(domain), merges.former.get(domain)
        if present is None and former is None and len(work.template) == 0:
            return Report()
        merged = merges.of(domain)
        if present and is_settled(present, merged, tolerant=self.check):
            return self._unchanged(name, work, present)
        renamed = self._renamed(former, path)
        if not self.check:
            digest = write_catalog(path, merged.catalog, name=name)
            if digest is None:  # somebody else has written just that
                return joined([Report(unchanged=1), renamed])
            if not self._left(domain):
                self.settled.note(name, work.digest, digest)
        lost = tuple(_comment_lost(name, message) for message in merged.report.comments_lost)
        report = Report(written=(Written(name, counts_of(merged.report)),), findings=lost)
        return joined([report, renamed])

    def _unchanged(self, name: str, work: Work, present: Catalog) -> Report:
        left = self._left(work.source.domain)
        if not self.check and not left:
            self.settled.note(name, work.digest, present.digest)
        return Report(unchanged=1, left=left)

    def _left(self, domain: str) -> tuple[Finding, ...]:
        """Return what to say of how a file was saved, each time until somebody has mended it."""
        present = self.catalogs.get(domain)
        return saving_findings(present) if present else ()

    def _renamed(self, former: Catalog | None, path: Path) -> Report:
        """Give the catalog of an article that was renamed its new path."""
        if former is None:
            return Report()
        old = self.project.catalog_path(self.locale, former.domain)
        name = self.project.relative(old)
        if not self.check:
            with named_faults(self.project, old):
                rename_catalog(old, path, former, name=name)
        return Report(written=(Written(name, removed=True),))


def _comment_lost(name: str, message: Message) -> Finding:
    """Return the warning for a translator's comment that goes with its untranslated message."""
    said = " ".join(" ".join(message.comments).split())
    reason = (
        f'"{shortened(message.id, _SHOWN)}" is gone untranslated, and with it the comment: {said}'
    )
    return Finding(name, message.line, Severity.WARNING, "comment_lost", reason)


def counts_of(report: MergeReport) -> tuple[Count, ...]:
    """Return what a merge did in the words of the command line."""
    return (
        (report.new, "new"),
        (report.reworded, "reworded (fuzzy)"),
        (report.carried, "carried"),
        (report.moved, "moved here"),
        (report.copied, "copied from other articles"),
        (report.revived, "back again"),
        (report.obsolete, "obsolete"),
        (report.removed, "removed"),
        (report.unchanged, "unchanged"),
    )
