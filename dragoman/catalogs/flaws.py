"""What gettext's tools refuse or read otherwise in a file that is read here all the same.

Nothing that the file says rightly is lost for it: the other messages are published. But whoever
works with other tools has to know, and what is refused is an error.
"""

from collections.abc import Iterator

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import Key, Message, compiled_key
from dragoman.catalogs.soundness import fault_of, is_refused
from dragoman.errors import Finding, Severity

_TIDY = "To put it right, run:\n\n    dragoman tidy {}"
_JOIN = "To join the two, run:\n\n    dragoman merge-catalogs {}"


def file_findings(catalog: Catalog) -> tuple[Finding, ...]:
    """Return errors for what gettext's tools refuse in a catalog's file, else warnings."""
    found = (*saving_findings(catalog), *_twins(catalog), *_line_feeds(catalog))
    return found if found or catalog.messages or catalog.header.text else (_empty(catalog),)


def saving_findings(catalog: Catalog) -> tuple[Finding, ...]:
    """Return the findings about how the file was saved: its encoding, line ends and domains."""
    tidy = _TIDY.format(catalog.locale or "").rstrip()
    return tuple(
        Finding(
            catalog.path,
            odd.line,
            Severity.ERROR if odd.refused else Severity.WARNING,
            odd.check,
            odd.reason,
            odd.cure or tidy,
        )
        for odd in catalog.oddities
    )


def _empty(catalog: Catalog) -> Finding:
    """Return a warning for a file without an entry: somebody's work may be lost."""
    reason = "the file has no entries; what was translated in it is not shown"
    cure = "Restore it, or remove it and run:\n\n    dragoman update"
    return Finding(catalog.path, 0, Severity.WARNING, "empty", reason, cure)


def _twins(catalog: Catalog) -> Iterator[Finding]:
    """Yield an error for each entry of a message that stands twice, one of them obsolete."""
    header = Message("", (catalog.header.text,))
    seen: dict[Key, Message] = {compiled_key(header): header} if catalog.header.text else {}
    for message in catalog.messages:
        first = seen.setdefault(compiled_key(message), message)
        if first is not message:
            where = f"first on line {first.line}" if first.line else "first as its header"
            reason = f"the message stands twice in the file, {where}"
            cure = _JOIN.format(catalog.path)
            yield Finding(catalog.path, message.line, Severity.ERROR, "twice", reason, cure)


def _line_feeds(catalog: Catalog) -> Iterator[Finding]:
    for message in catalog:
        if is_refused(message) and (fault := fault_of(message)):
            place = (catalog.path, message.line, Severity.ERROR)
            yield Finding(*place, *fault)
