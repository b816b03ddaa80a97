"""Ways of a catalog through other people's tools, for what they do to review pins."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
from babel.messages.pofile import read_po, write_po

from tests.benchmarks.peers import PYTHON

Way = Callable[[Path, Path], Path]
"""From a catalog and a template in a folder of their own to the catalog that a tool left."""
_TARGET = re.compile(r"<target\b[^>]*>.*?</target>", re.DOTALL)


def msgcat(catalog: Path, template: Path) -> Path:
    """Write the catalog wrapped, as gettext does by default."""
    return _ran(["msgcat", catalog, "-o", _beside(catalog)], catalog)


def msgcat_unwrapped(catalog: Path, template: Path) -> Path:
    """Write the catalog unwrapped, its messages in the order of their texts."""
    return _ran(["msgcat", "--no-wrap", "-s", catalog, "-o", _beside(catalog)], catalog)


def msgmerge(catalog: Path, template: Path) -> Path:
    """Merge with fuzzy matches and the previous texts."""
    return _ran(["msgmerge", "--previous", catalog, template, "-o", _beside(catalog)], catalog)


def msgmerge_confirmed(catalog: Path, template: Path) -> Path:
    """Merge, then clear every flag `fuzzy` unread."""
    merged = msgmerge(catalog, template)
    cleared = merged.with_name("cleared.po")
    return _ran(["msgattrib", "--clear-fuzzy", "--clear-previous", merged, "-o", cleared], cleared)


def babel(catalog: Path, template: Path) -> Path:
    """Read and write with Babel."""
    return _by_babel(catalog, None)


def babel_update(catalog: Path, template: Path) -> Path:
    """Merge with Babel."""
    return _by_babel(catalog, template)


def by_polib(catalog: Path, template: Path) -> Path:
    """Read and write with polib, wrapped as by default."""
    new = _beside(catalog)
    polib.pofile(str(catalog)).save(str(new))
    return new


def polib_merge(catalog: Path, template: Path) -> Path:
    """Merge with polib."""
    new, file = _beside(catalog), polib.pofile(str(catalog))
    file.merge(polib.pofile(str(template)))
    file.save(str(new))
    return new


def xliff(catalog: Path, template: Path) -> Path:
    """Go to XLIFF and back with translate-toolkit."""
    return _back_from_xliff(_as_xliff(catalog))


def pot2po(catalog: Path, template: Path) -> Path:
    """Merge with translate-toolkit."""
    new = _beside(catalog)
    return _ran([*_toolkit("pot2po"), "-t", catalog, template, new], new)


def edited_xliff(catalog: Path, template: Path) -> Path:
    """Edit the numbers of translations in XLIFF, and come back."""
    path = _as_xliff(catalog)
    text = path.read_text(encoding="utf-8")
    path.write_text(_TARGET.sub(lambda it: it[0].replace("1", "7"), text), encoding="utf-8")
    return _back_from_xliff(path)


def ways() -> Mapping[str, Way]:
    """Return the ways that can be gone on this machine, by name."""
    found: dict[str, Way] = {
        "Babel": babel,
        "Babel's update": babel_update,
        "polib": by_polib,
        "polib's merge": polib_merge,
    }
    if shutil.which("msgcat"):
        found |= {
            "msgcat": msgcat,
            "msgcat --no-wrap --sort-output": msgcat_unwrapped,
            "msgmerge --previous": msgmerge,
            "msgmerge, flags cleared unread": msgmerge_confirmed,
        }
    if has_toolkit():
        found |= {"po2xliff and xliff2po": xliff, "the same, edited": edited_xliff}
        found["pot2po"] = pot2po
    return found


def has_toolkit() -> bool:
    """Tell whether translate-toolkit is installed beside the other peers."""
    return any(PYTHON.parents[1].glob("lib/python*/site-packages/translate"))


def _as_xliff(catalog: Path) -> Path:
    new = catalog.with_name("catalog.xlf")
    return _ran([*_toolkit("po2xliff"), catalog, new], new)


def _back_from_xliff(path: Path) -> Path:
    new = path.with_name("back.po")
    return _ran([*_toolkit("xliff2po"), path, new], new)


def _by_babel(catalog: Path, template: Path | None) -> Path:
    read = read_po(io.BytesIO(catalog.read_bytes()), locale="de")
    if template:
        read.update(read_po(io.BytesIO(template.read_bytes())))
    new = _beside(catalog)
    with new.open("wb") as file:
        write_po(file, read)
    return new


def _toolkit(program: str) -> tuple[str | Path, ...]:
    run = f"from translate.convert.{program} import main; main()"
    return (PYTHON, "-c", run, "--progress=none")


def _beside(catalog: Path) -> Path:
    return catalog.with_name("after.po")


def _ran(command: list[str | Path], new: Path) -> Path:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return new if new.name != "catalog.po" else _beside(new)
