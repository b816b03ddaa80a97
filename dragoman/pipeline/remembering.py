"""Remembering: what has been translated already, found by what its source says."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs import Match, Memory, discard_memory, open_memory, read_catalog
from dragoman.errors import DamagedError, DragomanError, Finding, finding_of, has_errors
from dragoman.locales import Locale
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.reports import Progress, no_progress
from dragoman.project import Project


@dataclass(frozen=True, slots=True)
class MemoryReport:
    """What the memory knows of a text."""

    matches: tuple[Match, ...]
    """The likest first."""
    findings: tuple[Finding, ...]
    """Which catalogs cannot be read; the memory has what they said when it last read them."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return has_errors(self.findings)


def look_up(
    project: Project,
    locale: Locale,
    text: str,
    *,
    limit: int,
    at_least: float,
    progress: Progress = no_progress,
) -> MemoryReport:
    """Return the translations into a locale whose sources are most like a text.

    At most `limit` of them, and only those that are like it by `at_least` percent. All catalogs of
    the locale are searched, obsolete messages and those of articles that are gone among them.
    """

    def answer() -> MemoryReport:
        with memory_of(project, locale, progress=progress) as (memory, findings):
            return MemoryReport(memory.matches(text, limit=limit, at_least=at_least), findings)

    try:
        return answer()
    except DamagedError:
        discard_memory(project.memory_path(locale))
        return answer()


@contextmanager
def memory_of(
    project: Project, locale: Locale, *, progress: Progress = no_progress
) -> Iterator[tuple[Memory, tuple[Finding, ...]]]:
    """Give the memory of a locale as its catalogs are now, and which of them cannot be read.

    Only catalogs whose bytes have changed are read. Raises as `Memory` does.
    """
    with open_memory(project.memory_path(locale)) as memory:
        yield memory, _bring_up_to_date(memory, project, locale, progress)


def _bring_up_to_date(
    memory: Memory, project: Project, locale: Locale, progress: Progress
) -> tuple[Finding, ...]:
    """Put into the memory what has changed since it was last used; what cannot be read stays."""
    present = _present(project, locale)
    if memory.digests() == present:
        return ()
    findings: list[Finding] = []
    with memory.changing():
        known = memory.digests()
        for origin in known.keys() - present.keys():
            memory.forget(origin)
        changed = [origin for origin in present if known.get(origin) != present[origin]]
        for number, origin in enumerate(changed):
            progress(number, len(changed))
            path = project.catalog_path(locale, origin)
            try:
                with named_faults(project, path):
                    name = project.relative(path)
                    catalog = read_catalog(path, domain=origin, locale=locale, name=name)
            except DragomanError as error:
                findings.append(finding_of(error))
            else:
                memory.update(origin, present[origin], catalog.messages)
    return tuple(findings)


def _present(project: Project, locale: Locale) -> Mapping[str, str]:
    """Return the digest of each catalog there is, by domain; nothing of one that has no bytes."""
    domains = project.catalog_domains(locale)
    return {domain: _digest(project.catalog_path(locale, domain)) for domain in domains}


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:  # reading the catalog tells why
        return ""
