"""Facts: which value a region has, when it is due, and how texts are given it."""

from datetime import date

import pytest

from dragoman.articles import Dialect, Readers, parse, written
from dragoman.articles.facts.values import (
    PLACEHOLDER,
    Facts,
    Kind,
    Lookup,
    Missing,
    Value,
    due_findings,
    facts_in,
    filled,
    filled_plain,
)
from dragoman.errors import Finding, Severity

LISTED = Lookup("https://example.org/list", date(2026, 11, 1), date(2027, 5, 1), line=4)
JAPANESE = Lookup("https://example.jp", date(2026, 11, 1), date(2027, 1, 1), line=11)


def phone(text: str, lookup: Lookup = LISTED) -> Value:
    return Value(text, Kind.PHONE, lookup)


FACTS = Facts(
    "content/facts.toml",
    {
        "emergency_number": {
            "US": phone("911"),
            "001": phone("112"),
            "JP": phone("119", JAPANESE),
        },
        "poison_center": {"US": phone("+1 (800) 222-1222")},
    },
)


def test_names() -> None:
    assert FACTS.names == {"emergency_number", "poison_center"}
    assert Facts().names == frozenset()


@pytest.mark.parametrize(
    ("name", "region", "today", "value"),
    [
        ("emergency_number", "US", date(2027, 5, 1), phone("911")),
        ("emergency_number", "DE", date(2027, 5, 1), phone("112")),
        ("emergency_number", "419", date(2027, 5, 1), phone("112")),
        ("emergency_number", "JP", date(2027, 1, 1), phone("119", JAPANESE)),
    ],
)
def test_the_value_of_a_region(name: str, region: str, today: date, value: Value) -> None:
    assert FACTS.value(name, region, today) == value


@pytest.mark.parametrize(
    ("name", "region", "today", "missing", "sentence"),
    [
        (
            *("emergency_number", "US", date(2027, 5, 2)),
            Missing("emergency_number", "US", date(2027, 5, 1)),
            '"emergency_number" for US was due 2027-05-01.',
        ),
        (
            *("emergency_number", "JP", date(2027, 1, 2)),
            Missing("emergency_number", "JP", date(2027, 1, 1)),
            '"emergency_number" for JP was due 2027-01-01.',
        ),
        (
            *("poison_center", "JP", date(2026, 12, 1)),
            Missing("poison_center", "JP"),
            '"poison_center" has no value for JP.',
        ),
        (
            *("opening_hours", "US", date(2026, 12, 1)),
            Missing("opening_hours", "US"),
            '"opening_hours" has no value for US.',
        ),
    ],
    ids=["late", "late, and not the world's", "no value", "no such fact"],
)
def test_why_a_value_is_missing(
    name: str, region: str, today: date, missing: Missing, sentence: str
) -> None:
    found = FACTS.value(name, region, today)
    assert (found, str(found)) == (missing, sentence)


def due(line: int, severity: Severity, reason: str) -> Finding:
    return Finding("content/facts.toml", line, severity, "due", reason)


IN_JAPAN = '"emergency_number" for JP'
ELSEWHERE = '"emergency_number" for US, 001'
LATE = "; texts that need it are not shown"


@pytest.mark.parametrize(
    ("today", "findings"),
    [
        (date(2026, 12, 1), []),
        (date(2026, 12, 2), [due(11, Severity.WARNING, f"{IN_JAPAN} is due 2027-01-01")]),
        (date(2027, 1, 1), [due(11, Severity.WARNING, f"{IN_JAPAN} is due 2027-01-01")]),
        (
            date(2027, 4, 1),
            [
                due(4, Severity.WARNING, f"{ELSEWHERE} is due 2027-05-01"),
                due(11, Severity.ERROR, f"{IN_JAPAN} was due 2027-01-01{LATE}"),
            ],
        ),
        (
            date(2027, 5, 2),
            [
                due(4, Severity.ERROR, f"{ELSEWHERE} was due 2027-05-01{LATE}"),
                due(11, Severity.ERROR, f"{IN_JAPAN} was due 2027-01-01{LATE}"),
            ],
        ),
    ],
    ids=str,
)
def test_what_is_due(today: date, findings: list[Finding]) -> None:
    numbers = {"emergency_number": FACTS.values["emergency_number"]}
    assert list(due_findings(Facts(FACTS.path, numbers), today)) == findings


def test_what_to_do_about_what_is_due() -> None:
    cures = [finding.cure for finding in due_findings(FACTS, date(2027, 1, 1))]
    assert cures == ['Look it up again, then renew "checked" and "due":\n\n  https://example.jp']


def test_no_facts_are_never_due() -> None:
    assert due_findings(Facts(), date.max) == ()


