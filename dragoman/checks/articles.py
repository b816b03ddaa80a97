"""Checking the translations of one article."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.articles import Document, Segment, Verdict, judge_all
from dragoman.catalogs import Catalog, Message, Terms, fault_of, frame_digest, header_pins_of
from dragoman.checks.guard import check_guard
from dragoman.checks.leftovers import check_leftovers
from dragoman.checks.links import check_link
from dragoman.checks.numbers import check_numbers
from dragoman.checks.setting import Setting
from dragoman.checks.standing import check_standing, void_pins
from dragoman.errors import Finding, Severity, has_errors
from dragoman.locales import Locale

Fault = tuple[Severity, str, str]
"""A severity, the name of the check, and the reason."""
Check = Callable[[Segment, str, Verdict, Setting], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (check_leftovers, check_numbers)
"""What is checked of a translation the guard lets through, in the order of the findings."""
LINK_CHECKS: tuple[Check, ...] = (check_link,)
"""What is checked of an address, whose digits and underscores are no words."""

_FRAME = "what stands between the messages"
_OUTDATED = "the article has no such message: run `dragoman update`, or restore the msgid"


@dataclass(frozen=True, slots=True)
class Checked:
    """One translation with what was found."""

    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def publishable(self) -> bool:
        """Whether no finding is an error."""
        return not has_errors(self.findings)


def check_message(segment: Segment, message: Message, setting: Setting) -> Checked:
    """Return what the checks say of a message's translation, fuzzy or not."""
    return check_messages([segment], [message], setting)[0]


def check_messages(
    segments: Sequence[Segment], messages: Sequence[Message], setting: Setting
) -> list[Checked]:
    """Return what the checks say of the translations of an article's messages, judged together.

    Of one that the guard refuses only that is told: the rest would follow from it. One whose texts
    are not sound is not even looked at.
    """
    faults = [*map(fault_of, messages)]
    sound = [number for number, fault in enumerate(faults) if fault is None]
    texts = [messages[number].string for number in sound]
    verdicts = judge_all([segments[number] for number in sound], texts)
    found = {
        number: _checked(segments[number], messages[number], verdict, setting)
        for number, verdict in zip(sound, verdicts, strict=True)
    }
    for number, fault in enumerate(faults):
        if fault:
            told = Finding(setting.path, messages[number].line, Severity.ERROR, *fault)
            found[number] = Checked(Verdict("", (fault.reason,)), (told,))
    return [found[number] for number in range(len(messages))]


def _checked(segment: Segment, message: Message, verdict: Verdict, setting: Setting) -> Checked:
    own = LINK_CHECKS if segment.kind == "link" else CHECKS
    checks = own if verdict.publishable else (check_guard,)
    faults = [it for check in checks for it in check(segment, message.string, verdict, setting)]
    refused = any(severity is Severity.ERROR for severity, *_ in faults)
    faults += check_standing(message, setting, refused=refused)
    findings = (Finding(setting.path, message.line, *fault) for fault in faults)
    return Checked(verdict, tuple(findings))


def check_catalog(
    document: Document,
    catalog: Catalog,
    *,
    locale: Locale,
    source: Locale,
    terms: Terms,
    today: date,
    path: str,
) -> tuple[Finding, ...]:
    """Return the findings of all confirmed translations of an article, in article order.

    Fuzzy and missing ones are no findings: they are work that is open, and are not published.
    A translation of what the article does not say (any more) is a warning.
    """
    setting = Setting(locale, source, path, terms, today)
    pins = header_pins_of(catalog, frame_digest(document))
    findings = [
        Finding(path, 1, severity, check, f"{_FRAME}: {reason}")
        for severity, check, reason in void_pins(pins)
    ]
    pairs = [
        (segment, message)
        for key, segment in {it.key: it for it in document.segments}.items()
        if (message := catalog.find(key)) is not None and message.translated
    ]
    segments, messages = [it for it, _ in pairs], [it for _, it in pairs]
    for checked in check_messages(segments, messages, setting):
        findings += checked.findings
    findings += [
        Finding(path, message.line, Severity.WARNING, "outdated", _OUTDATED)
        for message in catalog
        if message.translated and message.key not in document.keys
    ]
    return tuple(findings)
