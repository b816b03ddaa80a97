"""`dragoman export`, by what it says and by the files it writes."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run, Said, settle, state, translate

VISIT = "locales/de/LC_MESSAGES/articles/visit.po"
SPRAY = "locales/de/LC_MESSAGES/articles/spray.po"
TIME = "Please come 15 minutes early and bring a friend."
LIST = "A list of your medicines."
WRITTEN = """\
Wrote out/articles/spray.md
Wrote out/articles/visit.md
"""


@pytest.fixture
def out(journal: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to write to; commands run in the small project."""
    monkeypatch.chdir(journal)
    return journal / "out"


@pytest.fixture
def german(dragoman: Run, journal: Path) -> None:
    """Half of an article in German, which is enough to show it so."""
    settle(journal, "[publish]\nminimum = 10\n")
    dragoman("update")
    translate(journal / VISIT, TIME, "Kommen Sie bitte 15 Minuten früher, mit einem Freund.")
    translate(journal / VISIT, LIST, "1. Ihre Arzneien")
    translate(journal / VISIT, "What to bring", "Was Sie brauchen")


def test_its_own_language_is_the_same_byte_for_byte(
    dragoman: Run, journal: Path, out: Path
) -> None:
    visit = journal / "content/articles/visit.md"
    visit.write_bytes(b"\xef\xbb\xbf" + visit.read_bytes().replace(b"\n", b"\r\n"))
    assert dragoman("export", "en", "out") == Said(0, WRITTEN)
    for name in ("spray", "visit"):
        source = journal / f"content/articles/{name}.md"
        assert (out / f"articles/{name}.md").read_bytes() == source.read_bytes()


@pytest.mark.usefixtures("german")
def test_what_is_shown_on_the_site(dragoman: Run, out: Path) -> None:
    assert dragoman("export", "de", "out") == Said(
        0,
        "Wrote out/articles/spray.md (4 in another language)\n"
        "Wrote out/articles/visit.md (3 translated, 4 in another language)\n",
    )
    assert (out / "articles/visit.md").read_text(encoding="utf-8") == (
        "---\ntitle: Your visit\nsummary: What happens when you come to us.\n"
        "related: [articles/spray]\n---\n\n"
        "Kommen Sie bitte 15 Minuten früher, mit einem Freund.\n\n## Was Sie brauchen\n\n"
        "- 1\\. Ihre Arzneien\n- Something warm to wear.\n\n"
        "Read about [the spray](spray.md) or [write to us](https://example.org/contact).\n"
    )


def test_a_clinical_article_is_whole_or_in_its_source(
    dragoman: Run, journal: Path, out: Path
) -> None:
    settle(journal, "[publish]\nminimum = 10\n")
    dragoman("update")
    translate(journal / SPRAY, "Do not drive until the next day.", "Fahren Sie heute nicht.")
    dragoman("export", "de", "out")
    source = journal / "content/articles/spray.md"
    assert (out / "articles/spray.md").read_bytes() == source.read_bytes()


