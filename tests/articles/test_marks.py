"""What authors' marks do, how far each reaches, and which are refused."""

import pytest

from dragoman.articles import parse, to_html
from dragoman.errors import ArticleError

BLOCKS = {
    "heading": ("# One *a*\n", ["One *a*"]),
    "paragraph": ("One\nmore.\n", ["One more."]),
    "list": ("- One\n\n  more\n  - deep\n- Two\n", ["One", "more", "deep", "Two"]),
    "table": ("| One | Two |\n|---|---|\n| a | b |\n", ["One", "Two", "a", "b"]),
    "quote": ("> One\n>\n> - Two\n>\n> Three\n", ["One", "Two", "Three"]),
    "box": ("::: note Title\nOne\n\nTwo\n:::\n", ["Title", "One", "Two"]),
    "admonition": ('!!! note "Title"\n    One\n', ["Title", "One"]),
    "HTML": ("<p>One</p>\n", ["One"]),
    "definition": ("Term\n: One\n", ["Term", "One"]),
}


def marked(mark: str, block: str) -> str:
    return f"Before.\n\n<!-- dragoman: {mark} -->\n{block}\nAfter.\n"


@pytest.mark.parametrize(("block", "texts"), BLOCKS.values(), ids=BLOCKS)
def test_a_comment_is_of_the_whole_block(block: str, texts: list[str]) -> None:
    document = parse(marked("comment Said to a child.", block), path="x.md")
    said = [(segment.text, segment.comment) for segment in document.segments]
    between = [(text, "Said to a child.") for text in texts]
    assert said == [("Before.", ""), *between, ("After.", "")]


@pytest.mark.parametrize(("block", "texts"), BLOCKS.values(), ids=BLOCKS)
def test_a_context_is_of_the_whole_block(block: str, texts: list[str]) -> None:
    document = parse(marked("context dose", block), path="x.md")
    between = [("dose", text) for text in texts]
    keys = [segment.key for segment in document.segments]
    assert keys == [(None, "Before."), *between, (None, "After.")]


@pytest.mark.parametrize(("block", "texts"), BLOCKS.values(), ids=BLOCKS)
def test_skip_is_of_the_whole_block(block: str, texts: list[str]) -> None:
    document = parse(marked("skip", block), path="x.md")
    assert [segment.text for segment in document.segments] == ["Before.", "After."]


@pytest.mark.parametrize(("block", "texts"), BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("mark", ["off", "only US"])
def test_regions_end_where_they_are_closed(mark: str, block: str, texts: list[str]) -> None:
    source = marked(mark, f"\n{block}\n<!-- dragoman: end -->\n")
    said = [(segment.text, segment.regions) for segment in parse(source, path="x.md").segments]
    between = [(text, ("US",)) for text in texts] if mark == "only US" else []
    assert said == [("Before.", ()), *between, ("After.", ())]


@pytest.mark.parametrize("mark", ["skip", "comment x", "context x", "link", "text-image"])
@pytest.mark.parametrize("block", [block for block, _ in BLOCKS.values()], ids=BLOCKS)
def test_no_mark_is_on_the_page(mark: str, block: str) -> None:
    page = to_html(parse(marked(mark, block), path="x.md"), lambda segment: None)
    bare = to_html(parse(f"Before.\n\n{block}\nAfter.\n", path="x.md"), lambda segment: None)
    assert page == bare


def test_link_and_text_image() -> None:
    source = "<!-- dragoman: link -->\n<!-- dragoman: text-image -->\n"
    source += "[a](https://a.example) [b](http://b.example) ![c](c.png)\n\n![d](d.png)\n"
    document = parse(source, path="x.md")
    links = [segment.key for segment in document.segments if segment.kind == "link"]
    assert links == [("link", "https://a.example")]
    assert [target.source for target in document.targets if target.holds_text] == ["c.png"]


ACCEPTED = "skip, off, end, comment, context, link, text-image, only"
NOT_ALONE = "a mark must stand on lines of its own"
ERRORS = [
    ("One.\n\n<!-- dragoman: skipp -->\nTwo.\n", 3, f'unknown mark "skipp"; accepted: {ACCEPTED}'),
    ("<!-- dragoman: -->\nTwo.\n", 1, f'unknown mark ""; accepted: {ACCEPTED}'),
    (
        "---\ntitle: x\n---\n<!-- dragoman: off -->\n\nTwo.\n",
        4,
        '"off" is not closed with <!-- dragoman: end -->',
    ),
    ("<!-- dragoman: only US -->\n", 1, '"only" is not closed with <!-- dragoman: end -->'),
    ("One.\n\n<!-- dragoman: end -->\n", 3, '"end" closes nothing'),
    (
        "<!-- dragoman: off -->\n\n- one\n\n  <!-- dragoman: end -->\n",
        1,
        '"off" is not closed in the list, quote or box it stands in',
    ),
    ("One <!-- dragoman: skip --> two.\n", 1, NOT_ALONE),
    ("# One <!-- dragoman: skip -->\n", 1, NOT_ALONE),
    ("<div>\n<!-- dragoman: skip -->\n</div>\n", 2, NOT_ALONE),
    ("One.\n\n<!-- dragoman: skip -->\n", 3, "no block follows this mark"),
    ("- <!-- dragoman: skip -->\n\nOne.\n", 1, "no block follows this mark"),
    (
        "<!-- dragoman: only usa -->\n\nTwo.\n\n<!-- dragoman: end -->\n",
        1,
        '"usa" is no region; accepted: codes of ISO 3166 such as US',
    ),
    (
        "<!-- dragoman: only US -->\n\n<!-- dragoman: only CA -->\n",
        3,
        "no region of this mark is one of those around it",
    ),
    ("<!-- dragoman: comment -->\nTwo.\n", 1, 'the mark "comment" says nothing'),
    ("<!-- dragoman: context -->\nTwo.\n", 1, 'the mark "context" says nothing'),
    ("<!-- dragoman: only -->\nTwo.\n", 1, 'the mark "only" says nothing'),
    ("<!-- dragoman: skip this -->\nTwo.\n", 1, 'the mark "skip" takes no "this"'),
    ("<!-- dragoman: end now -->\n", 1, 'the mark "end" takes no "now"'),
]


@pytest.mark.parametrize(("source", "line", "reason"), ERRORS)
def test_errors(source: str, line: int, reason: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse(source, path="x.md")
    assert str(caught.value) == f"x.md:{line}: {reason}"
