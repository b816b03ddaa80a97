"""`dragoman merge-catalogs`, by what it says and writes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from tests.commands.conftest import Said

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
WRAPPED = '# Wrapped by a tool.\nmsgid ""\n"Sit "\n"down."\nmsgstr "Setzen\\041"\n'
LONG = "Take a long and deep breath through your nose."
Merge = Callable[..., Said]


def entry(id: str, string: str, above: str = "") -> str:
    return f'{above}msgid "{id}"\nmsgstr "{string}"\n'


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three catalogs: both branches translate one message alike, one each otherwise, one each."""
    ids = ("In.", "Out.", LONG)
    texts = [("", "", ""), ("Ein.", "", "Atmen."), ("Ein.", "Aus.", "Tief " * 12 + "atmen.")]
    paths = [tmp_path / name for name in ("base.po", "ours.po", "theirs.po")]
    for path, strings in zip(paths, texts, strict=True):
        entries = "\n".join(map(entry, ids, strings))
        path.write_text(f"{HEADER}{entries}\n{WRAPPED}", encoding="utf-8")
    return paths


def merge(*arguments: str | Path) -> Said:
    result = CliRunner().invoke(main, ["merge-catalogs", *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


MERGED = (
    HEADER
    + entry("In.", "Ein.")
    + "\n"
    + entry("Out.", "Aus.")
    + "\n"
    + entry(LONG, "Atmen.", f"# was: {'Tief ' * 12}atmen.\n#, fuzzy\n")
    + "\n"
    + WRAPPED
)


def test_ours_is_replaced_and_conflicts_are_named(files: list[Path]) -> None:
    said = merge(*files, "--name", "locales/de/LC_MESSAGES/x.po")
    assert said == Said(
        0,
        "",
        "locales/de/LC_MESSAGES/x.po: warning: conflict: "
        '"Take a long and deep breath through your..." is fuzzy now: translated as "Atmen." and as '
        '"Tief Tief Tief Tief Tief Tief Tief Tief..."\n',
    )
    assert files[1].read_text(encoding="utf-8") == MERGED


def test_another_file_is_written(files: list[Path], tmp_path: Path) -> None:
    before = [path.read_bytes() for path in files]
    merge(*files, "--output", tmp_path / "merged.po")
    assert (tmp_path / "merged.po").read_text(encoding="utf-8") == MERGED
    assert [path.read_bytes() for path in files] == before


def test_the_base_may_be_empty(files: list[Path]) -> None:
    files[0].write_bytes(b"")
    assert merge(*files).code == 0
    assert files[1].read_text(encoding="utf-8") == MERGED


@pytest.mark.parametrize(
    ("place", "side"), [(0, "the merge base"), (1, "ours"), (2, "theirs")], ids=["O", "A", "B"]
)
def test_what_cannot_be_read(files: list[Path], place: int, side: str) -> None:
    files[place].write_text('msgid "In."\nmsgstr "Ein.\n', encoding="utf-8")
    before = files[1].read_bytes()
    reason = "the string has no closing quote"
    assert merge(*files, "--name", "x.po") == Said(1, "", f"x.po ({side}):2: {reason}\n")
    assert files[1].read_bytes() == before


@pytest.mark.parametrize("count", [2, 4])
def test_wrong_use(files: list[Path], count: int) -> None:
    said = merge(*(files * 2)[:count])
    assert (said.code, said.err.splitlines()[-1]) == (
        2,
        "Error: Give BASE OURS THEIRS, or one FILE to repair.",
    )


def test_a_message_twice_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    twice = [
        entry("In.", "Ein."),
        entry("Out.", ""),
        entry("In.", "Hinein."),
        entry("Out.", "Aus."),
    ]
    path.write_text(HEADER + "\n".join(twice), encoding="utf-8")
    assert merge(path) == Said(
        0,
        "",
        f'{path}: warning: conflict: "In." is fuzzy now: translated as "Ein." and as "Hinein."\n',
    )
    assert path.read_text(encoding="utf-8") == (
        HEADER + entry("In.", "Ein.", "# was: Hinein.\n#, fuzzy\n") + "\n" + entry("Out.", "Aus.")
    )
    before = path.stat().st_mtime_ns
    assert merge(path) == Said(0)
    assert path.stat().st_mtime_ns == before
