"""Commands on odd catalogs: those of the torture set, in the place of an article's."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.commands import main
from tests.commands.conftest import Run, Said, running_on

CASES = Path(__file__).parent.parent / "catalogs" / "cases"
FILES = sorted(
    path for verdict in ("good", "flawed", "bad") for path in CASES.glob(f"{verdict}/*.po")
)
ODD = [
    path
    for path in FILES
    if path.parent.name == "flawed"
    or path.name.startswith(("carriage", "domain", "nul", "octal", "old"))
]
ARTICLE = "---\ntitle: One\n---\nTwo\n\nMost of its words are here.\n"
MOST, GERMAN = "Most of its words are here.", "Die meisten Worte stehen hier."
CATALOG = "locales/de/LC_MESSAGES/articles/x.po"
OTHER = "locales/de/LC_MESSAGES/articles/y.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
UNUSED = 'warning: domain: what stands below is of "other", and is not used: this is "articles/x"\n'
CURE = "    Take the domain lines out of the file, and the messages of other domains.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of two articles."""
    files = {
        "dragoman.toml": 'source = "en"\nlocales = ["de"]\n',
        "content/articles/x.md": ARTICLE,
        "content/articles/y.md": "---\ntitle: Four\n---\nTwo and more\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Runs `dragoman ...` on it."""
    return running_on(project)


def put(project: Path, content: bytes) -> Path:
    path = project / CATALOG
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (0, 0))  # nobody is about to save it
    return path


def case(path: Path) -> str:
    return path.name.removesuffix(".po")


@pytest.mark.parametrize("path", FILES, ids=case)
def test_check_and_compile_fail_where_msgfmt_does(project: Path, run: Run, path: Path) -> None:
    put(project, path.read_bytes())
    flawed = path.parent.name != "good"
    for command in ("check", "compile"):
        said = run(command)
        assert said.code == flawed
        assert any(line.startswith(CATALOG) for line in errors(said)) is flawed


def errors(said: Said) -> list[str]:
    return [line for line in said.err.splitlines() if " error: " in line]


@pytest.mark.parametrize("path", ODD, ids=case)
def test_no_command_stops_at_an_odd_catalog(project: Path, run: Run, path: Path) -> None:
    catalog = put(project, path.read_bytes())
    for command in ("status", "memory de Two", "review de articles/x --by Anna"):
        run(*command.split())
    assert catalog.read_bytes() == path.read_bytes()
    run("update")
    assert (project / OTHER).exists()
    for command in ("tidy", "check", "compile", f"export de {project / 'out'}"):
        run(*command.split())
    said = CliRunner().invoke(main, ["merge-catalogs", str(catalog)])
    assert said.exception is None or isinstance(said.exception, SystemExit)


def test_messages_of_another_domain_are_kept_and_not_used(project: Path, run: Run) -> None:
    theirs = 'domain "other"\n\nmsgid "Two"\nmsgstr "Zwei"\n'
    content = f'{HEADER}msgid "{MOST}"\nmsgstr "{GERMAN}"\n\n{theirs}'.encode()
    catalog = put(project, content)
    told = f"{CATALOG}:7: {UNUSED}{CURE}"
    assert run("check") == Said(0, "0 errors, 1 warning in 1 catalog.\n", told)
    assert run("export", "de", str(project / "out")).code == 0
    exported = (project / "out/articles/x.md").read_text(encoding="utf-8")
    assert exported.endswith(f"\nTwo\n\n{GERMAN}\n")
    said = run("update")
    assert (said.code, said.err) == (
        1,
        f"{CATALOG}:7: error: unreadable: nothing was written: the file has domain lines\n"
        f"{CATALOG}:7: {UNUSED}{CURE}",
    )
    assert run("tidy") == Said(0, "All catalogs are tidy.\n", told)
    assert catalog.read_bytes() == content


def test_branches_with_domains_are_not_merged(project: Path) -> None:
    content = f'{HEADER}msgid "a"\nmsgstr "b"\n'.encode()
    catalog = put(project, content)
    theirs = catalog.with_name("theirs.po")
    theirs.write_bytes(content + b'domain "other"\nmsgid "c"\nmsgstr "d"\n')
    for files in ((catalog, catalog, theirs), (theirs, catalog, catalog), (theirs,)):
        said = CliRunner().invoke(main, ["merge-catalogs", *map(str, files)])
        assert said.exit_code == 1
        assert "nothing was written: the file has domain lines" in said.stderr
    assert catalog.read_bytes() == content