def test_the_first_day_of_all_is_long_past() -> None:
    lookup = Lookup("https://example.org", date.min, date.min)
    [finding] = due_findings(Facts("f.toml", {"x": {"US": phone("911", lookup)}}), date.max)
    assert str(finding) == f'f.toml: error: due: "x" for US was due 0001-01-01{LATE}'


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("Call 911", ()),
        ("Call {emergency_number}", ("emergency_number",)),
        (
            "{poison_center}, {emergency_number}, {poison_center}",
            ("poison_center", "emergency_number", "poison_center"),
        ),
        ("<em>{emergency_number}</em>", ("emergency_number",)),
        ("{emergency<!-- -->_number}", ()),
        ("<!-- {emergency_number} -->", ()),
        ("{a} {Emergency_number} {emergency_number", ()),
        ("{ emergency_number } {{emergency_number}}", ("emergency_number",)),
        ("<code>{emergency_number}</code> {poison_center}", ("poison_center",)),
        ("<code><b>{emergency_number}</b></code>", ()),
        ('<img src="x" alt="{emergency_number}" />', ()),
        ("a &lt;code&gt;{emergency_number}", ("emergency_number",)),
        ("<option>{emergency_number}</option>", ("emergency_number",)),
        ("</code>{emergency_number}", ("emergency_number",)),
    ],
)
def test_the_facts_in_a_text(markup: str, names: tuple[str, ...]) -> None:
    assert facts_in(markup, FACTS.names) == names


def test_a_placeholder() -> None:
    assert PLACEHOLDER.findall("{a} {a_1} {} {A} {1} {a b} {ä} %(a)s") == ["a", "a_1"]


NUMBER = '<bdi dir="ltr">911</bdi>'
LINK = f'<a class="phone" href="tel:911">{NUMBER}</a>'
VALUES = {
    "emergency_number": phone("911"),
    "hotline": phone("+1 (800) 222-1222"),
    "authority": Value('<Poison> & "Co"', Kind.TEXT, LISTED),
}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Call <b>911</b>", "Call <b>911</b>"),
        ("Call {emergency_number}!", f"Call {LINK}!"),
        ("{emergency_number}<br />{emergency_number}", f"{LINK}<br />{LINK}"),
        (
            "{hotline}",
            '<a class="phone" href="tel:+18002221222"><bdi dir="ltr">+1 (800) 222-1222</bdi></a>',
        ),
        ("{authority}", "<bdi>&lt;Poison&gt; &amp; &quot;Co&quot;</bdi>"),
        ("{other} {emergency_number", "{other} {emergency_number"),
        ("{{emergency_number}}", f"{{{LINK}}}"),
        (
            '<a href="#x">Call <b>{emergency_number}</b></a> {emergency_number}',
            f'<a href="#x">Call <b>{NUMBER}</b></a> {LINK}',
        ),
        ("<button>{emergency_number}</button>", f"<button>{NUMBER}</button>"),
        (
            "<code>{emergency_number}</code>{emergency_number}",
            f"<code>{{emergency_number}}</code>{LINK}",
        ),
        (
            '<a href="#x"><code>{emergency_number}</code>{emergency_number}</a>',
            f'<a href="#x"><code>{{emergency_number}}</code>{NUMBER}</a>',
        ),
        (
            '<b title="{emergency_number}">{emergency_number}</b>',
            f'<b title="{{emergency_number}}">{LINK}</b>',
        ),
        (
            "<option>{emergency_number}, {authority}</option>",
            "<option>911, &lt;Poison&gt; &amp; &quot;Co&quot;</option>",
        ),
        ("<svg><text>{emergency_number}</text></svg>", "<svg><text>911</text></svg>"),
        ("<script>{emergency_number}</script>", "<script>{emergency_number}</script>"),
    ],
)
def test_filled(markup: str, expected: str) -> None:
    assert filled(markup, VALUES) == expected


def test_filled_for_a_link() -> None:
    assert filled("Call {emergency_number}", VALUES, links=False) == f"Call {NUMBER}"
    option = "<option>{emergency_number}</option>"
    assert filled(option, VALUES, links=False) == "<option>911</option>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 911", "Call 911"),
        ("Call {emergency_number}, not {other}", "Call 911, not {other}"),
        ("&lt;code&gt;{emergency_number}", "&lt;code&gt;911"),
        ("{authority}", "&lt;Poison&gt; &amp; &quot;Co&quot;"),
        ("{hotline}", "\u2066+1 (800) 222-1222\u2069"),
    ],
)
def test_filled_plain(text: str, expected: str) -> None:
    assert filled_plain(text, VALUES) == expected


def test_a_fact_at_the_end_of_a_heading_is_exported_and_read_again() -> None:
    dialect = Dialect(facts=frozenset({"number"}))
    document = parse("## Now {number} dial\n\n> ## Call {number} {.wide}\n", dialect=dialect)
    texts = {"Now {number} dial": "Jetzt {number}", "Call {number}": "Ruf {number}"}
    readers = Readers(anchors=frozenset(heading.id for heading in document.headings))
    again = written(document, lambda segment: texts.get(segment.text), readers)
    assert again.text == (
        "## Jetzt {number} {#now-number-dial}\n\n> ## Ruf {number} {#call-number .wide}\n"
    )
    read = parse(again.text, dialect=dialect)
    assert [(segment.text, segment.facts) for segment in read.segments] == [
        ("Jetzt {number}", ("number",)),
        ("Ruf {number}", ("number",)),
    ]
