"""What holds for every catalog, tried on those that Hypothesis makes up."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dragoman.catalogs import (
    FUZZY,
    Catalog,
    Message,
    Previous,
    format_catalog,
    join_branches,
    key_of,
    new_catalog,
    parse_catalog,
)
from dragoman.errors import CatalogError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
KNOWN = st.sampled_from(("Take two.", "Take *two*.", "Take 2.", "two"))
"""Texts that several catalogs have, and that look alike."""
TEXTS = KNOWN | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
SOURCES = TEXTS.filter(bool)
CONTEXTS = st.none() | st.just("title:") | TEXTS
REMARKS = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])), max_size=2)
PREVIOUS = st.builds(Previous, id=SOURCES, context=CONTEXTS)

LINES = (
    *("", "# why", "#, fuzzy", '"c"', 'msgid "a"', 'msgstr "b"', 'msgctxt "e"', 'msgid_plural "f"'),
    *('msgstr[1] "h"', '#| msgid "d"', '#~ msgid "i"', '#~ msgstr "j"', "#~ #, fuzzy", "#~", "#="),
    *(
        ' "l" "m" ',
        '\tmsgid\r"o"',
        'msgstr "\\303\\251\\x41"',
        'domain "n"',
        "msgid",
        '"',
        "#: \u2068",
    ),
)
"""What might be added to a file, by a tool or by hand."""


def messages() -> SearchStrategy[Message]:
    """Return messages with one form or the two of German, with all that may stand beside them."""
    beside = {
        "id": SOURCES,
        "context": CONTEXTS,
        "comments": REMARKS.map(tuple),
        "extracted": REMARKS.map(tuple),
        "flags": st.sampled_from(((), (FUZZY,), ("python-format",), (FUZZY, "c-format"))),
        "previous": st.none() | PREVIOUS,
        "obsolete": st.booleans(),
    }
    singular = st.builds(Message, strings=st.tuples(TEXTS), **beside)
    plural = st.builds(Message, strings=st.tuples(TEXTS, TEXTS), plural_id=SOURCES, **beside)
    return singular | plural


def catalogs() -> SearchStrategy[Catalog]:
    """Return German catalogs, obsolete messages last, as they stand in a file."""
    some = st.lists(messages(), unique_by=key_of, max_size=4)
    ordered = some.map(lambda found: sorted(found, key=lambda message: message.obsolete))
    return ordered.map(lambda found: new_catalog("articles/x", GERMAN, found))


@st.composite
def files(draw: DrawFn) -> str:
    """Return files of catalogs in which lines are added and others gone, with either line end."""
    lines = format_catalog(draw(catalogs())).removesuffix("\n").split("\n")
    for _ in range(draw(st.integers(0, 3))):
        place, gone = draw(st.integers(0, len(lines))), draw(st.integers(0, 1))
        lines[place : place + gone] = draw(st.lists(st.sampled_from(LINES), max_size=2))
    end = draw(st.sampled_from(("\n", "\r\n")))
    return end.join(lines) + draw(st.sampled_from((end, "")))


@given(catalogs())
def test_what_was_written_is_read(catalog: Catalog) -> None:
    assert parse_catalog(format_catalog(catalog), domain="articles/x", locale=GERMAN) == catalog


@given(catalogs())
def test_two_branches_that_changed_nothing_are_as_they_were(catalog: Catalog) -> None:
    joined = join_branches(catalog, catalog, catalog)
    assert (joined.catalog, joined.conflicts) == (catalog, ())


@given(catalogs(), catalogs())
def test_one_branch_alone_is_as_it_is(base: Catalog, ours: Catalog) -> None:
    for joined in (join_branches(base, ours, base), join_branches(base, ours, ours)):
        assert (joined.catalog, joined.conflicts) == (ours, ())


@given(catalogs(), catalogs(), catalogs())
def test_no_branch_puts_a_translation_under_another_text(
    base: Catalog, ours: Catalog, theirs: Catalog
) -> None:
    written = {(m.key, m.strings) for side in (base, ours, theirs) for m in side if not m.fuzzy}
    joined = join_branches(base, ours, theirs).catalog
    confirmed = {(m.key, m.strings) for m in joined if not m.fuzzy and any(m.strings)}
    assert confirmed <= written


@given(files())
def test_any_file_is_a_catalog_or_refused_as_one(text: str) -> None:
    try:
        catalog = parse_catalog(text, domain="articles/x", locale=GERMAN)
    except CatalogError:
        return
    again = parse_catalog(format_catalog(catalog), domain="articles/x", locale=GERMAN)
    assert again == replace(catalog, messages=(*catalog, *catalog.obsolete))
