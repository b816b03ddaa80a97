from dataclasses import replace
from datetime import date

import pytest

from dragoman.articles import Document, parse
from dragoman.catalogs import (
    Catalog,
    MarkKind,
    Message,
    State,
    Terms,
    mark_digest,
    new_catalog,
    pinned,
)
from dragoman.checks import check_catalog, check_targets
from dragoman.errors import Finding
from dragoman.locales import Locale

TODAY = date(2026, 11, 23)
DE, EN = Locale.parse("de"), Locale.parse("en")
SOURCE = "Take [0.5 mg](/x) twice.[^1]\n\n[^1]: Note of 1,500 people.\n"
TAKE, NOTE = "Take [0.5 mg][1] twice.[^1]", "Note of 1,500 people."


def checked(document: Document, catalog: Catalog, terms: Terms) -> tuple[Finding, ...]:
    return check_catalog(
        document, catalog, locale=DE, source=EN, terms=terms, today=TODAY, path="de/x.po"
    )


def findings(take: str, note: str, *, clinical: bool = True, fuzzy: bool = False) -> list[str]:
    document = parse(SOURCE, path="content/x.md")
    messages = [Message(TAKE, (take,), line=4), Message(NOTE, (note,), line=9)]
    if fuzzy:
        messages = [replace(message, flags=("fuzzy",)) for message in messages]
    catalog = new_catalog("x", DE, messages)
    found = checked(document, catalog, Terms(strict=clinical))
    return list(map(str, found))


GOOD = "[0,5 mg][1] zweimal nehmen.[^1]", "Anmerkung von 1.500 Menschen."


def test_good_translations_have_no_findings() -> None:
    assert findings(*GOOD) == []


def test_open_work_is_no_finding() -> None:
    assert findings("", "") == []
    assert findings("5 mg", "-", fuzzy=True) == []


@pytest.mark.parametrize(
    "blank",
    [" ", "&nbsp;", "&#8203;", "**\u200b**", "\u2800", "\u3164", "\u00ad", "\\", "–", "&zwnj;"],
)
def test_blank(blank: str) -> None:
    assert findings(GOOD[0], blank) == [
        "de/x.po:9: error: guard: it is blank; leave msgstr empty instead"
    ]


@pytest.mark.parametrize(
    ("note", "marks"),
    [
        ("**Anmerkung von 1.500 Menschen.", "**"),
        ("Anmerkung von *1.500 Menschen.", "*"),
        ("Anmerkung von 1.500 Menschen.`", "`"),
        ("Anmerkung_ von 1.500 Menschen.", "_"),
    ],
)
def test_marks_that_readers_would_see(note: str, marks: str) -> None:
    assert findings(GOOD[0], note) == [
        f"de/x.po:9: error: leftover: readers would see {marks}: it marks nothing here"
    ]


def test_a_star_within_a_word_is_no_mark() -> None:
    assert findings(GOOD[0], "Anmerkung von 1.500 Patient*innen, об`єкт und 2 \\* 2.") == [
        "de/x.po:9: error: number_extra: 2 is not in the source"
    ]


def test_a_translation_of_what_the_article_no_longer_says() -> None:
    document = parse(SOURCE, path="content/x.md")
    messages = [Message("Gone.", ("Weg.",), line=4), Message("Gone, too.", line=7)]
    catalog = new_catalog("x", DE, messages)
    found = checked(document, catalog, Terms(strict=True))
    assert list(map(str, found)) == [
        "de/x.po:4: warning: outdated: the article has no such message:"
        " run `dragoman update`, or restore the msgid"
    ]


@pytest.mark.parametrize(("clinical", "severity"), [(True, "error"), (False, "warning")])
def test_a_wrong_dose(clinical: bool, severity: str) -> None:
    assert findings("[5 mg][1] zweimal nehmen.[^1]", GOOD[1], clinical=clinical) == [
        f"de/x.po:4: {severity}: number_missing: 0.5 is missing",
        f"de/x.po:4: {severity}: number_extra: 5 is not in the source",
    ]


def test_another_unit() -> None:
    assert findings("[0,5 ml][1] zweimal nehmen.[^1]", GOOD[1]) == [
        "de/x.po:4: error: unit_changed: 0.5 mg became 0.5 ml"
    ]


def test_another_languages_separator() -> None:
    assert findings(GOOD[0], "Anmerkung von 1,500 Menschen.") == [
        'de/x.po:9: error: number_format: "1,500" is not 1,500 in this language, write "1.500"'
    ]


def test_numbers_in_alt_texts() -> None:
    document = parse("See ![spray 5 mg](x.png) here.\n", path="content/x.md")

    def found(translation: str) -> list[str]:
        message = Message("See ![spray 5 mg][1] here.", (translation,), line=1)
        catalog = new_catalog("x", DE, [message])
        return [finding.reason for finding in checked(document, catalog, Terms(strict=True))]

    assert found("Siehe ![Spray 5 mg][1] hier.") == []
    assert found("Siehe ![Spray 500 mg][1] hier.") == [
        "5 is missing",
        "500 is not in the source",
    ]


