"""What holds for every article, tried on those that Hypothesis makes up."""

import re
from contextlib import suppress

from hypothesis import assume, given, reject
from hypothesis import strategies as st
from hypothesis.strategies import DataObject as Data

from dragoman.articles import Document, Key, Segment, Verdict, parse, to_html, to_markdown
from dragoman.articles.engine import html
from dragoman.articles.guard.judging import judge_closely
from dragoman.articles.guard.quick_look import doubtful
from dragoman.articles.texts import Texts
from dragoman.articles.together import render_all, render_one
from dragoman.errors import ArticleError
from tests.articles.strategies import articles, changed, wrapped_twice

_LINE_END = re.compile(r"\n *")


def document_of(source: str) -> Document:
    """Return an article; one that is refused is no example."""
    try:
        return parse(source, path="x.md")
    except ArticleError:
        reject()


def itself(segment: Segment) -> str:
    """Translate a message by its own text."""
    return segment.text


@given(st.text() | articles())
def test_any_text_is_an_article_or_refused_as_one(source: str) -> None:
    with suppress(ArticleError):
        parse(source, path="x.md")


@given(articles())
def test_every_message_is_its_own_translation(source: str) -> None:
    segments = document_of(source).segments
    assert [s.text for s in segments if judge_closely(s, s.text).reasons] == []


@given(articles())
def test_a_catalog_that_changes_nothing_changes_no_page(source: str) -> None:
    document = document_of(source)
    assert to_html(document, itself) == to_html(document, lambda segment: None)


@given(articles())
def test_an_export_that_changes_nothing_is_the_source(source: str) -> None:
    document = document_of(source)
    assert to_markdown(document, itself) == document.source
    assert to_markdown(document, lambda segment: None) == document.source


@given(wrapped_twice())
def test_messages_are_the_same_however_a_paragraph_is_wrapped(sources: tuple[str, str]) -> None:
    one, other = (_LINE_END.sub(" ", html(source)) for source in sources)
    assume(one == other)
    assert messages_of(sources[0]) == messages_of(sources[1])


@given(articles(), st.data())
def test_what_the_quick_look_lets_through_the_whole_guard_does(source: str, data: Data) -> None:
    segments = document_of(source).segments
    texts = [data.draw(changed(segment.text)) for segment in segments]
    markups = render_all(segments, texts)
    assert markups == [*map(render_one, segments, texts)]
    closer = doubtful(segments, Texts(texts), markups)
    for number, message in enumerate(zip(segments, texts, strict=True)):
        if number not in closer:
            assert judge_closely(*message) == Verdict(markups[number] or "", ()), message[1]


def messages_of(source: str) -> list[Key]:
    """Return the messages of an article, each once."""
    return list(dict.fromkeys(segment.key for segment in document_of(source).segments))
