"""Random articles with boxes, and what their pages must hold."""

import random
import re
from collections.abc import Callable, Sequence

_BOX = re.compile(r'<(?P<end>/?)(?:div|details)\b(?: class="(?P<names>[^"]*)")?|\bw\d+\b')
_DECOYS = (
    ("```", "::: decoy", "!!! decoy", "", ":::", "```"),
    ("~~~ md", "    !!! decoy", "/// decoy", "{{< decoy >}}", "~~~"),
    ("<!-- x", "", "::: decoy", "-->"),
    ("<pre>", "", "!!! decoy", "</pre>"),
)


class RandomArticle:
    """An article made of a seed: paragraphs, lists, quotes and boxes in one another."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.expected: list[str] = []
        """The boxes and words of its page, in order."""
        self._random = random.Random(seed)
        self._words = 0
        self._shifted = 0
        """How many lists and quotes it is within: there a tab is not four columns."""
        ending = self._random.choice(("\n", ""))
        self.body = "\n".join(self._blocks(4)) + ending

    def read(self, markup: str) -> list[str]:
        """Return the boxes and words of a page, in order."""
        found = _BOX.finditer(markup)
        return [match[0] if match["end"] is None else _box(match) for match in found]

    def _word(self) -> str:
        self._words += 1
        self.expected.append(f"w{self._words}")
        return self.expected[-1]

    def _blocks(self, depth: int) -> list[str]:
        makers: list[Callable[[int], list[str]]] = [self._paragraph, self._decoy, self._shortcode]
        if depth:
            makers += [self._list, self._quote, self._container, self._admonition, self._block] * 2
        lines: list[str] = []
        bounded = True
        for maker in self._random.choices(makers, k=self._random.randint(1, 3)):
            bound = maker in (self._container, self._admonition, self._block, self._shortcode)
            apart = not (bounded or bound) or self._random.random() < 0.5
            lines += [""] * (apart and bool(lines))
            lines += maker(depth - 1)
            bounded = maker in (self._container, self._block, self._shortcode)
        return lines

    def _paragraph(self, depth: int) -> list[str]:
        lines = [f"{self._word()} ä *{self._word()}*"]
        return lines + [self._word() for _ in range(self._random.randint(0, 1))]

    def _decoy(self, depth: int) -> list[str]:
        return list(self._random.choice(_DECOYS))

    def _shortcode(self, depth: int) -> list[str]:
        return [
            f'{{{{% {self._word()} title="{self._word()}" %}}}}',
            f"{{{{% /{self._word()} %}}}}",
        ]

    def _list(self, depth: int) -> list[str]:
        sign = self._random.choice(("- ", "1. ", "* "))
        first = f"{sign}{self._word()}"
        return [first, *_indented(["", *self._shifted_blocks(depth)], " " * len(sign))]

    def _quote(self, depth: int) -> list[str]:
        return [f"> {line}".rstrip() for line in self._shifted_blocks(depth)]

    def _shifted_blocks(self, depth: int) -> list[str]:
        self._shifted += 1
        lines = self._blocks(depth)
        self._shifted -= 1
        return lines

    def _container(self, depth: int) -> list[str]:
        self.expected.append("<c")
        fence = ":" * self._random.randint(3, 5)
        name = self._random.choice((" c", "c", " {.c}", "{c}"))
        title = f" {self._word()}" if self._random.random() < 0.5 else ""
        return self._closed(f"{fence}{name}{title}", fence, depth)

    def _block(self, depth: int) -> list[str]:
        self.expected.append("<tab")
        fence = "/" * self._random.randint(3, 5)
        return self._closed(f"{fence} tab | {self._word()}", fence, depth)

    def _closed(self, first: str, fence: str, depth: int) -> list[str]:
        lines = [first, *self._blocks(depth), fence]
        self.expected.append("</")
        return lines

    def _admonition(self, depth: int) -> list[str]:
        mark, name = self._random.choice((("!!!", "admonition c"), ("???", "c")))
        self.expected.append(f"<{name}")
        lines = [f'{mark} c "{self._word()}"', *[""] * self._random.randint(0, 1)]
        blanks = "    " if self._shifted else self._random.choice(("    ", "\t"))
        lines += _indented(self._blocks(depth), blanks)
        self.expected.append("</")
        return lines


def _indented(lines: Sequence[str], blanks: str) -> list[str]:
    return [f"{blanks}{line}" if line else "" for line in lines]


def _box(match: re.Match[str]) -> str:
    return "</" if match["end"] else f"<{match['names']}"
