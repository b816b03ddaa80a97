"""Filling a catalog from pairs: what is taken, and what stays."""

from collections.abc import Iterable

import pytest

from dragoman.articles import Segment
from dragoman.catalogs import Bitext, Filled, Message, Pair, fill, new_catalog
from dragoman.locales import Locale

FRENCH = Locale.parse("fr")


def filled(messages: Iterable[Message], *pairs: Pair, **terms: bool) -> Filled:
    catalog = new_catalog("x", FRENCH, messages)
    return fill(catalog, Bitext(pairs, (), (), old=False), **terms)


def pair(source: str, text: str, *doubts: str) -> Pair:
    one, other = (Segment(words, None, "paragraph", "", 1) for words in (source, text))
    return Pair(one, other, text, doubts)


SURE, UNSURE = pair("Rest", "Repos"), pair("Rest", "Repos", "a doubt")
OPEN = Message("Rest")
FUZZY = Message("Rest", ("Reposez-vous",), flags=("fuzzy",))
DONE = Message("Rest", ("Reposez-vous",))


@pytest.mark.parametrize(
    ("message", "found", "terms", "strings", "fuzzy"),
    [
        pytest.param(OPEN, SURE, {}, ("Repos",), False, id="sure"),
        pytest.param(OPEN, UNSURE, {}, ("Repos",), True, id="unsure"),
        pytest.param(OPEN, SURE, {"all_fuzzy": True}, ("Repos",), True, id="all fuzzy"),
        pytest.param(DONE, SURE, {"replace_fuzzy": True}, ("Reposez-vous",), False, id="present"),
        pytest.param(FUZZY, SURE, {}, ("Reposez-vous",), True, id="fuzzy stays"),
        pytest.param(FUZZY, SURE, {"replace_fuzzy": True}, ("Repos",), False, id="fuzzy goes"),
        pytest.param(
            FUZZY, UNSURE, {"replace_fuzzy": True}, ("Reposez-vous",), True, id="for sure ones only"
        ),
        pytest.param(
            Message("Rest", ("", ""), plural_id="Rests"), SURE, {}, ("", ""), False, id="plural"
        ),
        pytest.param(Message("Rest", ("",), context="alt"), SURE, {}, ("",), False, id="context"),
    ],
)
def test_a_message(
    message: Message, found: Pair, terms: dict[str, bool], strings: tuple[str, ...], fuzzy: bool
) -> None:
    [done] = filled([message], found, **terms).catalog
    assert (done.strings, done.fuzzy) == (strings, fuzzy)


def test_what_was_done_is_counted() -> None:
    found = filled(
        [OPEN, Message("Sleep"), Message("Eat", ("Mangez",)), Message("Drink")],
        SURE,
        pair("Sleep", "Sommeil", "a doubt"),
    )
    assert (found.translated, found.fuzzy, found.present, found.left) == (1, 1, 1, 1)


def test_a_text_translated_in_two_ways_is_fuzzy_and_the_more_frequent_is_taken() -> None:
    ways = [pair("Rest", text) for text in ("Repos", "Le reste", "Le reste")]
    [done] = filled([OPEN], *ways).catalog
    assert (done.strings, done.fuzzy) == (("Le reste",), True)


def test_a_sure_way_counts_more_than_unsure_ones() -> None:
    others = [pair("Rest", "Le reste", "a doubt")] * 2
    [done] = filled([OPEN], *others, SURE).catalog
    assert (done.strings, done.fuzzy) == (("Repos",), False)


def test_obsolete_messages_stay_as_they_are() -> None:
    gone = Message("Rest", ("",), obsolete=True)
    assert filled([gone], SURE).catalog.messages == (gone,)
