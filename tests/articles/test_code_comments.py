"""Comments in code: which words are messages, and what may stand in their place."""

import re

import pytest

from dragoman.articles.code.comments import LONGEST_CODE, MOST_LEXED, Comment, comments_of
from dragoman.articles.code.proof import fits
from dragoman.articles.code.tokens import LONGEST_LINE, knows, language_of

# The words between « and » are the messages, the rest is not.
MARKED = {
    "python": '''\
#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""# Not a comment, but a docstring."""
import os  # noqa: F401
tax = "# none"  # «The VAT.»  # noqa: E501
rates = []  # type: list[int]
#: «The default.»
# ---- «Setup» ----
# ----
# 2026
# https://example.org/
    # «1,500 rows»
''',
    "pycon": ">>> 1 + 1  # «Two»\n# not one\n2\n",
    "javascript": """\
/* eslint-disable semi,
   quotes */
/**
 * «Adds **two** numbers.»
 *
 * «@param a the first»
 */
fetch("https://example.org"); // «Yes.»
// eslint-disable-next-line no-alert -- not now
// prettier-ignore
/* «one» *//* «two» */ /***** «three» *****/
//# sourceMappingURL=x.js.map
""",
    "typescript": "// @ts-expect-error\nlet a: number; // «A number»\n",
    "json": '{"a": 1} // «more»\n',
    "c": """\
#include <stdio.h> /* «printf» */
#define ONE 1 // «one»
/* «First line,»
   «second line» **/
int a; /*!< «Documented.» */
char *b = "/* no */"; // «bytes: // and /*»
""",
    "c++": """\
#pragma once
/// «Documented.»
int a; ///< «A member»
// clang-format off
auto b = R"(// no)";
""",
    "csharp": "/// <summary>\n/// «Adds <b>two</b>.»\n/// </summary>\n#region No\n",
    "go": "//go:build linux\n// «Package a counts.»\npackage a //nolint:all\n",
    "rust": """\
//! «The crate.»
/// «Documented»
/// «in two lines.»
#[derive(Debug)] // «An attribute»
fn main() {
    /* «outer»
       /* nested */
       left out, for other languages do not nest */
    /** «Documented»
     * «as well» */
    let a = r#"// no"#;
}
""",
    "sh": '#!/bin/sh\n# «Install it»\n# shellcheck disable=SC2034\necho "# no" ${#a} # «Print»\n',
    "console": "$ make  # «builds»\n# no: root's prompt\nno # output\n",
    "docker": "# syntax=docker/dockerfile:1\n# «The image»\nFROM debian\n",
    "make": "# «The first»\nall: it # «rule»\n\techo # «said»\n",
    "html": """\
<!-- «One» --><!-- «two»
     «three» -->
<!--[if IE]><p>no</p><![endif]-->
<p title="<!-- no -->">no</p>
<style>a {} /* «style» */</style>
<script>b() // «script»
</script>
""",
    "xml": "<!-- «One» -->\n<a><![CDATA[<!-- no -->]]></a>\n",
    "jinja": "{# «One» #}{{ '{# no #}' }}\n{{#include no.md}}\n",
    "css": '/* «Red.» */\na::after { content: "/* no */"; /* «why» */ }\n/* stylelint-disable */\n',
    "scss": "// «One»\n$a: 1; /* «two» */\n",
    "sql": "-- «All»\nSELECT '-- no', /* «why» */ 1;\n--\nSELECT /*+ FULL(a) */ 1;\n",
    "yaml": "# yaml-language-server: $schema=x\n# «The port»\nport: 80 # «why»\ntext: |\n  # no\n",
    "toml": '# «The name»\nname = "# no" # «why»\n',
    "ini": "; «One»\n# «two»\na = 1\n",
    "lua": "-- «One»\n--[[ «two»\n«three» ]]\n--- «four»\n--[==[ no ]==]\na = [[-- no]]\n",
    "haskell": """\
{-# LANGUAGE GADTs #-}
-- | «Documented»
f = 1 -- «one»
{- «two»
   «three» -}
""",
    "vb": "' «One»\nDim a = \"' no\" ' «two»\nREM «three»\n",
    "php": "// «One»\n$a = '# no'; # «two»\n/** «three» */\n",
    "html+php": "<?php // «One»\n// left out ?>\n<p>no</p>\n",
    "ruby": "# frozen_string_literal: true\n=begin\n«One»\n=end\na = '# no' # «two»\n",
    "powershell": "<#\n.SYNOPSIS\n«One»\n#>\nWrite-Host '# no' # «two»\n",
    "batch": "@REM «One»\n:: «two»\nrem «three»\n",
    "julia": "#= «One»\n«two» =# x # «three»\n",
    "ocaml": '(* «One» *) let a = "(* no *)"\n',
    "cmake": "# «One»\n#[[ «two» ]]\n#[==[ no ]==]\n",
    "clojure": ";; «One»\n(a) ; «two»\n",
    "tex": "% «One»\n50\\% no % «two»\n",
    "vim": '" «One»\nset a\n',
    "fortran": "! «One»\nend\n",
    "erlang": "%% «One»\n",
    "text": "# no\n",
    "diff": "- # no\n+ # no\n",
    "mermaid": "%% no: the language is unknown\n",
}


