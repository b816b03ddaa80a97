"""Catalogs: messages and their translations, in gettext's files and words.

template = template_of(document)
catalog = read_catalog(path, domain=template.domain, locale=locale)
merged = merge(catalog, template)
write_catalog(path, merged.catalog)
"""

from dragoman.catalogs.approval.frame import frame_digest
from dragoman.catalogs.approval.marks import (
    MarkKind,
    mark_digest,
    mark_of,
    marks_of,
    source_digest,
    translation_digest,
    unmarked,
)
from dragoman.catalogs.approval.pins import (
    APPROVED,
    LONGEST_NAME,
    Judged,
    Pin,
    State,
    header_pinned,
    header_pins_of,
    pin_name,
    pinned,
    pins_of,
    state_of,
)
from dragoman.catalogs.approval.standing import Standing, Terms, frame_standing, standing_of
from dragoman.catalogs.bitext.bitext import Bitext, Pair, bitext_of
from dragoman.catalogs.bitext.comparison import text_form
from dragoman.catalogs.bitext.filling import Filled, fill
from dragoman.catalogs.catalog import Catalog, new_catalog
from dragoman.catalogs.compiled import drop_compiled, read_compiled
from dragoman.catalogs.differences import word_difference
from dragoman.catalogs.extraction import template_of
from dragoman.catalogs.files import (
    atomic_write,
    project_lock,
    read_bytes,
    remove_temporaries,
    replacing,
)
from dragoman.catalogs.flaws import file_findings, saving_findings
from dragoman.catalogs.header import CANON, Header, header_for
from dragoman.catalogs.interface import SITE_DOMAIN, WITHHELD, extract_interface, label
from dragoman.catalogs.links import renumbered, target_comment, targets_in
from dragoman.catalogs.memory.memory import Match, Memory, discard_memory, open_memory
from dragoman.catalogs.merging.carrying import carries
from dragoman.catalogs.merging.compendium import Compendium
from dragoman.catalogs.merging.merge import Merged, is_settled, merge
from dragoman.catalogs.merging.report import MergeReport
from dragoman.catalogs.merging.rewording import CHANGED, Occasion, without_leftovers
from dragoman.catalogs.message import FUZZY, Key, Message, Previous, key_of, marked_fuzzy
from dragoman.catalogs.mo import format_mo, is_confirmed
from dragoman.catalogs.plurals import plural_header_agrees
from dragoman.catalogs.po.catalog_files import (
    parse_catalog,
    parse_messages,
    read_catalog,
    rename_catalog,
    write_catalog,
)
from dragoman.catalogs.po.formatting import format_catalog, format_message
from dragoman.catalogs.po.overwriting import overwrite, refuse_domains
from dragoman.catalogs.po.tidying import tidy_catalog
from dragoman.catalogs.soundness import fault_of
from dragoman.catalogs.three_way.join import Conflict, Joined, join_branches, without_twins

__all__ = [
    "APPROVED",
    "CANON",
    "CHANGED",
    "FUZZY",
    "LONGEST_NAME",
    "SITE_DOMAIN",
    "WITHHELD",
    "Bitext",
    "Catalog",
    "Compendium",
    "Conflict",
    "Filled",
    "Header",
    "Joined",
    "Judged",
    "Key",
    "MarkKind",
    "Match",
    "Memory",
    "MergeReport",
    "Merged",
    "Message",
    "Occasion",
    "Pair",
    "Pin",
    "Previous",
    "Standing",
    "State",
    "Terms",
    "atomic_write",
    "bitext_of",
    "carries",
    "discard_memory",
    "drop_compiled",
    "extract_interface",
    "fault_of",
    "file_findings",
    "fill",
    "format_catalog",
    "format_message",
    "format_mo",
    "frame_digest",
    "frame_standing",
    "header_for",
    "header_pinned",
    "header_pins_of",
    "is_confirmed",
    "is_settled",
    "join_branches",
    "key_of",
    "label",
    "mark_digest",
    "mark_of",
    "marked_fuzzy",
    "marks_of",
    "merge",
    "new_catalog",
    "open_memory",
    "overwrite",
    "parse_catalog",
    "parse_messages",
    "pin_name",
    "pinned",
    "pins_of",
    "plural_header_agrees",
    "project_lock",
    "read_bytes",
    "read_catalog",
    "read_compiled",
    "refuse_domains",
    "remove_temporaries",
    "rename_catalog",
    "renumbered",
    "replacing",
    "saving_findings",
    "source_digest",
    "standing_of",
    "state_of",
    "target_comment",
    "targets_in",
    "template_of",
    "text_form",
    "tidy_catalog",
    "translation_digest",
    "unmarked",
    "without_leftovers",
    "without_twins",
    "word_difference",
    "write_catalog",
]
