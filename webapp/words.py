"""What templates say in the reader's language: messages with their values, dates, numbers.

Functions and filters for Jinja. The functions come with each page, in its language; the filters
take the language from the page that is being rendered, so one environment serves them all.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from dragoman.locales import Locale, format_date, format_number, format_percent
from dragoman.publishing import Interface

_PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s|%)")
_LINK = re.compile(r"</?a(?:\s[^>]*)?>")
_TABLE = re.compile(r"(<table\b[^>]*>)|(</table>)")
_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|center|right)">')


def functions(interface: Interface) -> dict[str, Callable[..., Markup]]:
    """Return `_`, `gettext` and `ngettext` for templates, as Jinja's newstyle calls them.

    Values come by keyword and are escaped; a message is always a format string, `%%` a percent.
    """

    def gettext(text: str, /, **values: object) -> Markup:
        return fill(interface.gettext(text), values)

    def ngettext(one: str, many: str, n: int, /, **values: object) -> Markup:
        return fill(interface.ngettext(one, many, n), {"num": n, **values})

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def fill(text: str, values: Mapping[str, object]) -> Markup:
    """Return a message with its `%(name)s` filled in and escaped; it never fails.

    A translation is not to be trusted: a name that is not among the values stays as it is written,
    and so does any other percent sign. A text that is not Markup is escaped.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return "%"
        return str(escape(values[name])) if name in values else match[0]

    return Markup(_PLACEHOLDER.sub(value, str(escape(text))))


def plain(html: str) -> str:
    """Return the text of safe HTML, for a title or an attribute."""
    return Markup(html).striptags()


def unlinked(html: str) -> Markup:
    """Return safe inline HTML without its links, for text that stands inside a link."""
    return Markup(_LINK.sub("", html))


def trusted(html: str, *, table: str) -> Markup:
    """Return block HTML of the engine, which has escaped it, with its tables made fit for the page.

    A table gets a container that scrolls by itself, by keyboard too, named `table` for those who
    listen. The alignment of columns becomes a class: the site's policy allows no style in an
    attribute, and "right" means the end of the line, which is on the left in Arabic.
    """
    aligned = _ALIGNED.sub(r'<\1 class="\2">', html)
    if aligned.count("<table") != aligned.count("</table>"):
        return Markup(aligned)
    start = f'<div class="scroller" role="group" tabindex="0" aria-label="{escape(table)}">'
    return Markup(_TABLE.sub(lambda tag: start + tag[1] if tag[1] else tag[2] + "</div>", aligned))


@pass_context
def day(context: Context, date: datetime.date) -> str:
    """Return a date in the language of the page."""
    return format_date(date, _locale(context))


@pass_context
def number(context: Context, value: int) -> str:
    """Return a number in the language of the page."""
    return format_number(value, _locale(context))


@pass_context
def percent(context: Context, value: int) -> str:
    """Return a share of a hundred in the language of the page."""
    return format_percent(value / 100, _locale(context))


def _locale(context: Context) -> Locale:
    locale: Locale = context["page"].locale
    return locale


FILTERS: Mapping[str, Callable[..., Any]] = {
    "plain": plain,
    "unlinked": unlinked,
    "trusted": trusted,
    "day": day,
    "number": number,
    "percent": percent,
}
"""The filters of every template, by name."""
