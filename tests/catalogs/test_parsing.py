from pathlib import Path

import pytest

from dragoman.catalogs import (
    Message,
    Previous,
    file_findings,
    parse_catalog,
    read_catalog,
)
from dragoman.errors import CatalogError

CASES = Path(__file__).parent / "cases"
BAD = (CASES / "bad" / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("expected", BAD, ids=lambda line: line.split(".")[0])
def test_bad_file_is_refused_with_its_line(expected: str) -> None:
    name = expected.split(":")[0]
    with pytest.raises(CatalogError) as caught:
        read_catalog(CASES / "bad" / name, domain="x", locale=None, name=name)
    assert str(caught.value).split("\n")[0] == expected


def test_every_bad_file_is_expected() -> None:
    names = {path.name for path in (CASES / "bad").glob("*.po")}
    assert names == {line.split(":")[0] for line in BAD}


@pytest.mark.parametrize(
    ("folder", "expected"), [("flawed", "expected.txt"), ("good", "warnings.txt")]
)
def test_what_other_tools_refuse_or_misread_is_told(folder: str, expected: str) -> None:
    told = []
    for path in sorted((CASES / folder).glob("*.po")):
        catalog = read_catalog(path, domain="x", locale=None, name=path.name)
        told += [str(finding) for finding in sorted(file_findings(catalog))]
    assert told == (CASES / folder / expected).read_text(encoding="utf-8").splitlines()


def test_all_parts_of_an_entry_are_read() -> None:
    catalog = read_catalog(CASES / "good" / "comments.po", domain="x", locale=None)
    assert catalog.messages == (
        Message(
            "one",
            ("eins", "viele"),
            context="menu",
            plural_id="many",
            comments=("By the translator.", "", "tight", " indented"),
            extracted=("From the source.",),
            references=("a.md", "b.md:12", "with blanks.md:3", "and another.md:4"),
            flags=("fuzzy", "python-format", "no-wrap"),
            previous=Previous("previous text", "old", "previous texts"),
        ),
    )


def test_obsolete_entries_keep_their_previous_text() -> None:
    catalog = read_catalog(CASES / "good" / "obsolete.po", domain="x", locale=None)
    assert catalog.obsolete == (
        Message(
            "after all",
            ("danach",),
            context="c",
            comments=("Kept.",),
            flags=("fuzzy",),
            previous=Previous("before"),
            obsolete=True,
        ),
        Message("one", ("eins",), obsolete=True),
        Message("two", ("zwei",), obsolete=True),
    )
    assert list(catalog) == [Message("three", ("in Gebrauch",))]


@pytest.mark.parametrize(
    ("name", "messages"),
    [
        (
            "obsolete_twins",
            [Message("a", ("b",), obsolete=True), Message("a", ("c",), obsolete=True)],
        ),
        ("domain_twice", [Message("a", ("b",)), Message("e", ("f",))]),
        ("domain_of_others_only", []),
        ("half_a_letter_in_each_string", [Message("a", ("café",))]),
        ("octal_latin_1", [Message("a", ("caf\udce9",))]),
        ("nul", [Message("a", ("b\0",))]),
        ("nul_in_a_flag", [Message("a", ("b",), flags=("fuzzy",))]),
        (
            "old_mac_throughout",
            [
                Message("a", ("b",), comments=("comment",), flags=("fuzzy",)),
                Message("c", ("d",)),
            ],
        ),
        (
            "carriage_return_in_a_comment",
            [Message("c", ("d",), comments=('one comment\rmsgid "a"\rmsgstr "b"',))],
        ),
        (
            "previous_on_one_line",
            [
                Message(
                    "after",
                    ("danach",),
                    "c",
                    flags=("fuzzy",),
                    previous=Previous("before", "c"),
                )
            ],
        ),
        ("wrong_charset", [Message("a", ("café",))]),
    ],
)
def test_odd_files_are_read(name: str, messages: list[Message]) -> None:
    path = next(CASES.glob(f"*/{name}.po"))
    assert list(read_catalog(path, domain="x", locale=None).messages) == messages


def test_only_a_line_feed_ends_a_line() -> None:
    catalog = read_catalog(CASES / "good" / "line_separators.po", domain="x", locale=None)
    assert catalog.messages[0].string == "stay \u2028 \x85 \x0b \x1c"


def test_flags_of_several_lines_are_joined() -> None:
    text = '#, fuzzy\n#,python-format,,\nmsgid "a"\nmsgstr ""\n'
    catalog = parse_catalog(text, domain="", locale=None)
    assert [message.flags for message in catalog] == [("fuzzy", "python-format")]


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("fuzzy c-format", ("fuzzy", "c-format")),
        ("c-format\tfuzzy", ("fuzzy", "c-format")),
        (" Fuzzy,FUZZY", ("fuzzy",)),
        ("fuzzy\u00a0c-format", ("fuzzy", "c-format")),
        ("range: 1..5 fuzzy", ("fuzzy", "range: 1..5")),
        ("range:\t1..5,c-format", ("range: 1..5", "c-format")),
        ("fuzzy-format, range:", ("fuzzy-format", "range:")),
    ],
)
def test_blanks_and_commas_divide_flags(line: str, flags: tuple[str, ...]) -> None:
    text = f'#,{line}\nmsgid "a"\nmsgstr "b"\n'
    (message,) = parse_catalog(text, domain="", locale=None)
    assert message.flags == flags
    assert message.translated is ("fuzzy" not in flags)


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ('msgid ""\nmsgstr "A: b\\n"\n# end\n', (), ("end",)),
        (
            '# top\nmsgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n#end\n#\n',
            ("top",),
            ("end", ""),
        ),
        ('msgid "a"\nmsgstr ""\n# end', (), ("end",)),
        ('msgid "a"\nmsgstr ""\n#. end\n#, fuzzy\n', (), ()),
        ("# nothing\n\n# else\n", ("nothing", "else"), ()),
    ],
    ids=["header", "message", "no header", "not a translator's", "no entry"],
)
def test_comments_at_the_end_belong_to_no_entry(
    text: str, above: tuple[str, ...], below: tuple[str, ...]
) -> None:
    catalog = parse_catalog(text, domain="", locale=None)
    assert (catalog.header.comments, catalog.closing) == (above, below)


def test_a_message_knows_the_line_of_its_msgid() -> None:
    catalog = parse_catalog('# c\nmsgctxt "x"\nmsgid ""\n"a"\nmsgstr ""\n', domain="", locale=None)
    assert [message.line for message in catalog] == [3]


def test_an_empty_context_is_not_no_context() -> None:
    text = 'msgid "a"\nmsgstr ""\n\nmsgctxt ""\nmsgid "a"\nmsgstr ""\n'
    catalog = parse_catalog(text, domain="", locale=None)
    assert [message.context for message in catalog] == [None, ""]


def test_the_cure_for_a_duplicate_is_a_command() -> None:
    with pytest.raises(CatalogError) as caught:
        parse_catalog('msgid "a"\nmsgstr ""\n' * 2, domain="", locale=None, path="x.po")
    assert caught.value.cure == ("To join the two, run:\n\n    dragoman merge-catalogs x.po")


def test_a_huge_string_is_read() -> None:
    text = 'msgid "a"\nmsgstr "' + r"b\n\"" * 500_000 + '"\n'
    catalog = parse_catalog(text, domain="", locale=None)
    assert catalog.messages[0].string == 'b\n"' * 500_000


def test_a_huge_unclosed_string_is_refused_quickly() -> None:
    with pytest.raises(CatalogError, match="no closing quote"):
        parse_catalog('msgid "' + "\\\\a" * 500_000, domain="", locale=None)
