"""What gettext's tools refuse or read otherwise in a file that is read here all the same.

Nothing that the file says rightly is lost for it: the other messages are published. But whoever
works with other tools has to know, and what is refused is an error.
"""

from collections.abc import Iterator

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.message import Key, Message, compiled_key
from dragoman.catalogs.po.domains import cure_by_tidying, cure_of_twins
from dragoman.catalogs.po.overwriting import has_domains
from dragoman.catalogs.soundness import fault_of, is_refused
from dragoman.errors import Finding, Severity

_RESTORE = "Restore it, or remove it and run:\n\n    dragoman update"


def file_findings(catalog: Catalog) -> tuple[Finding, ...]:
    """Return errors for what gettext's tools refuse in a catalog's file, else warnings."""
    found = (*saving_findings(catalog), *_twins(catalog), *_line_feeds(catalog))
    return (_empty(catalog),) if _is_empty(catalog) and not found else found


def saving_findings(catalog: Catalog) -> tuple[Finding, ...]:
    """Return the findings about how the file was saved: its encoding, line ends and domains."""
    tidy = cure_by_tidying(catalog.locale, domains=has_domains(catalog))
    cure = _RESTORE if _is_empty(catalog) else tidy
    return tuple(
        Finding(
            catalog.path,
            odd.line,
            Severity.ERROR if odd.refused else Severity.WARNING,
            odd.check,
            odd.reason,
            odd.cure or cure,
        )
        for odd in catalog.oddities
    )


def _is_empty(catalog: Catalog) -> bool:
    return not catalog.messages and not catalog.header.text


def _empty(catalog: Catalog) -> Finding:
    """Return a warning for a file without an entry: somebody's work may be lost."""
    reason = "the file has no entries; what was translated in it is not shown"
    return Finding(catalog.path, 0, Severity.WARNING, "empty", reason, _RESTORE)


def _twins(catalog: Catalog) -> Iterator[Finding]:
    """Yield an error for each entry of a message that stands twice, one of them obsolete."""
    header = Message("", (catalog.header.text,))
    seen: dict[Key, Message] = {compiled_key(header): header} if catalog.header.text else {}
    cure = cure_of_twins(catalog.path, domains=has_domains(catalog))
    for message in catalog.messages:
        first = seen.setdefault(compiled_key(message), message)
        if first is not message:
            where = f"first on line {first.line}" if first.line else "first as its header"
            reason = f"the message stands twice in the file, {where}"
            yield Finding(catalog.path, message.line, Severity.ERROR, "twice", reason, cure)


def _line_feeds(catalog: Catalog) -> Iterator[Finding]:
    for message in catalog:
        if is_refused(message) and (fault := fault_of(message)):
            place = (catalog.path, message.line, Severity.ERROR)
            yield Finding(*place, *fault)
