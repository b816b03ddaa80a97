"""What templates say: nothing a translator writes becomes markup or an error."""

import pytest
from markupsafe import Markup

from tests.webapp.journal import Words, words
from webapp.words import fill, functions, plain, trusted, unlinked


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        pytest.param(Markup("a %(x)s"), {"x": "b"}, "a b", id="value"),
        pytest.param(Markup("%(x)s"), {"x": "<b>"}, "&lt;b&gt;", id="value-escaped"),
        pytest.param(Markup("%(x)s"), {"x": Markup("<b>")}, "<b>", id="value-that-is-markup"),
        pytest.param("<i>%(x)s", {"x": "b"}, "&lt;i&gt;b", id="message-escaped"),
        pytest.param(Markup("%(y)s"), {"x": "b"}, "%(y)s", id="unknown-name"),
        pytest.param(Markup("100 % %d %(x"), {"x": "b"}, "100 % %d %(x", id="stray-percent"),
        pytest.param(Markup("5%%"), {}, "5%", id="percent"),
        pytest.param(Markup("%(x)s"), {"x": "%(x)s"}, "%(x)s", id="value-not-filled-again"),
    ],
)
def test_fill(text: str, values: dict[str, object], expected: str) -> None:
    assert fill(text, values) == Markup(expected)


def test_a_hostile_translation_is_text() -> None:
    interface = Words(words("de").locale, {"Journal": "<script>alert(1)</script>"})
    assert functions(interface)["_"]("Journal") == Markup("&lt;script&gt;alert(1)&lt;/script&gt;")


def test_plural_forms_are_the_interface_s() -> None:
    said = [
        functions(words("ar"))["ngettext"]("%(minutes)s minute", "", n, minutes=n)
        for n in (0, 1, 2, 3, 11, 100)
    ]
    assert said == [f"{n} m{form}" for form, n in enumerate((0, 1, 2, 3, 11, 100))]


def test_plain_is_the_text() -> None:
    assert plain("a <em>b</em> &amp; c") == "a b & c"


def test_unlinked_keeps_all_but_links() -> None:
    html = 'a <a href="/x" title="y">b <em>c</em></a> <abbr>d</abbr>'
    assert unlinked(html) == Markup("a b <em>c</em> <abbr>d</abbr>")


def test_alignment_becomes_a_class() -> None:
    html = '<td style="text-align: right">1</td><th style="text-align: center">2</th>'
    assert trusted(html, table="") == Markup('<td class="right">1</td><th class="center">2</th>')


def test_a_table_can_be_scrolled_by_keyboard() -> None:
    start = '<div class="scroller" role="group" tabindex="0" aria-label="A &amp; B">'
    expected = Markup(f"a{start}<table><tr></tr></table></div>b")
    assert trusted("a<table><tr></tr></table>b", table="A & B") == expected


def test_a_table_without_an_end_is_left_alone() -> None:
    assert trusted("<table><table></table>", table="") == Markup("<table><table></table>")
