import pytest

from dragoman.publishing.isolation import isolated


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("تناول 0.5–1 mg/kg ثم", "تناول <bdi>0.5–1 mg/kg</bdi> ثم"),
        ("من 25 إلى 300 mg.", "من <bdi>25</bdi> إلى <bdi>300 mg</bdi>."),
        ("<strong>67%</strong>، 1,500", "<strong><bdi>67%</bdi></strong>، <bdi>1,500</bdi>"),
        ("٠٫٥ ملغ", "<bdi>٠٫٥</bdi> ملغ"),
        ('<code>5 mg</code> <a href="/5">5</a>', '<code>5 mg</code> <a href="/5"><bdi>5</bdi></a>'),
        ("&lt;5 &amp; &#39;6&#39;", "<bdi>&lt;5</bdi> &amp; '<bdi>6</bdi>'"),
        ("لا أرقام &amp; FDA", "لا أرقام &amp; FDA"),
        (
            'نعم<sup class="footnote-reference"><a href="#n">1</a></sup>',
            'نعم<sup class="footnote-reference"><a href="#n">1</a></sup>',
        ),
    ],
    ids=["range", "words", "percent", "arabic", "code", "entities", "none", "footnote"],
)
def test_isolated(markup: str, expected: str) -> None:
    assert isolated(markup) == expected
