"""What the quick look lets through, the whole guard lets through, with the same HTML."""

import random
from collections.abc import Iterator

import pytest

from dragoman.articles import Form, Segment, Verdict, judge, judge_all, parse
from dragoman.articles.document import Segments
from dragoman.articles.guard.judging import judge_closely
from dragoman.articles.guard.quick_look import doubtful
from dragoman.articles.texts import Texts
from dragoman.articles.together import render_all
from tests.benchmarks.hostile import against

SOURCES = (
    "Take one tablet.",
    "Take **one** tablet, *please*.",
    "See [our clinic](/a) and [the shop](/b).",
    "Use `@app.get` or `{name}` here.",
    "An image ![of a pill](a.png) in text.",
    "By [@anna](/anna), see `https://example.org`.",
    "Take <kbd>Ctrl</kbd> and <abbr title='Twice'>b.i.d.</abbr>.",
    'Take <span class="x">*one*</span> tablet.',
    "Take <em>one</em> tablet.",
    "Take </em>one<em> tablet.",
    "Take `{% x }`.",
    "A note.[^1] ~~Old~~ text.\n\n[^1]: The note.",
    "One line\\\nand another.",
    "100 % of R&D, `a & b`, `Vec<T>`.",
    "![A pill & a <spoon>](a.png)",
    '[x](/a "By @anna, 5 mg")',
    "Use `{{ x }}` if 1 < 2 < 3.",
    "If 5 < 6.",
    "Say <\\% if.",
    "An image ![a](b.png) and `x@y.z`.",
    '<b title="https://x.y">foo `c`</b>',
    'Take <abbr title="&#8287 x">one</abbr>.',
    "One</p> two.",
)
SLY = (
    "", "\u3164", "\u2800", "`\u3164`", "**\u3164**", "...", "[ ][1] [x][2]", "[][1] [x][2]",
    "[x][2] [y][1]", "[\u3164][1] [x][2]", "[`\u3164`][1] and [x][2]", "[*x*][1] [&nbsp;][2]",
    "\uff57\uff57\uff57\uff0eevil.example `@app.get` or `{name}`",
    "x\uff20evil.example `@app.get` or `{name}`", "x`@app.get`@evil.example `{name}`",
    "x`@app.get`evil.example or `{name}`", "{name} `@app.get` or `{name}`",
    "`@app.get` \\{ `{name}` }", "Nimm [@anna](/x), `https://example.org`",
    "evil.x[@anna][1].example `https://example.org`", "http\\://evil.example", "ww\\w.evil.example",
    "www\\.evil.example", ":\\/\\/", "&#119;ww.evil.example", "\\[1]", "[*1*]", "[^*1*]",
    "x <br /> y", "x<br />", "<br />x", "one line <br />", "x &#8238; y", "x &zwj; y", "&lt;% x %>",
    "<% x", "\\<% x", "50 %EE%80%80", "%ee%80%801", "a | b", "| a", "`| a`", "***a***", "* * *",
    "[a]: b", "[a][1]: [b][2]", "<em>one</em>", "</em>one<em>", "**one** *please*",
    "*one* **please**",
    "<em>**one</em>** *please*", "<kbd>x</abbr> <abbr title=\"Twice\">y</kbd>",
    "<kbd>x</kbd> <abbr title='Thrice'>y</abbr>", "<span class=\"x\">*a</span>*",
    "<span class=\"x\"></span>*a*", "![][1]", "![\u3164][1]", "[x][1]", "![x](a.png)",
    "x[^1]", "x[^2] ~~y~~", "~~x~~[^1]", "[^1]~~x~~", "`Vec<U>` `a & b`",
    "R&amp;D `a & b` `Vec<T>`",
    "`{% x }` %} y", "An image ![\u3164][1] in text.", "Take </em>one<em> tablets.", "x" * 5000,
    "Nimm <code>{{ x }}</code> wenn.", "Nimm 5 <code 6", "Nimm -8<- x", "Nimm 5 <\\% 6 x",
    "Sag < wenn", "*a* " * 150, "Ein www![a][1].evil.com `x@y.z`.",
    "Ein http:![a][1]//evil.com `x@y.z`.", '<b title="https://x.y">foo`c`</b>',
    'Nimm <abbr title="&#8287 x">eine</abbr>.', "</p>&NewLine;x", "eins\n</p>&NewLine;<p>",
    "Nimm ![a [1] b](/y)",
)  # fmt: skip


def html_if_alike(segment: Segment, text: str) -> str | None:
    [markup] = render_all([segment], [text])
    return None if doubtful(Segments([segment]), Texts([text]), [markup]) else markup


