"""README and the chapters in docs/ say what is so: commands, settings, examples, reasons, links."""

import doctest
import re
import shlex
import sys
from pathlib import Path

import click
import pytest

from dragoman import pipeline
from dragoman.articles import Dialect, Document, judge, parse, parse_facts, read_article
from dragoman.articles.headings import Ids
from dragoman.catalogs import parse_catalog
from dragoman.commands import main
from dragoman.errors import ArticleError
from dragoman.locales import Locale, fallback_chain
from dragoman.project import Project, load_project
from dragoman.publishing import Snapshot
from dragoman.text import compare_numbers
from tests.articles.cases import cases

ROOT = Path(__file__).parent.parent
CHAPTERS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
TRANSLATORS = CHAPTERS["docs/translators.md"]


def blocks(kind: str) -> list[tuple[str, str]]:
    """Every fenced block of a kind, with the chapter it stands in."""
    return [
        (chapter, found[2])
        for chapter, text in CHAPTERS.items()
        for found in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        if found[1] == kind
    ]


def command_lines() -> list[str]:
    """Every `dragoman ...` of a fenced block or of running text, without comments."""
    fenced = (line for _, block in blocks("") for line in block.splitlines())
    prose = (code for text in CHAPTERS.values() for code in re.findall(r"`([^`\n]+)`", text))
    parts = (part for line in (*fenced, *prose) for part in line.split("#")[0].split("&&"))
    named = (" ".join(part.split()) for part in parts)
    return sorted({line for line in named if re.match(r"dragoman [a-z-]", line)})


