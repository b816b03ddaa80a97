from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dragoman.catalogs import (
    Catalog,
    Compendium,
    Header,
    MergeReport,
    Message,
    Occasion,
    Previous,
    State,
    Terms,
    header_for,
    is_settled,
    merge,
    new_catalog,
    parse_catalog,
    read_catalog,
)
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = sorted((Path(__file__).parent / "cases" / "merge").iterdir())

OWN_RULES = (
    "back_as_it_was",
    "back_with_links",
    "carried",
    "changed_cleared_and_back",
    "changed_without_previous",
    "comments_of_twins",
    "duplicate",
    "former_obsolete",
    "former_plural_forms",
    "link_added",
    "link_removed",
    "links_renumbered",
    "links_reordered",
    "plural_removed",
    "plural_rules",
    "reworded_back",
    "split",
)
"""Where msgmerge does otherwise: it carries nothing, refuses twins, knows nothing of links, keeps
the first plural form instead of the last, leaves the header's rule, gives a text as its own
previous one and none where a fuzzy message had none, and finds but one half of a paragraph that was
split."""
SHARED_RULES = [
    case for case in CASES if case.name not in OWN_RULES and not any(case.glob("other*.po"))
]

Gettext = Callable[..., CompletedProcess[bytes]]


OCCASION = Occasion(today=date(2026, 11, 23))


def read(path: Path, locale: Locale | None = GERMAN) -> Catalog:
    return read_catalog(path, domain="articles/x", locale=locale)


def template(*ids: str) -> Catalog:
    return new_catalog("articles/x", None, map(Message, ids))


def elsewhere(case: Path) -> Compendium:
    """What the language's other catalogs have: those of other articles, as their templates are."""
    others = [
        read_catalog(path, domain=f"articles/{path.stem}", locale=GERMAN)
        for path in sorted(case.glob("other*.po"))
    ]
    templates = {
        f"articles/{path.stem}": read_catalog(path, domain=path.stem, locale=None)
        for path in case.glob("other*.pot")
    }
    return Compendium(others, templates)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule(case: Path) -> None:
    old, template = read(case / "old.po"), read(case / "template.pot", None)
    merged = merge(old, template, OCCASION, elsewhere(case)).catalog
    expected = read(case / "expected.po")
    assert merged.messages == expected.messages
    assert merged.header.comments == expected.header.comments


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_merging_again_changes_nothing(case: Path) -> None:
    source = read(case / "template.pot", None)
    once = merge(read(case / "old.po"), source).catalog
    again = merge(once, source)
    assert again.catalog == once
    assert again.report == MergeReport(unchanged=len(source))


def test_the_header_becomes_the_constant_one() -> None:
    merged = merge(read(CASES[0] / "old.po"), template())
    assert merged.catalog.header.text == header_for(GERMAN).text


def test_new_messages_have_as_many_forms_as_the_language() -> None:
    source = new_catalog("site", None, [Message("one", ("", ""), plural_id="many")])
    merged = merge(new_catalog("site", Locale.parse("ar")), source)
    assert merged.catalog.messages == (Message("one", ("",) * 6, plural_id="many"),)
    assert merged.report == MergeReport(new=1)


def test_forms_that_a_language_has_beyond_those_of_the_file_are_empty() -> None:
    old = new_catalog("site", Locale.parse("ar"), [Message("one", ("a", "b"), plural_id="many")])
    source = new_catalog("site", None, [Message("one", ("", ""), plural_id="many")])
    (message,) = merge(old, source).catalog
    assert message == Message("one", ("a", "b", "", "", "", ""), plural_id="many")


def test_every_way_is_counted() -> None:
    old = new_catalog(
        "articles/x",
        GERMAN,
        [
            Message("Stays as it is.", ("Bleibt.",)),
            Message("Do not drive for 24 hours.", ("Fahren Sie 24 Stunden nicht.",)),
            Message("Goes with its translation", ("Geht.",)),
            Message("qqq", ("",)),
            Message("Comes back.", ("Ist zurück.",), obsolete=True),
            Message("Still gone", ("Noch weg",), obsolete=True),
        ],
    )
    source = template("Stays as it is.", "Do not drive for 48 hours.", "Comes back.", "zzz")
    assert merge(old, source).report == MergeReport(
        unchanged=1, new=1, reworded=1, revived=1, obsolete=1, removed=1
    )


def test_comments_that_go_with_their_messages_are_reported() -> None:
    lost = Message("qqq", ("",), comments=("Which one?",))
    gone = Message("jjj", ("",), comments=("Not used.",), obsolete=True)
    other = Message("vvv", ("",))
    old = new_catalog("articles/x", GERMAN, [lost, other, gone])
    assert merge(old, template("zzz")).report == MergeReport(
        new=1, removed=2, comments_lost=(lost, gone)
    )


def test_a_message_that_only_takes_comments_over_is_new() -> None:
    old = new_catalog("articles/x", GERMAN, [Message("Take one.", comments=("One what?",))])
    merged = merge(old, template("Take two."))
    assert merged.catalog.messages == (Message("Take two.", comments=("One what?",)),)
    assert merged.report == MergeReport(new=1, removed=1)