def segments() -> Iterator[Segment]:
    for source in SOURCES:
        found = parse(f"{source}\n", path="x.md").segments
        yield from (segment for segment in found if segment.form is not Form.HTML)


def texts(segment: Segment) -> Iterator[str]:
    yield from against(segment.text)
    for sly in SLY:
        yield from (sly, f"{segment.text} {sly}", f"{sly} {segment.text}", f"{sly}{segment.text}")


@pytest.mark.parametrize("segment", [*segments()], ids=lambda segment: segment.text[:30])
def test_it_lets_nothing_through_that_the_guard_refuses(segment: Segment) -> None:
    for text in texts(segment):
        alike = html_if_alike(segment, text)
        if alike is not None:
            assert judge_closely(segment, text) == Verdict(alike, ()), text


@pytest.mark.parametrize("seed", range(10))
def test_no_translation_hides_another(seed: int) -> None:
    found = [(segment, text) for segment in segments() for text in (segment.text, *SLY)]
    random.Random(seed).shuffle(found)
    some, texts = Segments([it for it, _ in found]), Texts([it for _, it in found])
    alone = [judge(segment, text) for segment, text in found]
    assert judge_all(some, texts) == alone
    closer = doubtful(some, texts, render_all(some, texts))
    through = {it for it, message in enumerate(found) if html_if_alike(*message) is not None}
    assert set(range(len(found))) - closer == through


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Take one tablet.", "Nimm eine Tablette: heute."),
        ("Take **one** tablet.", "**Eine** Tablette."),
        ("Use `{name}` in [a file](/a).", "`{name}` in [einer Datei][1]."),
        ("100 % of R&D by [@anna](/b)", "100 % von R&D von [@anna][1]"),
        ("Press <kbd>A</kbd>.", "Drück <kbd>A</kbd>."),
        (":tada: **New**", ":tada: **Neu**"),
        ("🚀 Up to `a[0]`", "🚀 Bis `a[0]`"),
        ("![A pill & a spoon](a.png)", "Eine Tablette & ein Löffel"),
        ("Use `a` and `b` of [it](/a).", "Nimm von [*ihm*][1] `b` und `a`."),
        ("Take one tablet.", "Nimm *eine* Tablette."),
        ("`{{ x }}` <Note a='b'>*now*</Note><br />or x", "`{{ x }}` <Note a='b'>*y*</Note><br />z"),
    ],
)
def test_most_translations_need_no_closer_look(source: str, translation: str) -> None:
    [segment] = parse(f"{source}\n", path="x.md").segments
    assert html_if_alike(segment, translation) is not None


@pytest.mark.parametrize(
    "tail",
    ["&#x202e da", "&#123&#123 x }}", "&lt%= x %&gt", "http&#58//evil.com", "www&#46evil.com"],
)
def test_raw_html_is_looked_at_closer(tail: str) -> None:
    """It reads references to characters that have no semicolon."""
    [segment] = parse("<div>Hello <b>you</b> there</div>\n", path="x.md").segments
    assert html_if_alike(segment, f"Hallo <b>du</b> {tail}") is None


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Costs $5.", "Kostet $5."),
        ("Take one tablet.", "Nimm {eine} Tablette."),
        ("Take {one} tablet.", "Nimm {eine} Tablette."),
        ("Take <b>one</b> *tablet*.", "Nimm *eine* <b>Tablette</b>."),
        ("One<br />two", "Eins zwei<br />"),
        ("Take {x}, see www.example.org.", "Nimm {x}, siehe www.example.org."),
        ("Text {% x %} more.", "{% x %} Text more."),
        ("Use {{ x }} here.", "Nimm {{ *x* }}."),
        ("Use {{ x_y }} here.", r"Nimm {{ x\_y }}."),
        ("{{ `a` }} and `b`", "{{ `b` }} und `a`"),
        ("See ![a {x} b](a.png) now.", "Nimm ![a b][1] jetzt {x}."),
        ("Use https://example.co<br />me today.", "https://example.come <br /> today."),
        ("See https://{host}/x.", "Siehe https://{host}.evil.com/x."),
        ("See ![x](a.png)1", "[![x][1]1]"),
        ("`{x}` `a <` b 5% %", "`{x}` `a <`% b %>"),
        ("Use `{{ x }}`.", "Nimm <code>{{ x }}</code>."),
        ("<b>Use</b> `{{ x }}`.", "<b>Nimm</b> <code>{{ x }}</code>."),
        ("See [it](/a).", "Siehe [...][1]."),
        ("![A <b> tag](a.png)", "Ein <b>"),
    ],
)
def test_what_differs_is_looked_at_closer(source: str, translation: str) -> None:
    [segment] = parse(f"{source}\n", path="x.md").segments
    assert html_if_alike(segment, translation) is None
