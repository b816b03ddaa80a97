"""Every small file of the cases, good and bad, before GNU gettext's own reader."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dragoman.catalogs import read_catalog
from dragoman.catalogs.po.reading import careful_entries, read_entries, regular_entries
from dragoman.errors import CatalogError

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for verdict in ("good", "bad") for path in (CASES / verdict).glob("*.po"))
DIFFERENT = {
    # read although msgfmt refuses them
    "byte_order_mark": "editors on Windows write one; it is dropped when the file is written",
    "windows": "the same",
    "obsolete": "editors leave an obsolete message beside its twin, and merging joins them",
    "obsolete.tidy": "the same",
    "obsolete_twin_of_a_message": "the same",
    "obsolete_twins": "the same",
    "wrapped": "whether a translation ends its line as its source does is no matter of reading",
    "wrapped.tidy": "the same",
    # refused although msgfmt reads them
    "domain": "a catalog is of one article, so its messages have one domain",
    "latin_1_unsaid": "bytes of an encoding that nothing names are no text",
    "nul": "msgfmt drops what follows the NUL",
    "octal_latin_1": "the bytes are no text in the file's own encoding",
    "octal_nul": "msgfmt drops what follows the NUL",
    "old_mac": "to msgfmt the whole file is one comment, so all is lost without a word",
    "unknown_charset": "msgfmt only warns; other tools would misread what is not ASCII",
    "wrong_charset": "msgfmt reads the UTF-8 as Latin-1, that is as other characters",
}
"""Where we judge otherwise than msgfmt does, and why."""

Gettext = Callable[..., CompletedProcess[bytes]]


def case(path: Path) -> str:
    return path.name.removesuffix(".po")


def accepted(path: Path) -> bool:
    try:
        read_catalog(path, domain="x", locale=None)
    except CatalogError:
        return False
    return True


def test_the_set_is_large_enough() -> None:
    assert len(FILES) - len(DIFFERENT) >= 100


@pytest.mark.parametrize("path", FILES, ids=case)
def test_msgfmt_accepts_and_refuses_the_same(gettext: Gettext, path: Path) -> None:
    by_gettext = gettext("msgfmt", "-o", "/dev/null", path).returncode == 0
    assert accepted(path) is (path.parent.name == "good")
    assert (accepted(path) is not by_gettext) is (case(path) in DIFFERENT)


@pytest.mark.parametrize("path", FILES, ids=case)
def test_the_fast_reader_reads_as_the_careful_one(path: Path) -> None:
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    fast = regular_entries(content) if content.isascii() or is_utf_8(content) else None
    if fast is None:
        return
    careful = careful_entries(content, "x.po", duplicates=False)
    assert list(fast) == list(careful)
    assert [message.line for message in fast] == [message.line for message in careful]
    assert (fast.header, fast.texts, fast.places) == (careful.header, careful.texts, careful.places)
    assert (fast.closing, fast.eol) == (careful.closing, careful.eol)


@pytest.mark.parametrize("path", sorted((CASES / "good").glob("*.po")), ids=case)
def test_the_texts_of_the_entries_are_the_file(path: Path) -> None:
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    entries = read_entries(content, path="x.po")
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
