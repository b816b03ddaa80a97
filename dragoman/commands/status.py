"""`dragoman status`: how far every article is in every language."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman import pipeline
from dragoman.commands.options import Command, project_option
from dragoman.commands.output import line, progress_bar, show_findings
from dragoman.pipeline import ArticleStatus, Words
from dragoman.project import Project

_COLUMNS = ("locale", "article", "translated", "fuzzy", "untranslated", "published")
_BAR = 12


@click.command(cls=Command, short_help="Show how many words are translated, by locale and article.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@project_option
@click.pass_context
def status(ctx: click.Context, project: Project, as_json: bool) -> None:
    """Show how many words are translated, fuzzy and untranslated, by locale and article.

    "Published" is how much of an article readers get in that language: all of it, a part with the
    rest in the next best language, or nothing yet.
    """
    with progress_bar("Counting words") as step:
        report = pipeline.status(project, progress=step)
    if as_json:
        line(json.dumps([_as_json(row) for row in report.articles], indent=2))
    elif Console().is_terminal:
        Console().print(_table(report.articles))
    else:
        for text in _aligned(report.articles):
            line(text)
    show_findings(report.findings)
    ctx.exit(1 if report.failed else 0)


def _as_json(row: ArticleStatus) -> dict[str, object]:
    return {
        "locale": row.locale.tag,
        "article": row.domain,
        "words": asdict(row.words),
        "share": row.share,
        "published": row.published,
    }


def _cells(row: ArticleStatus) -> tuple[str, ...]:
    words = (row.words.translated, row.words.fuzzy, row.words.untranslated)
    published = "no" if not row.published else "yes" if row.share == 100 else f"{row.share} %"
    return (row.locale.tag, row.domain, *map(str, words), published)


def _aligned(rows: Sequence[ArticleStatus]) -> Iterable[str]:
    """Yield the table as plain text: words to the left, numbers to the right."""
    table = [_COLUMNS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        padded = (
            cell.rjust(width) if 2 <= column <= 4 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        yield "  ".join(padded).rstrip()


def _table(rows: Sequence[ArticleStatus]) -> Table:
    """Return the table with a heading for each locale and a bar for each article."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(overflow="ellipsis")  # gives way on a narrow terminal
    for name in _COLUMNS[2:5]:
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    table.add_column(_COLUMNS[5], no_wrap=True, min_width=len(_COLUMNS[5]))
    table.add_column(no_wrap=True, min_width=_BAR)
    for locale, group in groupby(rows, key=lambda row: row.locale):
        table.add_row(f"{locale}  {locale.autonym}", style="bold")
        for row in group:
            table.add_row(*_cells(row)[1:], _bar(row.words), style="" if row.published else "dim")
    return table


def _bar(words: Words) -> Text:
    """Return a bar of the share of words translated, fuzzy and missing."""
    total = max(1, words.total)
    full = words.translated * _BAR // total
    half = (words.translated + words.fuzzy) * _BAR // total - full
    return Text.assemble(
        ("█" * full, "green"), ("▒" * half, "yellow"), ("░" * (_BAR - full - half), "dim")
    )
