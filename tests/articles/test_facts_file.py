"""The file of facts: what is read, and what is refused with which words."""

from datetime import date

import pytest

from dragoman.articles.facts.file import parse_facts
from dragoman.articles.facts.values import Facts, Kind, Lookup, Value
from dragoman.errors import FactsError

NAME = "content/facts.toml"
HEAD = """[number]
kind = "phone"
source = "https://example.org/list"
checked = 2026-11-01
due = 2027-05-01
"""


def test_every_key() -> None:
    text = f"""{HEAD}
        US = "911"
        DE = "112"
        "001" = "+49 (30) 19-240"
        FR = {{ value = "15", due = 2026-12-01 }}
        GB = {{ value = "999" }}
        [number.JP]
        value = "119"
        source = "https://example.jp"
        checked = 2026-10-01
        due = 2027-01-01
        [authority]
        source = "http://example.org"
        checked = 2026-11-01
        due = 2026-11-01
        AT = "Vergiftungsinformationszentrale"
        """
    source, checked = "https://example.org/list", date(2026, 11, 1)
    listed = Lookup(source, checked, date(2027, 5, 1))
    japanese = Lookup("https://example.jp", date(2026, 10, 1), date(2027, 1, 1))
    french = Lookup(source, checked, date(2026, 12, 1))
    austrian = Lookup("http://example.org", checked, checked)
    facts = parse_facts(text, path=NAME)
    lines = [value.lookup.line for values in facts.values.values() for value in values.values()]
    assert lines == [5, 5, 5, 10, 5, 16, 20]
    assert facts == Facts(
        NAME,
        {
            "number": {
                "US": Value("911", Kind.PHONE, listed),
                "DE": Value("112", Kind.PHONE, listed),
                "001": Value("+49 (30) 19-240", Kind.PHONE, listed),
                "JP": Value("119", Kind.PHONE, japanese),
                "FR": Value("15", Kind.PHONE, french),
                "GB": Value("999", Kind.PHONE, listed),
            },
            "authority": {"AT": Value("Vergiftungsinformationszentrale", Kind.TEXT, austrian)},
        },
    )


def test_an_empty_file_and_one_from_windows() -> None:
    assert parse_facts("", path=NAME) == Facts(NAME)
    text = f'{HEAD}US = "911"\n'
    facts = parse_facts(text.replace("\n", "\r\n"), path=NAME)
    assert (facts, facts.values["number"]["US"].lookup.line) == (parse_facts(text, path=NAME), 5)


def refusal(text: str) -> FactsError:
    with pytest.raises(FactsError) as caught:
        parse_facts(text, path=NAME)
    return caught.value


ACCEPTED = 'Accepted are: kind, source, checked, due, a country such as US, "001" for all others'


@pytest.mark.parametrize(
    ("lines", "line", "reason", "cure"),
    [
        ('\nsorce = "x"', 7, 'unknown key "sorce" in [number]', ACCEPTED),
        ('419 = "112"', 6, 'unknown key "419" in [number]', ACCEPTED),
        ('US-CA = "112"', 6, 'unknown key "US-CA" in [number]', ACCEPTED),
        ('us = "911"', 6, '"us" is no code of a country', "Write US."),
        ('UK = "999"', 6, '"UK" is no code of a country', "Write GB."),
        (
            *('EU = "112"', 6, '"EU" stands for many countries, and no reader is in all of them'),
            "Write a value for each of its countries.",
        ),
        ("", 1, "[number] has no value", 'Write one for a country, or for all:\n\n  "001" = "112"'),
    ],
)
def test_refused_regions(lines: str, line: int, reason: str, cure: str) -> None:
    error = refusal(HEAD + lines)
    assert (error.path, error.line, error.reason, error.cure) == (NAME, line, reason, cure)


NOT = ", which may not stand in a value"
CHARACTER = "Write it without this character."
PHONE = "Write digits, with spaces, hyphens and parentheses between and a + before them."