def unmarked(marked: str) -> tuple[str, tuple[Comment, ...]]:
    """Return code without its marks, and the comments that were between them."""
    code, comments = "", []
    for part in re.split("(«[^»]*»)", marked):
        text = part.strip("«»")
        if part.startswith("«"):
            comments.append(Comment(len(code), len(code) + len(text), text))
        code += text
    return code, tuple(comments)


def test_the_marks_of_the_cases_are_read() -> None:
    assert unmarked("a # «b c»\n«d»") == (
        "a # b c\nd",
        (Comment(4, 7, "b c"), Comment(8, 9, "d")),
    )


@pytest.mark.parametrize("language", MARKED)
def test_comments(language: str) -> None:
    code, expected = unmarked(MARKED[language])
    assert comments_of(code, language).found == expected


@pytest.mark.parametrize("language", MARKED)
def test_comments_at_the_end_of_code(language: str) -> None:
    code, expected = unmarked(MARKED[language].rstrip("\n"))
    assert comments_of(code, language).found == expected


@pytest.mark.parametrize(
    "translation",
    ["„Größe“ – l'été", "説明です。", "وصف", 'it\'s "so" (a/b), 50 % & <x> {y}; #1', "TODO: a\tb"],
    ids=["german", "japanese", "arabic", "punctuation", "tab"],
)
@pytest.mark.parametrize("language", [name for name in MARKED if "«" in MARKED[name]])
def test_words_fit(language: str, translation: str) -> None:
    code, _ = unmarked(MARKED[language])
    comments = comments_of(code, language).found
    reasons = {comment: fits(code, language, comment, translation) for comment in comments}
    assert reasons == dict.fromkeys(comments)


AROUND = "it would change the code around it, or its line would be too long"
DIRECTIVE = "it is an instruction to a tool, which the source is not"
PUNCTUATION = "it begins with other punctuation than the source, right behind the comment's mark"


@pytest.mark.parametrize(
    ("language", "marked", "translation", "reason"),
    [
        ("c", "/* «a» */ x", "b */ y", "*/ may not stand in this comment"),
        ("c", "/* «a» */ x", "b /* c", "/* may not stand in this comment"),
        ("c", "/*«a»*/ x", "/", PUNCTUATION),
        ("c", "/* «a»*/ x", "b *", None),
        ("c", "// «a»\nx;", "b \\", "it ends with a backslash, which may join lines of code"),
        ("c", "// «a»\nx;", "b */ /* c", None),
        ("c", "// «a \\»\nx", "b \\", None),
        ("c", "//«a»\nx;", "/ b", PUNCTUATION),
        ("javascript", "f(/* «a» */ 1)", "*/ evil() /*", "/* may not stand in this comment"),
        ("javascript", "// «a»", "@ts-ignore", DIRECTIVE),
        ("python", "# «a»", "b  # noqa", DIRECTIVE),
        ("python", "# «a»", "type: ignore", DIRECTIVE),
        ("python", "x  # «a»", "'''", None),
        ("python", "#«a»", "!/bin/sh", PUNCTUATION),
        ("css", "/* «a» */ b {}", "c */ d {}", "*/ may not stand in this comment"),
        ("html", "<!-- «a» -->", "b --> <script>", "--> may not stand in this comment"),
        ("html", "<!-- «a» -->", "b --!> c", "-- may not stand in this comment"),
        ("html", "<script>\n// «a»\n</script>", "</script><p>", AROUND),
        ("html", "<style>/* «a» */</style>", "</style><p>", AROUND),
        ("html+php", "<?php\n// «a»\n", "b ?> <p>", "?> may not stand in this comment"),
        ("xml", "<!-- «a» -->", "b -- c", "-- may not stand in this comment"),
        ("jinja", "{# «a» #}", "b #}{{ c }}", "#} may not stand in this comment"),
        ("sql", "SELECT /* «a» */ 1", "*/ 2; --", "*/ may not stand in this comment"),
        ("sql", "-- «a»\nSELECT 1", "'; DROP TABLE b; --", None),
        ("rust", "/* «a» */ fn", "b /* c", "/* may not stand in this comment"),
        ("rust", "//«a»\n", "! b", PUNCTUATION),
        ("lua", "--«a»\nx = 1\n--«b»\n", "[[c", PUNCTUATION),
        ("lua", "--[[ «a» ]] x", "b ]] y", "]] may not stand in this comment"),
        ("haskell", "{- «a» -} f", "b -} g", "-} may not stand in this comment"),
        ("ocaml", "(* «a» *) f", '"', None),
        ("powershell", "<# «a» #> f", "#> g <#", "<# may not stand in this comment"),
        ("julia", "#= «a» =# f", "b =# g", "=# may not stand in this comment"),
        ("julia", "#«a»\nf", "= b", PUNCTUATION),
        ("yaml", "a: 1 # «a»", "b: 2", None),
        ("vb", "' «a»", '"b', None),
    ],
)
def test_hostile_translations(
    language: str, marked: str, translation: str, reason: str | None
) -> None:
    code, expected = unmarked(marked)
    comments = comments_of(code, language).found
    assert comments == expected
    assert fits(code, language, comments[0], translation) == reason


