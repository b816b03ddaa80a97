"""Catalogs: messages and their translations, in gettext's files and words.

template = template_of(document)
catalog = read_catalog(path, domain=template.domain, locale=locale)
merged = merge(catalog, template)
write_catalog(path, merged.catalog)
"""

from dragoman.catalogs.catalog import Catalog, new_catalog
from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.extraction import template_of
from dragoman.catalogs.files import atomic_write, project_lock, remove_temporaries, replacing
from dragoman.catalogs.formatting import format_catalog, format_message
from dragoman.catalogs.header import CANON, Header, header_for
from dragoman.catalogs.interface import SITE_DOMAIN, WITHHELD, extract_interface, label
from dragoman.catalogs.links import renumbered, target_comment, targets_in
from dragoman.catalogs.merging import Merged, MergeReport, is_settled, merge, without_leftovers
from dragoman.catalogs.message import FUZZY, Key, Message, Previous, key_of, marked_fuzzy
from dragoman.catalogs.plurals import plural_header_agrees
from dragoman.catalogs.po import parse_catalog, read_catalog, write_catalog

__all__ = [
    "CANON",
    "FUZZY",
    "SITE_DOMAIN",
    "WITHHELD",
    "Catalog",
    "Header",
    "Key",
    "MergeReport",
    "Merged",
    "Message",
    "Previous",
    "atomic_write",
    "extract_interface",
    "format_catalog",
    "format_message",
    "header_for",
    "is_settled",
    "key_of",
    "label",
    "marked_fuzzy",
    "merge",
    "new_catalog",
    "parse_catalog",
    "plural_header_agrees",
    "project_lock",
    "read_catalog",
    "remove_temporaries",
    "renumbered",
    "replacing",
    "target_comment",
    "targets_in",
    "template_of",
    "without_leftovers",
    "word_difference",
    "write_catalog",
]
