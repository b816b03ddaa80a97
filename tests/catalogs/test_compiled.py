"""Compiled catalogs: the same as the file says, or the file itself."""

import marshal
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.catalogs import Catalog, read_catalog, read_compiled
from dragoman.errors import CatalogError
from dragoman.locales import Locale

GERMAN = Locale.parse("de")
CASES = Path(__file__).parent / "cases"
READ = sorted([*CASES.glob("good/*.po"), *CASES.glob("flawed/*.po")])
TEXT = '# @review revised anna 2026-11-23 a1b2c3d4e5f6 a1b2c3d4e5f6\nmsgid "a"\nmsgstr "A"\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "x.po"
    made.write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "build" / "de" / "articles" / "x"


def compiled(path: Path, kept: Path) -> Catalog:
    return read_compiled(path, kept, domain="x", locale=GERMAN, name="x.po")


def said(catalog: Catalog) -> tuple[object, ...]:
    """Everything a catalog says, what is not compared among it."""
    lines = [message.line for message in catalog.messages]
    kinds = (catalog.path, catalog.digest, catalog.charset, catalog.closing)
    return (*kinds, catalog.header, tuple(catalog.messages), lines)


@pytest.mark.parametrize("source", READ, ids=lambda path: path.stem)
def test_it_says_what_the_file_says(
    source: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_catalog(source, domain="x", locale=GERMAN, name="x.po")
    assert said(compiled(source, kept)) == said(read)
    monkeypatch.delattr("dragoman.catalogs.compiled.read_catalog")
    again = compiled(source, kept)
    assert said(again) == said(read)
    assert [again.find(message.key) for message in read] == list(read)


def test_a_changed_file_is_parsed_again(path: Path, kept: Path) -> None:
    compiled(path, kept)
    path.write_text(TEXT.replace('"A"', '"B"'), encoding="utf-8")
    assert [message.string for message in compiled(path, kept)] == ["B"]


def test_a_file_that_became_bad_is_an_error(path: Path, kept: Path) -> None:
    compiled(path, kept)
    path.write_text(TEXT + TEXT, encoding="utf-8")
    with pytest.raises(CatalogError, match="twice"):
        compiled(path, kept)
    path.unlink()
    with pytest.raises(CatalogError, match="No such file"):
        compiled(path, kept)


@pytest.mark.parametrize("place", [0, 31, 32, 40, -1])
def test_a_damaged_one_is_made_again(path: Path, kept: Path, place: int) -> None:
    compiled(path, kept)
    content = bytearray(kept.read_bytes())
    content[place] ^= 0x5A
    for damaged in (bytes(content), kept.read_bytes()[:-1], b""):
        kept.write_bytes(damaged)
        assert said(compiled(path, kept)) == said(
            read_catalog(path, domain="x", locale=GERMAN, name="x.po")
        )


def test_one_of_another_engine_is_made_again(
    path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(path, kept)
    content = marshal.loads(kept.read_bytes()[32:])
    other = marshal.dumps(("another", *content[1:-1], []))
    kept.write_bytes(sha256(other).digest() + other)
    assert len(compiled(path, kept)) == 1


def test_without_a_place_to_keep_it(path: Path, kept: Path) -> None:
    kept.mkdir(parents=True)
    assert len(compiled(path, kept)) == 1