def test_obsolete_twins_are_joined_on_demand(project: Path, run: Run) -> None:
    kept = '#~ msgid "a"\n#~ msgstr "b"\n'
    catalog = put(project, f"{HEADER}{kept}\n{kept}".encode())
    told = f"{CATALOG}:7: error: twice: the message stands twice in the file, first on line 4"
    said = run("tidy", "--check")
    assert (said.code, errors(said)) == (1, [told])
    assert CliRunner().invoke(main, ["merge-catalogs", str(catalog)]).exit_code == 0
    assert catalog.read_bytes().decode() == HEADER + kept
    assert run("check").code == 0


def test_tidying_tells_what_it_leaves_as_it_is(project: Path, run: Run) -> None:
    run("update")
    text = (project / CATALOG).read_text(encoding="utf-8")
    text = text.replace('"Two"\nmsgstr ""', '"Two"\nmsgstr "Zwei\\n"')
    kept = '\n#~ msgid "a"\n#~ msgstr "b"\n'
    signed = text.replace("Dragoman\\n", 'A tool\\n"\n"X-Tool: 1\\n')
    put(project, f"{signed}{kept}{kept}".encode())
    feeds, twice = text.splitlines().index('msgid "Two"') + 1, text.count("\n") + 5
    told = (
        f"{CATALOG}:{feeds}: error: line_feeds: "
        "only some of its texts begin or end with a line feed (\\n)\n"
        "    Let all texts of the message do so, or none.\n"
        f"{CATALOG}:{twice}: error: twice: "
        f"the message stands twice in the file, first on line {twice - 3}\n"
        f"    To join the two, run:\n\n        dragoman merge-catalogs {CATALOG}\n"
    )
    assert run("tidy") == Said(0, f"Wrote {CATALOG}\n", told)
    assert run("tidy") == Said(0, "", told)
    assert run("tidy", "--check") == Said(1, "", told)


@pytest.mark.parametrize("mark", ["#~ ", ""], ids=["obsolete", "live"])
def test_twins_beside_domain_lines_have_a_cure(project: Path, run: Run, mark: str) -> None:
    kept = f'{mark}msgid "a"\n{mark}msgstr "b"\n'
    theirs = '\ndomain "other"\n\nmsgid "Two"\nmsgstr "Zwei"\n'
    catalog = put(project, f"{HEADER}{kept}\n{kept}{theirs}".encode())
    joining = f"To join the two, run:\n\n        dragoman merge-catalogs {CATALOG}\n"
    err = run("check").err
    assert "twice in the file" in err
    assert joining not in err
    assert f"{CURE[:-1]} Then run:\n\n        dragoman merge-catalogs {CATALOG}\n" in err
    put(project, f"{HEADER}{kept}\n{kept}".encode())  # as the cure says
    assert run("check").err.endswith(joining)
    assert CliRunner().invoke(main, ["merge-catalogs", str(catalog)]).exit_code == 0
    assert catalog.read_bytes().decode() == HEADER + kept


def test_what_tidying_refuses_it_does_not_promise(project: Path, run: Run) -> None:
    put(project, f'\ufeff{HEADER}domain "other"\n\nmsgid "Two"\nmsgstr "Zwei"\n'.encode())
    told = (
        f"{CATALOG}:1: error: byte_order_mark: "
        "it begins with a byte order mark, which gettext's tools refuse\n"
        f"{CURE[:-1]} Then run:\n\n        dragoman tidy de\n"
        f"{CATALOG}:4: {UNUSED}{CURE}"
    )
    assert run("check").err == told
    assert run("tidy") == Said(0, "", told)


def test_a_byte_order_mark_is_tidied_away(project: Path, run: Run) -> None:
    run("update")
    content = (project / CATALOG).read_bytes()
    catalog = put(project, b"\xef\xbb\xbf" + content)
    reason = "it begins with a byte order mark, which gettext's tools refuse"
    assert errors(run("check")) == [f"{CATALOG}:1: error: byte_order_mark: {reason}"]
    told = (
        f"{CATALOG}:1: error: byte_order_mark: {reason}\n"
        "    To put it right, run:\n\n        dragoman tidy de\n"
    )
    assert run("update") == run("update") == Said(0, "", told)
    assert run("tidy") == Said(0, f"Wrote {CATALOG}\n")
    assert catalog.read_bytes() == content
    assert run("update") == Said(0, "All catalogs are up to date.\n")


