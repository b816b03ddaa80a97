"""What the steps of the pipeline report: files written, counts and findings, as plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.errors import Finding, Severity

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is, as often as a step likes."""

Count = tuple[int, str]
"""A number and what it counts, in the translator's words: `(3, "new")`."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written or removed; under `check`, one that would be."""

    path: str
    """Relative to the project, with forward slashes."""
    counts: tuple[Count, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a step did."""

    written: tuple[Written, ...] = ()
    unchanged: int = 0
    """How many files were up to date already."""
    findings: tuple[Finding, ...] = ()
    """What could not be read or done; everything else was done all the same."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return has_errors(self.findings)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether a finding is an error rather than a warning."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def joined(reports: Iterable[Report]) -> Report:
    """Return one report of everything that several say."""
    every = tuple(reports)
    return Report(
        written=tuple(written for report in every for written in report.written),
        unchanged=sum(report.unchanged for report in every),
        findings=tuple(finding for report in every for finding in report.findings),
    )


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""