@pytest.mark.usefixtures("german")
def test_line_ends_and_the_mark_of_the_author_stay(dragoman: Run, journal: Path, out: Path) -> None:
    visit = journal / "content/articles/visit.md"
    visit.write_bytes(b"\xef\xbb\xbf" + visit.read_bytes().replace(b"\n", b"\r\n"))
    dragoman("export", "de", "out")
    content = (out / "articles/visit.md").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf---\r\ntitle: Your visit\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 14
    assert b"## Was Sie brauchen\r\n" in content


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("options", "heading"),
    [((), "## Was Sie brauchen {#what-to-bring}\n"), (("--no-ids",), "## Was Sie brauchen\n")],
    ids=["ids", "no ids"],
)
def test_links_to_headings_keep_working(
    dragoman: Run, journal: Path, out: Path, options: tuple[str, ...], heading: str
) -> None:
    spray = journal / "content/articles/spray.md"
    with spray.open("a", encoding="utf-8") as file:
        file.write("\nSee [what to bring](visit.md#what-to-bring).\n")
    dragoman("export", "de", "out", *options)
    assert heading in (out / "articles/visit.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("german")
def test_images_of_the_language(dragoman: Run, journal: Path, out: Path) -> None:
    for name in ("dose.png", "dose.de.png"):
        (journal / f"content/articles/{name}").write_bytes(b"")
    with (journal / "content/articles/visit.md").open("a", encoding="utf-8") as file:
        file.write("\n![Dose](../articles/dose.png) ![](none.png)\n")
    dragoman("update")
    dragoman("export", "de", "out")
    text = (out / "articles/visit.md").read_text(encoding="utf-8")
    assert text.endswith("\n![Dose](../articles/dose.de.png) ![](none.png)\n")


@pytest.mark.usefixtures("german")
def test_html_is_the_body_of_the_page(dragoman: Run, out: Path) -> None:
    said = dragoman("export", "de", "out", "articles/visit", "--to", "html")
    assert said == Said(0, "Wrote out/articles/visit.html (3 translated, 4 in another language)\n")
    assert (out / "articles/visit.html").read_text(encoding="utf-8") == (
        "<p>Kommen Sie bitte 15 Minuten früher, mit einem Freund.</p>\n"
        '<h2 id="what-to-bring">Was Sie brauchen</h2>\n<ul>\n<li>1. Ihre Arzneien</li>\n'
        '<li><span lang="en" dir="ltr">Something warm to wear.</span></li>\n</ul>\n'
        '<p><span lang="en" dir="ltr">Read about <a href="/de/articles/spray">the spray</a> or '
        '<a href="https://example.org/contact">write to us</a>.</span></p>\n'
    )


def test_html_in_another_language_says_which(dragoman: Run, out: Path) -> None:
    dragoman("update")
    said = dragoman("export", "de", "out", "articles/visit", "--to", "html")
    assert said == Said(0, "Wrote out/articles/visit.html (7 in another language)\n")
    body = (out / "articles/visit.html").read_text(encoding="utf-8")
    assert body.startswith('<div lang="en" dir="ltr">\n<p>')
    assert body.endswith("</p>\n</div>\n")


def test_what_cannot_be_written_is_named(dragoman: Run, journal: Path, out: Path) -> None:
    settle(journal, "[publish]\nminimum = 0\n")
    with (journal / "content/articles/visit.md").open("a", encoding="utf-8") as file:
        file.write("\n::: note Beware\nOf it.\n:::\n")
    dragoman("update")
    translate(journal / VISIT, "Beware", "Achtung :::")
    said = dragoman("export", "de", "out", "articles/visit")
    assert said == Said(
        0,
        "Wrote out/articles/visit.md (1 translated, 8 in another language)\n",
        'content/articles/visit.md:16: warning: export: the translation of "Beware" cannot be '
        "written here; its source stays\n",
    )
    assert (out / "articles/visit.md").read_bytes() == (
        journal / "content/articles/visit.md"
    ).read_bytes()


def test_a_second_run_writes_nothing(dragoman: Run, journal: Path, out: Path) -> None:
    dragoman("export", "de", "out")
    before = state(journal)
    assert dragoman("export", "de", "out") == Said(0, "Everything in out is up to date.\n")
    assert state(journal) == before


def test_check_writes_nothing_and_fails_where_it_would(
    dragoman: Run, journal: Path, out: Path
) -> None:
    before = state(journal)
    said = dragoman("export", "en", "out", "--check")
    assert said == Said(1, WRITTEN.replace("Wrote", "Would write"))
    assert state(journal) == before
    dragoman("export", "en", "out")
    assert dragoman("export", "en", "out", "--check").code == 0


def test_an_article_that_cannot_be_read_stops_no_other(
    dragoman: Run, journal: Path, out: Path
) -> None:
    (journal / "content/articles/spray.md").write_bytes(b"\xff")
    assert dragoman("export", "en", "out") == Said(
        1,
        "Wrote out/articles/visit.md\n",
        "content/articles/spray.md:1: error: unreadable: is not UTF-8\n",
    )
    assert [path.name for path in (out / "articles").iterdir()] == ["visit.md"]


def test_broken_facts_concern_the_articles_that_name_one(
    dragoman: Run, journal: Path, out: Path
) -> None:
    (journal / "content/facts.toml").write_text("[", encoding="utf-8")
    (journal / "content/articles/spray.md").write_text("Call {number}.\n", encoding="utf-8")
    said = dragoman("export", "en", "out")
    assert said == Said(
        1,
        "Wrote out/articles/visit.md\n",
        "content/articles/spray.md:1: error: unreadable: {number} may be a fact, and "
        "content/facts.toml cannot be read\n",
    )


def test_a_link_leads_nowhere_else(dragoman: Run, journal: Path, out: Path) -> None:
    out.mkdir()
    (out / "articles").symlink_to(journal / "content/articles")
    before = state(journal)
    assert dragoman("export", "de", "out", "articles/visit") == Said(
        1,
        "",
        "out/articles/visit.md: error: unreadable: a link leads out of out; nothing is written "
        "there\n",
    )
    assert state(journal) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("de", "content"), '"content" and content overlap;'),
        (("de", "content/new"), '"content/new" and content overlap;'),
        (("de", "."), '"." and content overlap;'),
        (("de", "locales/out"), '"locales/out" and locales overlap;'),
        (("nl", "out"), '"nl" is no locale of this project'),
        (("de", "out", "articles/visti"), 'there is no article "articles/visti"; there are'),
        (("de", "out", "--to", "pdf"), "'pdf' is not one of 'markdown', 'html'."),
        (("de",), "Missing argument 'DIR'."),
    ],
    ids=lambda it: " ".join(it) if isinstance(it, tuple) else "",
)
def test_wrong_use(
    dragoman: Run, journal: Path, out: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = state(journal)
    found = dragoman("export", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert state(journal) == before
