"""What of an article counts in a region."""

from dataclasses import replace

import pytest

from dragoman.articles import Only, Opaque, parse
from dragoman.publishing.extent import Extent, TextImage, extent_of

REGIONS = """\
One.

<!-- dragoman: only US CA -->

Two.

<!-- dragoman: only CA -->

Three.

<!-- dragoman: end -->
<!-- dragoman: end -->
"""


@pytest.mark.parametrize(
    ("region", "numbers"),
    [("CA", (0, 1, 2)), ("US", (0, 1)), ("DE", (0,)), ("419", (0,)), ("001", (0,))],
)
def test_segments(region: str, numbers: tuple[int, ...]) -> None:
    assert extent_of(parse(REGIONS), region) == Extent(numbers, 0, ())


def test_words_in_no_message() -> None:
    parts = (Opaque("<p>One two.</p>", "One two."), Opaque("<p>Kept.</p>", ""))
    only = Only(("MX",), (Opaque("<p>Three.</p>", "Three."),))
    document = replace(parse(""), template=(*parts, only))
    assert extent_of(document, "DE") == Extent((), 2, ())
    assert extent_of(document, "MX") == Extent((), 3, ())


@pytest.mark.parametrize(
    ("image", "words"),
    [
        pytest.param("See ![Four *five*](x/dose.png) and ![six](y.png).", (2, 1), id="in a text"),
        pytest.param("![Four five](x/dose.png) ![](y.png)", (2, 1), id="alone"),
        pytest.param("![5 &amp; 6](x/dose.png) ![](y.png)", (2, 1), id="no message"),
        pytest.param("| ![a b c](x/dose.png) |\n|-|\n| ![d](y.png) |", (3, 1), id="in a table"),
    ],
)
def test_images_with_text(image: str, words: tuple[int, int]) -> None:
    document = parse(f"<!-- dragoman: text-image -->\n\n{image}\n\n![Not](marked.png)\n")
    images = extent_of(document, "DE").images
    assert [(found.path, found.source, found.words) for found in images] == [
        ("x/dose.png", "x/dose.png", words[0]),
        ("y.png", "y.png", words[1]),
    ]


def test_an_image_for_another_region() -> None:
    marked = "<!-- dragoman: text-image -->\n\n![A](a.png)\n\n<!-- dragoman: end -->\n"
    document = parse(f"<!-- dragoman: only US -->\n\n{marked}")
    assert extent_of(document, "US") == Extent((0,), 0, (TextImage("a.png", "a.png", 5, 1),))
    assert extent_of(document, "DE") == Extent((), 0, ())