@pytest.mark.parametrize(
    ("translation", "reason"),
    [
        ("", "it is empty"),
        (" \t", "it is empty"),
        ("a\nb", "it has a line break"),
        ("a\n", "it has a line break"),
        ("a\rb", "it has a line break"),
        ("a\u2028b", "it has a line break"),
        ("a\x0cb", "it has a line break"),
        ("a\0b", "U+0000 may not stand in a comment"),
        ("a\x1bb", "U+001B may not stand in a comment"),
        ("a\u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE may not stand in a comment"),
        ("a" * LONGEST_LINE, AROUND),
        ("a" * (LONGEST_LINE - 2), None),
    ],
)
def test_characters(translation: str, reason: str | None) -> None:
    code = "# words\nx = 1\n"
    (comment,) = comments_of(code, "python").found
    assert fits(code, "python", comment, translation) == reason


def test_a_character_that_the_source_has_may_stay() -> None:
    code = "# a\u200eb\n"
    (comment,) = comments_of(code, "python").found
    assert fits(code, "python", comment, "c\u200ed") is None


@pytest.mark.parametrize(
    ("language", "code", "lines"),
    [
        ("python", "a = 1\nb = 2  # words\nc = 3\n", [range(1, 2)]),
        ("c", "a;\n/* one\n   two */ b;\nc;\n", [range(1, 3)] * 2),
        ("html", "<p>\n" * 50 + "<script>\n// words\n</script>\n", [range(41, 53)]),
        ("html", "<script>\n" + "a;\n" * 50 + "// words\n</script>\n", [range(53)]),
    ],
    ids=["line", "block", "script", "long script"],
)
def test_lines_on_which_it_is_proven(language: str, code: str, lines: list[range]) -> None:
    found = [comment.around for comment in comments_of(code, language).found]
    assert [range(*(code[:place].count("\n") for place in around)) for around in found] == lines


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("# a\n" * (LONGEST_CODE // 4), LONGEST_CODE // 4),
        ("# a\n" * (LONGEST_CODE // 4) + "\n", 0),
        ("# a\n" * 250_000, 0),
        ("#" + "a" * (LONGEST_LINE - 1), 1),
        ("#" + "a" * LONGEST_LINE, 0),
        ("# a" + "\n" * LONGEST_LINE, 1),
        ("# a\n" + "\n" * LONGEST_LINE, 0),
    ],
    ids=["long", "too long", "1 MB", "line", "too long line", "gap", "too long gap"],
)
def test_the_size_of_code_is_bounded(code: str, count: int) -> None:
    comments = comments_of(code, "python")
    assert (len(comments.found), bool(comments.left)) == (count, not count)


def test_a_lexer_that_never_ends_finds_none() -> None:
    assert comments_of("<!-- One -->\n<a/>\n", "mcschema").found == ()


def test_what_no_lexer_can_read_does_not_stop_it() -> None:
    code, expected = unmarked('x = "\n\x7f ¿ $ ?\n# «still»\n')
    assert comments_of(code, "python").found == expected


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "Python"),
        ("py", "Python"),
        ("Python hl_lines=[1]", "Python"),
        ("python{1,3}", "Python"),
        ("rust,ignore", "Rust"),
        ("{.python .numbered}", "Python"),
        ("{ .bash hl_lines='1' }", "Bash"),
        ("c++", "C++"),
        ("c#", "C#"),
        ("js", "JavaScript"),
        ("vb", "VB.net"),
        ("jsonc", "JSON"),
        ("html+jinja", "HTML+Django/Jinja"),
        ("mermaid", None),
        ("", None),
        ("{}", None),
        ("../python", None),
    ],
)
def test_language_of(info: str, language: str | None) -> None:
    assert language_of(info) == language
    assert knows(info) is (language is not None)


def test_not_all_comments_are_read_where_each_needs_all_of_the_code() -> None:
    line = "//" + " a" * 40 + "\n"
    code = "<script>\n" + line * 150 + "</script>\n"
    comments = comments_of(code, "html")
    assert comments.left == "too much code would have to be read for each of them"
    assert len(comments.found) == MOST_LEXED // len(code)


def test_lines_that_cannot_be_read_prove_nothing() -> None:
    code = "# a" + " b" * LONGEST_LINE
    assert fits(code, "python", Comment(2, 3, "a", around=(0, len(code))), "c") == AROUND