def anchors(text: str) -> set[str]:
    """The ids that GitHub gives the headings of a chapter."""
    ids = Ids()
    return {ids.take(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}


def links() -> list[tuple[str, str]]:
    """Every link of a chapter to another file or heading; examples are none."""
    prose = {
        chapter: re.sub(r"```.*?^```$|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
        for chapter, text in CHAPTERS.items()
    }
    return [
        (chapter, target)
        for chapter, text in prose.items()
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text)
    ]


def chains() -> list[tuple[str, str, str]]:
    """The rows of the table of fallback chains without further settings."""
    text = CHAPTERS["docs/maintainers.md"].partition("| chain |")[2]
    return re.findall(r"^\| `([^`]+)` \| (.+?) \| (.+?), source", text, flags=re.MULTILINE)


def reasons(text: str) -> list[re.Pattern[str]]:
    """What a chapter says that `check` says, in the first column of its tables."""
    rows = re.findall(r"^\| (`[a-z_]+: .+?`) \| ", text, flags=re.MULTILINE)
    said = (reason for row in rows for reason in re.findall(r"`([^`]+)`", row))
    return [re.compile(re.escape(reason).replace("…", ".+"), re.DOTALL) for reason in said]


@pytest.mark.parametrize("line", command_lines())
def test_command_lines_parse(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    name, *arguments = shlex.split(line)[1:]
    if name.startswith("-"):
        assert name in ("--help", "--version")
    else:
        command = main.commands[name]
        with command.make_context(name, arguments) as context:
            assert isinstance(context, click.Context)


def test_every_option_is_documented() -> None:
    options = {
        option
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
    text = "\n".join(CHAPTERS.values())
    assert {option for option in options if option not in text} <= {"--port"}  # PORT of `make`


@pytest.mark.parametrize(("chapter", "target"), links())
def test_links_lead_somewhere(chapter: str, target: str) -> None:
    path, _, anchor = target.partition("#")
    file = (ROOT / chapter).parent / path if path else ROOT / chapter
    assert file.exists()
    if anchor:
        assert anchor in anchors(file.read_text(encoding="utf-8"))


def test_every_chapter_is_linked() -> None:
    linked = {target for chapter, target in links() if chapter == "README.md"}
    assert {chapter for chapter in CHAPTERS if chapter.startswith("docs/")} <= linked


@pytest.mark.parametrize(("chapter", "block"), blocks("toml"))
def test_settings_are_accepted(chapter: str, block: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(block, encoding="utf-8")
    assert load_project(tmp_path).root == tmp_path


@pytest.mark.parametrize(("tag", "offered", "chain"), chains())
def test_fallback_chains_are_so(tag: str, offered: str, chain: str) -> None:
    english = Locale.parse("en")
    found = fallback_chain(Locale.parse(tag), offered=locales_in(offered), source=english)
    assert found == (*locales_in(chain), english)


def locales_in(text: str) -> tuple[Locale, ...]:
    return tuple(map(Locale.parse, re.findall(r"`([^`]+)`", text)))


@pytest.mark.parametrize(("chapter", "block"), blocks("markdown"))
def test_articles_can_be_read(chapter: str, block: str, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(block, encoding="utf-8")
    document = read_article(tmp_path, path, content=tmp_path)
    assert document.segments
    assert not document.findings


@pytest.mark.parametrize(("chapter", "block"), blocks("po"))
def test_messages_can_be_read(chapter: str, block: str) -> None:
    [message] = parse_catalog(block, domain="x", locale=Locale.parse("de"))
    assert all(message.strings)


@pytest.mark.parametrize(
    ("chapter", "block"), [(where, code) for where, code in blocks("python") if ">>>" in code]
)
def test_sessions_run(chapter: str, block: str) -> None:
    session = doctest.DocTestParser().get_doctest(block, {}, chapter, chapter, 0)
    assert doctest.DocTestRunner().run(session).failed == 0


@pytest.mark.parametrize(
    ("chapter", "block"), [(where, code) for where, code in blocks("python") if ">>>" not in code]
)
def test_sites_build(
    chapter: str, block: str, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "small_journal", raising=False)
    (journal / "small_journal.py").write_text(block, encoding="utf-8")
    project = load_project(journal)
    assert pipeline.build(project).written
    assert page(project, "/de/articles/visit").startswith("<p>Shown in another language</p><h1>")
    assert "Your visit" in page(project, "/de/")
    said: list[str] = []
    application = pipeline.application(project)
    [body] = application({"PATH_INFO": "/en/articles/visit"}, lambda *it: said.append(it[0]))  # type: ignore[arg-type]
    assert said == ["200 OK"]
    assert body == page(project, "/en/articles/visit").encode()


def test_the_facts_of_the_guide_are_accepted() -> None:
    [(chapter, block)] = blocks("ini")
    [(name, values)] = parse_facts(block, path=chapter).values.items()
    assert (name, {region: value.text for region, value in values.items()}) == (
        "emergency_number",
        {"US": "911", "JP": "119", "001": "112"},
    )


def marks() -> list[str]:
    """The first cells of the maintainers' table of marks."""
    text = CHAPTERS["docs/maintainers.md"]
    return re.findall(r"^\| (`<!-- dragoman: .+?`) \| ", text, flags=re.MULTILINE)


def test_all_marks_are_documented() -> None:
    with pytest.raises(ArticleError) as caught:
        parse("<!-- dragoman: nonsense -->\n\nText.\n")
    accepted = caught.value.reason.partition("accepted: ")[2].split(", ")
    words = re.findall(r"dragoman: ([\w-]+)", " ".join(marks()))
    assert {*words} == {*accepted}


@pytest.mark.parametrize("cell", marks())
def test_marks_are_accepted(cell: str) -> None:
    mark, *end = re.findall(r"`([^`]+)`", cell)
    document = parse("\n\n".join([mark, "Text.", *end, "[Other](https://example.org/en)."]))
    assert not document.findings
    assert document.segments[-1].text in ("[Other][1].", "https://example.org/en")


LABELS = ("source", "message", "context", "good", "refused", "because")
GUIDE_DIALECT = Dialect(code_comments=frozenset({"python"}), facts=frozenset({"emergency_number"}))


def guide_examples() -> list[list[tuple[str, str]]]:
    """The examples of the translators' guide: what each line is, and what it says."""
    texts = [text for chapter, text in blocks("text") if chapter == "docs/messages.md"]
    return [labelled(text) for text in texts]


def labelled(text: str) -> list[tuple[str, str]]:
    """The lines of an example; a line without a label goes on with the one before."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        label, said = line[:9].strip(), line[9:]
        if label:
            found.append((label, said if label == "source" else as_in_a_catalog(said)))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{said}")
    return found


def as_in_a_catalog(text: str) -> str:
    """A text whose line breaks and invisible characters are written as escapes."""
    text = text.replace("\\n", "\n")
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def document_of(example: list[tuple[str, str]]) -> Document:
    [source] = [said for label, said in example if label == "source"]
    return parse(f"{source}\n", dialect=GUIDE_DIALECT)


def test_the_guide_has_examples_of_everything() -> None:
    said = [label for example in guide_examples() for label, _ in example]
    assert set(said) == set(LABELS)


@pytest.mark.parametrize("example", guide_examples(), ids=lambda example: example[0][1])
def test_messages_of_the_guide(example: list[tuple[str, str]]) -> None:
    messages: list[tuple[str | None, str]] = []
    for label, said in example:
        if label == "message":
            messages.append((None, said))
        elif label == "context":
            messages[-1] = (said, messages[-1][1])
    document = document_of(example)
    assert [segment.key for segment in document.segments] == messages
    assert not document.findings


@pytest.mark.parametrize("example", guide_examples(), ids=lambda example: example[0][1])
def test_translations_of_the_guide(example: list[tuple[str, str]]) -> None:
    segments = iter(document_of(example).segments)
    judged: list[tuple[str, ...]] = []
    claimed: list[tuple[str, ...]] = []
    for label, said in example:
        if label == "message":
            segment = next(segments)
        elif label in ("good", "refused"):
            judged.append((label, said, *judge(segment, said).reasons))
            claimed.append((label, said))
        elif label == "because":
            claimed[-1] += (said,)
    assert judged == claimed
    assert all((len(found) == 2) == (found[0] == "good") for found in claimed)


def page(project: Project, address: str) -> str:
    with Snapshot.open(project.snapshot_path) as snapshot:
        stored = snapshot.page(address)
    assert stored
    return stored.body.decode()


@pytest.mark.parametrize("case", list(cases("guard.md", 3)), ids=lambda case: str(case[0]))
def test_every_reason_of_the_guard_has_a_cure(case: tuple[str, ...]) -> None:
    known = reasons(TRANSLATORS)
    for reason in filter(None, case[-1].splitlines()):
        assert any(pattern.fullmatch(f"guard: {reason}") for pattern in known)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Take 1,500 mg.", "Nehmen Sie 1,500 mg."),
        ("Take 0.5 mg.", "Nehmen Sie 0.5 mg."),
        ("Wait 15 minutes.", "Warten Sie 50 Minuten."),
        ("Take 56 mg.", "Nehmen Sie 56 g."),
        ("Take 56 mg.", "Nehmen Sie 56."),
        ("Take 5 mg, then 10 mg.", "Nehmen Sie 10 mg, dann 5 mg."),
        ("Take 5 mg.", "Nehmen Sie 5³ mg."),
        ("Take 5 mg.", "Nehmen Sie 5\u200b5 mg."),
        ("Take 1/2 tablet.", "Nehmen Sie 2/1 Tablette."),
    ],
)
def test_every_difference_in_numbers_has_a_cure(source: str, translation: str) -> None:
    english, german = Locale.parse("en"), Locale.parse("de")
    known = reasons(TRANSLATORS)
    for found in compare_numbers(source, english, translation, german):
        assert any(it.fullmatch(f"{found.check}: {found.reason}") for it in known)


def test_titles_are_plain() -> None:
    document = parse("---\ntitle: A\n---\n", path="x.md")
    known = reasons(TRANSLATORS)
    for reason in judge(document.segments[0], "<b>A</b>\nB").reasons:
        assert any(pattern.fullmatch(f"guard: {reason}") for pattern in known)
