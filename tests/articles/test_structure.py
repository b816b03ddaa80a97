"""The outline that is taken for granted at first is the one that the engine's judgment gives."""

import random

import pytest

from dragoman.articles.dialect import Dialect
from dragoman.articles.extensions.outline import outlined
from dragoman.articles.structure import structure_of
from dragoman.errors import ArticleError
from tests.articles.random_boxes import RandomArticle

DOUBTFUL = {
    "an example in code": "```\n::: note\n```\n\n::: tip\nText.\n:::\n",
    "an example in indented code": "Text.\n\n    ::: note\n\n::: tip\nText.\n:::\n",
    "a comment": "<!--\n::: note\n-->\n\n{{< a >}}\n",
    "HTML right before the end": "::: note\n<div>\n:::\n",
    "an end in a list": "::: note\n- Text.\n  :::\n",
    "a box from a list to behind it": "- ::: note\n\n:::\n",
    "nothing closed": "::: note\nText.\n",
    "nothing opened": "Text.\n:::\n",
    "code that the box does not end": "!!! note\n    ```\n    Text.\n\nText.\n",
}
LINES: tuple[str, ...] = (
    ":::",
    "::: a",
    "!!! b",
    "    !!! c",
    "/// d | T",
    "///",
    "{{< e >}}",
    "```",
    "<div>",
)
LINES += ("<!--", "-->", "- f", "> :::", "  :::", "\t:::", "1. ::: g", "   ::: h T", "    ", "")


def disturbed(seed: int) -> str:
    """An article with boxes, some of whose lines are lost, moved or put in."""
    lines = RandomArticle(seed).body.split("\n")
    dice = random.Random(seed)
    for _ in range(dice.randint(0, 4)):
        place = dice.randrange(len(lines) + 1)
        taken = lines[place : place + 1]
        lines[place : place + 1] = dice.choice(
            ([], [*taken, *taken], [dice.choice(LINES), *taken], [f"  {line}" for line in taken])
        )
    return "\n".join(lines)


def judged(body: str) -> object:
    try:
        return outlined(body, path="x.md")
    except ArticleError as error:
        return str(error)


def trusted(body: str) -> object:
    try:
        return structure_of(body, Dialect(), path="x.md", line=1)[0]
    except ArticleError as error:
        return str(error)


@pytest.mark.parametrize("body", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_does_not_hold_is_judged(body: str) -> None:
    assert trusted(body) == judged(body)


@pytest.mark.parametrize("body", ["<div>\n\t:::\n{{< e >}}\n", '```\n```\n ???c""\n        ???c""'])
def test_a_line_that_cannot_be_judged_is_an_error(body: str) -> None:
    reason = "it cannot be told whether the code or HTML before this line goes on in it"
    with pytest.raises(ArticleError, match=reason):
        structure_of(body, Dialect(), path="x.md", line=1)


@pytest.mark.parametrize("seed", range(400))
def test_an_article_has_the_outline_it_is_judged_to_have(seed: int) -> None:
    assert trusted(disturbed(seed)) == judged(disturbed(seed))
