"""What the steps of the pipeline report: files written, counts and findings, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.errors import Finding, has_errors
from dragoman.publishing import Progress

__all__ = ["Count", "Progress", "Report", "Written", "joined", "no_progress", "shortened"]

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
    left: tuple[Finding, ...] = ()
    """What is wrong in files that the step read and does not mend; it did its own work there."""

    @property
    def failed(self) -> bool:
        """Whether a finding is an error."""
        return has_errors(self.findings)


def shortened(text: str, most: int) -> str:
    """Return a text on one line, to tell which one it is: at most so many characters of it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}..."


def joined(reports: Iterable[Report]) -> Report:
    """Return one report of everything that several say."""
    every = tuple(reports)
    return Report(
        written=tuple(written for report in every for written in report.written),
        unchanged=sum(report.unchanged for report in every),
        findings=tuple(finding for report in every for finding in report.findings),
        left=tuple(finding for report in every for finding in report.left),
    )


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""
