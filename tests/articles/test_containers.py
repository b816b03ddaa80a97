"""Boxes and shortcodes: what pages show of them, and where the bytes of the outline come from."""

from collections.abc import Iterator, Sequence

import pytest

from dragoman.articles.characters import ARMOUR, CLOSE, OPEN
from dragoman.articles.composition import Composition
from dragoman.articles.engine import events
from dragoman.articles.extensions.boxes import Box
from dragoman.articles.extensions.markers import Marker
from dragoman.articles.extensions.outline import MARKER, Outline, outlined
from dragoman.articles.extensions.shortcodes import Argument
from dragoman.errors import ArticleError
from tests.articles.boxes import page
from tests.articles.cases import cases
from tests.articles.random_boxes import RandomArticle

PAGES = [
    (f"{name}: {title}", source, expected)
    for name in ("containers", "admonitions", "shortcodes", "not_recognized")
    for title, source, expected in cases(f"containers/{name}.md", 2)
]
ERRORS = list(cases("containers/errors.md", 2))
ARTICLES = [a for a in map(RandomArticle, range(150)) if "</" in a.expected]


def ids(rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [row[0] for row in rows]


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in PAGES], ids=ids(PAGES))
def test_pages(source: str, expected: str) -> None:
    assert page(source) == expected


@pytest.mark.parametrize(("source", "expected"), [c[1:] for c in ERRORS], ids=ids(ERRORS))
def test_errors(source: str, expected: str) -> None:
    with pytest.raises(ArticleError) as caught:
        outlined(source, path="x.md")
    assert f"{caught.value}\n" == expected


def test_lines_are_counted_from_the_first_of_the_body() -> None:
    with pytest.raises(ArticleError) as caught:
        outlined("Text.\n:::\n", path="x.md", line=10)
    assert caught.value.line == 11
    assert [marker.line for marker in outlined("\n!!! a\n    b\n", line=10).markers] == [11, 12]


def test_markers_tell_what_begins_and_ends() -> None:
    outline = outlined("::: note *T*\nText.\n:::\n\n{{< x >}}\n")
    assert outline.text == (
        f"<!--{OPEN}0{CLOSE}-->\n{ARMOUR}*T*\n<!--{OPEN}1{CLOSE}-->\nText.\n"
        f"<!--{OPEN}2{CLOSE}-->\n\n<!--{OPEN}3{CLOSE}-->\n"
    )
    assert outline.markers == (
        Marker(('<div class="note">\n<p class="container-title">',), 1, opening=True, title=True),
        Marker(("</p>\n",), 1),
        Marker(("</div>\n",), 3, closing=True),
        Marker(("<p>", "{{&lt; x &gt;}}</p>\n"), 5),
    )


PLAIN = "Text: `a`, b!\n\n- {{ value }}\n"


@pytest.mark.parametrize("body", ["", PLAIN, "::: !\n", "```\n::: note\n```\n", "```\n{{< x >}}\n"])
def test_a_body_without_boxes_stays_as_it_is(body: str) -> None:
    outline = outlined(body)
    assert (outline.text, outline.markers) == (body, ())
    assert [outline.original(byte) for byte in range(len(body))] == list(range(len(body)))


def test_what_a_project_does_not_use_is_text() -> None:
    body = "::: note\n\n{{< x >}}\n\n{% y %}\n"
    assert outlined(body, containers=False, shortcodes=False) == Outline(body)
    assert len(outlined(body, containers=False).markers) == 2


def test_the_places_of_values_are_bytes_of_the_body() -> None:
    body = 'Größe\n\n> {{< figure alt="Ein Spräy"\n>   caption=`Übung` >}}\n'
    [marker] = outlined(body).markers
    found = [part for part in marker.parts if isinstance(part, Argument)]
    values = [body.encode()[part.start : part.end].decode() for part in found]
    assert values == ["Ein Spräy", "Übung"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article.seed))
