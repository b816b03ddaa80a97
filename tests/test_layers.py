"""The order of the packages, held over the import statements of every file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = (
    *("errors", "values", "locales", "text", "articles", "catalogs", "checks", "project"),
    *("publishing", "pipeline", "commands"),
)
LIBRARIES = {
    "babel": {"locales", "text", "catalogs/interface.py"},
    "click": {"commands"},
    "flask": set(),
    "jinja2": {"catalogs/interface.py"},
    "polib": {"catalogs"},
    "pyromark": {"articles"},
    "rapidfuzz": {"catalogs"},
    "rich": {"commands"},
    # The memory's index is a table of words in a file, as the snapshot's search is.
    "sqlite3": {
        "publishing",
        *(f"catalogs/memory/{name}.py" for name in ("memory", "lookups", "indexing")),
    },
    "watchfiles": {"pipeline"},
    "yaml": {"articles"},
}
"""Where in the engine each library of weight may be imported."""


def files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Every module a file imports, at any depth of its code."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            assert node.module
            named = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if is_module(name) else node.module for name in named)


def is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def package(module: str) -> str | None:
    """The package of the engine that a module is in."""
    parts = module.split(".")
    return parts[1] if parts[0] == "dragoman" and len(parts) > 1 and parts[1] in ORDER else None


def place(file: Path) -> tuple[str, str]:
    """A file's package and its path in the engine."""
    below = file.relative_to(ROOT / "dragoman")
    return below.parts[0].removesuffix(".py"), below.as_posix()


def test_every_package_has_its_place() -> None:
    found = {place(file)[0] for file in files("dragoman")} - {"__init__", "__main__"}
    assert found <= set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_package_imports_only_those_before_it(name: str) -> None:
    above = {
        f"{place(file)[1]} imports {module}"
        for file in files("dragoman")
        if place(file)[0] == name
        for module in imports(file)
        if (other := package(module)) and ORDER.index(other) > ORDER.index(name)
    }
    assert above == set()


def test_other_packages_are_used_through_their_front() -> None:
    inner = {
        f"{place(file)[1]} imports from {module}"
        for file in files("dragoman")
        for module in imports(file)
        if (other := package(module))
        and other != place(file)[0]
        and (ROOT / "dragoman" / other).is_dir()
        and (ROOT / (module.replace(".", "/") + ".py")).exists()
    }
    assert inner == set()


def test_the_engine_knows_no_face() -> None:
    faces = {"webapp", "scripts", "tests", "flask", "gunicorn"}
    assert [file for file in files("dragoman") if faces & roots(file)] == []


def test_the_faces_do_not_know_each_other() -> None:
    assert [file for file in files("scripts") if "webapp" in roots(file)] == []
    assert [
        file
        for file in files("webapp")
        if "scripts" in roots(file) or any(m.startswith("dragoman.commands") for m in imports(file))
    ] == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_of_weight_has_one_place(library: str) -> None:
    allowed = LIBRARIES[library]
    found = {place(file) for file in files("dragoman") if library in roots(file)}
    assert {path for name, path in found if not {name, path} & allowed} == set()


def test_no_import_cycle() -> None:
    modules = {module_of(file): file for file in files("dragoman", "webapp", "scripts")}
    edges = {
        module: {name for name in imports(file) if name in modules and name != module}
        for module, file in modules.items()
    }
    while leaves := {module for module, named in edges.items() if not named & edges.keys()}:
        edges = {module: named for module, named in edges.items() if module not in leaves}
    assert edges == {}


def roots(file: Path) -> set[str]:
    return {module.split(".")[0] for module in imports(file)}


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
