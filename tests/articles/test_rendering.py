import pytest

from dragoman.articles.engine import href, html
from dragoman.articles.rendering import render


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("強い**「薬」**です。", "強い<strong>「薬」</strong>です。"),
        ("**点滴。**この", "<strong>点滴。</strong>この"),
        ("**点滴。**2013年", "<strong>点滴。</strong>2013年"),
        ("**点滴。**NICE", "<strong>点滴。</strong>NICE"),
        ("NICE**「薬」**", "NICE<strong>「薬」</strong>"),
        ("**「A」**と**「B」**と", "<strong>「A」</strong>と<strong>「B」</strong>と"),
        ("次は**`code`**です", "次は<strong><code>code</code></strong>です"),
        ("이것은 **'약'**입니다", "이것은 <strong>'약'</strong>입니다"),
        ("5 * 3 と 4 * 2", "5 * 3 と 4 * 2"),
        ("`。**次` と**重要**", "<code>。**次</code> と<strong>重要</strong>"),
        ("a **b.**c", "a **b.**c"),
    ],
)
def test_emphasis_beside_cjk(text: str, expected: str) -> None:
    assert render(text) == expected


def test_without_repair_commonmark_decides() -> None:
    assert render("強い**「薬」**です", repair=False) == "強い**「薬」**です"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# no heading", "# no heading"),
        ("one\ntwo", "one<br />two"),
        ("*one\ntwo*", "<em>one<br />two</em>"),
        ("[a][1] [2] [b][02] [c][3]", '<a href="%EE%80%801%EE%80%81">a</a> [2] [b][02] [c][3]'),
        ("", ""),
    ],
)
def test_one_run_of_text(text: str, expected: str) -> None:
    assert render(text, links=2) == expected


@pytest.mark.parametrize(
    "character", [*map(chr, (*range(1, 128), 0xE9, 0x2028, 0x1F600))], ids=repr
)
def test_an_address_is_written_as_by_the_engine(character: str) -> None:
    address = f"/a{character}b"
    markup = html("[.][1]", lambda number: (address, ""))
    assert f'<p><a href="{href(address)}">.</a></p>\n' == markup
