"""Tidy files: the constant header, unwrapped texts, UTF-8, line feeds, and all else as it was."""

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dragoman.catalogs import header_for, new_catalog, read_catalog, tidy_catalog
from dragoman.catalogs.po.formatting import format_catalog
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = Path(__file__).parent / "cases"
HEADER = format_catalog(new_catalog("x", GERMAN))
READ = sorted([*CASES.glob("good/*.po"), *CASES.glob("flawed/*.po")])
Gettext = Callable[..., CompletedProcess[bytes]]


def tidied(folder: Path, content: bytes) -> bytes:
    path = folder / "x.po"
    path.write_bytes(content)
    os.utime(path, (0, 0))  # nobody is about to save it
    changed = tidy_catalog(path, domain="x", locale=GERMAN).changed
    assert changed is (path.read_bytes() != content)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('msgid ""\n"wrap"\n"ped"\nmsgstr "a" "b"\n', 'msgid "wrapped"\nmsgstr "ab"\n'),
        (
            '#:x.md\n#  two blanks\n#,  c-format\nmsgid ""\n"a"\nmsgstr ""\n',
            '#:x.md\n#  two blanks\n#,  c-format\nmsgid "a"\nmsgstr ""\n',
        ),
        (
            '#, fuzzy\n#| msgid ""\n#| "old"\nmsgid "a"\nmsgstr "b"\n',
            '#, fuzzy\n#| msgid "old"\nmsgid "a"\nmsgstr "b"\n',
        ),
        (
            '# c\n#~ msgid ""\n#~ "gone"\n#~ msgstr ""\n\n\nmsgid "a"\nmsgstr "b"\n',
            '# c\n#~ msgid "gone"\n#~ msgstr ""\n\n\nmsgid "a"\nmsgstr "b"\n',
        ),
        ('msgid "a"\nmsgstr "b" # c\n\n#x\n', 'msgid "a"\nmsgstr "b"\n\n# c\n# x\n'),
        (
            'msgid "a" msgstr "b" msgid "c" msgstr "d"',
            'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n',
        ),
        ('  msgid "a"\n\tmsgstr "b"', 'msgid "a"\nmsgstr "b"\n'),
        ('msgid "a"\r\nmsgstr "b"\r\n', 'msgid "a"\nmsgstr "b"\n'),
    ],
    ids=[
        "wrapped",
        "remarks stay",
        "previous",
        "obsolete in between",
        "closing comments",
        "one line",
        "indented",
        "Windows",
    ],
)
def test_texts_are_unwrapped_and_all_else_stays(tmp_path: Path, before: str, after: str) -> None:
    assert tidied(tmp_path, f"{HEADER}\n{before}".encode()).decode() == f"{HEADER}\n{after}"


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name.removesuffix(".po"))
def test_tidying_changes_no_message_and_is_done_once(tmp_path: Path, path: Path) -> None:
    before = read_catalog(path, domain="x", locale=GERMAN)
    content = tidied(tmp_path, path.read_bytes())
    after = read_catalog(tmp_path / "x.po", domain="x", locale=GERMAN)
    assert (after.messages, after.closing) == (before.messages, before.closing)
    assert after.header.comments == before.header.comments
    assert tidied(tmp_path, content) == content


def test_the_header_is_the_constant_one_under_its_comments(tmp_path: Path) -> None:
    pins = "# Anna\n# @review revised anna 2026-11-23 0123456789ab 0123456789ab\n"
    theirs = HEADER.replace("2000-01-01 00:00", "2026-11-23 10:11").replace("Dragoman", "Poedit")
    assert tidied(tmp_path, f"{pins}#, fuzzy\n{theirs}".encode()).decode() == pins + HEADER


def test_a_header_is_put_where_none_is(tmp_path: Path) -> None:
    assert tidied(tmp_path, b'msgid "a"\nmsgstr ""\n').decode() == (
        f'{HEADER}\nmsgid "a"\nmsgstr ""\n'
    )


@pytest.mark.parametrize("plural", [True, False])
def test_plural_forms_are_not_taken_for_others(tmp_path: Path, plural: bool) -> None:
    messages = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n' * plural
    french = HEADER.replace("plural=(n != 1)", "plural=(n > 1)")
    text = tidied(tmp_path, f"{french}\n{messages}".encode()).decode()
    assert text.startswith(french if plural else HEADER)


def test_a_file_without_entries_is_left_alone(tmp_path: Path) -> None:
    assert tidied(tmp_path, b"# nothing\n") == b"# nothing\n"


def test_another_encoding_becomes_utf_8(tmp_path: Path) -> None:
    theirs = HEADER.replace("UTF-8", "ISO-8859-1")
    text = '\nmsgid "a"\nmsgstr "café"\n'
    assert tidied(tmp_path, (theirs + text).encode("latin-1")).decode() == HEADER + text


def test_with_check_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b'msgid "a"\nmsgstr "" "b"\n')
    assert tidy_catalog(path, domain="x", locale=GERMAN, check=True).changed
    assert path.read_bytes() == b'msgid "a"\nmsgstr "" "b"\n'


def test_a_session_of_poedit_leaves_one_message_changed(tmp_path: Path) -> None:
    before, saved, tidy = (
        (CASES / "poedit" / f"{name}.po").read_bytes() for name in ("before", "saved", "tidied")
    )
    assert tidied(tmp_path, before) == before
    assert tidied(tmp_path, saved) == tidy
    ours, theirs = (read_catalog(tmp_path / "x.po", domain="x", locale=GERMAN), before)
    assert ours.header.text == header_for(GERMAN).text
    assert lines_that_differ(theirs, tidy) == [
        *("-#, fuzzy", '-#| msgid "A former text."'),
        *('-msgstr "Die USA haben das Spray ', '+msgstr "Die USA haben das Spray '),
    ]


def test_what_msgcat_writes_unwrapped_is_tidy(tmp_path: Path, gettext: Gettext) -> None:
    for path in READ:
        written = gettext("msgcat", "--no-wrap", path)
        if written.returncode or not written.stdout:
            continue
        (tmp_path / "y.po").write_bytes(written.stdout)
        entries = read_catalog(tmp_path / "y.po", domain="x", locale=GERMAN).entries
        if b'msgid ""\n' not in written.stdout or b"\r" in written.stdout:
            continue  # a header comes above it, or msgcat left half of a line end in comments
        tidied(tmp_path, written.stdout)
        after = read_catalog(tmp_path / "x.po", domain="x", locale=GERMAN).entries
        assert entries is not None
        assert after is not None
        assert [text for text in entries.texts if b'msgid ""\n' not in text] == [
            text for text in after.texts if b'msgid ""\n' not in text
        ]


def lines_that_differ(before: bytes, after: bytes) -> list[str]:
    """Lines that are not in both, cut: the removed ones first."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    gone = [f"-{line}"[:33] for line in old if line not in new]
    return gone + [f"+{line}"[:33] for line in new if line not in old]
