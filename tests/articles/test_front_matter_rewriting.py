import random
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest
import yaml

from dragoman.articles.front_matter import FrontMatter, Text, rewritten, split_front_matter
from dragoman.articles.schema import Schema
from dragoman.errors import ArticleError
from tests.articles.cases import cases

CASES = [
    case for kind in ("yaml", "toml") for case in cases(f"front_matter/rewriting_{kind}.md", 3)
]
YAML = """\
---
plain: One  # comment
single:   'One'
double: "One"
literal: |  # comment
   One

strip: >-
  One two three
  four

keep: |+
  One


digit: |2
    One
wide:
      - "x": &x One
        y: !!str
          One
          two
flow: [One, 'One' , {a: One, "b":"One"}]
alias: *x
---
"""
TOML = """\
+++
basic = "One" # comment
literal = 'One'
"basic lines" = \"""One\"""
"more lines" = \"""
One
\"""
literal-lines = '''
One'''
wide . "x" = "One"
flow = ["One", {a = 'One'}, # comment
  '''One''']
[[more]]
a = "One"
+++
"""
ATOMS = [
    *("a", "two words", "L'heure", "日本", "🙂", "", " ", "  ", "\t", "\n", "\n\n", "\r", "\r\n"),
    *(":", ": ", " #", "#", "-", "- ", "? ", "---", "\n---\n", "+++", "\n+++\n", "...", "\n...\n"),
    *("'", "''", "'''", '"', '""', '"""', "\\", "\\n", "\\u0041", "{", "}", "[", "]", ",", ", "),
    *("&a", "*x", "!x", "|", ">-", "%", "@", "`", "=", "<<", "~", "null", "yes", "No", "on", "y"),
    *("true", "0", "1.5", "1e3", "0x1F", "0o7", "1_000", "12:30", "2026-11-23", ".nan", "-.inf"),
    *("\x01", "\x1b", "\x7f", "\x80", "\u0085", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe"),
    *("\uffff", "\u202e", "{{< x >}}", "word " * 30),
]


def read(source: str) -> FrontMatter:
    return split_front_matter(source, path="x.md")[0]


def every_text(front_matter: FrontMatter) -> tuple[Text, ...]:
    paths = {scalar.path for scalar in front_matter.scalars}
    return front_matter.strings(Schema(tuple(path for path in paths if path)))


def asked(front_matter: FrontMatter, lines: str) -> Iterator[tuple[Text, str]]:
    """Read `path = value` or `path number = value`."""
    texts = every_text(front_matter)
    for line in lines.splitlines():
        name, _, value = line.partition(" = ")
        path, _, number = name.rpartition(" ") if name[-1].isdigit() else (name, "", "0")
        same = [text for text in texts if text.path == path]
        yield same[int(number)], value.replace("\\n", "\n")


@pytest.mark.parametrize(
    ("source", "values", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_rewritten(source: str, values: str, expected: str) -> None:
    front_matter = read(source)
    assert rewritten(front_matter, dict(asked(front_matter, values))) == expected


def hostile() -> list[str]:
    """Return every atom by itself and 150 mixtures, the same in every run."""
    chance = random.Random(20261123)
    mixed = ("".join(chance.choices(ATOMS, k=chance.randint(2, 6))) for _ in range(150))
    return [*ATOMS, *mixed]


@pytest.mark.parametrize("source", [YAML, TOML], ids=["yaml", "toml"])
def test_every_style_holds_every_value(source: str) -> None:
    front_matter = read(source)
    texts = every_text(front_matter)
    for value in hostile():
        result = rewritten(front_matter, dict.fromkeys(texts, value))
        assert [text.value for text in every_text(read(result))] == [value] * len(texts)
        assert Counter(leaves(plainly(result))) == Counter({value: len(texts)})


@pytest.mark.parametrize("source", [YAML, TOML], ids=["yaml", "toml"])
def test_one_text_is_replaced_and_nothing_else(source: str) -> None:
    front_matter = read(source)
    for text in every_text(front_matter):
        if text.path == "wide.x":  # what an alias repeats
            continue
        result = rewritten(front_matter, {text: "Eins: zwei"}).encode()
        before, after = source.encode()[: text.start], source.encode()[text.end :]
        assert result.startswith(before)
        assert result.endswith(after)
        assert "Eins: zwei" in result[len(before) : -len(after)].decode()


@pytest.mark.parametrize("source", [YAML, TOML, ""], ids=["yaml", "toml", "none"])
def test_nothing_to_replace(source: str) -> None:
    front_matter = read(source)
    assert rewritten(front_matter, {}) == source
    same = {text: text.value for text in every_text(front_matter)}
    assert rewritten(front_matter, same) == source


def plainly(source: str) -> object:
    """Return what a reader with types makes of front matter."""
    inner = "".join(source.splitlines(keepends=True)[1:]).rpartition(source[:3])[0]
    return yaml.safe_load(inner) if source.startswith("-") else tomllib.loads(inner)


def leaves(values: object) -> Iterator[object]:
    if isinstance(values, dict | list):
        for value in values.values() if isinstance(values, dict) else values:
            yield from leaves(value)
    else:
        yield values


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a\0b", '"title" would have U+0000, which cannot be written'),
        ("\ud83d", '"title" would have U+D83D, which cannot be written'),
    ],
    ids=["nul", "surrogate"],
)
@pytest.mark.parametrize("source", ["---\ntitle: A\n---\n", "+++\ntitle = 'A'\n+++\n"])
def test_what_cannot_be_written(source: str, value: str, reason: str) -> None:
    front_matter = read(source)
    [text] = front_matter.strings(Schema())
    with pytest.raises(ArticleError) as caught:
        rewritten(front_matter, {text: value})
    assert str(caught.value) == f"x.md:2: {reason}"


def test_a_list_that_is_repeated_is_not_rewritten() -> None:
    front_matter = read("---\ntags: &t [One]\nslugs: *t\n---\n")
    [text] = front_matter.strings(Schema(("tags",)))
    with pytest.raises(ArticleError) as caught:
        rewritten(front_matter, {text: "Eins"})
    assert str(caught.value) == (
        "x.md:3: *t repeats texts that are for translation\n\nWrite out what *t stands for."
    )


def test_a_text_of_another_front_matter_is_refused() -> None:
    [text] = read("---\ntitle: Another\n---\n").strings(Schema())
    with pytest.raises(ArticleError) as caught:
        rewritten(read("---\ntitle: One\n---\n"), {text: "Eins"})
    assert str(caught.value) == 'x.md:2: "title" is no text of this front matter'


def test_a_result_that_reads_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "dragoman.articles.front_matter.rewriting.yaml_scalar", lambda value, *_: value
    )
    front_matter = read("---\ntitle: One\nsummary: Two\n---\n")
    one, two = front_matter.strings(Schema())
    for value, reason in [
        ("a: b", "front matter: mapping values are not allowed here"),
        ("a\nb: c", "it would have other fields"),
        ("a #b", '"title" would say otherwise'),
        ("a\n---\n", "it would end too early"),
    ]:
        with pytest.raises(ArticleError) as caught:
            rewritten(front_matter, {one: value, two: "Zwei"})
        expected = f"x.md:2: front matter cannot be written back: {reason}"
        assert str(caught.value) == expected
