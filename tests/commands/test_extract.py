"""`dragoman extract`, by what it says and by the files it writes."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run, Said, state

FIRST = """\
Wrote locales/templates/articles/spray.pot (4 messages)
Wrote locales/templates/articles/visit.pot (7 messages)
Wrote locales/templates/site.pot (15 messages)
"""
SPRAY = r"""
#. field
#: content/articles/spray.md
msgctxt "title:"
msgid "The spray"
msgstr ""

#. field
#: content/articles/spray.md
msgctxt "summary:"
msgid "How it is used."
msgstr ""

#. paragraph
#: content/articles/spray.md
msgid "The usual dose is 56 mg, twice a week."
msgstr ""

#. paragraph
#: content/articles/spray.md
msgid "Do not drive until the next day."
msgstr ""
"""


def test_templates_of_articles_and_site(dragoman: Run, journal: Path) -> None:
    assert dragoman("extract") == Said(0, FIRST)
    text = (journal / "locales/templates/articles/spray.pot").read_text(encoding="utf-8")
    header, blank, messages = text.partition("\n\n")
    assert '"X-Dragoman-Canon: 1\\n"' in header
    assert blank + messages == "\n" + SPRAY


def test_a_second_run_writes_nothing(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    before = state(journal)
    assert dragoman("extract") == Said(0, "All templates are up to date.\n")
    assert state(journal) == before


def test_check_writes_nothing_and_fails_where_it_would(dragoman: Run, journal: Path) -> None:
    before = state(journal)
    assert dragoman("extract", "--check") == Said(1, FIRST.replace("Wrote", "Would write"))
    assert state(journal) == before
    dragoman("extract")
    assert dragoman("extract", "--check") == Said(0, "All templates are up to date.\n")


def test_an_edited_article_is_one_template(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    article = journal / "content/articles/spray.md"
    text = article.read_text(encoding="utf-8").replace("56 mg", "84 mg")
    article.write_text(text + "\nOne more thing.\n", encoding="utf-8")
    assert dragoman("extract") == Said(
        0, "Wrote locales/templates/articles/spray.pot (5 messages, 2 new, 1 removed)\n"
    )


def test_a_rewrapped_article_changes_nothing(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    article = journal / "content/articles/spray.md"
    text = article.read_text(encoding="utf-8").replace("dose is ", "dose\nis ")
    article.write_text(text, encoding="utf-8")
    assert dragoman("extract") == Said(0, "All templates are up to date.\n")


def test_the_template_of_an_article_that_is_gone_goes(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    (journal / "content/articles/spray.md").unlink()
    assert dragoman("extract") == Said(0, "Removed locales/templates/articles/spray.pot\n")
    assert not (journal / "locales/templates/articles/spray.pot").exists()


def test_a_damaged_template_is_made_anew(dragoman: Run, journal: Path) -> None:
    dragoman("extract")
    template = journal / "locales/templates/articles/spray.pot"
    whole = template.read_bytes()
    template.write_bytes(b"<<<<<<< HEAD\n" + whole)
    assert dragoman("extract").code == 0
    assert template.read_bytes() == whole


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"---\ntitle: A\n", "1: error: unreadable: the front matter is not closed with ---"),
        (b"---\ntitle: A\n\xff\n---\n", "3: error: unreadable: is not UTF-8"),
        (
            b"---\ntitle: A\ntitle: B\n---\n",
            '3: error: unreadable: front matter: "title" stands twice',
        ),
        (
            b"---\ntitle: A\nlang: qq\n---\n",
            '3: error: unreadable: "lang": "qq" names no locale: CLDR knows no language "qq"',
        ),
    ],
    ids=["not closed", "not UTF-8", "a field twice", "a language that is none"],
)
def test_a_broken_article_stops_no_other(
    dragoman: Run, journal: Path, content: bytes, error: str
) -> None:
    dragoman("extract")
    (journal / "content/articles/spray.md").write_bytes(content)
    (journal / "content/pages").mkdir(exist_ok=True)
    (journal / "content/pages/new.md").write_text("---\ntitle: New\n---\n", encoding="utf-8")
    assert dragoman("extract") == Said(
        1,
        "Wrote locales/templates/pages/new.pot (1 message)\n",
        f"content/articles/spray.md:{error}\n",
    )
    assert (journal / "locales/templates/articles/spray.pot").exists()


def test_no_article_may_be_called_site(dragoman: Run, journal: Path) -> None:
    (journal / "content/site.md").write_text("---\ntitle: Site\n---\n", encoding="utf-8")
    said = dragoman("extract")
    assert (said.code, said.err) == (
        1,
        'content/site.md: error: unreadable: no article may be called "site": '
        "the name has a meaning of its own\n",
    )


def test_a_broken_template_of_the_site_is_named(dragoman: Run, journal: Path) -> None:
    (journal / "templates/page.html").write_text("<p>\n{{ _('x' }}</p>", encoding="utf-8")
    said = dragoman("extract")
    assert (said.code, said.err) == (
        1,
        "templates/page.html:2: error: unreadable: unexpected '}', expected ')'\n",
    )
