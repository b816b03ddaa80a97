import re
from pathlib import Path

import pytest

from dragoman.catalogs import SITE_DOMAIN, Message, extract_interface
from dragoman.errors import CatalogError

LAYOUT = """\
{# Translators: the name of
   the journal #}
<title>{{ _("Journal") }}</title>
{% trans count=n %}one page{% pluralize %}{{ count }} pages{% endtrans %}
{{ pgettext("menu", "Close") }} {{ gettext("Close") }}
"""
INDEX = """\
<h1>{{ _("Journal") }}</h1>
{{ ngettext("%(num)s minute", "%(num)s minutes", n) }}
"""
BOXES = (
    *("Note", "Tip", "Important", "Warning", "Caution"),
    *("Abstract", "Success", "Question", "Failure", "Bug", "Example", "Quote"),
)
OWN = (
    *(
        Message(word, extracted=("stands above a box in an article, in the place of a title",))
        for word in BOXES
    ),
    Message(
        "This passage is left out here: a value in it is not confirmed for this region.",
        extracted=(
            "stands in an article in the place of a passage with a value, such as an emergency"
            " number, that is missing or out of date for the reader's region",
        ),
    ),
)
MODULE = "def title() -> str:\n    return _('From Python')\n"


def write(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        suffix = "py" if name == "module" else "html"
        (root / f"{name}.{suffix}").write_text(text, encoding="utf-8")


def test_messages_of_templates_and_modules(tmp_path: Path) -> None:
    write(tmp_path, layout=LAYOUT, index=INDEX, module=MODULE)
    catalog = extract_interface(tmp_path, ["*.html", "*.py", "layout.*"])
    assert catalog.domain == SITE_DOMAIN == "site"
    assert catalog.messages == (
        Message(
            "Journal",
            extracted=("the name of the journal",),
            references=("index.html", "layout.html"),
        ),
        Message(
            "%(num)s minute",
            ("", ""),
            plural_id="%(num)s minutes",
            references=("index.html",),
            flags=("python-format",),
        ),
        Message(
            "one page",
            ("", ""),
            plural_id="%(count)s pages",
            references=("layout.html",),
            flags=("python-format",),
        ),
        Message("Close", context="menu", references=("layout.html",)),
        Message("Close", references=("layout.html",)),
        Message("From Python", references=("module.py",)),
        *OWN,
    )


def test_one_place_with_a_plural_makes_the_message_plural(tmp_path: Path) -> None:
    write(tmp_path, a='{{ _("page") }}', b='{{ ngettext("page", "pages", n) }}')
    message, *own = extract_interface(tmp_path, ["*.html"]).messages
    assert message == Message("page", ("", ""), plural_id="pages", references=("a.html", "b.html"))
    assert own == list(OWN)


def test_without_a_pattern_there_are_the_words_of_the_engine(tmp_path: Path) -> None:
    assert extract_interface(tmp_path, []).messages == OWN


def test_a_word_of_the_site_and_the_engine_is_one_message(tmp_path: Path) -> None:
    write(tmp_path, a='{# translators: on a button #}{{ _("Note") }}')
    note, *_ = extract_interface(tmp_path, ["*.html"]).messages
    said = ("on a button", *OWN[0].extracted)
    assert note == Message("Note", extracted=said, references=("a.html",))


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("layout.html", "\n{% if %}", "layout.html:2: "),
        ("layout.html", "{{ _('x) }}", "layout.html:1: "),
        ("module.py", "x = 1\ny = (\n", "module.py:"),
    ],
    ids=["tag", "string", "module"],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        extract_interface(tmp_path, ["*"])
    assert str(caught.value).startswith(place)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "layout.html").write_bytes(b"{{ _('caf\xe9') }}")
    with pytest.raises(CatalogError, match="the file is not UTF-8"):
        extract_interface(tmp_path, ["*.html"])


@pytest.mark.parametrize("pattern", ["", "/templates/*.html"])
def test_a_pattern_that_is_none_is_named(tmp_path: Path, pattern: str) -> None:
    reason = f'the pattern "{pattern}" is no path below the project'
    with pytest.raises(CatalogError, match=re.escape(reason)):
        extract_interface(tmp_path, [pattern])