def test_every_byte_is_found_again(article: RandomArticle) -> None:
    outline, body = outlined(article.body), article.body.encode()
    text, offsets = outline.bytes, outline.offsets
    spans = zip(offsets.firsts, (*offsets.firsts[1:], len(text)), offsets.copied, strict=True)
    for start, end, copied in spans:
        here = text[start:end]
        if copied:
            places = [outline.original(byte) for byte in range(start, end)]
            assert places == list(range(places[0], places[0] + len(here)))
            assert body[places[0] : places[0] + len(here)] == here
        else:
            assert all(
                MARKER.fullmatch(line) or not line.strip(" >\t" + ARMOUR)
                for line in _unquoted(here.decode())
            )
    origins = [outline.original(byte) for byte in range(len(text) + 1)]
    assert origins == sorted(origins)


def _unquoted(inserted: str) -> Iterator[str]:
    for line in inserted.split("\n"):
        yield line.lstrip("> \t")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article.seed))
def test_markers_come_out_as_html_of_their_own(article: RandomArticle) -> None:
    outline = outlined(article.body)
    blocks: list[str] = []
    for name, tag, value, *_ in events(outline.text):
        if (name, tag) == ("Start", "HtmlBlock"):
            blocks.append("")
        elif name == "Html":
            blocks[-1] += value
    found = [match[1] for block in blocks if (match := MARKER.fullmatch(block))]
    assert found == [str(number) for number in range(len(outline.markers))]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article.seed))
def test_boxes_hold_what_they_were_written_around(article: RandomArticle) -> None:
    assert article.read(page(article.body)) == article.expected


NESTED = "".join("    " * depth + "!!! note\n" for depth in range(100))


@pytest.mark.parametrize(
    "body", ["::: a\n" * 100 + ":::\n" * 100, NESTED], ids=["fences", "indented"]
)
def test_a_hundred_boxes_nest(body: str) -> None:
    assert sum(marker.opening for marker in outlined(body).markers) == 100


DEEP = {"fences": "::: a\n" * 50_000, "indented": NESTED + "    " * 100 + "!!! note\n"}


@pytest.mark.parametrize("body", DEEP.values(), ids=DEEP)
def test_deeper_nesting_is_refused(body: str) -> None:
    with pytest.raises(ArticleError, match="nested deeper than 100") as caught:
        outlined(body, path="x.md")
    assert caught.value.line == 101


HOSTILE = {
    "pairs": ("::: a\n:::\n", 20_000),
    "shortcodes": ("{{< a >}}\n", 10_000),
    "open shortcodes": ("{{<\n", 0),
    "open shortcodes with quotes": ('{{< a="\\"\n', 0),
    "one shortcode of many lines": ('{{< a\nalt="b"\n', 0),
    "code of shortcodes that is not closed": ("{% highlight a %}\n", 10_000),
    "HTML that does not end": ("::: a\n<div>\n:::\n", 20_000),
    "closing lines in lists": ("::: a\n- b\n  :::\n", 20_000),
    "in code": ("```\n:::\n```\n", 0),
}


@pytest.mark.parametrize(("piece", "markers"), HOSTILE.values(), ids=HOSTILE)
def test_many_lines_take_linear_time(piece: str, markers: int) -> None:
    assert len(outlined(piece * 10_000).markers) == markers


def test_a_box_without_classes_and_words_is_bare() -> None:
    box = Box((), "")
    assert (box.opening(), box.after_title, box.closing) == (("<div>\n",), "</p>\n", "</div>\n")


def test_copies_side_by_side_are_one_stretch() -> None:
    composition = Composition("äbc")
    composition.copy(0, 1)
    composition.copy(1, 2)
    composition.insert("é")
    composition.copy(2, 3)
    offsets = composition.offsets()
    assert composition.text() == "äbéc"
    assert (offsets.firsts, offsets.origins) == ((0, 3, 5), (0, 3, 3))
