"""Articles in another language as Markdown: what changes, what stays, and that it is the page."""

import re
import time
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from dragoman.articles import (
    Dialect,
    Document,
    Joiner,
    Readers,
    Schema,
    judge,
    parse,
    to_markdown,
    written,
)
from dragoman.articles.write_back.rereading import equal, joined
from dragoman.errors import ArticleError
from tests.articles.cases import cases
from tests.articles.test_hostile import HOSTILE
from tests.articles.test_identity import SOURCES

FILES = ("places.md", "structure.md", "emphasis.md", "readers.md")
CASES = [(name, *case) for name in FILES for case in cases(f"writing/{name}", 3)]
DIALECT = Dialect(facts=frozenset({"emergency", "odd"}), code_comments=frozenset({"python"}))
SCHEMA = Schema(("title", "summary", "tags"))
GERMANY = Readers(
    address=lambda target: target.source.replace("dose.png", "dose.de.png"),
    facts={"emergency": "112", "odd": "*1_2*"},
    admits=lambda regions: "DE" in regions,
    anchors=frozenset({"the-dose", "the-dose-1", "mine", "closed", "classed"}),
)
EVERY_PLACE = Path(__file__).with_name("cases") / "writing" / "every_place.txt"
BLOCKS = re.compile(r"</?(?:h\d|p|li|[ou]l|blockquote|table|t\w+|d[ltd]|div|pre|details|summary)\b")


def translations(lines: str) -> dict[str, str]:
    """The translations of a case by message."""
    pairs = (line.split(" => ") for line in lines.splitlines())
    return {one.replace(r"\n", "\n"): two.replace(r"\n", "\n") for one, two in pairs}


def own_page(document: Document) -> str:
    """What a document says in its own language, with addresses as the author wrote them."""
    segments = document.segments
    return joined(document, Joiner(lambda n: segments[n].html, lambda it: it.source))


@pytest.mark.parametrize(
    ("source", "lines", "expected"), [it[2:] for it in CASES], ids=[it[1] for it in CASES]
)
def test_cases(source: str, lines: str, expected: str) -> None:
    known = translations(lines)
    document = parse(source, dialect=DIALECT)
    assert known.keys() <= {segment.text for segment in document.segments}
    assert written(document, lambda segment: known.get(segment.text), GERMANY).text == expected


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_an_identity_catalog_gives_the_article(source: str) -> None:
    document = parse(source, schema=SCHEMA)
    done = written(document, lambda segment: segment.text)
    assert (done.text, done.left) == (document.source, ())


def shouted(text: str) -> str:
    """Turn the case of words, and leave all else as it is."""
    kept = r"`[^`]*`|<[^>]*>|\]\[\d+\]|\[\^[^\]]*\]|&\w+;|\{[^}]*\}"
    parts = re.split(f"({kept})", text)
    return "".join(part if place % 2 else part.swapcase() for place, part in enumerate(parts))


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_what_is_written_is_the_page(source: str) -> None:
    document = parse(source, schema=SCHEMA)
    done = written(document, lambda segment: shouted(segment.text))
    assert done.left == ()
    page = joined(document, Joiner(lambda n: page_of(document, n), lambda it: it.source))
    assert equal(own_page(parse(done.text)), page)


def page_of(document: Document, number: int) -> str:
    """The HTML of a segment in other case."""
    segment = document.segments[number]
    verdict = judge(segment, shouted(segment.text))
    return verdict.html if verdict.publishable else segment.html


def refused_or(text: str, number: int, document: Document) -> str | None:
    """The HTML of a hostile translation, or None where the guard refuses it."""
    segment = document.segments[number]
    verdict = judge(segment, text)
    return verdict.html.strip() if verdict.publishable and text != segment.text else None


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: repr(text[:20]))
@pytest.mark.parametrize("form", ["{1}", "{0} {1}", "{1} {0}", "{0}\n{1}"])
def test_no_translation_breaks_a_file(hostile: str, form: str) -> None:
    document = parse(EVERY_PLACE.read_text(encoding="utf-8"), schema=SCHEMA, dialect=DIALECT)
    texts = {id(s): form.format(s.text, hostile) for s in document.segments}
    done = written(document, lambda segment: texts[id(segment)])
    again = parse(done.text, schema=SCHEMA, dialect=DIALECT)
    assert BLOCKS.findall(own_page(again)) == BLOCKS.findall(own_page(document))

    def show(number: int) -> str:
        segment = document.segments[number]
        own = None if number in done.left else refused_or(texts[id(segment)], number, document)
        return segment.html if own is None else own

    assert equal(own_page(again), joined(document, Joiner(show, lambda target: target.source)))


def test_a_second_engine_reads_the_same_blocks() -> None:
    engine = MarkdownIt("commonmark").enable("table")
    document = parse(
        "# One *two*\n\n- three\n  > four\n\n1. five `x`\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    text = to_markdown(document, lambda segment: f"1. {shouted(segment.text)} - #")
    tags = re.compile(r"</?\w+")
    assert tags.findall(engine.render(text)) == tags.findall(engine.render(document.source))


def test_direction_marks_stay_in_the_file() -> None:
    document = parse("Take one.\n")
    assert to_markdown(document, lambda segment: "خذ \u200e1\u200e.") == "خذ \u200e1\u200e.\n"


def test_what_cannot_be_written_is_told() -> None:
    document = parse("::: note One\nTwo\n:::\n")
    done = written(document, lambda segment: {"One": "Eins :::", "Two": "Zwei"}[segment.text])
    assert [document.segments[number].text for number in done.left] == ["One"]


def test_a_region_that_others_need_is_not_left_out() -> None:
    document = parse(
        "Text.[^1]\n\n<!-- dragoman: only US -->\n\n[^1]: Note.\n\n<!-- dragoman: end -->\n",
        path="x.md",
    )
    with pytest.raises(ArticleError) as caught:
        written(document, lambda segment: None, GERMANY)
    assert str(caught.value) == (
        "x.md:3: what is for other regions cannot be left out here: the text around it would "
        "change\n\nMove footnotes and addresses that other text needs out of the region."
    )


def test_a_long_article_takes_seconds() -> None:
    source = "".join(f"Paragraph {n} has *words*.\n\n- An item\n\n" for n in range(1500))
    document = parse(source)
    started = time.process_time()
    done = written(
        document, lambda segment: "1. Ein *Wort* {#id}" if "*" in segment.text else "- Ein Punkt"
    )
    assert (done.left, time.process_time() - started < 20) == ((), True)


def test_ranges_strike_nothing_out_where_one_tilde_does() -> None:
    document = parse("It takes 5 to 10 minutes, or 3 to 5 hours, see `~a ~b`.\n", path="x.md")
    text = "\u9700\u89815~10\u5206\u949f\u62163~5\u5c0f\u65f6, `~a ~b`\u3002"
    assert to_markdown(document, lambda segment: text) == (
        "\u9700\u89815\\~10\u5206\u949f\u62163\\~5\u5c0f\u65f6, `~a ~b`\u3002\n"
    )


def test_tildes_that_strike_out_on_the_page_do_so_in_the_file() -> None:
    document = parse("One ~~word~~ is out.\n", path="x.md")
    written = to_markdown(document, lambda segment: "Ein ~Wort~ ist heraus.")
    assert written == "Ein ~Wort~ ist heraus.\n"
