"""On which line a key of a TOML file stands, however it is written."""

import pytest

from dragoman.articles.toml_lines import lines_of


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[number]\nsource = 1\nJP.due = 3", 3),
        ("\n# due\nnumber.JP = { value = 1, due = 3 }", 3),
        ("[x]\n[number]\nJP = { value = [\n1\n], due = 3 }", 3),
        ("[number]\n[number.JP]\nvalue = 1\n\ndue = 3", 5),
        ("[ number . 'JP' ] # due\n\"due\" = 3", 2),
        ('x = """\n[number.JP]\ndue = 3"""\n[number.JP]\ndue = 3', 5),
        ("[[x]]\ndue = 1\n[number]\nJP = { due = 3 }", 4),
        ("[JP]\ndue = 1\n[number]\ndue = 2\n[number.JP]\nvalue = 3", 5),
        ("[number]\ndue = 2", 1),
        ("[x]", 0),
        ("", 0),
    ],
)
def test_the_line_of_a_key(text: str, line: int) -> None:
    assert lines_of(text).line_of("number", "JP", "due") == line
