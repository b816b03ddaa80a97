"""The pipeline: what a command or a server calls, over a `Project`.

Every step returns what it did as a value and prints nothing. One article or catalog that cannot be
read never stops the others: it is a finding of the report.
"""

from dragoman.pipeline.adding import add
from dragoman.pipeline.building import application, build, site_sources
from dragoman.pipeline.checking import CheckReport, check
from dragoman.pipeline.counting import ArticleStatus, StatusReport, Words, status
from dragoman.pipeline.exporting import Format, export
from dragoman.pipeline.extracting import extract
from dragoman.pipeline.faults import named_faults
from dragoman.pipeline.reports import Count, Progress, Report, Written
from dragoman.pipeline.serving import HOST, served
from dragoman.pipeline.updating import update
from dragoman.pipeline.watching import Change, Watch, watching
from dragoman.publishing import BuildReport

__all__ = [
    "HOST",
    "ArticleStatus",
    "BuildReport",
    "Change",
    "CheckReport",
    "Count",
    "Format",
    "Progress",
    "Report",
    "StatusReport",
    "Watch",
    "Words",
    "Written",
    "add",
    "application",
    "build",
    "check",
    "export",
    "extract",
    "named_faults",
    "served",
    "site_sources",
    "status",
    "update",
    "watching",
]
