"""`dragoman status`: how far every article is in every language."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman import pipeline
from dragoman.commands.options import Command, chosen, locales_argument, project_option
from dragoman.commands.output import line, plain, progress_bar, show_findings
from dragoman.locales import Locale
from dragoman.pipeline import ArticleStatus, Words
from dragoman.project import Project

_FIGURES = ("translated", "held", "waiting", "refused", "fuzzy", "untranslated")
"""The columns of numbers."""
_OCCASIONAL = ("held", "waiting")
"""Those that are only there where there is a number in them."""
_LAST = "published"
_NOTE = "Figures are words of the source."
_BAR = 8
_WIDE = 100
"""Columns of a terminal that has room for a bar beside all figures."""


@click.command(cls=Command, short_help="Show how many words are translated, by locale and article.")
@locales_argument
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@project_option
@click.pass_context
def status(
    ctx: click.Context, project: Project, locales: tuple[Locale, ...], as_json: bool
) -> None:
    """Show how many words are translated, by article, in every locale or in each LOCALE.

    Each word of an article counts once: as translated, as waiting for a reviser, as refused because
    `check` has an error for its translation, as fuzzy or as untranslated. "Held" are those of the
    translated ones whose source was reworded: shown for some days, with a notice. "Published" is
    how much of an article readers get in that language: all of it, a part with the rest in the next
    best language, or nothing yet.
    """
    wanted = chosen(project, locales)
    with progress_bar("Counting words") as step:
        report = pipeline.status(project, locales=wanted, progress=step)
    if as_json:
        line(json.dumps([_as_json(row) for row in report.articles], indent=2))
    elif Console().is_terminal:
        Console().print(_table(report.articles, Console().width))
    else:
        for text in _aligned(report.articles):
            line(text)
    if not as_json:
        line(_NOTE)
    show_findings(report.findings)
    ctx.exit(1 if report.failed else 0)


def _as_json(row: ArticleStatus) -> dict[str, object]:
    """Return a row as an object; what a catalog that cannot be read would say is null."""
    return {
        "locale": row.locale.tag,
        "article": row.domain,
        "words": asdict(row.words) if row.readable else None,
        "share": row.share if row.readable else None,
        "published": row.published if row.readable else None,
    }


def _figures_of(rows: Sequence[ArticleStatus]) -> tuple[str, ...]:
    """Return the columns of numbers that have something to say."""
    words = _sum(rows)
    return tuple(name for name in _FIGURES if name not in _OCCASIONAL or getattr(words, name))


def _cells(row: ArticleStatus, figures: Sequence[str]) -> tuple[str, ...]:
    """Return what stands in a row behind the locale."""
    if not row.readable:
        return (plain(row.domain), *("-" for _ in figures), "unreadable")
    published = "no" if not row.published else "yes" if row.share == 100 else f"{row.share} %"
    return (plain(row.domain), *_numbers(row.words, figures), published)


def _total(rows: Sequence[ArticleStatus], figures: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of the line that sums up all rows that have figures."""
    published = sum(row.published and row.readable for row in rows)
    return ("total", *_numbers(_sum(rows), figures), f"{published} of {len(rows)}")


def _sum(rows: Iterable[ArticleStatus]) -> Words:
    return sum((row.words for row in rows if row.readable), Words())


def _numbers(words: Words, figures: Iterable[str]) -> Iterator[str]:
    return (str(getattr(words, name)) for name in figures)


def _by_locale(rows: Sequence[ArticleStatus]) -> Iterator[tuple[Locale, list[ArticleStatus]]]:
    for locale, group in groupby(rows, key=lambda row: row.locale):
        yield locale, list(group)


def _aligned(rows: Sequence[ArticleStatus]) -> Iterable[str]:
    """Yield the table as plain text: words to the left, numbers to the right."""
    figures = _figures_of(rows)
    table: list[tuple[str, ...]] = [("locale", "article", *figures, _LAST)]
    for locale, group in _by_locale(rows):
        lines = (*(_cells(row, figures) for row in group), _total(group, figures))
        table += ((locale.tag, *cells) for cells in lines)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    numbers = range(2, 2 + len(figures))
    for cells in table:
        padded = (
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        yield "  ".join(padded).rstrip()


def _table(rows: Sequence[ArticleStatus], width: int) -> Table:
    """Return the table with a heading and a total for each locale, and a bar for each article.

    The bars go where all figures have something to say and the terminal is not wide.
    """
    figures = _figures_of(rows)
    bars = width >= _WIDE or len(figures) + len(_OCCASIONAL) <= len(_FIGURES)
    table = _empty_table(rows, figures, bars=bars)
    for locale, group in _by_locale(rows):
        table.add_row(f"{locale}  {locale.autonym}", style="bold")
        for row in group:
            bar = (_bar(row.words) if row.readable else Text(),) if bars else ()
            style = "" if row.published else "dim"
            table.add_row(*map(Text, _cells(row, figures)), *bar, style=style)
        bar = (_bar(_sum(group)),) if bars else ()
        table.add_row(*map(Text, _total(group, figures)), *bar, style="bold")
    return table


def _empty_table(rows: Sequence[ArticleStatus], figures: Sequence[str], *, bars: bool) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(overflow="ellipsis")  # gives way on a narrow terminal
    for name in figures:
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    last = _LAST if all(row.readable for row in rows) else "unreadable"
    table.add_column(_LAST, no_wrap=True, min_width=len(last))
    if bars:
        table.add_column(no_wrap=True, min_width=_BAR)
    return table


def _bar(words: Words) -> Text:
    """Return a bar of the share of words translated, not yet good enough, and missing."""
    total = max(1, words.total)
    full = words.translated * _BAR // total
    half = (total - words.untranslated) * _BAR // total - full
    return Text.assemble(
        ("█" * full, "green"), ("▒" * half, "yellow"), ("░" * (_BAR - full - half), "dim")
    )
