import time

import pytest

from dragoman.articles.front_matter import Field, FrontMatter, split_front_matter
from dragoman.articles.schema import NEVER, Schema
from dragoman.errors import ArticleError
from tests.articles.cases import cases

STRINGS = list(cases("front_matter/strings.md", 3))
ERRORS = list(cases("front_matter/errors.md", 2))


def read(source: str) -> FrontMatter:
    return split_front_matter(source, path="x.md")[0]


@pytest.mark.parametrize(
    ("paths", "source", "expected"),
    [case[1:] for case in STRINGS],
    ids=[case[0] for case in STRINGS],
)
def test_texts_and_where_they_stand(paths: str, source: str, expected: str) -> None:
    content = source.encode()
    found = [
        f"{text.line} {text.path}: {content[text.start : text.end].decode()} => {text.value}"
        for text in read(source).strings(Schema(tuple(paths.split())))
    ]
    assert [line.replace("\n", "⏎") for line in found] == expected.splitlines()


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in ERRORS], ids=[case[0] for case in ERRORS]
)
def test_errors_name_the_line(source: str, expected: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(source)
    assert str(caught.value) == expected.strip()


def test_fields_of_toml_are_as_the_author_wrote_them() -> None:
    front_matter, rest = split_front_matter(
        '+++\ntitle = "A"\ndate = 2026-11-23\ndraft = false\nweight = 0.50\n'
        "tags = [\n  'a', 1_000]\nnone = []\nmixed = [['a']]\nseo.title = 'B'\n"
        "[more]\ntitle = 'C'\n+++\nText\n",
        path="x.md",
    )
    assert front_matter.fields == {
        "title": Field("A", 2),
        "date": Field("2026-11-23", 3),
        "draft": Field("false", 4),
        "weight": Field("0.50", 5),
        "tags": Field(("a", "1_000"), 6),
        "none": Field((), 8),
    }
    assert str(front_matter.day("date")) == "2026-11-23"
    assert front_matter.lines == 13
    assert rest == "Text\n"


def test_fields_of_yaml_are_as_the_author_wrote_them() -> None:
    front_matter = read(
        "---\ntitle: no\ndate: 2026-11-23\nempty:\ntags: &t\n- a\n- 1_000\nnone: []\n"
        "mixed: [[a]]\nmore: {title: C}\nagain: *t\n---\n"
    )
    assert front_matter.fields == {
        "title": Field("no", 2),
        "date": Field("2026-11-23", 3),
        "empty": Field("", 4),
        "tags": Field(("a", "1_000"), 5),
        "none": Field((), 8),
        "again": Field(("a", "1_000"), 11),
    }


@pytest.mark.parametrize("separator", ["\u0085", "\u2028", "\u2029"])
def test_only_line_feeds_are_counted(separator: str) -> None:
    front_matter = read(f'---\ntitle: "a{separator}b"\nsummary: c\n---\n')
    assert [text.line for text in front_matter.strings(Schema())] == [2, 3]


@pytest.mark.parametrize("source", ["", "Text\n", "----\na: b\n---\n", " ---\n---\n", "++\n++\n"])
def test_no_front_matter(source: str) -> None:
    assert split_front_matter(source, path="x.md") == (FrontMatter("x.md", {}, 0), source)


@pytest.mark.parametrize("source", ["---\n---\n", "+++\n+++\n", "---\n# none\n...\n"])
def test_front_matter_of_nothing(source: str) -> None:
    lines = source.count("\n")
    expected = FrontMatter("x.md", {}, lines, source)
    assert split_front_matter(source + "Text", path="x.md") == (expected, "Text")


def test_aliases_are_not_multiplied() -> None:
    levels = "".join(f"b{n + 1}: &b{n + 1} [{', '.join([f'*b{n}'] * 9)}]\n" for n in range(60))
    begun = time.monotonic()
    front_matter = read(f"---\nb0: &b0 [lol, lol]\n{levels}title: A\nself: &s [*s]\n---\n")
    assert time.monotonic() - begun < 5
    assert front_matter.fields == {"b0": Field(("lol", "lol"), 2), "title": Field("A", 63)}


def test_tags_and_merge_keys_do_nothing() -> None:
    front_matter = read(
        "---\nbase: &base {risk: clinical}\n<<: *base\n"
        "title: !!python/object/apply:os.system ['exit 1']\nsummary: !!python/name:os.abort\n---\n"
    )
    assert front_matter.fields == {"title": Field(("exit 1",), 4), "summary": Field("", 5)}


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_what_is_nested_too_deeply_is_an_error(fence: str) -> None:
    key = "a:" if fence == "---" else "a ="
    with pytest.raises(ArticleError) as caught:
        read(f"{fence}\n{key} {'[' * 20_000}{']' * 20_000}\n{fence}\n")
    assert str(caught.value) == "x.md:1: front matter: nested too deeply"


@pytest.mark.parametrize("name", sorted(NEVER))
def test_a_schema_refuses_what_programs_read(name: str) -> None:
    expected = f'"seo.{name}" is read by programs and never translated; nor are '
    assert (Schema.refusal(f"seo.{name}") or "").startswith(expected)
    assert not Schema((f"seo.{name}",)).takes(f"seo.{name}")


@pytest.mark.parametrize("path", ["", ".", "seo.", ".title", "a..b", "seo. title"])
def test_a_schema_refuses_what_is_no_path(path: str) -> None:
    assert Schema.refusal(path) == f'"{path}" is no path of names such as title or seo.description'


@pytest.mark.parametrize("path", ["title", "seo.description", "image alt", "url.title"])
def test_a_schema_takes_other_paths(path: str) -> None:
    assert Schema.refusal(path) is None
    assert Schema((path,)).takes(path)
    assert not Schema(("summary",)).takes(path)
