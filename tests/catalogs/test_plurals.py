import pytest
from babel import localedata

from dragoman.catalogs import Header, Message, header_for, plural_header_agrees
from dragoman.catalogs.plurals import with_forms_of
from dragoman.locales import Locale, plural_forms

LATVIAN = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2;"
SLOVENE = "nplurals=4; plural=n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0;"


def saying(rule: str) -> Header:
    return Header(f"Language: de\nPlural-Forms: {rule}\n")


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("de", "nplurals=2; plural=(n != 1);"),
        ("de", "nplurals=2; plural=n != 1;"),
        ("de", "nplurals=2;plural=n!=1"),
        ("de", "nplurals=2; plural=n == 1 ? 0 : 1;"),
        ("de", "nplurals=2; plural=!(n == 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("sl", "nplurals=4; plural=n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3;"),
    ],
)
def test_rules_that_do_the_same_agree(tag: str, rule: str) -> None:
    assert plural_header_agrees(saying(rule), Locale.parse(tag))


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=2; plural=(n > 1);",
        "nplurals=3; plural=(n != 1);",
        "nplurals=1; plural=0;",
        "nplurals=2; plural=(n == 1);",
        "nplurals=2; plural=n != 1 && n != 1000;",
        "nplurals=2; plural=n == 1000000 ? 2 : n != 1;",
        "nplurals=2; plural=n/0;",
        "nplurals=2; plural=n+!n;",
        "nplurals=2; plural=(n != 1;",
        "nplurals=2; plural=__import__('os');",
        f"nplurals=2; plural={'(' * 300}n{')' * 300};",
        f"nplurals=2; plural={'n+' * 5000}n;",
        "plural=n != 1; nplurals=2;",
        "nplurals=2",
    ],
)
def test_rules_that_do_otherwise_or_nothing_do_not(rule: str) -> None:
    assert not plural_header_agrees(saying(rule), Locale.parse("de"))


def test_a_header_without_the_field_does_not_agree() -> None:
    assert not plural_header_agrees(Header("Language: de\n"), Locale.parse("de"))


def test_every_header_of_ours_agrees() -> None:
    names = [name for name in localedata.locale_identifiers() if "_" not in name and name != "root"]
    locales = [Locale.parse(name) for name in names]
    assert [each for each in locales if not plural_header_agrees(header_for(each), each)] == []


@pytest.mark.parametrize(
    ("tag", "rule", "forms", "ordered"),
    [
        ("lv", LATVIAN, ("one", "other", "none"), ("other", "one", "other")),
        ("sl", SLOVENE, ("other", "one", "two", "few"), ("one", "two", "few", "other")),
        ("fr", "nplurals=2; plural=(n > 1);", ("one", "other"), ("one", "other", "other")),
        ("ja", "nplurals=2; plural=(n != 1);", ("one", "other"), ("other",)),
    ],
    ids=["Latvian", "Slovene", "French", "Japanese"],
)
def test_forms_follow_their_numbers(
    tag: str, rule: str, forms: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    locale = Locale.parse(tag)
    message = Message("one", forms, plural_id="many")
    assert with_forms_of(message, locale, saying(rule)) == Message(
        "one", ordered, plural_id="many", flags=("fuzzy",)
    )
    assert len(ordered) == plural_forms(locale).count


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("nplurals=2; plural=(n > 1);", Message("one", ("a", "b"), plural_id="many")),
        ("nplurals=1; plural=0;", Message("one", ("a", "b"), plural_id="many")),
        ("nplurals=2; plural=(n == 1);", Message("one", ("", ""), plural_id="many")),
        ("nplurals=1; plural=0;", Message("one", ("a",))),
        ("", Message("one", ("a", "b"), plural_id="many")),
    ],
    ids=["in place", "another number", "empty", "no plural", "no rule"],
)
def test_forms_stay(rule: str, message: Message) -> None:
    assert with_forms_of(message, Locale.parse("de"), saying(rule)) is message
