import pytest

from dragoman.articles.extensions.shortcodes import (
    SHORTCODE,
    Argument,
    arguments,
    closed_names,
    frozen,
    only_shortcodes,
    without_shortcodes,
)

SHORTCODES = [
    '{{< figure src="a.png" >}}',
    "{{<figure>}}",
    "{{% blocks/cover %}}",
    "{{< /tab >}}",
    "{{</ tab >}}",
    "{{< new-in 0.153.0 />}}",
    '{{< a "x >}} y" `z >}}` >}}',
    '{{< a b="\\"" >}}',
    "{{< a\n  b=1\n>}}",
    "{{< a {b} > 1 >}}",
    "{% include 'a.md' %}",
    "{%- set x = y | z -%}",
    '{% card "a", {id: "%}"} %}',
    "{% if a > b %}",
]
TEXTS = [
    "{{</* figure */>}}",
    "{{%/* figure */%}}",
    "{{ page.title }}",
    "{{- value -}}",
    "{{< >}}",
    "{{< figure",
    '{{< a "b >}}',
    "{% %}",
    "{%",
    "{#include a.md}",
    "{{#include a.md}}",
]


@pytest.mark.parametrize("shortcode", SHORTCODES)
def test_shortcodes(shortcode: str) -> None:
    assert [match[0] for match in SHORTCODE.finditer(f"A {shortcode} b {{{{ c }}}}.")] == [
        shortcode
    ]
    assert without_shortcodes(f"A {shortcode} b.") == "A  b."
    assert only_shortcodes(f"{shortcode} {shortcode}")
    assert not only_shortcodes(f"{shortcode}.")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_text(text: str) -> None:
    assert without_shortcodes(text) == text
    assert not only_shortcodes(text)


FROZEN = {
    '{{< a src="b" title="C" >}}': '{{< a src="b" title="" >}}',
    '{{< a caption=`C` ALT="D" >}}': '{{< a caption=`` ALT="" >}}',
    '{{< a title="It\'s \\"C\\"" b="d" >}}': '{{< a title="" b="d" >}}',
    '{{< a "title" b="alt=c" >}}': '{{< a "title" b="alt=c" >}}',
    '{{< a subtitle="b" data-title="c" >}}': '{{< a subtitle="b" data-title="c" >}}',
    "{% a title: 'B', label = \"C\" %}": "{% a title: '', label = \"\" %}",
    "{{< a title=b >}}": "{{< a title=b >}}",
    'text="b"': 'text="b"',
}


@pytest.mark.parametrize(("shortcode", "expected"), FROZEN.items())
def test_frozen(shortcode: str, expected: str) -> None:
    assert frozen(shortcode) == expected


def test_arguments() -> None:
    text = '{{< a alt="B \\"c\\"" >}}{% d title: \'E\' %} title="f"'
    found = list(arguments(text))
    assert found == [Argument("alt", 'B "c"', 11, 18, '"'), Argument("title", "E", 36, 37, "'")]
    assert [text[argument.start : argument.end] for argument in found] == ['B \\"c\\"', "E"]


@pytest.mark.parametrize(
    ("quote", "value", "written"),
    [
        ('"', 'a "b" \\ c', 'a \\"b\\" \\\\ c'),
        ("'", 'it\'s "b"', 'it\\\'s "b"'),
        ("`", "a `b` \\", "a 'b' \\"),
    ],
)
def test_values_are_written_between_their_quotes(quote: str, value: str, written: str) -> None:
    assert Argument("alt", "", 0, 0, quote).written(value) == written


def test_closed_names() -> None:
    text = "{{< /tab >}} {{%/blocks/cover%}} {%- endraw -%} {% end %} {{< open >}}"
    assert closed_names(text) == {"tab", "blocks/cover", "raw"}


HOSTILE = [
    "{{< a ",
    '{{< a "',
    '{{< a `"\\',
    "{% a '\"",
    '{{< a="\\"',
    "{{% a {",
    "{% a {",
    "{{<  ",
    "{{",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_many_open_shortcodes_take_linear_time(piece: str) -> None:
    text = piece * 50_000
    assert without_shortcodes(text) == frozen(text) == text


def test_a_value_of_many_signs_takes_linear_time() -> None:
    assert frozen('{{< a title="' + "{{< a='" * 50_000 + '" >}}') == '{{< a title="" >}}'
