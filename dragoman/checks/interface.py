"""Checking the translations of the site's own words.

They fill placeholders such as `%(minutes)s`. A form with another placeholder, or with a stray `%`,
would break the page it stands on.
"""

import re
from collections import Counter

from dragoman.articles import Form, Segment, judge
from dragoman.catalogs import (
    Catalog,
    MarkKind,
    Message,
    fault_of,
    mark_of,
    plural_header_agrees,
)
from dragoman.checks.standing import MEANING_CHANGED
from dragoman.errors import Finding, Severity
from dragoman.locales import Locale, plural_forms

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_PERCENT = re.compile(r"%%|%\(\w+\)s")


def usable_forms(message: Message, catalog: Catalog, locale: Locale) -> tuple[str, ...]:
    """Return the forms of a translation, or nothing where one of them may not be shown."""
    if not message.translated or any(faults_of(message, catalog, locale)):
        return ()
    return message.strings


def check_interface(catalog: Catalog, *, locale: Locale, path: str) -> tuple[Finding, ...]:
    """Return the findings of all confirmed translations of the interface."""
    return tuple(
        Finding(path, message.line, Severity.ERROR, check, reason)
        for message in catalog
        if message.translated
        for check, reason in faults_of(message, catalog, locale)
    )


def faults_of(message: Message, catalog: Catalog, locale: Locale) -> list[tuple[str, str]]:
    """Return what is wrong with a translation as names of checks and reasons."""
    if fault := fault_of(message):
        return [(fault.check, fault.reason)]
    faults = [
        ("guard", reason)
        for form in message.strings
        for reason in judge(_segment(message), form).reasons
    ]
    faults += [("placeholder", reason) for form in message.strings for reason in _of(message, form)]
    return faults + _doubts(message) + _plural_faults(message, catalog, locale)


def _segment(message: Message) -> Segment:
    return Segment(message.id, message.context, "field", "", 0, form=Form.PLAIN)


def _of(message: Message, form: str) -> list[str]:
    """Compare placeholders; the forms of a plural may leave one out, as in "one minute"."""
    own = Counter(_PLACEHOLDER.findall(message.plural_id or message.id))
    found = Counter(_PLACEHOLDER.findall(form))
    reasons = [f"%({name})s is not in the source" for name in found - own]
    if message.plural_id is None:
        reasons += [f"%({name})s of the source is missing" for name in own - found]
    if "%" in _PERCENT.sub("", form):
        reasons.append("a percent sign must be written %%")
    return reasons


def _doubts(message: Message) -> list[tuple[str, str]]:
    """Say so where numbers or a negation changed, and only the flag `fuzzy` was taken away."""
    changed = mark_of(message, MarkKind.CHANGED)
    if changed is None:
        return []
    reason = f"the source changed ({changed.said}) and the translation is still the same"
    return [(MEANING_CHANGED, f"{reason}: change it, or remove the comment @changed")]


def _plural_faults(message: Message, catalog: Catalog, locale: Locale) -> list[tuple[str, str]]:
    if message.plural_id is None:
        return []
    forms = plural_forms(locale)
    if not plural_header_agrees(catalog.header, locale):
        reason = f"the header's Plural-Forms is not CLDR's for {locale}: {forms.header}"
        return [("plural_forms", reason)]
    if len(message.strings) != forms.count:
        return [("plural_forms", f"{len(message.strings)} forms instead of {forms.count}")]
    return []
