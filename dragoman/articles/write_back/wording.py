"""What an article says in another language: the words of its segments, with facts filled in."""

import re
from collections.abc import Callable, Mapping, Sequence

from dragoman.articles.document import Document, Segment
from dragoman.articles.facts.values import PLACEHOLDER, in_text
from dragoman.articles.form import Form
from dragoman.articles.front_matter import Text, rewritten
from dragoman.articles.guard.judging import accepted
from dragoman.articles.markup import escape
from dragoman.articles.source_text import own_html
from dragoman.errors import ArticleError
from dragoman.values import dataclass

Translate = Callable[[Segment], str | None]
"""Gives a segment's translation, or None where there is none."""

_VERBATIM = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|<[A-Za-z/!][^>]*>|\\.", re.DOTALL)
"""Code, raw tags and escapes: what is no text in Markdown."""
_BLANKS = " \t\n"
_ACTIVE = re.compile(r"[\\`*_\[\]<>&~!]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A segment as it is written in another language."""

    text: str
    """As its form has it: Markdown, HTML or plain text."""
    html: str
    """As its page has it."""


def worded(
    document: Document, translate: Translate, facts: Mapping[str, str] | None = None
) -> dict[int, Wording]:
    """Return by number the segments that are not written as their source is.

    A translation that the guard refuses is none. `facts` are the values of placeholders by name;
    the others are left in.
    """
    texts = [*map(translate, document.segments)]
    found = {
        number: Wording(text.strip(_BLANKS), html)
        for number, (text, html) in enumerate(zip(texts, shown(document, texts), strict=True))
        if text is not None and html is not None
    }
    for number, segment in enumerate(document.segments) if facts else ():
        if facts and not facts.keys().isdisjoint(segment.facts):
            wording = found.get(number) or Wording(segment.text, own_html(segment))
            found[number] = _filled(wording, segment, facts)
    return found


def shown(document: Document, translations: Sequence[str | None]) -> list[str | None]:
    """Return by number the HTML of translations that the guard accepts; None is the source's."""
    found = accepted(document.segments, translations)
    return [html and html.strip(_BLANKS) for html in found]


def front_matter_in(document: Document, words: Mapping[int, Wording]) -> tuple[str, set[int]]:
    """Return the front matter in another language, and the segments that are written in it."""
    values = {text: words[n].text for text, n in document.strings.items() if n in words}
    done: dict[Text, str] = {}
    head = document.front_matter.source
    for trial in (values, *({text: value} for text, value in values.items())):
        try:
            head = rewritten(document.front_matter, done | trial)
        except ArticleError:
            continue
        done |= trial
        if len(done) == len(values):
            break
    return head, {document.strings[text] for text in done}


def escaped(text: str) -> str:
    """Return plain text as inline Markdown."""
    return _ACTIVE.sub(r"\\\g<0>", text)


def _filled(wording: Wording, segment: Segment, facts: Mapping[str, str]) -> Wording:
    named = {name: facts[name] for name in segment.facts if name in facts}
    in_html = {name: escape(value) for name, value in named.items()}
    text = wording.text
    if segment.form is Form.MARKDOWN:
        in_markdown = {name: escaped(value) for name, value in named.items()}
        text = between(text, lambda between: _put(between, in_markdown))
    elif segment.form is Form.HTML:
        text = in_text(text, lambda text: _put(text, in_html))
    else:
        text = _put(text, named)
    return Wording(text, in_text(wording.html, lambda text: _put(text, in_html)))


def between(text: str, change: Callable[[str], str]) -> str:
    """Return Markdown changed wherever it is text: not in code, raw tags and escapes."""
    changed: list[str] = []
    done = 0
    for found in _VERBATIM.finditer(text):
        changed += (change(text[done : found.start()]), found[0])
        done = found.end()
    return "".join((*changed, change(text[done:])))


def _put(text: str, values: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