@pytest.mark.parametrize(
    ("value", "reason", "cure"),
    [
        ("911", "is 911, which is no text", 'Write it in quotes, such as: US = "112"'),
        ('["911"]', "is ['911'], which is no text", 'Write it in quotes, such as: US = "112"'),
        ('""', "is empty", "Write the value, or leave it out."),
        ('" \\u200b"', "is empty", "Write the value, or leave it out."),
        ('"9\\n11"', f"has U+000A{NOT}", CHARACTER),
        ('"9\\t11"', f"has U+0009{NOT}", CHARACTER),
        ('"9\\u202e"', f"has U+202E RIGHT-TO-LEFT OVERRIDE{NOT}", CHARACTER),
        ('"9\\ue00011"', f"has U+E000{NOT}", CHARACTER),
        ('"call 911"', 'is "call 911", which is no phone number', PHONE),
        ('"911 "', 'is "911 ", which is no phone number', PHONE),
        ('"0800+1"', 'is "0800+1", which is no phone number', PHONE),
        ('"\\u0661\\u0661\\u0662"', 'is "\u0661\u0661\u0662", which is no phone number', PHONE),
        (
            '"+49 (0)30 19240"',
            'is "+49 (0)30 19240", of which nobody dials the 0 in parentheses after a +',
            "Write it without this 0.",
        ),
    ],
)
def test_refused_values(value: str, reason: str, cure: str) -> None:
    error = refusal(f"{HEAD}US = {value}")
    assert (error.line, error.reason, error.cure) == (6, f'"US" {reason}', cure)
    own = refusal(f"{HEAD}[number.US]\nvalue = {value}")
    assert (own.line, own.reason) == (7, f'"value" {reason}')


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("15", "tel:15"),
        ("0800 123-456", "tel:0800123456"),
        ("(0800) 12-3", "tel:0800123"),
        ("+1-8", "tel:+18"),
        ("(+1) 800 1", "tel:+18001"),
    ],
)
def test_phone_numbers(number: str, address: str) -> None:
    found = parse_facts(f'{HEAD}US = "{number}"', path=NAME).values["number"]["US"]
    assert (found.text, found.address) == (number, address)


DATE = "Write a date, without quotes or time:\n\n  "
ADDRESS = 'Write an address:\n\n  source = "https://example.org/list"'


@pytest.mark.parametrize(
    ("old", "new", "line", "reason", "cure"),
    [
        ('kind = "phone"', 'kind = "fax"', 2, "\"kind\" is 'fax'", "Accepted are: phone, text"),
        ('kind = "phone"', "kind = 1", 2, '"kind" is 1', "Accepted are: phone, text"),
        ("source =", "#", 1, '[number] has no "source"', ADDRESS.replace("an address", "it")),
        ("checked =", "#", 1, '[number] has no "checked"', "Write it:\n\n  checked = 2026-11-01"),
        ("due =", "#", 1, '[number] has no "due"', "Write it:\n\n  due = 2027-05-01"),
        ("https", "javascript", 3, "\"source\" is 'javascript://example.org/list'", ADDRESS),
        ('"https://example.org/list"', "7", 3, '"source" is 7', ADDRESS),
        (
            *("2026-11-01", '"2026-11-01"', 4),
            *("\"checked\" is '2026-11-01', which is no date", f"{DATE}checked = 2026-11-01"),
        ),
        (
            *("2027-05-01", "2027-05-01T00:00:00", 5),
            *('"due" is 2027-05-01 00:00:00, which is no date', f"{DATE}due = 2027-05-01"),
        ),
        (
            *("2027-05-01", "2026-10-31", 5),
            '"due" is 2026-10-31, before "checked", which is 2026-11-01',
            "Write the date of the next look-up at it.",
        ),
    ],
)
def test_refused_look_ups(old: str, new: str, line: int, reason: str, cure: str) -> None:
    error = refusal(HEAD.replace(old, new) + 'US = "911"')
    assert (error.line, error.reason, error.cure) == (line, reason, cure)


@pytest.mark.parametrize(
    ("table", "line", "reason"),
    [
        ("{ due = 2027-01-01 }", 6, '[number.JP] has no "value"'),
        ('{ value = "119", kind = "text" }', 6, 'unknown key "kind" in [number.JP]'),
        (
            '{ value = "119", due = 2026-10-01 }',
            6,
            '"due" is 2026-10-01, before "checked", which is 2026-11-01',
        ),
        ('{ value = "119", source = "" }', 6, "\"source\" is ''"),
    ],
)
def test_refused_tables_of_a_region(table: str, line: int, reason: str) -> None:
    error = refusal(f"{HEAD}JP = {table}")
    assert (error.line, error.reason) == (line, reason)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "\nnumber = 3",
            f'{NAME}:2: "number" is no table\n\nWrite a table:\n\n  [number]',
        ),
        (
            "[Number]",
            f'{NAME}:1: "Number" is no name of a fact\n\n'
            "Write small letters from a to z, digits and _, a letter first.",
        ),
        (
            "\n\n  [number\n",
            f"{NAME}:3: is no TOML: Expected ']' at the end of a table declaration",
        ),
        ('[a]\nUS = "1"\nUS = "2"', f"{NAME}:3: is no TOML: Cannot overwrite a value"),
        ("a = 2026-02-30", f"{NAME}:1: is no TOML: Invalid date"),
        ("a = " + "[" * 9000, f"{NAME}: is no TOML: "),
        ("a" + ".a" * 9000 + " = 1", f"{NAME}: is no TOML: "),
        ("a = " + "1" * 9000, f"{NAME}: is no TOML: "),
    ],
    ids=["no table", "no name", "not closed", "twice", "no date", "deep", "far", "a long number"],
)
def test_what_is_no_table_of_facts(text: str, message: str) -> None:
    assert str(refusal(text)).startswith(message)
