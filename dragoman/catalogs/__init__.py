"""Catalogs: messages and their translations, in gettext's files and words.

template = template_of(document)
catalog = read_catalog(path, domain=template.domain, locale=locale)
merged = merge(catalog, template)
write_catalog(path, merged.catalog)
"""

from dragoman.catalogs.carrying import carries
from dragoman.catalogs.catalog import Catalog, new_catalog
from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.extraction import template_of
from dragoman.catalogs.files import atomic_write, project_lock, remove_temporaries, replacing
from dragoman.catalogs.formatting import format_catalog, format_message
from dragoman.catalogs.header import CANON, Header, header_for
from dragoman.catalogs.interface import SITE_DOMAIN, WITHHELD, extract_interface, label
from dragoman.catalogs.links import renumbered, target_comment, targets_in
from dragoman.catalogs.marks import MarkKind, mark_of, marks_of, source_digest, translation_digest
from dragoman.catalogs.merging import Merged, MergeReport, is_settled, merge
from dragoman.catalogs.message import FUZZY, Key, Message, Previous, key_of, marked_fuzzy
from dragoman.catalogs.pins import (
    APPROVED,
    Judged,
    Pin,
    State,
    header_pinned,
    header_pins_of,
    pinned,
    pins_of,
    state_of,
)
from dragoman.catalogs.plurals import plural_header_agrees
from dragoman.catalogs.po import parse_catalog, read_catalog, write_catalog
from dragoman.catalogs.rewording import Occasion, without_leftovers
from dragoman.catalogs.standing import Standing, Terms, header_standing, standing_of
from dragoman.catalogs.three_way import Conflict, Joined, join_branches, without_twins

__all__ = [
    "APPROVED",
    "CANON",
    "FUZZY",
    "SITE_DOMAIN",
    "WITHHELD",
    "Catalog",
    "Conflict",
    "Header",
    "Joined",
    "Judged",
    "Key",
    "MarkKind",
    "MergeReport",
    "Merged",
    "Message",
    "Occasion",
    "Pin",
    "Previous",
    "Standing",
    "State",
    "Terms",
    "atomic_write",
    "carries",
    "extract_interface",
    "format_catalog",
    "format_message",
    "header_for",
    "header_pinned",
    "header_pins_of",
    "header_standing",
    "is_settled",
    "join_branches",
    "key_of",
    "label",
    "mark_of",
    "marked_fuzzy",
    "marks_of",
    "merge",
    "new_catalog",
    "parse_catalog",
    "pinned",
    "pins_of",
    "plural_header_agrees",
    "project_lock",
    "read_catalog",
    "remove_temporaries",
    "renumbered",
    "replacing",
    "source_digest",
    "standing_of",
    "state_of",
    "target_comment",
    "targets_in",
    "template_of",
    "translation_digest",
    "without_leftovers",
    "without_twins",
    "word_difference",
    "write_catalog",
]
