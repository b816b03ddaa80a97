"""The pipeline: what a command or a server calls, over a `Project`.

Every step returns what it did as a value and prints nothing. One article or catalog that cannot be
read never stops the others: it is a finding of the report.
"""

from dragoman.catalogs import Match
from dragoman.pipeline.adding import add
from dragoman.pipeline.awaiting import Awaiting, AwaitingReport, awaiting
from dragoman.pipeline.branches import catalog_text, join_twins, merge_catalogs
from dragoman.pipeline.building import application, build, site_sources
from dragoman.pipeline.checking import CheckReport, check
from dragoman.pipeline.compiling import compile_catalogs
from dragoman.pipeline.counting import ArticleStatus, StatusReport, Words, status
from dragoman.pipeline.exporting import Format, export
from dragoman.pipeline.extracting import extract
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.forecasting import Impact, ImpactReport, impact
from dragoman.pipeline.git_setup import set_up_git
from dragoman.pipeline.history import identity
from dragoman.pipeline.importing import ImportTerms, import_translations
from dragoman.pipeline.pairing import PairingReport, check_pairing
from dragoman.pipeline.remembering import MemoryReport, look_up, memory_of
from dragoman.pipeline.reports import Count, Progress, Report, Written, shortened
from dragoman.pipeline.reviewing import Reviewer, review, reviewer, reviewer_of
from dragoman.pipeline.serving import HOST, served
from dragoman.pipeline.tidying import tidy
from dragoman.pipeline.updating import update
from dragoman.pipeline.watching import Change, Watch, watching
from dragoman.publishing import BuildReport

__all__ = [
    "HOST",
    "ArticleStatus",
    "Awaiting",
    "AwaitingReport",
    "BuildReport",
    "Change",
    "CheckReport",
    "Count",
    "Format",
    "Impact",
    "ImpactReport",
    "ImportTerms",
    "Match",
    "MemoryReport",
    "PairingReport",
    "Progress",
    "Report",
    "Reviewer",
    "StatusReport",
    "Watch",
    "Words",
    "Written",
    "add",
    "application",
    "awaiting",
    "build",
    "catalog_text",
    "check",
    "check_pairing",
    "compile_catalogs",
    "export",
    "extract",
    "identity",
    "impact",
    "import_translations",
    "join_twins",
    "look_up",
    "memory_of",
    "merge_catalogs",
    "named_faults",
    "review",
    "reviewer",
    "reviewer_of",
    "served",
    "set_up_git",
    "shortened",
    "site_sources",
    "status",
    "tidy",
    "update",
    "watching",
]
