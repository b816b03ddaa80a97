"""The quick look of the guard, after which most translations need no closer one.

It sees that there is nothing to find: source and translation are ordinary prose, and the same tags
stand in the same order in both, or none where they are plain text. It refuses nothing.
"""

import re
import unicodedata

from dragoman.articles.characters import HIDDEN, RESERVED, SEEN
from dragoman.articles.document import Segment
from dragoman.articles.form import Form
from dragoman.articles.guard.shape import shape_of
from dragoman.articles.kept import kept
from dragoman.articles.source_text import source_html
from dragoman.articles.targets import may_have_address

_BEGINS = r"\s|[#>\-+~|=!]|:(?!\w)|```|\*[ \t]|(?:[*_][ \t]*){3}|\[[^\]]+\]:"
"""What may begin a block."""
_QUIET = rf"[^$&%\n{HIDDEN.pattern[1:-1]}{RESERVED.pattern[1:-1]}]*"
_PROSE = re.compile(rf"(?!{_BEGINS}){_QUIET}(?:(?:&(?![\w#]+;)|(?<!<)%(?![Ee])){_QUIET})*")
"""Markdown on one line without formulas, character references, templates and what is not seen."""
_TAG = re.compile(
    rf"""(<(?:
      /?(?:em|strong|del)>
    | /a>
    | code>[^<{{}}]*(?:\{{(?![%\#])[^<{{}}]*\}}[^<{{}}]*)*</code>
    | a\ href="%EE%80%80\d+%EE%80%81">(?=(?:<(?:em|strong|del|code)>)*[^<&]*?{SEEN})
    | img\ src="%EE%80%80\d+%EE%80%81"(?=\ alt="[^"&]*{SEEN}[^"]*"\ />)
    | sup\ class="footnote-reference"><a\ href="\#[^"]*">\d+</a></sup>
    | /?(?:abbr|b|dfn|i|kbd|mark|small|span|sub|sup|u)(?:\ [a-z-]+="[^"<>{{}}]*")*>
    ))""",
    re.VERBOSE,
)
"""Emphasis, deletions, code; numbered links and images with words in them; footnotes; raw tags."""
_IN_MAIL = re.compile(r"(?<=[^\s(])@")
_SAYS = re.compile(rf"(?:\A|>)[^<&]*?{SEEN}")


def is_alike(segment: Segment, translation: str, markup: str) -> bool:
    """Tell whether nothing can be said against a translation, rendered as `markup`."""
    own = _own_tags(segment)
    if own is None or not _PROSE.fullmatch(translation):
        return False
    if segment.plain and "<" in translation:
        return False
    return tags_in(markup) == own and _SAYS.search(markup) is not None


def tags_in(markup: str) -> list[str] | None:
    """Return the tags of rendered HTML in order, code with its text.

    None where there is more to look at: other tags, links without words, brackets, addresses.
    """
    if "<" in markup:
        parts = _TAG.split(markup)
        words = "".join(parts[::2])
        tags = parts[1::2]
    else:
        words, tags = markup, []
    if "<" in words or "{" in words or "[" in words:
        return None
    suspicious = "@" in markup or may_have_address(markup)
    return tags if not suspicious or _has_no_address(words) else None


def _has_no_address(words: str) -> bool:
    """Tell whether an `@` is but the sign before a name, which stands behind a blank."""
    if may_have_address(words) or _IN_MAIL.search(words):
        return False
    return unicodedata.is_normalized("NFKC", words)


@kept
def _own_tags(segment: Segment) -> list[str] | None:
    """Return the tags that a translation is to have; None where it needs a closer look.

    Only tags that the author wrote can be nested otherwise than the engine's own.
    """
    if segment.form is Form.HTML or segment.code is not None or segment.kind == "link":
        return None
    if not _PROSE.fullmatch(segment.text):
        return None
    own = source_html(segment)
    return tags_in(own) if "<" not in segment.text or shape_of(own).nested else None
