"""The guard for facts, shortcodes, formulas, raw HTML, localizable links and direction marks."""

import pytest

from dragoman.articles import Dialect, judge, parse

DIALECT = Dialect(facts=frozenset({"phone"}))
LINK = "<!-- dragoman: link -->\nAsk [WHO](https://who.int/).\n"
NO_HTTPS = "it is no address that begins with https://"
CASES = [
    ("link", LINK, "https://who.int/fr", []),
    ("link", LINK, "http://who.int/fr", [NO_HTTPS]),
    ("link", LINK, "javascript:alert(1)", [NO_HTTPS]),
    ("paragraph", "Call {phone}.\n", "Appelez le {phone}.", []),
    ("paragraph", "Call {phone}.\n", "Appelez.", ["the placeholder {phone} is missing"]),
    (
        "paragraph",
        "Call {phone}.\n",
        "{phone} ou {phone}.",
        ["the placeholder {phone} is not in the source"],
    ),
    ("paragraph", "See {{< x 1 >}}.\n", "Voir {{< x 1 >}}.", []),
    ("paragraph", "See {{< x 1 >}}.\n", "Voir.", ["the shortcode {{< x 1 >}} is missing"]),
    ("paragraph", "Take $x_1$ now.\n", "Prenez $x_1$.", []),
    ("paragraph", "Take $x_1$ now.\n", "Prenez.", ["the formula $x_1$ is missing"]),
    ("text in HTML", "<p>Take <b>one</b>.</p>\n", "<b>Un</b>.", []),
    (
        "text in HTML",
        "<p>Take <b>one</b>.</p>\n",
        "Un.",
        ["the tag <b> is missing", "the tag </b> is missing"],
    ),
    ("paragraph", "Take 5 mg.\n", "5 mg\u200f.", []),
    (
        "paragraph",
        "Take *one* tablet.\n",
        "Nimm *eine* Tablette.&#8287;</p>&#10;<script>alert(1)</script>",
        ["it does not render as one run of text"],
    ),
    ("field", "---\ntitle: A <b\u200f> 5\n---\n", "<b> 5", []),
    (
        "paragraph",
        "Take 5 mg.\n",
        "\u202e5 mg.",
        ["U+202E RIGHT-TO-LEFT OVERRIDE may not stand in a translation"],
    ),
]


@pytest.mark.parametrize(("kind", "source", "translation", "reasons"), CASES)
def test_reasons(kind: str, source: str, translation: str, reasons: list[str]) -> None:
    document = parse(source, path="x.md", dialect=DIALECT)
    [segment] = [segment for segment in document.segments if segment.kind == kind]
    assert sorted(judge(segment, translation).reasons) == sorted(reasons)


def test_direction_marks_are_dropped() -> None:
    [segment] = parse("Take 5 mg.\n", path="x.md").segments
    assert judge(segment, "5 mg\u200f.").html == "5 mg."
