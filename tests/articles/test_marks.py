"""What authors say in HTML comments: what each mark is about, what it does, and when it cannot."""

from collections.abc import Iterator

import pytest
from _pytest.mark import ParameterSet

from dragoman.articles import Dialect, Joiner, Only, Target, own_html, parse, to_html
from dragoman.errors import ArticleError
from tests.articles.cases import cases
from tests.articles.listing import shown

DIALECT = Dialect(code_comments=frozenset({"python"}))


def numbered(name: str) -> Iterator[ParameterSet]:
    for title, *blocks in cases(f"marks/{name}.md", 2):
        yield pytest.param(*blocks, id=f"{name}: {title}")


@pytest.mark.parametrize(("source", "expected"), [*numbered("extents"), *numbered("words")])
def test_messages(source: str, expected: str) -> None:
    assert shown(source, DIALECT) == expected


@pytest.mark.parametrize(("source", "expected"), [*numbered("errors")])
def test_errors(source: str, expected: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse(source, path="x.md")
    assert f"{caught.value}\n" == expected


@pytest.mark.parametrize(("source", "messages"), [*numbered("extents"), *numbered("words")])
def test_marks_do_not_appear_on_pages(source: str, messages: str) -> None:
    if "is how to skip" not in source:
        page = to_html(parse(source, path="x.md", dialect=DIALECT), lambda segment: None)
        assert "dragoman:" not in page.lower()


def test_a_page_with_marks_is_the_page_without_them() -> None:
    marked = (
        "One.\n\n<!-- dragoman: skip -->\nTwo.\n\n<!-- dragoman: off -->\n\n- Three\n\n"
        "<!-- dragoman: end -->\n\n> <!-- dragoman: comment C -->\n> Four.\n"
    )
    bare = "One.\n\nTwo.\n\n- Three\n\n> Four.\n"
    assert to_html(parse(marked), lambda segment: None) == to_html(
        parse(bare), lambda segment: None
    )


REGIONS = (
    "Before.\n\n<!-- dragoman: only US CA -->\n\nCall **911**.\n\n"
    "<!-- dragoman: only CA -->\n\n- In Canada\n\n<!-- dragoman: end -->\n\nSoon.\n\n"
    "<!-- dragoman: end -->\n\nAfter.\n"
)


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("US", "<p>Before.</p>\n<p>Call <strong>911</strong>.</p>\n<p>Soon.</p>\n<p>After.</p>\n"),
        (
            "CA",
            "<p>Before.</p>\n<p>Call <strong>911</strong>.</p>\n<ul>\n<li>In Canada</li>\n</ul>\n"
            "<p>Soon.</p>\n<p>After.</p>\n",
        ),
        ("DE", "<p>Before.</p>\n<p>After.</p>\n"),
    ],
)
def test_what_is_for_some_regions_is_on_their_pages(region: str, expected: str) -> None:
    document = parse(REGIONS, path="x.md")
    joiner = Joiner(
        lambda number: own_html(document.segments[number]),
        lambda target: target.source,
        admits=lambda regions: region in regions,
    )
    assert joiner.join(document) == expected


def test_regions_are_parts_of_the_template() -> None:
    document = parse(REGIONS, path="x.md")
    outer = [part for part in document.template if isinstance(part, Only)]
    inner = [part for part in outer[0].parts if isinstance(part, Only)]
    assert [part.regions for part in (*outer, *inner)] == [("US", "CA"), ("CA",)]
    assert [segment.regions for segment in document.segments] == [
        (),
        ("US", "CA"),
        ("CA",),
        ("US", "CA"),
        (),
    ]


def test_headings_know_their_regions() -> None:
    document = parse("<!-- dragoman: only US -->\n# A\n<!-- dragoman: end -->\n\n# B\n")
    assert [(heading.text, heading.regions) for heading in document.headings] == [
        ("A", ("US",)),
        ("B", ()),
    ]


def test_images_that_hold_text() -> None:
    document = parse(
        "<!-- dragoman: text-image -->\n- ![One](a.png)\n- [two](b.png) ![three](c.png)\n\n"
        "![Four](d.png)\n\n<!-- dragoman: text-image -->\n"
        '<div><img src="e.png" alt="Five"> <a href="f.html">six</a></div>\n\n'
        '<!-- dragoman: text-image -->\nSee <img\nsrc="g.png"> now.\n'
    )
    assert [(target.source, target.holds_text) for target in document.targets] == [
        ("a.png", True),
        ("b.png", False),
        ("c.png", True),
        ("d.png", False),
        ("e.png", True),
        ("f.html", False),
        ("g.png", True),
    ]


def test_a_localizable_link_leads_where_its_translation_says() -> None:
    document = parse("<!-- dragoman: link -->\nSee [WHO](https://who.int/ 'Site') & [us](/us).\n")
    translations = {"https://who.int/": "https://who.int/fr?a=b&c", "Site": "Le site"}
    assert to_html(document, lambda segment: translations.get(segment.text)) == (
        '<p>See <a href="https://who.int/fr?a=b&amp;c" title="Le site">WHO</a> &amp; '
        '<a href="/us">us</a>.</p>\n'
    )


def targets_of(source: str) -> list[Target]:
    return list(parse(source, path="x.md").targets)


def test_targets_know_the_messages_of_their_addresses() -> None:
    source = "<!-- dragoman: link -->\n[a](https://a.org/) [b](http://b.org/)\n"
    assert [target.link for target in targets_of(source)] == [1, None]