def test_what_an_update_puts_right_it_does_not_tell(project: Path, run: Run) -> None:
    run("update")
    text = (project / CATALOG).read_text(encoding="utf-8") + "\n# été\n"
    catalog = put(project, text.replace("UTF-8", "CP1252").encode("cp1252"))
    (project / "content/articles/x.md").write_text(f"{ARTICLE}\nFive\n", encoding="utf-8")
    assert run("update") == Said(
        0,
        "Wrote locales/templates/articles/x.pot (4 messages, 1 new)\n"
        f"Wrote {CATALOG} (1 new, 3 unchanged)\n",
    )
    assert catalog.read_text(encoding="utf-8").endswith("\n\n# été\n")
    assert run("check") == Said(0, "0 errors, 0 warnings in 2 catalogs.\n")


def test_what_cannot_be_written_anew_is_copied_nowhere(project: Path, run: Run) -> None:
    run("update")
    (project / "content/articles/y.md").write_text(ARTICLE, encoding="utf-8")
    text = (project / CATALOG).read_text(encoding="utf-8")
    for ring in ("\\a", "\\0", "\\351", "\\n"):
        filled = text.replace(f'"{MOST}"\nmsgstr ""', f'"{MOST}"\nmsgstr "{GERMAN}{ring}"')
        put(project, filled.encode())
        (project / OTHER).unlink()
        assert run("update").code == 0
        assert GERMAN not in (project / OTHER).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("string", "told"),
    [
        ("Zw\\0ei", "no_text: gettext's tools end a text at the character NUL"),
        ("Zw\0ei", "no_text: gettext's tools end a text at the character NUL"),
        ("Zw\\351i", "no_text: numeric escapes give bytes that are not UTF-8"),
        ("Zwei\\n", "line_feeds: only some of its texts begin or end with a line feed (\\n)"),
    ],
    ids=["NUL escaped", "NUL", "bytes", "line feed"],
)
def test_what_is_not_sound_is_not_published_and_not_lost(
    project: Path, run: Run, string: str, told: str
) -> None:
    run("update")
    text = (project / CATALOG).read_text(encoding="utf-8")
    for source, translation in (("Two", string), (MOST, GERMAN)):
        text = text.replace(f'"{source}"\nmsgstr ""', f'"{source}"\nmsgstr "{translation}"')
    catalog = put(project, text.encode())
    said = run("check")
    assert (said.code, [line.split(" error: ")[1] for line in errors(said)]) == (1, [told])
    assert run("compile").out == (
        "Wrote build/mo/de/LC_MESSAGES/articles/x.mo (1 translated, 2 left out)\n"
        "Wrote build/mo/de/LC_MESSAGES/articles/y.mo (2 left out)\n"
    )
    assert run("export", "de", str(project / "out")).code == 0
    exported = (project / "out/articles/x.md").read_text(encoding="utf-8")
    assert exported.endswith(f"\nTwo\n\n{GERMAN}\n")
    article = project / "content/articles/x.md"
    article.write_text(f"{ARTICLE}\nFive\n", encoding="utf-8")
    assert run("update").code == 0
    assert f'msgid "Two"\nmsgstr "{string}"\n'.encode() in catalog.read_bytes()
    tidy = run("tidy")
    assert (tidy.code, errors(tidy)) == (0, errors(said) if "line_feeds" in told else [])


def test_a_file_that_was_emptied_is_named(project: Path, run: Run) -> None:
    put(project, b"")
    reason = "the file has no entries; what was translated in it is not shown"
    told = f"{CATALOG}: warning: empty: {reason}\n"
    cure = "    Restore it, or remove it and run:\n\n        dragoman update\n"
    assert run("check") == Said(0, "0 errors, 1 warning in 1 catalog.\n", told + cure)
    assert run("tidy") == Said(0, "All catalogs are tidy.\n", told + cure)
    put(project, b"\xef\xbb\xbf")
    mark = "byte_order_mark: it begins with a byte order mark, which gettext's tools refuse\n"
    told = f"{CATALOG}:1: error: {mark}{cure}"
    assert run("check") == Said(1, "1 error, 0 warnings in 1 catalog.\n", told)
    assert run("tidy") == Said(0, "", told)
