"""The site's own words: hostile text that is never markup."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import Catalog, MarkKind, Message, header_for, new_catalog
from dragoman.catalogs.approval.marks import marked
from dragoman.checks import check_interface
from dragoman.locales import Locale
from dragoman.publishing.interface import CatalogInterface, words_of

AR, DE = Locale.parse("ar"), Locale.parse("de")
ONE, MANY = "%(n)s minute", "%(n)s minutes"


def interface(locale: Locale, *messages: Message) -> CatalogInterface:
    words = words_of([(locale, new_catalog("site", locale, messages))])
    return CatalogInterface(locale, "https://x.example", words)


@pytest.mark.parametrize(
    ("text", "translation", "shown"),
    [
        ("Home", "Start & Ziel", "Start &amp; Ziel"),
        ("Home", "<b>Start</b>", "Home"),
        ("Home", "Start\u202e", "Home"),
        ("Home", "100 % Start", "Home"),
        ("Home", "100 %% Start", "100 %% Start"),
        ("By %(name)s", "Von %(name)s", "Von %(name)s"),
        ("By %(name)s", "Von %(nom)s", "By %(name)s"),
        ("By %(name)s", "Von uns", "By %(name)s"),
        ("Home", "", "Home"),
        ("Home", " ", "Home"),
        ("By %(name)s", "Von %(name)d", "By %(name)s"),
    ],
)
def test_gettext(text: str, translation: str, shown: str) -> None:
    assert interface(DE, Message(text, (translation,))).gettext(text) == shown


def test_a_message_that_has_become_a_plural_is_not_used() -> None:
    words = interface(DE, Message(ONE, ("eine Minute",)))
    assert words.ngettext(ONE, MANY, 2) == MANY


def test_fuzzy_words_are_not_used() -> None:
    message = Message("Home", ("Start",), flags=("fuzzy",))
    assert interface(DE, message).gettext("Home") == "Home"


def test_words_whose_numbers_changed_are_not_used_by_clearing_a_flag() -> None:
    text = "Wait 48 hours."
    doubted = marked(Message(text, ("24 Stunden warten.",)), MarkKind.CHANGED, said="24 -> 48")
    assert interface(DE, doubted).gettext(text) == text
    (finding,) = check_interface(new_catalog("site", DE, [doubted]), locale=DE, path="site.po")
    assert (finding.check, finding.reason) == (
        "meaning_changed",
        "the source changed (24 -> 48) and the translation is still the same: change it, or remove"
        " the comment @changed",
    )
    edited = replace(doubted, strings=("48 Stunden warten.",))
    assert interface(DE, edited).gettext(text) == "48 Stunden warten."


@pytest.mark.parametrize(
    ("n", "shown"),
    [(0, "zero"), (1, "one"), (2, "two"), (5, "few 5"), (11, "many 11"), (100, "other 100")],
)
def test_six_forms_of_arabic(n: int, shown: str) -> None:
    forms = ("zero", "one", "two", "few %(n)s", "many %(n)s", "other %(n)s")
    words = interface(AR, Message(ONE, forms, plural_id=MANY))
    assert words.ngettext(ONE, MANY, n) % {"n": n} == shown


@pytest.mark.parametrize(
    "message",
    [
        Message(ONE, ("one", "two"), plural_id=MANY),
        Message(ONE, ("a", "b", "c", "d", "e", "%(x)s"), plural_id=MANY),
        Message(ONE, ("a", "b", "c", "d", "e", ""), plural_id=MANY),
    ],
    ids=["too few", "placeholder", "missing"],
)
def test_unusable_plurals_are_shown_in_the_source_language(message: Message) -> None:
    words = interface(AR, message)
    assert (words.ngettext(ONE, MANY, 1), words.ngettext(ONE, MANY, 3)) == (ONE, MANY)


def test_a_catalog_with_other_plural_rules_is_not_used_for_plurals() -> None:
    german = new_catalog(
        "site", DE, [Message(ONE, ("%(n)s Minute", "%(n)s Minuten"), plural_id=MANY)]
    )
    swapped = Catalog("site", DE, german.messages, header_for(AR))
    words = CatalogInterface(DE, "", words_of([(DE, swapped)]))
    assert words.ngettext(ONE, MANY, 2) == MANY
    assert list(map(str, check_interface(swapped, locale=DE, path="de/site.po"))) == [
        "de/site.po: error: plural_forms: the header's Plural-Forms is not CLDR's for de:"
        " nplurals=2; plural=(n != 1);"
    ]


def test_findings_name_the_line() -> None:
    catalog = new_catalog("site", DE, [Message("By %(name)s", ("Von <i>",), line=7)])
    path = Path("locales/de/LC_MESSAGES/site.po").as_posix()
    assert list(map(str, check_interface(catalog, locale=DE, path=path))) == [
        f"{path}:7: error: guard: <i> is not in the source",
        f"{path}:7: error: placeholder: %(name)s of the source is missing",
    ]
