"""What of a file stays byte for byte when something in its catalog changes."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogs import Catalog, Message, parse_catalog, read_catalog, write_catalog
from dragoman.catalogs.po.charsets import decoded
from dragoman.catalogs.po.composing import composed
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = Path(__file__).parent / "cases"
READ = sorted([*CASES.glob("good/*.po"), *CASES.glob("flawed/*.po")])
ODD = """# Anna
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#:a.md
#  kept
msgid "wrap"
"ped"
msgstr ""
"um"
"brochen"
#, fuzzy
msgid   "tight" "ly"
msgstr "\\x65ng"


#~ msgid "gone"
#~ msgstr "weg"

msgctxt "c"
msgid "last"
msgstr "zuletzt"

# vim: set spell:
"""


def read(text: str) -> Catalog:
    return parse_catalog(text, domain="x", locale=GERMAN)


def written(catalog: Catalog, source: Catalog) -> str:
    return composed(catalog, source).content.decode()


def changed(catalog: Catalog, *messages: Message) -> list[Catalog]:
    """The catalog with these messages, once as it was read and once as plain messages."""
    revised = catalog.with_revised(messages)
    return [revised, replace(revised, messages=tuple(revised.messages))]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name.removesuffix(".po"))
def test_a_file_is_composed_of_its_own_bytes(path: Path) -> None:
    source = read_catalog(path, domain="x", locale=GERMAN)
    assert source.entries is not None
    if not source.entries.texts or b"" in source.entries.texts or source.charset != "UTF-8":
        return
    content = decoded(path.read_bytes(), path="").text
    plain = replace(source, messages=tuple(source.messages))
    assert composed(source, source).content == content
    assert composed(plain, source).content == content


@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["line feeds", "as on Windows"])
def test_only_the_changed_message_has_other_lines(eol: str) -> None:
    text = ODD.replace("\n", eol)
    source = read(text)
    tight = replace(source.messages[1], strings=("dicht",), flags=())
    expected = ODD.replace(
        '#, fuzzy\nmsgid   "tight" "ly"\nmsgstr "\\x65ng"\n', 'msgid "tightly"\nmsgstr "dicht"\n'
    ).replace("\n", eol)
    for catalog in changed(source, tight):
        assert written(catalog, source) == expected


def test_an_obsolete_message_stays_where_it_is() -> None:
    source = read(ODD)
    last = replace(source.messages[3], strings=("am Ende",))
    for catalog in changed(source, last):
        assert written(catalog, source) == ODD.replace("zuletzt", "am Ende")


def test_new_messages_stand_apart_and_removed_ones_leave_nothing() -> None:
    source = read(ODD)
    wrapped, _, gone, last = source.messages
    catalog = replace(source, messages=(wrapped, Message("new"), last, gone))
    assert written(catalog, source) == (
        '# Anna\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#:a.md\n#  kept\nmsgid "wrap"\n"ped"\nmsgstr ""\n"um"\n"brochen"\n\n'
        'msgid "new"\nmsgstr ""\n\n'
        'msgctxt "c"\nmsgid "last"\nmsgstr "zuletzt"\n\n\n'
        '#~ msgid "gone"\n#~ msgstr "weg"\n\n# vim: set spell:\n'
    )


def test_a_new_header_leaves_all_below_it() -> None:
    source = read(ODD)
    header = replace(source.header, text="Language: de\n", comments=("Anna", "Ben"))
    assert written(replace(source, header=header), source) == ODD.replace(
        '# Anna\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
        '# Anna\n# Ben\nmsgid ""\nmsgstr "Language: de\\n"\n',
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgid "a"\nmsgstr "b"', 'msgid ""\nmsgstr "A: b\\n"\n\nmsgid "a"\nmsgstr "b"'),
        ('\n\nmsgid "a"\nmsgstr "b"\n', 'msgid ""\nmsgstr "A: b\\n"\n\n\nmsgid "a"\nmsgstr "b"\n'),
        (
            'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr ""\n',
            'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "A: b\\n"\n',
        ),
    ],
    ids=["none before", "blank lines first", "below a message"],
)
def test_the_header_stands_where_it_stood_or_first(text: str, expected: str) -> None:
    source = read(text)
    catalog = replace(source, header=replace(source.header, text="A: b\n"))
    assert written(catalog, source) == expected


def test_what_was_last_is_ended_when_something_follows() -> None:
    source = read('msgid "a"\nmsgstr "b"')
    catalog = replace(source, messages=(*source.messages, Message("c")))
    assert written(catalog, source) == 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n'


def test_entries_on_one_line_are_written_apart_when_one_changes() -> None:
    source = read('msgid "a" msgstr "b" msgid "c" msgstr "d"\n\nmsgid  "e" msgstr  "f"\n')
    for catalog in changed(source, replace(source.messages[0], strings=("x",))):
        assert written(catalog, source) == (
            'msgid "a"\nmsgstr "x"\n\nmsgid "c"\nmsgstr "d"\n\nmsgid  "e" msgstr  "f"\n'
        )


def test_twins_keep_their_own_texts() -> None:
    text = '#~ msgid "a"\n#~ msgstr  "one"\n\n#~ msgid "a"\n#~ msgstr   "two"\n'
    source = read(text)
    assert written(replace(source, messages=tuple(source.messages)), source) == text


def test_comments_below_the_last_entry_are_replaced_by_others() -> None:
    source = read(ODD)
    assert written(replace(source, closing=("end", "")), source) == ODD.replace(
        "# vim: set spell:\n", "# end\n#\n"
    )


def test_random_edits_change_their_own_entries_alone(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "x.po"
    blocks = [f'msgid "m{n}"\nmsgstr  "t{n}"\n{"" if n % 3 else chr(10)}' for n in range(60)]
    for _ in range(40):
        path.write_text("".join(blocks), encoding="utf-8")
        os.utime(path, (0, 0))  # nobody is about to save it
        source = read_catalog(path, domain="x", locale=GERMAN)
        chosen = chance.sample(range(60), chance.randint(1, 6))
        fresh = [replace(source.messages[n], strings=("neu",)) for n in chosen]
        catalog = chance.choice(changed(source, *fresh))
        assert write_catalog(path, catalog)
        expected = [
            f'msgid "m{n}"\nmsgstr "neu"\n{"" if n % 3 else chr(10)}' if n in chosen else block
            for n, block in enumerate(blocks)
        ]
        assert path.read_text(encoding="utf-8") == "".join(expected)


def test_a_file_polib_misreads_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    odd = (
        'msgid "a" "b"\nmsgstr "\\303\\251 \\a"\n\n'
        '#~ #, fuzzy\n#~| msgid "p"\n#~ msgid "o"\n#~ msgstr "q"\n'
    )
    path.write_text(f'{odd}\nmsgid "c"\nmsgstr ""\n', encoding="utf-8")
    source = read_catalog(path, domain="x", locale=None)
    assert write_catalog(path, source.with_revised([Message("c", ("d",))]))
    assert path.read_text(encoding="utf-8") == f'{odd}\nmsgid "c"\nmsgstr "d"\n'
