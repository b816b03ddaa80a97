"""Wrong pairs in git's history: each is found once, with its commit, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.catalogs import Message, State, format_message, pinned
from dragoman.errors import DragomanError, Finding, Severity
from dragoman.pipeline.pairing import check_pairing
from dragoman.project import Project, load_project
from tests.repository import Repository

DE = "locales/de/LC_MESSAGES/articles/x.po"
OTHER = "locales/de/LC_MESSAGES/articles/y.po"
OLD, NEW, DOSE = "Take 0.5 mg/kg.", "Take 0.25 mg/kg.", "Nehmen Sie 0,5 mg/kg."
REST = " Do not take more than that, ever."
SETTINGS = 'source = "en"\nlocales = ["de", "fr"]\n'
PIN = format_message(pinned(Message(NEW, (DOSE,)), State.REVISED, "ben", date(2026, 11, 23)))
PIN = PIN.partition("msgid")[0]


def entry(id: str, string: str, above: str = "") -> str:
    return f'{above}msgid "{id}"\nmsgstr "{string}"\n'


def po(*entries: str) -> str:
    return "\n".join(entries)


def wrapped(id: str, string: str) -> str:
    """An entry as tools wrap it: there git does not see that both branches changed it."""
    return f'msgid ""\n"{id} "\n"Do not take more than that, "\n"ever."\nmsgstr "{string}"\n'


@pytest.fixture
def start(repository: Repository) -> str:
    """A project with one article in German; returns its first commit."""
    (repository.top / "content").mkdir()
    return repository.commit({"dragoman.toml": SETTINGS, DE: po(entry("Sit.", "Setzen."))})


def project(repository: Repository) -> Project:
    return load_project(repository.top)


def found(repository: Repository, base: str) -> list[tuple[str, int, str]]:
    report = check_pairing(project(repository), base=base)
    return [(finding.path, finding.line, finding.reason) for finding in report.findings]


def wrong(commit: str, *, new: str = NEW, old: str = OLD) -> str:
    return (
        f'"{new}" has had the translation of "{old}" since commit {commit[:10]}, '
        "and nobody confirmed that"
    )


def test_a_clean_merge_of_lines(repository: Repository, start: str) -> None:
    repository.commit({DE: po(wrapped(OLD, ""))})
    repository.branch("translation")
    repository.commit({DE: po(wrapped(OLD, DOSE))})
    repository.switch("main")
    repository.commit({DE: po(wrapped(NEW, ""))})
    assert repository.merge("translation"), "git has come to see the conflict"
    assert check_pairing(project(repository), base=start).findings == (
        Finding(
            DE,
            1,
            Severity.ERROR,
            "pairing",
            wrong(repository.head(), new=f"{NEW}{REST}", old=f"{OLD}{REST}"),
        ),
    )


@pytest.mark.parametrize("above", ["", "# Anna: done\n"], ids=["bare", "commented"])
def test_a_conflict_resolved_without_a_look(repository: Repository, start: str, above: str) -> None:
    merge = merged(repository, "", "", entry(NEW, DOSE, above))
    assert found(repository, start) == [(DE, 1 + above.count("\n"), wrong(merge))]


def merged(repository: Repository, old: str, new: str, result: str, theirs: str = DOSE) -> str:
    """A text was replaced on one branch, translated on the other, and the merge says `result`."""
    repository.commit({DE: entry(OLD, old)})
    repository.branch("translation")
    repository.commit({DE: entry(OLD, theirs)})
    repository.switch("main")
    repository.commit({DE: entry(NEW, new, f'#, fuzzy\n#| msgid "{OLD}"\n' if new else "")})
    repository.git("merge", "--quiet", "--no-commit", "translation", check=False)
    return repository.commit({DE: result})


@pytest.mark.parametrize(
    "result",
    [
        entry(NEW, DOSE, f'#, fuzzy\n#| msgid "{OLD}"\n'),
        entry(NEW, "Nehmen Sie 0,25 mg/kg."),
        entry(NEW, ""),
        po(entry(NEW, ""), entry(OLD, DOSE).replace("msg", "#~ msg")),
        entry(OLD, DOSE),
    ],
    ids=["fuzzy", "written anew", "untranslated", "obsolete", "ours given up"],
)
def test_a_conflict_resolved_with_care(repository: Repository, start: str, result: str) -> None:
    merged(repository, "", "", result)
    assert found(repository, start) == []


def test_a_translation_that_was_fuzzy_on_one_branch(repository: Repository, start: str) -> None:
    merge = merged(repository, DOSE, DOSE, entry(NEW, DOSE))
    assert found(repository, start) == [(DE, 1, wrong(merge))]


def test_a_merge_that_lost_the_flag(repository: Repository, start: str) -> None:
    repository.commit({DE: entry("Sit.", "Setzen.")})
    repository.branch("translation")
    repository.commit({DE: po(entry("Sit.", "Setzen."), entry("Hello.", "Hallo."))})
    repository.switch("main")
    fuzzy = entry(NEW, DOSE, f'#, fuzzy\n#| msgid "{OLD}"\n'), entry("Stand.", "Auf.", "#, fuzzy\n")
    repository.commit({DE: po(*fuzzy)})
    repository.git("merge", "--quiet", "--no-commit", "translation", check=False)
    merge = repository.commit({DE: po(entry(NEW, DOSE), entry("Stand.", "Auf."))})
    assert found(repository, start) == [
        (DE, 1, wrong(merge)),
        (DE, 4, f'"Stand." lost its flag fuzzy in the merge {merge[:10]}'),
    ]


def test_a_text_that_comes_back(repository: Repository, start: str) -> None:
    merged(repository, DOSE, DOSE, entry("*Take* 0.5 mg/kg!", DOSE))
    assert found(repository, start) == []


def test_a_line_of_another_translation(repository: Repository, start: str) -> None:
    merge = merged(
        repository,
        "",
        "",
        entry(NEW, r"Achtung.\nNehmen Sie 0,5 mg/kg."),
        theirs=r"Bitte.\nNehmen Sie 0,5 mg/kg.",
    )
    assert found(repository, start) == [(DE, 1, wrong(merge))]


def test_an_edit_that_changes_no_word(repository: Repository, start: str) -> None:
    repository.commit({DE: entry("Sit down, please.", "")})
    repository.branch("translation")
    repository.commit({DE: entry("Sit down, please.", "Setzen Sie sich bitte.")})
    repository.switch("main")
    repository.commit({DE: entry("*Sit* down, please!", "")})
    repository.git("merge", "--quiet", "--no-commit", "translation", check=False)
    repository.commit({DE: entry("*Sit* down, please!", "Setzen Sie sich bitte.")})
    assert found(repository, start) == []


def test_a_committed_conflict_hides_nothing(repository: Repository, start: str) -> None:
    merged(repository, "", "", f"<<<<<<< HEAD\n{entry(NEW, '')}")
    mended = repository.commit({DE: entry(NEW, DOSE)})
    assert found(repository, start) == [(DE, 1, wrong(mended))]


def test_a_text_replaced_above_its_translation(repository: Repository, start: str) -> None:
    repository.commit({DE: po(entry(OLD, DOSE), entry("Sit.", "Setzen."))})
    edit = repository.commit({DE: po(entry(NEW, DOSE), entry("Sit.", "Setzen."))})
    repository.commit({DE: po(entry("Hello.", ""), entry(NEW, DOSE), entry("Sit.", "Setzen."))})
    assert found(repository, start) == [(DE, 4, wrong(edit))]


@pytest.mark.parametrize(
    "steps",
    [
        [entry(NEW, DOSE, f'#, fuzzy\n#| msgid "{OLD}"\n'), entry(NEW, DOSE)],
        [entry(NEW, DOSE, "#. changed: Take [-0.5-]{+0.25+} mg/kg.\n")],
        [entry(NEW, DOSE, PIN)],
        [entry(NEW, DOSE), entry(NEW, DOSE, "#, fuzzy\n"), entry(NEW, DOSE)],
        [entry(NEW, DOSE), entry(NEW, "Nehmen Sie 0,25 mg/kg.")],
        [entry(NEW, DOSE), entry("Sit.", "Setzen.")],
        [entry(NEW, ""), entry(NEW, "Nehmen Sie 0,25 mg/kg.")],
        [po(entry(OLD, ""), entry(NEW, "")), entry(NEW, DOSE)],
        [entry(OLD, "Nehmen."), po(entry(OLD, "Nehmen."), entry(NEW, DOSE))],
    ],
    ids=[
        "fuzzy, then confirmed",
        "a trace of update",
        "a review pin",
        "confirmed in two steps",
        "corrected",
        "removed",
        "written anew",
        "an old message",
        "a new message",
    ],
)
def test_what_a_person_does(repository: Repository, start: str, steps: list[str]) -> None:
    repository.commit({DE: entry(OLD, DOSE)})
    for step in steps:
        repository.commit({DE: step})
    assert found(repository, start) == []


def test_moved_and_renamed_catalogs(repository: Repository, start: str) -> None:
    repository.commit({DE: po(entry(OLD, DOSE), entry("Sit.", "Setzen."))})
    repository.branch("work")
    repository.commit({DE: po(entry(OLD, DOSE), entry("Sit.", "Setzen Sie sich."))})
    repository.switch("main")
    repository.commit({DE: None, OTHER: po(entry("Sit.", "Setzen."), entry(OLD, DOSE))})
    repository.git("merge", "--quiet", "--no-commit", "work", check=False)
    repository.commit({OTHER: po(entry("Sit.", "Setzen Sie sich."), entry(OLD, DOSE))})
    repository.commit({OTHER: entry("Sit.", "Setzen Sie sich."), DE: entry(OLD, DOSE)})
    assert found(repository, start) == []


def test_renamed_and_replaced_in_one(repository: Repository, start: str) -> None:
    repository.commit({DE: entry(OLD, DOSE)})
    edit = repository.commit({DE: None, OTHER: entry(NEW, DOSE)})
    assert found(repository, start) == [(OTHER, 1, wrong(edit))]


def test_one_translation_of_several_texts(repository: Repository, start: str) -> None:
    repository.commit({DE: po(entry("Yes.", "Ja"), entry("Sit.", ""), entry("Yes?", "Ja"))})
    repository.commit(
        {DE: po(entry("Hm.", ""), entry("Sit.", ""), entry("I do.", "Ja"), entry("Yes?", "Ja"))}
    )
    assert found(repository, start) == []
    base = repository.head()
    edit = repository.commit(
        {DE: po(entry("Hm.", ""), entry("Sit.", ""), entry("You do.", "Ja"), entry("Yes?", "Ja"))}
    )
    assert found(repository, base) == [(DE, 7, wrong(edit, new="You do.", old="I do."))]


def test_plural_forms(repository: Repository, start: str) -> None:
    def plural(one: str, many: str, *strings: str) -> str:
        forms = "".join(f'msgstr[{n}] "{string}"\n' for n, string in enumerate(strings))
        return f'msgid "{one}"\nmsgid_plural "{many}"\n{forms}'

    repository.commit({DE: plural("%(n)s day", "%(n)s days", "%(n)s Tag", "%(n)s Tage")})
    repository.commit({DE: plural("%(n)s day", "%(n)s days", "%(n)s Tag", "%(n)s Tagen")})
    assert found(repository, start) == []
    edit = repository.commit({DE: plural("%(n)s hour", "%(n)s hours", "%(n)s Tag", "%(n)s Tagen")})
    assert found(repository, start) == [(DE, 1, wrong(edit, new="%(n)s hour", old="%(n)s day"))]


def test_other_locales_are_other_translations(repository: Repository, start: str) -> None:
    french = DE.replace("/de/", "/fr/")
    repository.commit({DE: entry(OLD, "Menthol"), french: entry(NEW, "")})
    repository.commit({DE: entry("Sit.", ""), french: entry(NEW, "Menthol")})
    assert found(repository, start) == []


def test_only_commits_since_the_base_count(repository: Repository, start: str) -> None:
    repository.commit({DE: entry(OLD, DOSE)})
    edit = repository.commit({DE: entry(NEW, DOSE)})
    assert found(repository, "HEAD") == []
    assert found(repository, start) == [(DE, 1, wrong(edit))]


@pytest.mark.parametrize("branch", [True, False], ids=["a branch", "the main branch itself"])
def test_without_a_base(repository: Repository, start: str, branch: bool) -> None:
    repository.commit({DE: entry(OLD, DOSE)})
    if branch:
        repository.branch("work")
    repository.commit({DE: entry(NEW, DOSE)})
    report = check_pairing(project(repository))
    assert (len(report.findings), report.commits) == ((1, 1) if branch else (1, 3))


def test_a_project_below_the_top(repository: Repository) -> None:
    below = {
        f"site/{name}": text for name, text in ((DE, entry(OLD, DOSE)), ("dragoman.toml", SETTINGS))
    }
    start = repository.commit(below)
    (repository.top / "site/content").mkdir()
    edit = repository.commit({f"site/{DE}": entry(NEW, DOSE)})
    report = check_pairing(load_project(repository.top / "site"), base=start)
    assert [(finding.path, finding.reason) for finding in report.findings] == [(DE, wrong(edit))]


def test_a_shallow_clone(repository: Repository, start: str, tmp_path: Path) -> None:
    base = repository.commit({DE: entry(OLD, DOSE)})
    head = repository.commit({DE: entry(NEW, DOSE)})
    clone = Repository(tmp_path / "clone")
    origin = f"file://{repository.top}"
    repository.git("clone", "--quiet", "--depth=1", origin, str(clone.top))
    (clone.top / "content").mkdir()
    cure = (
        "To fetch the history, run:\n\n    git fetch --unshallow\n\nIn CI, have all of it checked "
        "out (for GitHub's actions/checkout: fetch-depth: 0)."
    )
    with pytest.raises(DragomanError) as caught:
        check_pairing(project(clone))
    assert str(caught.value) == (
        f"what was before commit {head[:10]} is not there, as the clone is shallow, so nothing can "
        f"be proven\n\n{cure}"
    )
    with pytest.raises(DragomanError) as caught:
        check_pairing(project(clone), base=base)
    assert caught.value.cure == cure
    clone.git("fetch", "--quiet", "--depth=2")
    assert len(check_pairing(project(clone), base=base).findings) == 1
