"""Checking the translations of one article."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.articles import Document, Segment, Verdict, judge
from dragoman.catalogs import Catalog, Key, Message
from dragoman.checks.empty import check_empty
from dragoman.checks.guard import check_guard
from dragoman.checks.numbers import check_numbers
from dragoman.checks.setting import Setting
from dragoman.errors import Finding, Severity
from dragoman.locales import Locale

Fault = tuple[Severity, str, str]
"""A severity, the name of the check, and the reason."""
Check = Callable[[Segment, str, Verdict, Setting], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (check_empty, check_guard, check_numbers)
"""Every check of one translation, in the order in which findings are listed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One translation with what was found."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def publishable(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def check_message(segment: Segment, message: Message, setting: Setting) -> Checked:
    """Return what the checks say of a message's translation, fuzzy or not."""
    verdict = judge(segment, message.string)
    faults = (
        fault for check in CHECKS for fault in check(segment, message.string, verdict, setting)
    )
    findings = (Finding(setting.path, message.line, *fault) for fault in faults)
    return Checked(verdict, tuple(findings))


def check_catalog(
    document: Document,
    catalog: Catalog,
    *,
    locale: Locale,
    source: Locale,
    clinical: bool,
    path: str,
) -> tuple[Finding, ...]:
    """Return the findings of all confirmed translations of an article, in article order.

    Fuzzy and missing ones are no findings: they are work that is open, and are not published.
    """
    setting = Setting(locale, source, path, clinical)
    findings: list[Finding] = []
    for segment in {segment.key: segment for segment in document.segments}.values():
        message = catalog.find(Key(*segment.key))
        if message is not None and message.translated:
            findings += check_message(segment, message, setting).findings
    return tuple(findings)