def test_the_guard() -> None:
    assert findings("0,5 mg zweimal nehmen.[^1]", GOOD[1]) == [
        "de/x.po:4: error: guard: the link [1] is missing"
    ]


def test_targets() -> None:
    source = (
        "---\nrelated: [articles/b, articles/z]\n---\n## Here\n\n[a](#here) [b](#gone)\n"
        "[c](b.md#there) [d](b.md#gone)\n[e](z.md) ![f](f.png) ![g](g.png) [h](broken.md#x)\n"
    )
    document = parse(source, path="content/articles/a.md", domain="articles/a")
    other = parse("## There\n", path="content/articles/b.md", domain="articles/b")
    articles = {"articles/a": document, "articles/b": other, "articles/broken": None}
    found = check_targets(document, articles, lambda path: path == "articles/f.png")
    assert list(map(str, found)) == [
        'content/articles/a.md:6: warning: target: "#gone": no heading of this article has that id',
        'content/articles/a.md:7: warning: target: "b.md#gone":'
        ' no heading of "articles/b" has that id',
        'content/articles/a.md:8: warning: target: "z.md": there is no article "articles/z"',
        'content/articles/a.md:8: warning: target: "g.png":'
        ' the content folder has no file "articles/g.png"',
        'content/articles/a.md:2: warning: target: related: there is no article "articles/z"',
    ]


LINK = "https://x.example/en/_a_5"


@pytest.mark.parametrize(
    ("translation", "found"),
    [
        (LINK, []),
        (
            "https://y.example/_b*6",
            [
                "warning: link: the link leads to https://y.example/_b*6"
                " instead of https://x.example/en/_a_5"
            ],
        ),
        ("http://y.example/", ["error: guard: it is no address that begins with https://"]),
    ],
    ids=["the same", "another", "unsafe"],
)
def test_addresses_that_translators_may_change(translation: str, found: list[str]) -> None:
    document = parse(f"<!-- dragoman: link -->\n\n[Here]({LINK})\n", path="content/x.md")
    catalog = new_catalog("x", DE, [Message(LINK, (translation,), context="link", line=7)])
    said = checked(document, catalog, Terms(strict=True))
    assert list(map(str, said)) == [f"de/x.po:7: {finding}" for finding in found]


def test_a_flag_that_was_only_cleared_is_an_error() -> None:
    strings = ("Die [Dosis][1] ist 0,5 mg.",)
    mark = f"@changed 0.25 mg -> 0.5 mg {mark_digest(MarkKind.CHANGED, strings)}"
    document = parse("The [dose](/x) is 0.5 mg.\n", path="content/x.md")
    message = Message("The [dose][1] is 0.5 mg.", strings, comments=(mark,), line=4)
    found = [
        [str(finding) for finding in checked(document, new_catalog("x", DE, [entry]), Terms())]
        for entry in (message, replace(message, strings=("Die [Dosis][1] ist: 0,5 mg.",)))
    ]
    assert found == [
        [
            "de/x.po:4: error: meaning_changed: the source changed (0.25 mg -> 0.5 mg) and the "
            "translation is still the same: change the translation, or let a reviser confirm it "
            "with `dragoman review`"
        ],
        [],
    ]


@pytest.mark.parametrize(
    ("string", "refusal", "confirming"),
    [
        ("Die [Dosis][1] ist 0,25 mg.", "error: number_missing: 0.5 is missing", False),
        ("Die Dosis ist 0,5 mg.", "error: guard: the link [1] is missing", False),
        ("Die [Dosis][1] ist 0,5 mg.", "", True),
    ],
    ids=["the old number", "no link", "nothing but the doubt"],
)
def test_a_reviser_is_named_only_where_one_can_confirm(
    string: str, refusal: str, confirming: bool
) -> None:
    mark = f"@changed 0.25 mg -> 0.5 mg {mark_digest(MarkKind.CHANGED, (string,))}"
    document = parse("The [dose](/x) is 0.5 mg.\n", path="content/x.md")
    message = Message("The [dose][1] is 0.5 mg.", (string,), comments=(mark,), line=4)
    found = checked(document, new_catalog("x", DE, [message]), Terms(strict=True))
    *others, doubt = (str(finding).removeprefix("de/x.po:4: ") for finding in found)
    said = "the source changed (0.25 mg -> 0.5 mg) and the translation is still the same"
    confirm = ", or let a reviser confirm it with `dragoman review`" if confirming else ""
    assert doubt == f"error: meaning_changed: {said}: change the translation{confirm}"
    assert others[:1] == [refusal][: bool(refusal)]


def test_approvals_that_are_void_are_named() -> None:
    document = parse("Wait.\n", path="content/x.md")
    anna = pinned(Message("Wait.", ("Halt.",)), State.REVISED, "anna", TODAY)
    changed = replace(anna, strings=("Warten.",), line=4)
    again = pinned(changed, State.REVIEWED, "ben", TODAY)
    found = [
        [str(finding) for finding in checked(document, new_catalog("x", DE, [entry]), Terms())]
        for entry in (anna, changed, again)
    ]
    assert found == [
        [],
        [
            "de/x.po:4: warning: void_pin: anna's approval (revised, 2026-11-23) is void: "
            "the translation changed since"
        ],
        [],
    ]
