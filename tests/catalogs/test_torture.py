"""Every small file of the cases, good, flawed and bad, before GNU gettext's own reader.

A file is good if `msgfmt` reads it. What it refuses is either bad, and not read here, or flawed:
then it is read, and an error says what is wrong with it.
"""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dragoman.catalogs import file_findings, read_catalog
from dragoman.catalogs.po.charsets import decoded
from dragoman.catalogs.po.reading import careful_entries, read_entries, regular_entries
from dragoman.errors import CatalogError, has_errors

CASES = Path(__file__).parent / "cases"
FILES = sorted(
    path for verdict in ("good", "flawed", "bad") for path in CASES.glob(f"{verdict}/*.po")
)
READ = [path for path in FILES if path.parent.name != "bad"]
NOT_UTF_8 = "latin_1_unsaid"
"""The one kind of file that msgfmt reads and we do not: bytes of an encoding that nothing names."""

Gettext = Callable[..., CompletedProcess[bytes]]


def case(path: Path) -> str:
    return path.name.removesuffix(".po")


def accepted(path: Path) -> bool:
    """Say whether a file is read, and nothing in it is an error of `check` and `compile`."""
    try:
        return not has_errors(file_findings(read_catalog(path, domain="x", locale=None)))
    except CatalogError:
        return False


def test_the_set_is_large_enough() -> None:
    assert sum(is_utf_8(path.read_bytes()) for path in FILES) >= 150


@pytest.mark.parametrize("path", FILES, ids=case)
def test_msgfmt_accepts_and_refuses_the_same(gettext: Gettext, path: Path) -> None:
    by_gettext = gettext("msgfmt", "-o", "/dev/null", path).returncode == 0
    assert accepted(path) is (path.parent.name == "good")
    assert (accepted(path) is by_gettext) is (case(path) != NOT_UTF_8)


def test_what_only_msgfmt_reads_is_not_utf_8() -> None:
    assert not is_utf_8((CASES / "bad" / f"{NOT_UTF_8}.po").read_bytes())


@pytest.mark.parametrize("path", FILES, ids=case)
def test_the_fast_reader_reads_as_the_careful_one(path: Path) -> None:
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    fast = regular_entries(content) if is_utf_8(content) else None
    if fast is None:
        return
    careful = careful_entries(content, "x.po", duplicates=False)
    assert list(fast) == list(careful)
    assert [message.line for message in fast] == [message.line for message in careful]
    assert (fast.header, fast.texts, fast.places) == (careful.header, careful.texts, careful.places)
    assert (fast.closing, fast.eol) == (careful.closing, careful.eol)
    assert fast.oddities == careful.oddities


@pytest.mark.parametrize("path", READ, ids=case)
def test_the_texts_of_the_entries_are_the_file(path: Path) -> None:
    content = decoded(path.read_bytes(), path="x.po").text
    for domain in ("x", None):
        entries = read_entries(content, path="x.po", domain=domain)
        if b"" not in entries.texts:  # entries that share a line have no text of their own
            assert b"".join(entries.texts) + entries.closing == content


def test_what_is_tidy_is_read_fast() -> None:
    irregular = [
        case(path)
        for path in sorted((CASES / "good").glob("*.tidy.po"))
        if regular_entries(path.read_bytes()) is None
    ]
    assert irregular == []


def is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