def test_gettext_drops_an_obsolete_message_without_translation(
    gettext: Gettext, tmp_path: Path
) -> None:
    path = tmp_path / "x.po"
    path.write_text('# Which one?\n#~ msgid "qqq"\n#~ msgstr ""\n', encoding="utf-8")
    assert b"Which one?" not in gettext("msgcat", path).stdout


def test_forms_put_in_order_are_counted() -> None:
    case = CASES[[case.name for case in CASES].index("plural_rules")]
    merged = merge(read(case / "old.po"), read(case / "template.pot", None))
    assert merged.report == MergeReport(unchanged=2, reworded=1)


def test_one_edited_word_makes_exactly_one_message_fuzzy() -> None:
    texts = [f"Sentence number {n} of a long article about many things." for n in range(100)]
    old = new_catalog("articles/x", GERMAN, [Message(text, ("x",)) for text in texts])
    edited = [text.replace("long", "short") if " 37 " in text else text for text in texts]
    merged = merge(old, template(*edited)).catalog
    assert [(m.id, m.previous) for m in merged if m.fuzzy] == [
        (edited[37], Previous(texts[37])),
    ]
    assert sum(m.translated for m in merged) == 99


def test_what_was_not_published_is_carried_without_a_mark_that_would_hold_it() -> None:
    unread = Message("Wait, then drive.", ("Warten Sie, dann fahren Sie.",))
    clinical = replace(OCCASION, terms=Terms(needs=State.REVISED, days=14, strict=True))
    old = new_catalog("articles/x", GERMAN, [unread])
    merged = merge(old, template("Wait then drive."), clinical).catalog
    assert tuple(merged) == (replace(unread, id="Wait then drive."),)


def test_a_catalog_without_a_header_is_merged_too() -> None:
    merged = merge(read(CASES[0] / "template.pot"), template("New"))
    assert [m.id for m in merged.catalog] == ["New"]


def test_a_message_with_nothing_new_is_the_old_one_itself() -> None:
    stays, moves = Message("Stay", ("Bleib",)), Message("Move", ("Zieh um",), references=("a:1",))
    fresh = [Message("Stay"), Message("Move", references=("a:2",))]
    old = new_catalog("articles/x", GERMAN, [stays, moves])
    merged = merge(old, new_catalog("articles/x", None, fresh)).catalog
    assert merged.messages[0] is stays
    assert merged.messages[1] == replace(moves, references=("a:2",))


def test_the_values_given_are_not_changed() -> None:
    old = read(CASES[0] / "old.po")
    before = old.messages
    merge(old, template("Something else"))
    assert old.messages == before


@pytest.mark.parametrize("case", SHARED_RULES, ids=lambda case: case.name)
def test_msgmerge_comes_to_the_same(gettext: Gettext, case: Path) -> None:
    options = ("--previous", "--no-wrap", "--quiet")
    result = gettext("msgmerge", *options, case / "old.po", case / "template.pot").stdout
    theirs = parse_catalog(result.decode(), domain="articles/x", locale=GERMAN)
    assert facts(theirs) == facts(read(case / "expected.po"))


def facts(catalog: Catalog) -> list[tuple[object, ...]]:
    return [
        (m.key, m.plural_id, m.strings, m.fuzzy, m.previous, m.obsolete) for m in catalog.messages
    ]


PLURAL = Message("one page", ("eine Seite", "%(n)s Seiten"), plural_id="%(n)s pages")


@pytest.mark.parametrize(
    ("before", "settled"),
    [
        ("nplurals=2; plural=(n != 1);", True),
        ("nplurals=2; plural=n != 1;", True),
        ("nplurals=2; plural=(n > 1);", False),
        ("", False),
    ],
    ids=["generated", "no parentheses", "French", "empty"],
)
def test_a_header_with_other_plurals_is_to_be_written(before: str, settled: bool) -> None:
    header = Header(f"Plural-Forms: {before}\nPO-Revision-Date: 2026-05-05 12:00+0200\n")
    old = replace(new_catalog("site", GERMAN, [PLURAL]), header=header)
    merged = merge(old, new_catalog("site", None, [PLURAL]))
    assert merged.catalog.messages == (PLURAL,)
    assert [is_settled(old, merged, tolerant=tolerant) for tolerant in (False, True)] == [
        settled,
        settled,
    ]
    assert is_settled(merged.catalog, merge(merged.catalog, old), tolerant=False)


def test_where_nothing_is_plural_the_rule_may_be_missing() -> None:
    old = replace(new_catalog("x", GERMAN, [Message("a", ("b",))]), header=Header())
    assert is_settled(old, merge(old, template("a")), tolerant=False)


def test_leftovers_are_settled_for_the_tolerant() -> None:
    confirmed = Message("a", ("b",), extracted=("changed: [-c-]{+a+}",), previous=Previous("c"))
    old = new_catalog("articles/x", GERMAN, [confirmed])
    merged = merge(old, template("a"))
    assert is_settled(old, merged, tolerant=True)
    assert not is_settled(old, merged, tolerant=False)


def test_a_source_that_says_changed_itself_is_settled() -> None:
    source = new_catalog("site", None, [Message("a", extracted=("changed: every week",))])
    once = merge(new_catalog("site", GERMAN, [Message("a", ("b",))]), source).catalog
    assert is_settled(once, merge(once, source), tolerant=True)
